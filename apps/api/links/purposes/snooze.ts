import { limitsOf } from '../../../../domain/edition/answers.js';
import { earlier, shift } from '../../../../domain/time/plain-date.js';
import type { Purpose } from './purpose.js';

/** Days for which it is put off unless another day is chosen. */
const usualDays = 7;

/** Somebody is not to be reminded for a while. */
export const snooze: Purpose = {
  title: 'snooze',
  lead: ({ words, standing: { world }, key, person, now }) => {
    const { left } = limitsOf(world, key, person.id, now).snooze;
    return [words.say('snoozeLead'), words.say('snoozeLeft', { left })];
  },
  fields: ({ standing: { world }, key, person, now, words }) => {
    const { today, snooze: limit } = limitsOf(world, key, person.id, now);
    const usual = shift(today, { count: usualDays, unit: 'd' });
    return [
      {
        name: 'until',
        kind: 'date',
        label: words.say('snoozeUntil'),
        hint: words.say('atTheLatest', { date: words.date(limit.last) }),
        value: earlier(usual, limit.last),
        from: shift(today, { count: 1, unit: 'd' }),
        to: limit.last,
      },
      { name: 'reason', kind: 'text', label: words.say('snoozeReason') },
    ];
  },
  trial: ({ key, person, standing: { world }, now }) => ({
    type: 'snooze',
    milestone: key,
    person: person.id,
    until: limitsOf(world, key, person.id, now).snooze.last,
    reason: '-',
  }),
  command: ({ key, person }, { until = '', reason = '' }) => ({
    command: { type: 'snooze', milestone: key, person: person.id, until, reason },
  }),
  done: ({ words }, { until = '' }) => words.say('snoozeDone', { date: words.date(until) }),
  before: 'snoozeBefore',
  places: { '/until': 'until', '/reason': 'reason' },
};
