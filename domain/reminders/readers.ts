import type { World } from '../engine.types.js';
import { definitionOf, isActive } from '../edition/milestones.js';
import type { EditionState, Responses } from '../edition/state.js';
import { own } from '../own.js';
import { remembered, rememberedOf } from '../remembered.js';
import { capacities, type Capacity, type MilestoneKey, type Rung } from '../template/template.js';
import { dayNumber, type PlainDate, type Zone } from '../time/plain-date.js';
import { plainProfile, type Profile } from '../directory/profile.js';

/** Someone who has to do with a milestone through the role that must act. */
export interface Holder {
  /** Person's id, or `role:…` where nobody is there to act. */
  id: string;
  role: string;
  /** In what way: the nearest to acting, where there are several. */
  capacity: Capacity;
  /** Whom a rung must name to reach this holder; a deputy stands in where nobody is responsible. */
  as: readonly Capacity[];
}

/** Someone who is told of a milestone on a day. */
export interface Reader {
  recipient: string;
  role: string;
  capacity: Capacity;
  /** The person in whose absence the reader stands in. */
  coverFor?: string;
}

/** In whose place nobody is: the role itself, so that the gap is on record. */
export const vacant = (role: string): string => `role:${role}`;
export const isVacant = (recipient: string): boolean => recipient.startsWith('role:');

/** Everyone who has to do with a milestone. Who said that it is not theirs is none of them. */
export function holdersOf({ template, edition }: World, key: MilestoneKey): readonly Holder[] {
  if (!edition) return [];
  return holdersOfRole(edition, definitionOf(template, key).responsible, declinedBy(edition, key));
}

/** Everyone who holds a role, in whatever capacity, each once; the role itself where nobody can act. */
export const holdersOfRole = ({ roles }: EditionState, role: string, declined: ReadonlySet<string> = nobody): readonly Holder[] =>
  declined.size > 0 ? holdersBut(declined, roles, role) : allHolders(roles, role);

const allHolders = rememberedOf(
  100,
  (role: string) => role,
  (roles: EditionState['roles'], role): readonly Holder[] => holdersBut(nobody, roles, role),
);

function holdersBut(declined: ReadonlySet<string>, all: EditionState['roles'], role: string): Holder[] {
  const roles = own(all, role);
  const holding = new Map<string, Capacity[]>();
  for (const capacity of capacities) {
    for (const id of roles?.[capacity] ?? []) {
      if (!declined.has(id)) holding.set(id, [...(holding.get(id) ?? []), capacity]);
    }
  }
  const holders = [...holding].map(([id, as]): Holder => ({ id, role, capacity: as[0] ?? 'informed', as: same(as) }));
  if (holders.some(({ capacity }) => capacity === 'responsible')) return holders;
  const deputies = holders.filter(({ capacity }) => capacity === 'deputy');
  if (deputies.length === 0) return [{ id: vacant(role), role, capacity: 'responsible', as: same(['responsible']) }, ...holders];
  return holders.map((holder) => (holder.capacity === 'deputy' ? { ...holder, as: same(['responsible', ...holder.as]) } : holder));
}

/** One and the same array for the same capacities, so that those who stand alike can be told from others at a glance. */
const same = remembered(
  100,
  (as: readonly Capacity[]) => as.join(),
  (as) => as,
);

/** Who is told of a milestone by a rung on a day: those whom it names, or who stand in for them while they are away. */
export function readersOf(world: World, key: MilestoneKey, { to }: Pick<Rung, 'to'>, on: PlainDate): Reader[] {
  const declined = world.edition ? declinedBy(world.edition, key) : nobody;
  const readers = new Map<string, Reader>();
  for (const holder of holdersOf(world, key)) {
    if (!holder.as.some((capacity) => to.includes(capacity))) continue;
    const reader = readerFor(world, holder, on, declined);
    const known = readers.get(reader.recipient);
    if (!known || (known.coverFor !== undefined && reader.coverFor === undefined)) readers.set(reader.recipient, reader);
  }
  return [...readers.values()];
}

/** The holder, or on days of absence the one who covers. */
function readerFor(world: World, { id, role, capacity }: Holder, on: PlainDate, declined: ReadonlySet<string>): Reader {
  const recipient = recipientFor(world, id, on, declined);
  return { recipient, role, capacity, ...(recipient === id ? {} : { coverFor: id }) };
}

/**
 * Who gets a person's notices on a day: in absence the cover, and the cover's cover where that one is away too. Where it
 * leads to nobody, to a circle, or to someone who has declined, they stay with the person.
 */
export function recipientFor(world: World, person: string, on: PlainDate, declined: ReadonlySet<string> = nobody): string {
  const met = new Set<string>();
  let at = person;
  for (let away = absenceOf(world, at, on); away; away = absenceOf(world, at, on)) {
    met.add(at);
    if (away.cover === undefined || met.has(away.cover) || declined.has(away.cover)) return person;
    if (own(world.people, away.cover) === undefined) return person;
    at = away.cover;
  }
  return at;
}

const absenceOf = (world: World, person: string, on: PlainDate): Profile['absences'][number] | undefined =>
  own(world.people, person)?.absences.find(({ from, to }) => from <= on && on <= to);

/** How someone is to be reached; of one whom the directory does not know, nothing but the edition's zone is known. */
export const profileOf = (world: World, person: string): Profile => own(world.people, person) ?? profileIn(world.edition?.zone ?? 'UTC');

const profileIn = remembered(100, (zone: Zone) => zone, plainProfile);

/**
 * The first day (as a number) on which a person may be told of a milestone again: after what was promised or put off for
 * this due date has passed, or when a report has waited long enough for the organiser's word; `Infinity` while it is not
 * theirs, `-Infinity` where
 * nothing stands in the way, as of what is closed: nobody can be chased for that.
 */
export function tellableFrom({ responses, milestones }: EditionState, key: MilestoneKey, person: string): number {
  const answers = own(responses, key);
  if (!answers) return -Infinity;
  if (own(answers.declined, person)) return Infinity;
  const milestone = own(milestones, key);
  if (!milestone || !isActive(milestone)) return -Infinity;
  const { revision } = milestone;
  const reported = answers.reported ? dayNumber(answers.reported.until) + 1 : -Infinity;
  const snoozed = own(answers.snoozed, person);
  return Math.max(
    reported,
    promisedUntil(answers, revision) + 1,
    snoozed?.revision === revision && snoozed ? dayNumber(snoozed.until) : -Infinity,
  );
}

/** The promised day of this due date, as a number; `-Infinity` without one. */
export const promisedUntil = ({ acknowledged }: Responses, revision: number | undefined): number =>
  acknowledged?.revision === revision && acknowledged ? dayNumber(acknowledged.promise) : -Infinity;

const nobody: ReadonlySet<string> = new Set();

/** Those who said that a milestone is not theirs. */
export function declinedBy({ responses }: EditionState, key: MilestoneKey): ReadonlySet<string> {
  const declined = own(responses, key)?.declined;
  return declined ? new Set(Object.keys(declined)) : nobody;
}
