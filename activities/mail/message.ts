import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Instant } from '../../domain/time/plain-date.js';
import { compose, oneLine } from './compose.js';
import type { Letter } from './letter.js';

/** One message as it is handed to a transport. */
export interface Message {
  key: string;
  id: string;
  envelope: { from: string; to: string };
  mail: SendMailOptions;
}

/**
 * Makes the message of a letter. Its Message-ID follows from the notice's key: should it go out twice because the machine
 * died between sending and recording, a reader's mail program sees one. Messages on one milestone form one thread.
 */
export function messageOf(letter: Letter, from: string, now: Instant): Message {
  const host = hostOf(from);
  const id = `<${digest(letter.key)}@${host}>`;
  const milestone = letter.kind === 'reminder' ? letter.entries[0]?.milestone : undefined;
  const thread = `<${digest(`${letter.edition.id}/${milestone ?? ''}`)}.thread@${host}>`;
  const { subject, text, html } = compose(letter);
  return {
    key: letter.key,
    id,
    envelope: { from: addressOf(from), to: letter.reader.address },
    mail: {
      from,
      to: { name: oneLine(letter.reader.name), address: letter.reader.address },
      subject,
      text,
      html,
      messageId: id,
      references: [thread],
      date: new Date(now),
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  };
}

/** A name for a key that is the same for ever and safe in headers and as a file name. */
export const digest = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);

/** `Lustrum <lustrum@example.org>` or `lustrum@example.org`: the address alone. */
const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
const hostOf = (from: string): string => addressOf(from).split('@')[1] ?? 'lustrum.invalid';
