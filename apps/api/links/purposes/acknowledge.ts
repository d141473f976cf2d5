import { limitsOf, standingPromise } from '../../../../domain/edition/answers.js';
import { shift } from '../../../../domain/time/plain-date.js';
import { roleOf } from '../people.js';
import type { AboutMilestone } from '../situation.js';
import type { Purpose } from './purpose.js';

/** Somebody takes it on, and says until when. */
export const acknowledge: Purpose = {
  title: 'acknowledge',
  lead: (about) => [about.words.say('acknowledgeLead'), ...promisedBefore(about)],
  fields: ({ standing: { world }, key, person, now, words }) => {
    const { today, promise } = limitsOf(world, key, person.id, now);
    return [
      {
        name: 'until',
        kind: 'date',
        label: words.say('acknowledgeUntil'),
        hint: words.say('atTheLatest', { date: words.date(promise.last) }),
        value: promise.usual,
        from: shift(today, { count: 1, unit: 'd' }),
        to: promise.last,
      },
      { name: 'note', kind: 'text', label: words.say('acknowledgeNote'), optional: true },
    ];
  },
  trial: ({ key, person }) => ({ type: 'acknowledge', milestone: key, person: person.id }),
  command: ({ key, person }, { until, note }) => ({
    command: {
      type: 'acknowledge',
      milestone: key,
      person: person.id,
      ...(until === undefined ? {} : { promise: until }),
      ...(note === undefined ? {} : { note }),
    },
  }),
  done: ({ words }, { until = '' }) => words.say('acknowledgeDone', { date: words.date(until) }),
  before: 'acknowledgeBefore',
  places: { '/promise': 'until', '/note': 'note' },
};

/** Another's promise that stands, whose place this one takes. */
function promisedBefore(about: AboutMilestone): string[] {
  const { standing, key, person, now, words, people } = about;
  const before = standingPromise(standing.world, key, now);
  if (!before || before.by === person.id) return [];
  const who = people.get(before.by) ?? roleOf(about, before.by);
  return [words.say('acknowledgeStanding', { who, date: words.date(before.promise) })];
}
