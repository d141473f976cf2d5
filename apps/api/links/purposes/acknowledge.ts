import { limitsOf } from '../../../../domain/edition/answers.js';
import { shift } from '../../../../domain/time/plain-date.js';
import type { Purpose } from './purpose.js';

/** Somebody takes it on, and says until when. */
export const acknowledge: Purpose = {
  title: 'acknowledge',
  lead: ({ words }) => [words.say('acknowledgeLead')],
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
