import { own } from '../../../../domain/own.js';
import { shift } from '../../../../domain/time/plain-date.js';
import type { AboutMilestone } from '../situation.js';
import type { Purpose } from './purpose.js';

/** Days for which it is put off unless another day is chosen. */
const usualDays = 7;

/** Somebody is not to be reminded for a while. */
export const snooze: Purpose = {
  title: 'snooze',
  lead: (about) => [about.words.say('snoozeLead'), about.words.say('snoozeLeft', { left: timesLeft(about) })].join(' '),
  fields: ({ standing: { world, today }, words }) => {
    const { longestDays } = world.template.reminders.snooze;
    const to = shift(today, { count: longestDays, unit: 'd' });
    return [
      {
        name: 'until',
        kind: 'date',
        label: words.say('snoozeUntil'),
        hint: words.say('atTheLatest', { date: words.date(to) }),
        value: shift(today, { count: Math.min(usualDays, longestDays), unit: 'd' }),
        from: shift(today, { count: 1, unit: 'd' }),
        to,
      },
      { name: 'reason', kind: 'text', label: words.say('snoozeReason') },
    ];
  },
  trial: ({ key, person, standing: { today } }) => ({
    type: 'snooze',
    milestone: key,
    person: person.id,
    until: shift(today, { count: 1, unit: 'd' }),
    reason: '-',
  }),
  command: ({ key, person }, { until = '', reason = '' }) => ({
    command: { type: 'snooze', milestone: key, person: person.id, until, reason },
  }),
  done: ({ words }, { until = '' }) => words.say('snoozeDone', { date: words.date(until) }),
  before: 'snoozeBefore',
  places: { '/until': 'until', '/reason': 'reason' },
};

/** How often it can still be put off for the due date as it stands. */
function timesLeft({ key, milestone, person, standing: { world, edition } }: AboutMilestone): number {
  const snoozed = own(own(edition.responses, key)?.snoozed ?? {}, person.id);
  const times = snoozed?.revision === milestone.revision ? snoozed.times : 0;
  return Math.max(0, world.template.reminders.snooze.times - times);
}
