import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
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
  /** What a whole message is answered with, instead of being taken. */
  refuseMessage: (message: Received) => number | undefined;
  /** Waited for before a recipient is answered: a server that stalls never fulfils it. */
  beforeRecipient: (address: string) => Promise<void>;
  /** Waited for after a message was taken, before that is answered. */
  beforeAnswer: (message: Received) => Promise<void>;
  /** Whether the line drops after a message was taken, instead of an answer. */
  drops: (message: Received) => boolean;
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
      void mail.beforeRecipient(address).then(() => {
        const code = mail.refuse(address);
        done(code === undefined ? null : refusal(code, `<${address}>: not taken`));
      }, done);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const take = async (): Promise<void> => {
          const { mailFrom, rcptTo } = session.envelope;
          const message: Received = {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((r) => r.address),
            raw: raw.toString('utf8'),
            mail: await PostalMime.parse(raw),
          };
          const code = mail.refuseMessage(message);
          if (code !== undefined) throw refusal(code, 'Message not taken');
          received.push(message);
          await mail.beforeAnswer(message);
          if (mail.drops(message)) drop(server, session.id);
        };
        void take().then(() => done(), done);
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
    refuseMessage: () => undefined,
    beforeRecipient: () => Promise.resolve(),
    beforeAnswer: () => Promise.resolve(),
    drops: () => false,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

/** Cuts the line of a session; the library has no name for that. */
function drop(server: SMTPServer, session: string): void {
  const lines = server as unknown as { connections: Set<{ session: { id: string }; _socket: Socket }> };
  for (const line of lines.connections) if (line.session.id === session) line._socket.destroy();
}
