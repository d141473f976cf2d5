import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server of this process that notes when each message was taken, and for whom. */
export interface Mailbox {
  url: string;
  /** By recipient: when messages were taken, in milliseconds since the epoch. */
  readonly taken: ReadonlyMap<string, number[]>;
  stop(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
  const taken = new Map<string, number[]>();
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) taken.set(address, [...(taken.get(address) ?? []), Date.now()]);
        done();
      });
      stream.resume();
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
