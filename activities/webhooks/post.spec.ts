import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { allowedFrom } from '../../domain/webhooks/address.js';
import { isSignedWith, startReceiver, type Receiver } from '../../test/support/webhook-receiver.js';
import { poster, type Poster, type PosterOptions, type Posting } from './post.js';
import { signed } from './signed.js';

/** What is sent to a webhook, on a real receiver that does whatever receivers do. */

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const previousSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const message = { id: 'msg_e_42_0', type: 'milestone.completed', timestamp: '2030-02-11T09:00:00.000Z', data: { milestone: 'M11' } };
const loopback = allowedFrom(['127.0.0.1']);
const hasty = { connect: 500, whole: 700 };

let receiver: Receiver | undefined;
let sender: Poster | undefined;
afterEach(async () => {
  await sender?.close();
  await receiver?.stop();
});

async function post(url: string, options: PosterOptions = { allowed: loopback }): Promise<Posting> {
  await sender?.close();
  sender = poster({ patience: hasty, ...options });
  return sender.post(signed(url, message, { secret, previousSecret: null, previousUntil: null }));
}
const answering = async (answer: Receiver['answer']): Promise<Posting> => {
  receiver = await startReceiver();
  receiver.answer = answer;
  return post(receiver.url);
};

describe('a message', () => {
  it('is signed as Standard Webhooks has it, over exactly what arrives', async () => {
    expect(await answering((_, response) => response.writeHead(200).end('taken'))).toEqual({
      outcome: 'delivered',
      status: 200,
      answer: 'taken',
    });
    const [received] = receiver!.received;
    expect(received).toMatchObject({ id: message.id, message: { type: message.type, timestamp: message.timestamp, data: message.data } });
    expect(isSignedWith(secret, received!)).toBe(true);
    expect(isSignedWith(previousSecret, received!)).toBe(false);
    expect(isSignedWith(secret, { ...received!, body: received!.body.replace('M11', 'M12') })).toBe(false);
  });

  it('is signed with both secrets while the one before is valid, and not a moment longer', async () => {
    const at = new Date();
    const rotated = { secret, previousSecret, previousUntil: new Date(at.getTime() + 1_000).toISOString() };
    const both = signed('https://x.test/', message, rotated, at);
    expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    const after = signed('https://x.test/', message, rotated, new Date(at.getTime() + 1_000));
    expect(after.headers['webhook-signature']?.split(' ')).toHaveLength(1);
    receiver = await startReceiver();
    sender = poster({ allowed: loopback });
    await sender.post({ ...both, url: receiver.url });
    expect([secret, previousSecret].map((one) => isSignedWith(one, receiver!.received[0]!))).toEqual([true, true]);
  });

  it('goes over TLS to a receiver whose certificate is trusted, and to no other', async () => {
    const made = await generate([{ name: 'commonName', value: 'receiver.test' }], {
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'receiver.test' }] }],
    });
    receiver = await startReceiver({ tls: { key: made.private, cert: made.cert } });
    const url = `https://receiver.test:${receiver.port}/`;
    const toLoopback = { allowed: allowedFrom(['receiver.test']), resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
    expect(await post(url, { ...toLoopback, ca: made.cert })).toMatchObject({ outcome: 'delivered' });
    expect(await post(url, toLoopback)).toMatchObject({
      outcome: 'failed',
      answer: expect.stringMatching(/self-signed|SELF_SIGNED|VERIFY/),
    });
    expect(receiver.received).toHaveLength(1);
  });
});

