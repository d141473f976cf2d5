import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readTemplates } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { plainProfile } from '../directory/profile.js';
import { checkTemplate } from './check.js';
import { upcastTemplate, type StoredTemplate } from './upcast.js';

/** As it was stored before a template said more of its reminders than days: `{before, after, thenEvery, hour}`. */
const stored = (): StoredTemplate =>
  JSON.parse(readFileSync('test/fixtures/templates/scientific-conference.1.json', 'utf8')) as StoredTemplate;

describe('a template of the early shape', () => {
  it('reminds those who are responsible on the days it named, and then every so many', () => {
    expect(upcastTemplate(stored()).reminders).toEqual({
      hour: 9,
      ladder: {
        rungs: [-21, -7, -2, 1, 3].map((days) => ({ days, to: ['responsible'], tone: 'notice' })),
        then: { everyDays: 7, to: ['responsible'], tone: 'notice' },
      },
      organiser: 'general-chair',
      snooze: { longestDays: 21, times: 2 },
      promise: { usualDays: 7, longestDays: 60 },
      sessions: [],
    });
  });

  it('holds together as one that is read now, and keeps all else', () => {
    const template = upcastTemplate(stored());
    expect(checkTemplate(template)).toEqual([]);
    const { reminders: _, ...rest } = template;
    const { reminders: __, ...before } = stored();
    expect(rest).toEqual(before);
  });

  it('carries an edition that was opened with it', () => {
    const table = new EditionOnTheTable(upcastTemplate(stored()), 'Europe/Vienna');
    table.world = { ...table.world, people: { pia: plainProfile('Europe/Vienna') } };
    expect(table.create('2029-01-01', { targetYear: 2030, dates: { opening: '2030-06-10', closing: '2030-06-14' } })).toBeUndefined();
    table.give('2029-01-02', { type: 'assign-role', role: 'local-chair', person: 'pia' });
    // Early registration closes on 6 May, five weeks before the opening.
    expect(table.due('C11')).toBe('2030-05-06');
    table.give('2030-04-15', { type: 'wake' }, { hour: 9 });
    const keys = table.events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : [])).map(({ key }) => key);
    expect(keys).toContain('edition/C11/-21/pia/1');
  });

  it('with a day on both sides of the due date, or on it, has one rung for it', () => {
    const reminders = { before: [7, 0, 7], after: [0, 2], thenEvery: 14, hour: 8 };
    const { ladder } = upcastTemplate({ ...stored(), reminders }).reminders;
    expect(ladder.rungs.map(({ days }) => days)).toEqual([-7, 0, 2]);
  });
});

it('a template of the present shape is left as it is', () => {
  for (const template of readTemplates()) expect(upcastTemplate(template)).toEqual(template);
});
