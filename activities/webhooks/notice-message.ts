import { createHash } from 'node:crypto';
import type { Notice } from '../../domain/edition/events.js';
import type { Message } from '../../domain/webhooks/messages.js';
import type { OnMissing } from '../../domain/words/words.js';
import { compose } from '../mail/compose.js';
import type { Letter } from '../mail/letter.js';

/**
 * A notice as its reader's webhook is told of it: what the letter would say, as text. Its id follows from the notice's key, so that
 * it is the same in each attempt.
 */
export function noticeMessage(edition: string, notice: Notice, letter: Letter, missing?: OnMissing): Message {
  const { subject, text } = compose(letter, missing);
  return {
    id: `msg_${createHash('sha256').update(notice.key).digest('hex').slice(0, 32)}`,
    type: `notice.${notice.kind}`,
    timestamp: notice.at,
    data: {
      edition,
      notice: notice.key,
      milestones: [...new Set(notice.about.map(({ milestone }) => milestone))],
      ...(notice.tone === undefined ? {} : { tone: notice.tone }),
      language: letter.reader.language,
      subject,
      text,
      links: { ...letter.links, ...answersIn(letter) },
    },
  };
}

/** Links by which a reminder is answered: they are its reader's alone. */
function answersIn(letter: Letter): object {
  return letter.kind === 'reminder' ? { ...letter.entry.answers } : {};
}
