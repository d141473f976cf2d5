import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  raw: string;
  mail: Email;
}

export interface MailServer {
  port: number;
  url: string;
  readonly received: Received[];
  /** What a recipient's address is answered with, instead of being taken: `550`, `451`. */
  refuse: (address: string) => number | undefined;
  stop(): Promise<void>;
}

/** A real SMTP server on loopback; on a given port, to come back where it was. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100, // a client's idle connections are not waited for: a server that goes down does not either
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const code = mail.refuse(address);
      done(code === undefined ? null : Object.assign(new Error(`<${address}>: not taken`), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        void PostalMime.parse(raw).then((parsed) => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((r) => r.address),
            raw: raw.toString('utf8'),
            mail: parsed,
          });
          done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined); // connections that break are part of the tests
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const mail: MailServer = {
    port: (listener.address() as AddressInfo).port,
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    received,
    refuse: () => undefined,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}
