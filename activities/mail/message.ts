import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Instant } from '../../domain/time/plain-date.js';
import type { OnMissing } from '../../domain/words/words.js';
import { compose } from './compose.js';
import type { Letter } from './letter.js';
import { oneLine } from './one-line.js';

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
export function messageOf(letter: Letter, from: string, now: Instant, onMissing?: OnMissing): Message {
  const host = hostOf(from);
  const id = `<${digest(letter.key)}@${host}>`;
  const thread = `<${digest(threadOf(letter))}.thread@${host}>`;
  const { subject, text, html } = compose(letter, onMissing);
  const { name, address, language } = letter.reader;
  return {
    key: letter.key,
    id,
    envelope: { from: addressOf(from), to: address },
    mail: {
      from,
      to: { name: asItReads(oneLine(name)), address },
      subject: asItReads(subject),
      text,
      html,
      messageId: id,
      inReplyTo: thread,
      references: [thread],
      date: new Date(now),
      headers: { ...automatic, 'Content-Language': language, ...unsubscribing(letter) },
      ...(letter.kind === 'reminder' && letter.calendar !== undefined
        ? { attachments: [calendarOf(letter.entry.milestone, letter.calendar)] }
        : {}),
    },
  };
}

/** Mail programs would decode what looks encoded (RFC 2047), and show a name that nobody entered. */
const asItReads = (text: string): string => text.replaceAll('=?', '= ?');

/** Nobody's absence notice is wanted in answer (RFC 3834, and what Exchange knows instead). */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** By a mail program's own button, without a page (RFC 8058). The address is one word, which must not be folded. */
const unsubscribing = ({ links }: Letter): Record<string, string | { prepared: true; foldLines: false; value: string }> =>
  links.unsubscribe === undefined
    ? {}
    : {
        'List-Unsubscribe': { prepared: true, foldLines: false, value: `<${oneLine(links.unsubscribe)}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };

/** What stands together in a mail program: all about one milestone, one session; catch-ups, digests and decisions of an edition. */
function threadOf({ edition, ...letter }: Letter): string {
  switch (letter.kind) {
    case 'reminder':
      return `${edition.id}/${letter.entry.milestone}`;
    case 'session':
      return `${edition.id}/session/${letter.session.key}`;
    case 'digest':
      return `${edition.id}/digest`;
    case 'catch-up':
      return `${edition.id}/`;
    case 'decision':
      return `${edition.id}/decision`;
    case 'concern': {
      const { concern } = letter;
      return 'entry' in concern ? `${edition.id}/${concern.entry.milestone}` : `${edition.id}/concern/${concern.kind}`;
    }
  }
}

const calendarOf = (milestone: string, content: string): NonNullable<SendMailOptions['attachments']>[number] => ({
  filename: `${milestone.replaceAll(/[^\w.-]/g, '_')}.ics`,
  content,
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
});

/** A name for a key that is the same for ever and safe in headers and as a file name. */
export const digest = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);

/** `Lustrum <lustrum@example.org>` or `lustrum@example.org`: the address alone. */
const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
const hostOf = (from: string): string => addressOf(from).split('@')[1] ?? 'lustrum.invalid';
