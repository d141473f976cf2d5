import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { letter } from '../../test/builders/letter.js';
import { messageOf } from './message.js';
import { smtp } from './smtp.js';
import type { Sending } from './transport.js';

/** Encryption and accounts, on a real server with a certificate of its own making. */

const message = messageOf(letter(), 'Lustrum <lustrum@unodc.example>', '2018-09-05T07:00:00.000Z');
let own: { key: string; cert: string };
let other: { cert: string };
let server: SMTPServer | undefined;
/** What the server has seen of each message: whether it came encrypted, and by which account. */
let taken: { secure: boolean; user: unknown }[] = [];

const certificate = async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { key: made.private, cert: made.cert };
};

async function started(options: SMTPServerOptions): Promise<number> {
  server = new SMTPServer({
    ...own,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'lustrum' && password === 'pa ss') done(null, { user: username });
      else done(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        taken.push({ secure: session.secure, user: session.user });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // refused handshakes are part of the tests
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return (listener.address() as AddressInfo).port;
}

async function sent(url: string, options: { ca?: string } = {}): Promise<Sending> {
  const transport = smtp(url, options);
  const sending = await transport.send(message);
  await transport.close();
  return sending;
}

beforeAll(async () => {
  [own, other] = await Promise.all([certificate(), certificate()]);
});

afterEach(async () => {
  taken = [];
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

describe('a mail server with a certificate of its own making', () => {
  it('is trusted where that certificate is given', async () => {
    const port = await started({ secure: true, authOptional: true });
    expect(await sent(`smtps://localhost:${port}`, { ca: own.cert })).toMatchObject({ sent: true });
    expect(taken).toEqual([{ secure: true, user: undefined }]);
  });

  it.each([
    ['none is given', (): { ca?: string } => ({})],
    ['another one is given', (): { ca?: string } => ({ ca: other.cert })],
  ])('gets nothing where %s: the message waits', async (_, options) => {
    const port = await started({ secure: true, authOptional: true });
    expect(await sent(`smtps://localhost:${port}`, options())).toMatchObject({ sent: false, permanent: false, nobodyThere: true });
    expect(taken).toEqual([]);
  });

  it('is not taken for another: its name must be the one that was asked for', async () => {
    const port = await started({ secure: true, authOptional: true });
    expect(await sent(`smtps://127.0.0.1:${port}`, { ca: own.cert })).toMatchObject({ sent: false, nobodyThere: true });
    expect(taken).toEqual([]);
  });
});

describe('an account', () => {
  it('is used over a connection that becomes encrypted by STARTTLS', async () => {
    const port = await started({});
    expect(await sent(`smtp://lustrum:pa%20ss@localhost:${port}`, { ca: own.cert })).toMatchObject({ sent: true });
    expect(taken).toEqual([{ secure: true, user: 'lustrum' }]);
  });

  it('never sends its password in the clear: without STARTTLS the message waits', async () => {
    const port = await started({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const sending = await sent(`smtp://lustrum:pa%20ss@localhost:${port}`, { ca: own.cert });
    expect(sending).toMatchObject({ sent: false, permanent: false, nobodyThere: true });
    expect(taken).toEqual([]);
  });

  it('that is refused stops every message, and none for good', async () => {
    const port = await started({ secure: true });
    const sending = await sent(`smtps://lustrum:wrong@localhost:${port}`, { ca: own.cert });
    expect(sending).toMatchObject({ sent: false, permanent: false, nobodyThere: true, answer: expect.stringContaining('535') });
    expect(sending.answer).not.toContain('wrong');
  });
});
