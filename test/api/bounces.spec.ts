import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
const messageId = '<0123456789abcdef@unodc.example>';

/** A report as Postfix makes it. */
const report = ({ id = messageId, action = 'failed', status = '5.1.1' } = {}): string =>
  [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'To: lustrum@unodc.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ada@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>: Recipient address',
    '    rejected: User unknown',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'From: Lustrum <lustrum@unodc.example>',
    'To: Ada Example <ada@example.org>',
    `Message-ID: ${id}`,
    'Subject: M17 is due in 7 days',
    '',
    'Dear Ada',
    '--b1--',
    '',
  ].join('\r\n');

let table: ApiOnTheTable;
beforeAll(async () => {
  table = await apiOnTheTable({ bounceSecret: secret });
  table.journal.messages.add(messageId);
});
afterAll(() => table.app.close());

const post = (body: string, { by = secret, at = new Date(), api = table }: { by?: string; at?: Date; api?: ApiOnTheTable } = {}) =>
  request(api.app.getHttpServer())
    .post('/v1/bounces')
    .set({
      'content-type': 'message/rfc822',
      'webhook-id': 'bounce_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(by).sign('bounce_1', at, body),
    })
    .send(body);

describe('a report of a message that came back', () => {
  it('is understood and handed on, with the diagnosis on one line', async () => {
    const { body } = await post(report()).expect(202);
    expect(body).toEqual({ messageId, permanent: true });
    expect(table.carrier.reported).toEqual([
      {
        messageId,
        permanent: true,
        answer: '5.1.1 smtp; 550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown',
        at: table.clock.now(),
      },
    ]);
  });

  it('that only says that it is late needs nobody', async () => {
    const before = table.carrier.reported.length;
    await post(report({ action: 'delayed', status: '4.4.1' })).expect(202, { messageId, permanent: false });
    expect(table.carrier.reported).toHaveLength(before);
  });

  /** As mail servers of old write it: octets of 0x80 and above that are no UTF-8. */
  const eightBit = Buffer.from(report().replace('User unknown', 'Empf\u00e4nger unbekannt'), 'latin1');
  const over = (body: Buffer, at: number): string =>
    createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`bounce_8.${at}.`)
      .update(body)
      .digest('base64');
  const send = (body: Buffer, at: number, signature: string) =>
    request(table.app.getHttpServer())
      .post('/v1/bounces')
      .set({ 'content-type': 'message/rfc822', 'webhook-id': 'bounce_8', 'webhook-timestamp': String(at), 'webhook-signature': signature })
      .serialize((bytes: unknown) => bytes as string)
      .send(body as unknown as string);
  const seconds = (): number => Math.floor(Date.now() / 1000);

  it('is taken with octets that are no UTF-8, signed over them as they are, by any of several signatures', async () => {
    const at = seconds();
    const before = table.carrier.reported.length;
    await send(eightBit, at, `v1,${over(eightBit, at)}`).expect(202, { messageId, permanent: true });
    const several = `v1a,${over(eightBit, at)} v1,${over(Buffer.from(report()), at)} v1,${over(eightBit, at)}`;
    await send(eightBit, at, several).expect(202);
    expect(table.carrier.reported).toHaveLength(before + 2);
    // other octets than were signed, though both are shown as the same character
    const other = Buffer.from(eightBit.map((octet) => (octet === 0xe4 ? 0xe5 : octet)));
    expect((await send(other, at, `v1,${over(eightBit, at)}`).expect(401)).body).toMatchObject({ code: 'signature-invalid' });
    expect(table.carrier.reported).toHaveLength(before + 2);
  });

  it.each<[string, number, (signature: string) => string]>([
    ['from before five minutes ago', -302, (signature) => `v1,${signature}`],
    ['from more than five minutes ahead', 302, (signature) => `v1,${signature}`],
    ['of another version', 0, (signature) => `v1a,${signature}`],
    ['cut short', 0, (signature) => `v1,${signature.slice(0, 20)}`],
    ['without anything in it', 0, () => 'v1,'],
  ])('is refused with a signature %s', async (_, off, made) => {
    const at = seconds() + off;
    expect((await send(eightBit, at, made(over(eightBit, at))).expect(401)).body).toMatchObject({ code: 'signature-invalid' });
  });

  it.each([
    ['of a message that was not sent from here', report({ id: '<other@elsewhere.example>' }), 404, 'message-unknown'],
    ['that is an automatic reply', 'Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.', 422, 'bounce-unreadable'],
    ['that is none', '', 422, 'bounce-unreadable'],
    ['that says it was delivered', report({ action: 'delivered', status: '2.0.0' }), 422, 'bounce-unreadable'],
  ])('%s is refused', async (_, body, status, code) => {
    const before = table.carrier.reported.length;
    expect((await post(body).expect(status)).body).toMatchObject({ code });
    expect(table.carrier.reported).toHaveLength(before);
  });

  it('is refused unsigned, signed by another, and too old; and nothing tells whether there is such a message', async () => {
    const other = `whsec_${Buffer.from('another secret of thirty-two char').toString('base64')}`;
    const unsigned = request(table.app.getHttpServer()).post('/v1/bounces').set('content-type', 'message/rfc822').send(report());
    const answers = await Promise.all([unsigned, post(report(), { by: other }), post(report(), { at: new Date(Date.now() - 3_600_000) })]);
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      Array.from({ length: 3 }, () => [401, 'signature-invalid']),
    );
  });

  it('is refused as another kind of body', async () => {
    const answer = await request(table.app.getHttpServer()).post('/v1/bounces').send({ messageId });
    expect(answer.body).toMatchObject({ status: 415, code: 'media-type-unsupported' });
  });

  it('is not taken where no secret is set', async () => {
    const without = await apiOnTheTable();
    expect((await post(report(), { api: without }).expect(404)).body).toMatchObject({ code: 'bounces-not-taken' });
    await without.app.close();
  });

  it('can be piped from a mail server through the script that signs it', async () => {
    const listening = (table.app.getHttpServer() as { listen(port: number, host: string): void }).listen(0, '127.0.0.1') as unknown;
    await new Promise((resolve) => setImmediate(resolve));
    const { port } = (listening as { address(): AddressInfo }).address();
    const before = table.carrier.reported.length;
    const printed = await piped(eightBit, { BOUNCE_SECRET: secret, PUBLIC_URL: `http://127.0.0.1:${port}` });
    expect(printed).toContain('202');
    expect(table.carrier.reported).toHaveLength(before + 1);
  });
});

const piped = (input: Buffer, env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['scripts/bounce.mjs'], { env: { PATH: process.env['PATH'], ...env } }, (error, out, said) =>
      error ? reject(new Error(said, { cause: error })) : resolve(out),
    );
    child.stdin?.end(input);
  });
