import type { Command, Envelope } from '../../domain/edition/commands.js';
import { isActive } from '../../domain/edition/milestones.js';
import { emptyWorld } from '../../domain/engine.js';
import { runScript, type ScriptStep } from '../../domain/script/run.js';
import { dateIn, instantAt, shift, type Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../../entities/database.js';
import { takeIn } from '../../entities/journal/take-in.js';
import { readTemplates } from '../../seeds/templates.js';
import { plainProfile } from '../../domain/directory/profile.js';
import type { Person } from '../../entities/people.js';

const template = readTemplates().find(({ id }) => id === 'un-crime-congress')!;
const zone = 'UTC';

/** Roles whose holders are told of other things beside their milestones: what is vacant, what a session must receive. */
const others = [template.reminders.organiser, ...template.reminders.sessions.flatMap(({ to }) => to)];
const plain = template.milestones.filter(({ repeats, responsible }) => repeats === undefined && !others.includes(responsible));

/**
 * Puts an edition into a database in which each of so many people is to be reminded of each of so many milestones at one
 * instant, the day after `now`, and of nothing else before that. (At most 19 milestones.)
 *
 * @returns when the reminders fall due
 */
export async function remindersDue(
  database: Database,
  edition: string,
  { people: count, milestones }: { people: number; milestones: number },
  now: Instant,
): Promise<Instant> {
  const today = dateIn(zone, now);
  const dueOn = shift(today, { count: 31, unit: 'd' });
  const opening = shift(today, { count: 14, unit: 'm' });
  const told = plain.slice(0, milestones);
  const people = Array.from({ length: count }, (_, n) => personOf(edition, n));
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
    ...[...new Set(told.map(({ responsible }) => responsible))].flatMap((role) =>
      people.map(({ id }): Command => ({ type: 'assign-role', role, person: id })),
    ),
  ];
  const envelope = (command: Command, id: string): Envelope => ({
    id,
    edition,
    stream: 'edition',
    actor: 'secretariat',
    hash: '',
    command,
  });
  const keys = new Set(told.map(({ id }) => id));
  /** Waives one of the others after the other, as long as there is one. */
  const waive: ScriptStep = ({ edition: state }) => {
    const open = Object.entries(state?.milestones ?? {}).find(([key, m]) => isActive(m) && !keys.has(key))?.[0];
    return open === undefined ? undefined : { at: now, envelope: envelope({ type: 'waive', milestone: open, reason: 'elsewhere' }, open) };
  };
  const script: ScriptStep[] = [
    ...commands.map((command, n): ScriptStep => () => ({ at: now, envelope: envelope(command, `c${n}`) })),
    ...Array.from({ length: 200 }, () => waive),
  ];
  const world = { ...emptyWorld(template), people: Object.fromEntries(people.map((one) => [one.id, one])) };
  const result = runScript(template, script, { world, wakes: false });
  if (result.refused[0]) throw new Error(result.refused[0].refusal.reason);
  await takeIn(database, { id: edition, ...result, people }, now);
  return instantAt(zone, shift(dueOn, { count: -30, unit: 'd' }), template.reminders.hour);
}

const personOf = (edition: string, n: number): Person => ({
  ...plainProfile(zone),
  edition,
  id: `p${n}`,
  name: `Person ${n}`,
  email: `p${n}@${edition}.example.org`,
  kind: 'person',
});
