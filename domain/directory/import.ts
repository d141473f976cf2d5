import type { Holders } from '../edition/state.js';
import { capacities } from '../template/template.js';
import type { Entry } from './entry.js';
import { isUnfilled, type Held } from './roles.js';

/** Somebody with the roles held, as a list says it or as the directory has it. */
export interface Listed {
  entry: Entry;
  holds: Held[];
}

/** A role given to somebody, or taken. */
export interface Assignment extends Held {
  person: string;
}

/** A role in which nobody is there to act. */
export interface Vacancy {
  role: string;
  /** Whether that is so already; otherwise it comes of the change. */
  already: boolean;
}

/** What a list would change. People are named by their ids. */
export interface ImportPlan {
  entered: string[];
  corrected: { person: string; fields: (keyof Entry)[] }[];
  /** Those of the list who are in the directory just so. */
  left: string[];
  /** Those of the directory who are not in the list: they and their roles stay as they are. */
  unlisted: string[];
  given: Assignment[];
  taken: Assignment[];
}

/**
 * Compares a list with the directory. Of everybody who is in the list, the list tells all: an entry is replaced as a whole,
 * and roles that are not named are taken.
 */
export function planImport(list: readonly Listed[], present: readonly Listed[]): ImportPlan {
  const before = new Map(present.map((listed) => [listed.entry.id, listed]));
  const listed = new Set(list.map(({ entry }) => entry.id));
  const compared = list.map(({ entry, holds }) => {
    const known = before.get(entry.id);
    return {
      person: entry.id,
      fields: known ? differing(known.entry, entry) : undefined,
      given: without(holds, known?.holds ?? []),
      taken: without(known?.holds ?? [], holds),
    };
  });
  return {
    entered: compared.filter(({ fields }) => fields === undefined).map(({ person }) => person),
    corrected: compared.flatMap(({ person, fields = [] }) => (fields.length > 0 ? [{ person, fields }] : [])),
    left: compared
      .filter(({ fields, given, taken }) => fields?.length === 0 && given.length + taken.length === 0)
      .map(({ person }) => person),
    unlisted: present.flatMap(({ entry }) => (listed.has(entry.id) ? [] : [entry.id])),
    given: compared.flatMap(({ person, given }) => given.map((held) => ({ ...held, person }))),
    taken: compared.flatMap(({ person, taken }) => taken.map((held) => ({ ...held, person }))),
  };
}

/** The roles that are vacant once some are given and taken, in the order in which they are named. */
export function vacantAfter(
  roles: readonly string[],
  holders: Readonly<Record<string, Holders>>,
  { given, taken }: Pick<ImportPlan, 'given' | 'taken'>,
): Vacancy[] {
  return roles.flatMap((role) => {
    const before = Object.hasOwn(holders, role) ? holders[role] : undefined;
    const after = Object.fromEntries(
      capacities.map((capacity) => {
        const of = (changes: readonly Assignment[]): string[] =>
          changes.filter((change) => change.role === role && change.capacity === capacity).map(({ person }) => person);
        const lost = of(taken);
        return [capacity, [...(before?.[capacity] ?? []), ...of(given)].filter((person) => !lost.includes(person))];
      }),
    ) as Record<(typeof capacities)[number], string[]>;
    return isUnfilled(after) ? [{ role, already: isUnfilled(before) }] : [];
  });
}

const without = (holds: readonly Held[], others: readonly Held[]): Held[] =>
  holds.filter(({ role, capacity }) => !others.some((other) => other.role === role && other.capacity === capacity));

/** Fields in which two entries of one person differ, in the order in which an entry has them. */
function differing(before: Entry, after: Entry): (keyof Entry)[] {
  const fields: { [K in keyof Required<Entry>]: (entry: Entry) => unknown } = {
    id: ({ id }) => id,
    kind: ({ kind }) => kind,
    name: ({ name }) => name,
    email: ({ email }) => email,
    language: ({ language }) => language,
    zone: ({ zone }) => zone,
    station: ({ station }) => station,
    workingDays: ({ workingDays }) => workingDays,
    channel: ({ channel }) => channel,
    digest: ({ digest }) => digest,
    quiet: ({ quiet }) => quiet && [quiet.from, quiet.to],
    absences: ({ absences }) => absences.map(({ from, to, cover }) => [from, to, cover]),
  };
  return (Object.keys(fields) as (keyof Entry)[]).filter((field) => {
    const told = (entry: Entry): string => JSON.stringify(fields[field](entry) ?? null);
    return told(before) !== told(after);
  });
}
