import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from '../directory/profile.js';
import { directed } from './bidi.js';
import { feedCatalogues } from './feed/feed.js';
import { letterCatalogues } from './letters/letters.js';
import { locales, typeset } from './locales.js';
import { pageCatalogues } from './pages/pages.js';
import { stepCatalogues } from './steps/steps.js';
import { languageOf, wordsFrom, type Catalogues, type Words } from './words.js';

const catalogues: Catalogues<'due' | 'of' | 'as' | 'state'> = {
  en: {
    due: 'due in {days, plural, one {# day} other {# days}}',
    of: 'the {title} of {who}',
    as: '{title}: {who}!',
    state: '{status, select, done {{title} done} other {{title} open}}',
  },
  ar: {
    due: 'خلال {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}',
    of: '{title} من {who}',
    as: '{title}: {who}!',
    state: '{status, select, done {أُنجز {title}} other {{title} مفتوح}}',
  },
  fr: {
    as: '{title} : « {who} » !',
    due: 'dans {days, plural, one {# jour} many {# de jours} other {# jours}}',
  },
  ru: { due: 'через {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}', of: '{title}: {who}' },
  zh: {},
  es: {},
};
const noWords: Catalogues<string> = { en: {}, ar: {}, zh: {}, fr: {}, ru: {}, es: {} };
const words = (language: Language): Words<'due' | 'of' | 'as' | 'state'> => wordsFrom(catalogues, language);