describe('an answer', () => {
  it.each([400, 401, 404, 410, 500, 502])('%i is a failure', async (status) => {
    expect(await answering((_, response) => response.writeHead(status).end('no'))).toEqual({ outcome: 'failed', status, answer: 'no' });
  });

  it.each([
    [429, '120', 120_000],
    [503, '3', 3_000],
    [503, 'soon', undefined],
    [500, '120', undefined],
  ])('%i with Retry-After %s asks to wait %s ms', async (status, header, wait) => {
    const { retryAfter } = await answering((_, response) => response.writeHead(status, { 'Retry-After': header }).end());
    expect(retryAfter).toBe(wait);
  });

  it('with a date to come back at asks to wait until then', async () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    const { retryAfter } = await answering((_, response) => response.writeHead(503, { 'Retry-After': at }).end());
    expect(retryAfter).toBeGreaterThan(57_000);
    expect(retryAfter).toBeLessThanOrEqual(60_000);
  });

  it('that redirects, to a private address say, is not followed, and the failure says so', async () => {
    const trap = await startReceiver();
    try {
      const posting = await answering((_, response) => response.writeHead(307, { Location: trap.url }).end());
      expect(posting).toMatchObject({ outcome: 'failed', status: 307, answer: expect.stringContaining('redirect') });
      expect(trap.received).toEqual([]);
    } finally {
      await trap.stop();
    }
  });

  it('of 10 MB is read at its beginning only; the message counts as taken', async () => {
    let written = 0;
    const block = Buffer.alloc(64 * 1024, 'a');
    const posting = await answering((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (written < 10 * 1024 ** 2 && !response.destroyed) {
          written += block.length;
          if (!response.write(block)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect(posting).toMatchObject({ outcome: 'delivered', answer: 'a'.repeat(300) });
    expect(written).toBeLessThan(8 * 1024 ** 2);
  });

  it('is kept as one line of text, whatever it holds', async () => {
    const { answer } = await answering((_, response) => response.writeHead(500).end('a\r\n\u0000b\u001b[31m\u2028c'));
    expect(answer).toBe('a b [31m c');
  });

  it('that never comes is waited for no longer than the patience lasts', async () => {
    const begun = Date.now();
    expect(await answering(() => undefined)).toEqual({ outcome: 'failed', answer: 'No answer within 0.7 seconds.' });
    expect(Date.now() - begun).toBeLessThan(3_000);
  });

  it('that drips, byte by byte, does not stretch it either', async () => {
    const drip = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x'), 50);
      socket.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await once(drip, 'listening');
    const begun = Date.now();
    expect(await post(`http://127.0.0.1:${(drip.address() as AddressInfo).port}/`)).toMatchObject({ outcome: 'failed' });
    expect(Date.now() - begun).toBeLessThan(3_000);
    await sender?.close();
    drip.close();
  });

  it('whose body drips has said what it says with its status', async () => {
    const begun = Date.now();
    const posting = await answering((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect(posting).toMatchObject({ outcome: 'delivered', status: 200 });
    expect(Date.now() - begun).toBeLessThan(3_000);
  });

  it('that breaks off, or nobody who listens, is a failure with its cause', async () => {
    expect(await answering((request) => request.socket.destroy())).toMatchObject({ outcome: 'failed' });
    await receiver!.stop();
    expect(await post(receiver!.url)).toMatchObject({ outcome: 'failed', answer: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('where a name leads', () => {
  const leadingTo = (...addresses: string[]): PosterOptions => ({
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });

  it.each([['127.0.0.1'], ['10.0.0.7'], ['169.254.169.254'], ['::1'], ['::ffff:127.0.0.1'], ['64:ff9b::7f00:1'], ['8.8.8.8', '127.0.0.1']])(
    'to %s: nothing is sent',
    async (...addresses) => {
      receiver = await startReceiver();
      const posting = await post(`https://rebound.test:${receiver.port}/`, leadingTo(...addresses));
      expect(posting).toMatchObject({ outcome: 'refused', answer: expect.stringContaining('not a public address') });
      expect(receiver.received).toEqual([]);
    },
  );

  it('is looked at anew for each connection: a name that leads elsewhere afterwards is refused then', async () => {
    receiver = await startReceiver();
    receiver.answer = (_, response) => response.writeHead(200, { Connection: 'close' }).end();
    let address = '127.0.0.1';
    sender = poster({ allowed: allowedFrom(['127.0.0.0/8']), patience: hasty, resolve: async () => [{ address, family: 4 }] });
    // the host is allowed by the range of its address alone, and TLS is none of this test's matter
    const request = signed(`https://rebound.test:${receiver.port}/`, message, { secret, previousSecret: null, previousUntil: null });
    expect((await sender.post(request)).outcome).toBe('failed');
    address = '10.0.0.1';
    expect((await sender.post(request)).outcome).toBe('refused');
  });

  it('an address that is written out is looked at as well, at each use', async () => {
    receiver = await startReceiver();
    expect(await post(receiver.url, {})).toMatchObject({ outcome: 'refused' });
    expect(receiver.received).toEqual([]);
  });

  it('to nothing is a failure, which may pass', async () => {
    const posting = await post('https://nowhere.test/', {
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    });
    expect(posting).toMatchObject({ outcome: 'failed', answer: expect.stringContaining('ENOTFOUND') });
  });
});
