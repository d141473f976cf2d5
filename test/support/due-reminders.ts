import type { Command } from '../../domain/edition/commands.js';
import { emptyWorld } from '../../domain/engine.js';
import { runScript } from '../../domain/script/run.js';
import { dateIn, instantAt, shift, type Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../../entities/database.js';
import { takeIn } from '../../entities/journal/take-in.js';
import { readTemplates } from '../../seeds/templates.js';
import { person } from '../builders/person.js';

const template = readTemplates().find(({ id }) => id === 'un-crime-congress')!;
const once = template.milestones.filter(({ repeats }) => repeats === undefined);

/**
 * Puts an edition into a database in which each of so many people is to be reminded of each of so many milestones at one
 * instant, the day after `now`, and of nothing else before that.
 *
 * @returns when the reminders fall due
 */
export async function remindersDue(
  database: Database,
  edition: string,
  { people: count, milestones }: { people: number; milestones: number },
  now: Instant,
): Promise<Instant> {
  const zone = 'UTC';
  const today = dateIn(zone, now);
  const dueOn = shift(today, { count: 31, unit: 'd' });
  const opening = shift(today, { count: 14, unit: 'm' });
  const [told, others] = [once.slice(0, milestones), once.slice(milestones)];
  const people = Array.from({ length: count }, (_, n) => person({ edition, id: `p${n}`, email: `p${n}@${edition}.example.org`, zone }));
  const commands: Command[] = [
    {
      type: 'create',
      title: 'An edition',
      template: { id: template.id, version: template.version },
      zone,
      mode: 'live',
      placement: 'opening',
      targetYear: Number(opening.slice(0, 4)),
      dates: { opening, closing: shift(opening, { count: 7, unit: 'd' }) },
      sessions: [],
    },
    ...told.map(({ id }): Command => ({ type: 'pin', milestone: id, on: dueOn, reason: 'agreed with the host' })),
    ...others.map(({ id }): Command => ({ type: 'waive', milestone: id, reason: 'not part of this story' })),
    ...[...new Set(told.map(({ responsible }) => responsible))].flatMap((role) =>
      people.map(({ id }): Command => ({ type: 'assign-role', role, person: id })),
    ),
  ];
  const script = commands.map((command, n) => () => ({
    at: now,
    envelope: { id: `c${n}`, edition, stream: 'edition', actor: 'secretariat', hash: '', command },
  }));
  const world = { ...emptyWorld(template), people: Object.fromEntries(people.map((one) => [one.id, one])) };
  const result = runScript(template, script, { world, wakes: false });
  if (result.refused[0]) throw new Error(result.refused[0].refusal.reason);
  await takeIn(database, { id: edition, ...result, people }, now);
  return instantAt(zone, shift(dueOn, { count: -30, unit: 'd' }), template.reminders.hour);
}
