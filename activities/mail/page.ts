import type { Language } from '../../domain/directory/profile.js';

/** A letter in words, before it is set: plain text and HTML are made of the same page and say the same. */
export interface Page {
  subject: string;
  language: Language;
  direction: 'ltr' | 'rtl';
  blocks: Block[];
  /** What stands in small print below: why it was sent, what else can be done. */
  foot: Block[];
}

/** What a letter is about in one line, and what it says of it. */
export interface Matter {
  what: string;
  blocks: Block[];
  /** Something in it can be answered by a link. */
  canBeAnswered: boolean;
}

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'list'; items: { text: string; isFirst: boolean }[] }
  | { kind: 'entry'; title: string; link: string; mood: Mood; lines: string[]; buttons: Link[] }
  | { kind: 'buttons'; buttons: Link[] }
  | { kind: 'link'; link: Link };

/** How pressing an entry is; shown beside the words that say it, never instead of them. */
export type Mood = 'calm' | 'soon' | 'late';

export interface Link {
  label: string;
  href: string;
}

export const text = (sentence: string): Block => ({ kind: 'text', text: sentence });
export const heading = (level: 1 | 2, words: string): Block => ({ kind: 'heading', level, text: words });
export const link = (label: string, href: string): Block => ({ kind: 'link', link: { label, href } });