describe('a message', () => {
  it('counts as its language does', () => {
    const days = (language: Language, counts: number[]): string[] => counts.map((n) => words(language).say('due', { days: n }));
    expect(days('en', [1, 2])).toEqual(['due in 1 day', 'due in 2 days']);
    expect(days('fr', [0, 1, 2])).toEqual(['dans 0 jour', 'dans 1 jour', 'dans 2 jours']);
    expect(days('ru', [1, 2, 5, 11, 21, 104])).toEqual([
      'через 1 день',
      'через 2 дня',
      'через 5 дней',
      'через 11 дней',
      'через 21 день',
      'через 104 дня',
    ]);
    expect(days('ar', [1, 2, 3, 11, 100])).toEqual(['خلال يوم واحد', 'خلال يومين', 'خلال 3 أيام', 'خلال 11 يومًا', 'خلال 100 يوم']);
  });

  it('that is missing is said in English, and told of; its key is never shown', () => {
    const missing: unknown[] = [];
    const said = wordsFrom(catalogues, 'fr', (what) => missing.push(what)).say('of', { title: 'A', who: 'B' });
    expect(said).toBe('the A of B');
    expect(missing).toEqual(['fr: of']);
  });

  it('takes arguments for what they are: no markup, no message of their own', () => {
    const evil = "<b>{title}</b> {days, plural, other {#}} 'quoted'";
    expect(words('en').say('of', { title: evil, who: evil })).toBe(`the ${evil} of ${evil}`);
  });

  it('reads as the library would write it, in every catalogue', () => {
    const areas: Record<Language, object>[] = [letterCatalogues, pageCatalogues, feedCatalogues, stepCatalogues];
    for (const language of languages)
      for (const area of areas)
        for (const [key, message] of Object.entries(area[language]) as [string, string][]) {
          const format = new IntlMessageFormat(typeset(message, language), locales[language], undefined, { ignoreTag: true });
          const args = Object.fromEntries([...message.matchAll(/\{(\w+)/g)].map(([, name = ''], n) => [name, n + 2]));
          const said = wordsFrom({ ...noWords, [language]: { key: message }, en: { key: message } }, language).say('key', args);
          expect({ key, said }).toEqual({ key, said: directed(String(format.format(args)), language === 'ar' ? 'rtl' : 'ltr') });
        }
  });

  it('lacks no argument silently', () => {
    expect(() => words('en').say('of', { title: 'A' })).toThrow(/who/);
  });

  it('keeps text of the other direction apart', () => {
    expect(words('ar').say('of', { title: 'A/CONF.234/PM.1', who: 'M17' })).toBe('\u2068A/CONF.234/PM.1\u2069 من \u2068M17\u2069');
    expect(words('en').say('of', { title: 'report', who: 'سارة' })).toBe('the report of \u2068سارة\u2069');
  });

  it('chooses by a word as it is, in either direction', () => {
    expect(words('en').say('state', { status: 'done', title: 'M17' })).toBe('M17 done');
    expect(words('ar').say('state', { status: 'done', title: 'M17' })).toBe('أُنجز \u2068M17\u2069');
    expect(words('ar').say('state', { status: 'planned', title: 'M17' })).toBe('\u2068M17\u2069 مفتوح');
  });

  it('runs from right to left where it is Arabic, even if nothing but data stands in it', () => {
    expect(words('ar').say('as', { title: 'M17', who: 'Ada' })).toBe('\u200F\u2068M17\u2069: \u2068Ada\u2069!');
    expect(words('ar').series(['a', 'b'])).toBe('\u200F\u2068a\u2069، \u2068b\u2069');
    expect(words('en').say('as', { title: 'تقرير', who: 'Ada' })).toBe('\u2068تقرير\u2069: Ada!');
  });

  it('breaks no line before a French double sign', () => {
    expect(words('fr').say('as', { title: 'a : b', who: 'c' })).toBe('a : b\u00A0: «\u00A0c\u00A0»\u00A0!');
  });

  it('lets no mark in its arguments turn what follows', () => {
    const said = words('en').say('of', { title: 'report\u202Etxt', who: 'سارة\u2069\u2069' });
    expect(said).toBe('the reporttxt of \u2068سارة\u2069');
    const nested = words('ar').say('of', { title: 'a', who: 'b' });
    expect(words('ar').say('of', { title: nested, who: 'c' })).toContain(`\u2068${nested}\u2069`);
  });
});

describe('dates', () => {
  it('are written out with their weekday as the United Nations write them', () => {
    const dates = languages.map((language) => words(language).date('2028-06-01'));
    expect(dates.map((date) => date.replaceAll(/[,،]/g, '').replaceAll('\u00A0', ' '))).toEqual([
      'الخميس 1 حزيران/يونيو 2028',
      '2028年6月1日星期四',
      'Thursday 1 June 2028',
      'jeudi 1er juin 2028',
      'четверг 1 июня 2028 года',
      'jueves 1 de junio de 2028',
    ]);
  });

  it('stay the day that they are, wherever the machine is', () => {
    expect(words('en').date('2028-01-01')).toContain('1 January 2028');
    expect(words('en').date('2028-12-31')).toContain('31 December 2028');
  });

  it('of moments are those of the day in the zone', () => {
    expect(words('en').dateOf('2028-05-31T23:30:00.000Z', 'Asia/Tokyo')).toBe(words('en').date('2028-06-01'));
  });

  it('of moments carry their hour and the zone’s name', () => {
    const at = '2028-05-31T23:30:00.000Z';
    expect(words('en').instant(at, 'Asia/Tokyo')).toMatch(/Thursday,? 1 June 2028.* 08:30 Japan/);
    expect(words('ar').instant(at, 'Asia/Tokyo')).toMatch(/1 حزيران\/يونيو 2028.*08:30.*اليابان/);
    expect(words('fr').zone('Europe/Vienna', at)).toMatch(/heure d’Europe centrale/);
    for (const language of languages) expect(words(language).zone('Africa/Addis_Ababa', at)).not.toBe('');
    const [before, after] = ['2028-10-29T00:59:59.999Z', '2028-10-29T01:00:00.000Z'].map((end) =>
      words('en').instant(end, 'Europe/Vienna'),
    );
    expect([before, after]).toEqual([expect.stringContaining('02:59'), expect.stringContaining('02:00')]); // clocks are put back
  });
});

it('lists, with an end in words or without', () => {
  expect(words('en').list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(words('zh').series(['甲', '乙'])).toBe('甲、乙');
});

it('reads English for a tag without catalogues', () => {
  expect(['fr-CA', 'AR', 'tlh', ''].map(languageOf)).toEqual(['fr', 'ar', 'en', 'en']);
});

it('a congress is told from the Assembly in Chinese, where either is called 大会 for short', () => {
  const alone = /(?<!联合国|本届|下一届)大会/;
  const said = [feedCatalogues, letterCatalogues, pageCatalogues, stepCatalogues].map(({ zh }) => JSON.stringify(zh));
  expect(said.filter((words) => alone.test(words))).toEqual([]);
});
