import { limitsOf } from '../../../../domain/edition/answers.js';
import { earlier, shift } from '../../../../domain/time/plain-date.js';
import type { AboutMilestone } from '../situation.js';
import type { Purpose } from './purpose.js';

/** Days for which it is put off unless another day is chosen. */
const usualDays = 7;

/** Somebody is not to be reminded for a while. */
export const snooze: Purpose = {
  title: 'snooze',
  lead: (about) => {
    const { words, standing, key, person, now } = about;
    const { left } = limitsOf(standing.world, key, person.id, now).snooze;
    return [words.say('snoozeLead'), words.say('snoozeLeft', { left }), ...warning(about)];
  },
  fields: ({ standing: { world }, key, milestone, person, now, words }) => {
    const { today, snooze: limit } = limitsOf(world, key, person.id, now);
    const tomorrow = shift(today, { count: 1, unit: 'd' });
    const usual = earlier(shift(today, { count: usualDays, unit: 'd' }), limit.last);
    const { on: due } = milestone.due;
    return [
      {
        name: 'until',
        kind: 'date',
        label: words.say('snoozeUntil'),
        hint: words.say('atTheLatest', { date: words.date(limit.last) }),
        value: due !== null && due >= tomorrow ? earlier(usual, due) : usual,
        from: tomorrow,
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
  done: ({ words, milestone: { due } }, { until = '' }) =>
    due.on !== null && until > due.on
      ? words.say('snoozeDoneLate', { date: words.date(until), due: words.date(due.on) })
      : words.say('snoozeDone', { date: words.date(until) }),
  before: 'snoozeBefore',
  places: { '/until': 'until', '/reason': 'reason' },
};

/** Of days that lie after the due date, where such a day can be chosen. */
function warning({ words, standing: { world }, key, milestone, person, now }: AboutMilestone): string[] {
  const { today, snooze: limit } = limitsOf(world, key, person.id, now);
  const { on: due } = milestone.due;
  if (due === null || due >= limit.last) return [];
  return [words.say(due < today ? 'snoozeOverdue' : 'snoozeLate', { date: words.date(due) })];
}
