import type { PlainDate } from '../../domain/time/plain-date.js';
import { english } from './words.en.js';

/** The catalogue of one language: every phrase of a letter. Plain text; escaping is not its business. */
export interface Words {
  language: string;
  direction: 'ltr' | 'rtl';
  date(on: PlainDate): string;
  /** "is due in 7 days", "is due today", "is 3 days overdue". */
  due(days: number): string;
  greeting(name: string): string;
  reminder(edition: string): string;
  catchUp(edition: string, count: number): string;
  catchUpSubject(count: number, overdue: number): string;
  dueOn(date: string): string;
  deliverable(title: string): string;
  readMore: string;
  closing: string;
}

const catalogues: Readonly<Record<string, Words>> = { en: english };

/** The words of a language; English for one that has no catalogue yet. */
export const wordsFor = (language: string): Words => catalogues[language.slice(0, 2).toLowerCase()] ?? english;
