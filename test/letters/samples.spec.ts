import { beforeAll, expect, it } from '@jest/globals';
import { compose } from '../../activities/mail/compose.js';
import { languages } from '../../domain/directory/profile.js';
import { stepCatalogues } from '../../domain/words/steps/steps.js';
import { sampleLetters } from './samples.js';

/** Marks of direction are not what these tests are about. */
const plain = (text: string): string => text.replaceAll(/[\u200F\u2066-\u2069]/g, '').replaceAll('\u00A0', ' ');

let samples: Awaited<ReturnType<typeof sampleLetters>>;
beforeAll(async () => {
  samples = await sampleLetters();
});

it('are made of what ships in each language, with nothing missing', () => {
  const missing: string[] = [];
  for (const { letter } of samples) compose(letter, (what) => missing.push(what));
  expect(missing).toEqual([]);
  expect(new Set(samples.map(({ language }) => language))).toEqual(new Set(languages));
});

it('show milestone and days where a mail program shows no more than the beginning of a subject, and the edition at its end', () => {
  const reminders = samples.flatMap(({ letter }) => (letter.kind === 'reminder' ? [letter] : []));
  expect(reminders.length).toBe(4 * languages.length);
  for (const letter of reminders) {
    const subject = plain(compose(letter).subject);
    const { milestone, title } = letter.entry;
    expect(subject.startsWith(milestone)).toBe(true);
    expect(subject.indexOf(title)).toBeLessThan(50);
    expect(subject).toMatch(/[(（]Fifteenth Congress[)）]$/);
  }
});

it('name people by what they are called, never by an id', () => {
  const concerns = samples.filter(({ name }) => ['undelivered', 'reported', 'declined', 'rejected', 'replaced'].includes(name));
  expect(concerns.length).toBe(5 * languages.length);
  for (const { letter } of concerns) {
    const { subject, text } = compose(letter);
    expect(plain(`${subject}\n${text.replaceAll(/https:\S*/g, '')}`)).not.toMatch(/\b(ada|bo|ina)\b/);
  }
});

it('name the step that records something in the language of the reader', () => {
  const reports = samples.filter(({ name }) => name === 'reported-of-a-stage');
  const key = 'discussion-guide/issue';
  for (const { letter, language } of reports) expect(plain(compose(letter).text)).toContain(stepCatalogues[language][key]);
  expect(new Set(reports.map(({ language }) => stepCatalogues[language][key])).size).toBe(languages.length);
});

it('show dates that stay and dates that are new, each as decided, under subjects that differ', () => {
  const told = (name: string) => samples.flatMap(({ letter, name: its }) => (its === name && letter.kind === 'decision' ? [letter] : []));
  for (const { decision } of told('decision-elsewhere')) expect(decision.to).toEqual(decision.from);
  for (const { decision } of told('decision-dates')) expect(decision.to).not.toEqual(decision.from);
  const subjects = [...told('decision-elsewhere'), ...told('decision-dates')].map((letter) => compose(letter).subject.split(/[:：]/)[0]);
  expect(new Set(subjects).size).toBe(2 * languages.length);
});
