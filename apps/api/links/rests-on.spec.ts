import { expect, it } from '@jest/globals';
import type { Language } from '../../../domain/directory/profile.js';
import { refuse, type Refusal } from '../../../domain/refusal.js';
import { namesOf } from '../../../domain/template/names.js';
import { pageCatalogues } from '../../../domain/words/pages/pages.js';
import { wordsFrom } from '../../../domain/words/words.js';
import { readTemplates } from '../../../seeds/templates.js';
import { readWords } from '../../../seeds/words.js';
import { EditionOnTheTable } from '../../../test/builders/edition.js';
import { restsOn } from './rests-on.js';
import type { AboutMilestone } from './situation.js';

const templates = readTemplates();
const templateWords = readWords(templates);
const template = templates.find(({ id }) => id === 'un-crime-congress')!;
const table = new EditionOnTheTable(template);
table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
const session = table.milestone('M15').due.session ?? '';
table.give('2026-06-02', { type: 'date-session', session, start: '2029-05-21', end: '2029-05-25' });

/** Marks of direction are not what these tests are about. */
const told = (language: Language, refusal: Refusal | undefined): string | undefined => {
  const words = wordsFrom(pageCatalogues, language);
  const { world, edition } = table;
  const names = namesOf(
    world,
    templateWords.find((each) => each.template === template.id && each.language === language),
  );
  const about = { standing: { world, edition }, words, names } as unknown as AboutMilestone; // what else it holds is about the reader
  return refusal && restsOn(about, refusal)?.replaceAll(/[\u200F\u2066-\u2069]/g, '');
};

it('names what waits from elsewhere and what is open in the language of the reader', () => {
  const open = table.give('2026-06-03', { type: 'complete', milestone: 'M02', evidence: { link: 'https://example.org/offer' } });
  expect(told('en', open)).toBe('Rests on: The previous Congress was held');
  expect(told('es', open)).toBe('Se basa en: Celebración del Congreso anterior');
  const blocked = table.give('2026-06-03', { type: 'complete', milestone: 'M11', evidence: { link: 'https://example.org/mission' } });
  expect(told('zh', blocked)).toBe('所依据的事项：M09 东道国选定并提出城市和会场');
  expect(told('ar', blocked)).toBe('يستند إلى: M09 البلد المضيف يختار المدينة والمكان ويقترحهما');
});

it('names the session that is to decide, with its first day', () => {
  const early = table.give('2029-05-01', { type: 'complete', milestone: 'M15', evidence: { symbol: 'E/CN.15/2029/20' } });
  expect(told('en', early)).toContain('session of the Commission on Crime Prevention and Criminal Justice (Monday, 21 May 2029)');
});

it('says nothing where a refusal is about something else', () => {
  const ofAReader = refuse('not-a-reader', 'It is not theirs.', { facts: [{ ref: 'M09', says: 'a person may be called anything' }] });
  expect(told('en', ofAReader)).toBeUndefined();
});
