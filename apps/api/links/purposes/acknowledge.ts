import { shift } from '../../../../domain/time/plain-date.js';
import type { Purpose } from './purpose.js';

/** Somebody takes it on, and says until when. */
export const acknowledge: Purpose = {
  title: 'acknowledge',
  lead: ({ words }) => words.say('acknowledgeLead'),
  fields: ({ standing: { world, today }, words }) => {
    const { usualDays, longestDays } = world.template.reminders.promise;
    const to = shift(today, { count: longestDays, unit: 'd' });
    return [
      {
        name: 'until',
        kind: 'date',
        label: words.say('acknowledgeUntil'),
        hint: words.say('atTheLatest', { date: words.date(to) }),
        value: shift(today, { count: usualDays, unit: 'd' }),
        from: shift(today, { count: 1, unit: 'd' }),
        to,
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
