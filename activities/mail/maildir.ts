import { access, mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { digest, type Message } from './message.js';
import type { MailTransport, Sending } from './transport.js';

/**
 * The local mailbox: a Maildir, which any mail program can read. A message's file is named after its notice, so that a
 * repetition overwrites itself: each notice is there once.
 */
export function maildir(folder: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix', disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ key, envelope, mail }: Message): Promise<Sending> {
      try {
        const { message } = await writer.sendMail({ ...mail, envelope });
        return { sent: true, answer: await keep(folder, `${digest(key)}.lustrum`, message as Buffer) };
      } catch (error) {
        return { sent: false, answer: error instanceof Error ? error.message : String(error), permanent: false, nobodyThere: true };
      }
    },
    close: () => Promise.resolve(),
  };
}

/** Writes, syncs, then renames: a reader never sees half a message, nor does a crash leave one. */
async function keep(folder: string, name: string, message: Buffer): Promise<string> {
  const parts = Object.fromEntries(['tmp', 'new', 'cur'].map((part) => [part, join(folder, part)])) as Record<
    'tmp' | 'new' | 'cur',
    string
  >;
  for (const part of Object.values(parts)) await mkdir(part, { recursive: true });
  // A mail program moves what was seen into `cur` and puts flags behind the name.
  if ((await readdir(parts.cur)).some((seen) => seen.split(':')[0] === name)) return `kept as cur/${name}`;
  const draft = join(parts.tmp, name);
  const file = await open(draft, 'w');
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(parts.new, name));
  await access(join(parts.new, name));
  return `kept as new/${name}`;
}
