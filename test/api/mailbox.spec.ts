import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

const folder = mkdtempSync(join(tmpdir(), 'lustrum-mailbox-'));
const mailboxDir = join(folder, 'mailbox');
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());

const mail = [
  'From: Lustrum <lustrum@localhost>',
  'To: <a.tanaka@example.org>',
  'Subject: =?utf-8?q?Due_in_7_days_=3Cscript=3Ealert=281=29=3C/script=3E?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'M17 is due <b>soon</b>.',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>M17 is due "soon".</p><script>top.location="https://elsewhere.example"</script>',
  '--b--',
  '',
].join('\r\n');

beforeAll(async () => {
  table = await apiOnTheTable({ mailboxDir });
});
afterAll(async () => {
  await table.app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the mailbox in a browser', () => {
  it('is empty before anything has been sent', async () => {
    expect((await http().get('/mailbox').expect(200)).text).toContain('Nothing has been sent yet.');
  });

  it('lists messages, those that a mail program has moved too, and shows one', async () => {
    for (const part of ['new', 'cur']) mkdirSync(join(mailboxDir, part), { recursive: true });
    writeFileSync(join(mailboxDir, 'new', 'aaa.lustrum'), mail);
    writeFileSync(join(mailboxDir, 'cur', 'bbb.lustrum:2,S'), mail.replace('a.tanaka', 'b.second'));
    const list = (await http().get('/mailbox').expect(200)).text;
    expect(list).toContain('/mailbox/aaa.lustrum');
    expect(list).toContain('/mailbox/bbb.lustrum');
    const shown = await http().get('/mailbox/bbb.lustrum').expect(200);
    expect(shown.text).toContain('b.second@example.org');
    expect(shown.text).toContain('M17 is due &lt;b&gt;soon&lt;/b&gt;.');
  });

  it('runs nothing of what a message brings: escaped, in a frame without scripts', async () => {
    const { text, headers } = await http().get('/mailbox/aaa.lustrum').expect(200);
    expect(text).not.toContain('<script>');
    expect(text).toMatch(
      /<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="[^"]*" srcdoc="[^"]*&lt;script&gt;[^"]*"><\/iframe>/,
    );
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each(['..%2F..%2Fetc%2Fpasswd', '%2Fetc%2Fpasswd', 'nothing.lustrum', '..', 'new%2Faaa.lustrum'])(
    'opens nothing but messages: %s',
    async (name) => {
      expect((await http().get(`/mailbox/${name}`)).status).toBe(404);
    },
  );

  it('is not there when a mail server is set', async () => {
    const other = await apiOnTheTable();
    await request(other.app.getHttpServer()).get('/mailbox').expect(404);
    await other.app.close();
  });
});
