import type { PlainDate } from '../../domain/time/plain-date.js';

/** What a notice has to say to its reader, before it is put into words of a language. */
export interface Letter {
  /** The notice's key: the message is named after it. */
  key: string;
  kind: 'reminder' | 'catch-up' | 'digest' | 'session' | 'concern';
  edition: { id: string; title: string };
  reader: Reader;
  /** One for a reminder; all that came together for a catch-up. In order of their dates. */
  entries: LetterEntry[];
  /** Where the edition is to be read. */
  link: string;
}

export interface Reader {
  name: string;
  address: string;
  /** Language tag (`en`, `fr`); one without a catalogue reads English. */
  language: string;
}

export interface LetterEntry {
  milestone: string;
  title: string;
  dueOn: PlainDate;
  /** Days until it is due on the reader's calendar; negative: overdue by so many. */
  days: number;
  /** What proves it done, where the template asks for something. */
  deliverable?: string;
  link: string;
}
