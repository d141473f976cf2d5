import { feedOf } from '../../domain/feed/feed.js';
import { namesOf } from '../../domain/template/names.js';
import { feedCatalogues } from '../../domain/words/feed/feed.js';
import { wordsFrom } from '../../domain/words/words.js';
import { TemplateNames } from '../../entities/template-words.js';
import { takeInEditions } from '../parts/editions.js';
import { largeTemplate, opened } from '../parts/large-edition.js';
import { medianOf, type Row } from '../row.js';
import { sideBySide, type Subject } from '../samples.js';

const entries = 1_000;
const languages = ['ar', 'zh', 'ru'] as const;

/** From the state of an edition to the bytes of its calendar, in the languages that take longest. */
export const feedRow: Row = {
  name: 'feed',
  says: 'writing a calendar of 1,000 entries',
  formula: 'highest median of feedOf (entries, words, iCalendar) among Arabic, Chinese and Russian',
  target: 50,
  unit: 'ms',
  async measure() {
    const large = largeTemplate(entries);
    const world = opened(large.template);
    const subjects = languages.map((language): Subject => {
      const templateWords = large.words(language);
      return {
        what: language,
        sample: () => {
          const manner = { names: namesOf(world, templateWords), words: wordsFrom(feedCatalogues, language), publicUrl };
          const count = feedOf(world, { scope: { scope: 'edition' }, alarmDays: 3 }, manner).split('BEGIN:VEVENT').length - 1;
          if (count !== entries) throw new Error(`The calendar has ${count} entries, not ${entries}.`);
        },
      };
    });
    const parts = await sideBySide(subjects, { warmUp: 20, rounds: 100, seconds: 20 });
    return { value: Math.max(...parts.map(({ median }) => median)), parts };
  },
};

const publicUrl = 'https://lustrum.example.org';

/** What calendar programs do all day: they ask whether anything is new, and nothing is. */
export const unchangedFeedRow: Row = {
  name: 'feed-same',
  says: 'asking for a calendar of 1,000 entries that is as it was, over HTTP',
  formula: 'median GET with If-None-Match that is answered with 304',
  target: 5,
  unit: 'ms',
  async measure(surroundings) {
    const { http, database } = await surroundings.lustrum();
    const large = largeTemplate(entries);
    await takeInEditions(database, ['bench-large'], large.template);
    await new TemplateNames(database).store(large.words('ar'));
    const body = { scope: 'edition', language: 'ar', alarmDays: 3 };
    const { address } = JSON.parse(await http.post('/v1/editions/bench-large/feeds', body)) as { address: string };
    const path = new URL(address).pathname;
    const count = (await http.get(path)).split('BEGIN:VEVENT').length - 1;
    if (count !== entries) throw new Error(`The calendar has ${count} entries, not ${entries}.`);
    const etag = await http.etag(path);
    const parts = await sideBySide([{ what: 'Lustrum', sample: () => http.unchanged(path, etag) }], {
      warmUp: 200,
      rounds: 2_000,
      seconds: 15,
    });
    return { value: medianOf(parts, 0), parts };
  },
};
