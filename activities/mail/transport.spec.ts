import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { entry, letter, reader } from '../../test/builders/letter.js';
import { eventually } from '../../test/support/eventually.js';
import { startMailServer, type MailServer } from '../../test/support/smtp.js';
import { freePort } from '../../test/support/temporal.js';
import { maildir } from './maildir.js';
import { messageOf } from './message.js';
import { smtp } from './smtp.js';

const from = 'Lustrum <lustrum@unodc.example>';
const now = '2018-09-05T07:00:00.000Z';
const message = (more: Parameters<typeof letter>[0] = {}): ReturnType<typeof messageOf> => messageOf(letter(more), from, now);

describe('a message', () => {
  it('is named after its notice: the same for the same, another for another', () => {
    expect(message().id).toBe(message().id);
    expect(message().id).toMatch(/^<[0-9a-f]{40}@unodc\.example>$/);
    expect(message({ key: 'fourteenth/M17/-7/p1/2' }).id).not.toBe(message().id);
  });

  it('belongs to the thread of its milestone', () => {
    const later = message({ key: 'fourteenth/M17/-1/p1/1' });
    expect(later.mail.references).toEqual(message().mail.references);
    const other = message({ entry: entry({ milestone: 'M18' }) });
    expect(other.mail.references).not.toEqual(message().mail.references);
  });
});

describe('by SMTP', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.stop());

  it('arrives in text and HTML with the headers of an automatic message', async () => {
    const transport = smtp(server.url);
    expect(await transport.send(message())).toMatchObject({ sent: true, answer: expect.stringContaining('250') });
    await transport.close();
    const { mail, raw, to, from: sender } = server.received.at(-1)!;
    expect(sender).toBe('lustrum@unodc.example');
    expect(to).toEqual(['ada@example.org']);
    expect(mail.subject).toContain('M17');
    expect(mail.messageId).toBe(message().id);
    expect(mail.text).toContain('Dear Ada Example');
    expect(mail.html).toContain('>Dear Ada Example');
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    expect(raw).toMatch(/^References: <[0-9a-f]{40}\.thread@unodc\.example>\r$/m);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
  });

  it('lets no name or title add a header or a recipient', async () => {
    const evil = 'Eve\r\nBcc: all@example.org\r\n\r\nbody';
    const transport = smtp(server.url);
    await transport.send(
      message({
        reader: reader({ name: evil, address: 'eve@example.org' }),
        edition: { id: 'e', title: evil, short: evil },
        entry: entry({ title: evil }),
      }),
    );
    await transport.close();
    const { mail, raw, to } = server.received.at(-1)!;
    expect(to).toEqual(['eve@example.org']);
    expect(mail.bcc ?? []).toEqual([]);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
  });

  it('tells a message that will never be taken from one that is not taken now', async () => {
    const transport = smtp(server.url);
    server.refuse = () => 550;
    expect(await transport.send(message())).toMatchObject({ sent: false, permanent: true, nobodyThere: false });
    server.refuse = () => 451;
    expect(await transport.send(message())).toMatchObject({ sent: false, permanent: false, nobodyThere: false });
    server.refuse = () => undefined;
    expect(await transport.send(message())).toMatchObject({ sent: true });
    await transport.close();
  });

  it('says that nobody is there when the server is down or turns everyone away, and never for ever', async () => {
    const down = smtp(`smtp://127.0.0.1:${await freePort()}`);
    expect(await down.send(message())).toMatchObject({ sent: false, permanent: false, nobodyThere: true });
    await down.close();

    const closing: Server = createServer((socket) => socket.end('421 shutting down\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => closing.once('listening', resolve));
    const turnedAway = smtp(`smtp://127.0.0.1:${(closing.address() as { port: number }).port}`);
    expect(await turnedAway.send(message())).toMatchObject({ sent: false, permanent: false, nobodyThere: true });
    await turnedAway.close();
    closing.close();
  });

  it('hands over to its end what the server is reading when it is closed, and gives back what waits for its turn', async () => {
    const transport = smtp(server.url);
    let answer: () => void = () => undefined;
    server.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
    const before = server.received.length;
    const [read, waiting] = [transport.send(message()), transport.send(message({ key: 'fourteenth/M17/-7/p1/2' }))];
    await eventually(() => expect(server.received.length).toBe(before + 1));
    await transport.close();
    expect(await waiting).toMatchObject({ sent: false, permanent: false, nobodyThere: true });
    answer();
    expect(await read).toMatchObject({ sent: true });
    server.beforeAnswer = () => Promise.resolve();
    expect(server.received.length).toBe(before + 1);
  });
});

describe('into the local mailbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lustrum-mailbox-'));
  const box = join(folder, 'mailbox');
  afterEach(() => rmSync(box, { recursive: true, force: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is one readable file, however often it is sent', async () => {
    const transport = maildir(box);
    expect(await transport.send(message())).toMatchObject({ sent: true });
    expect(await transport.send(message())).toMatchObject({ sent: true });
    await transport.send(message({ key: 'another' }));
    expect(readdirSync(join(box, 'new'))).toHaveLength(2);
    expect(readdirSync(join(box, 'tmp'))).toEqual([]);
    const [file] = readdirSync(join(box, 'new'));
    const mail = await PostalMime.parse(readFileSync(join(box, 'new', file!)));
    expect(mail.subject).toContain('M17');
    expect(mail.to?.[0]?.address).toBe('ada@example.org');
  });

  it('does not come back after a mail program has moved it away as read', async () => {
    const transport = maildir(box);
    await transport.send(message());
    const [file] = readdirSync(join(box, 'new'));
    renameSync(join(box, 'new', file!), join(box, 'cur', `${file}:2,S`));
    await transport.send(message());
    expect(readdirSync(join(box, 'new'))).toEqual([]);
  });

  it('delays where the folder cannot be written', async () => {
    mkdirSync(box);
    writeFileSync(join(box, 'tmp'), 'not a folder');
    expect(await maildir(box).send(message())).toMatchObject({ sent: false, permanent: false });
  });
});
