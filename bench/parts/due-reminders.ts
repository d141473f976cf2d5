import { plainProfile } from '../../domain/directory/profile.js';
import type { Command, Envelope } from '../../domain/edition/commands.js';
import { isActive } from '../../domain/edition/milestones.js';
import { emptyWorld, evolve } from '../../domain/engine.js';
import type { ScriptStep } from '../../domain/script/forks.js';
import { runScript } from '../../domain/script/run.js';
import { dateIn, instantAt, shift, type Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../../entities/database.js';
import { takeIn, type ToldEdition } from '../../entities/journal/take-in.js';
import type { Person } from '../../entities/people.js';
import { congress } from './editions.js';

const zone = 'UTC';

export interface DueReminders {
  people: number;
  /** At most 14. */
  milestones: number;
  /** Whether the edition's other milestones stay open, with nobody to be reminded of them. Default: they are waived. */
  othersOpen?: boolean;
}

/**
 * Puts an edition into a database in which each of so many people is to be reminded of each of so many milestones at one
 * instant, the day after `now`, and of nothing else before that.
 *
 * @returns when the reminders fall due
 */
export async function remindersDue(database: Database, edition: string, asked: DueReminders, now: Instant): Promise<Instant> {
  const { told, due } = tellReminders(edition, asked, now);
  await takeIn(database, told, now);
  return due;
}

/** The same edition without a database. */
export function tellReminders(edition: string, asked: DueReminders, now: Instant): { told: ToldEdition; due: Instant } {
  const template = congress();
  const today = dateIn(zone, now);
  const dueOn = shift(today, { count: 31, unit: 'd' });
  const opening = shift(today, { count: 14, unit: 'm' });
  // Holders of the other roles are told of other things as well: what is vacant, what a session must receive.
  const busy = [template.reminders.organiser, ...template.reminders.sessions.flatMap(({ to }) => to)];
  const plain = template.milestones.filter(({ repeats, responsible }) => repeats === undefined && !busy.includes(responsible));
  const milestones = plain.slice(0, asked.milestones);
  if (milestones.length < asked.milestones)
    throw new Error(`There are only ${plain.length} milestones of which only holders are reminded.`);
  const people = Array.from({ length: asked.people }, (_, n) => personOf(edition, n));
  // Dates are set by who decides on the plan, which is nobody's role afterwards.
  const decider = template.decisions?.by[0] ?? template.reminders.organiser;
  const deciding = personOf(edition, 0);
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
    { type: 'assign-role', role: decider, person: deciding.id },
    ...milestones.map(({ id }): Command => ({ type: 'pin', milestone: id, on: dueOn, reason: 'agreed with the host' })),
    { type: 'release-role', role: decider, person: deciding.id },
    ...[...new Set(milestones.map(({ responsible }) => responsible))].flatMap((role) =>
      people.map(({ id }): Command => ({ type: 'assign-role', role, person: id })),
    ),
  ];
  const envelope = (command: Command, id: string): Envelope => ({
    id,
    edition,
    stream: 'edition',
    actor: deciding.id,
    hash: '',
    command,
  });
  const ids = new Set(milestones.map(({ id }) => id));
  /** Waives one of the others, as long as there is one. */
  const waive: ScriptStep = ({ edition: state }) => {
    const open = Object.entries(state?.milestones ?? {}).find(([key, m]) => isActive(m) && !ids.has(key))?.[0];
    return open === undefined ? undefined : { at: now, envelope: envelope({ type: 'waive', milestone: open, reason: 'elsewhere' }, open) };
  };
  const script: ScriptStep[] = [
    ...commands.map((command, n): ScriptStep => () => ({ at: now, envelope: envelope(command, `c${n}`) })),
    ...(asked.othersOpen ? [] : Array.from({ length: 200 }, () => waive)),
  ];
  const world = { ...emptyWorld(template), people: Object.fromEntries(people.map((one) => [one.id, one])) };
  const result = runScript(template, script, { world, wakes: false });
  if (result.refused[0]) throw new Error(result.refused[0].refusal.reason);
  const due = instantAt(zone, shift(dueOn, { count: -30, unit: 'd' }), template.reminders.hour);
  return { told: { id: edition, ...result, people }, due };
}

/** The same edition under another name, which takes far less than to tell it again. */
export function renamed({ id: before, events, told, people, world }: ToldEdition, id: string): ToldEdition {
  // keys of notices begin with the edition's id
  const rename = <E extends { edition: string }>(of: E): E => ({
    ...(JSON.parse(JSON.stringify(of).replaceAll(`"${before}/`, `"${id}/`)) as E),
    edition: id,
  });
  const renamedEvents = events.map(rename);
  return {
    id,
    events: renamedEvents,
    world: renamedEvents.reduce(evolve, { ...emptyWorld(world.template), people: world.people }),
    told: told.map(({ line, advice, events: brought }) => ({
      line: { ...line, envelope: rename(line.envelope) },
      events: brought.map(rename),
      advice,
    })),
    people: people.map((_, n) => personOf(id, n)),
  };
}

const personOf = (edition: string, n: number): Person => ({
  ...plainProfile(zone),
  edition,
  id: `p${n}`,
  name: `Person ${n}`,
  email: `p${n}@${edition}.example.org`,
  kind: 'person',
});
