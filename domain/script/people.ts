import { coverFaults, dayFaults } from '../directory/absences.js';
import { completed, entryFaults, type Entry, type GivenEntry } from '../directory/entry.js';
import type { Profile } from '../directory/profile.js';
import type { Station } from '../directory/station.js';
import type { Fault } from '../template/fault.js';
import { dayOf, type Telling } from './days.js';
import { ScriptFault } from './script-fault.js';
import type { EditionScript } from './schema.js';

/** What is wrong with the people of a script, as far as that does not hang on the day of loading. */
export function peopleFaults({ people }: EditionScript, stations: readonly Station[]): Fault[] {
  const knows = (id: string): boolean => people.some((person) => person.id === id);
  return people.flatMap(({ absences, ...person }, index) => {
    const twice = people.findIndex(({ id }) => id === person.id) < index;
    const faults = [
      ...(twice ? [{ path: ['id'], message: `"${person.id}" is there already` }] : []),
      ...entryFaults({ ...person, absences: [] }, { stations, knows }),
      ...coverFaults(person.id, absences?.map(({ cover }) => (cover === undefined ? {} : { cover })) ?? [], knows),
    ];
    return faults.map(({ path, message }) => ({ path: ['people', index, ...path], message }));
  });
}

/**
 * The people of a script as the directory has them; days of absences may count from the day of loading.
 *
 * @throws ScriptFault where absences come out in disorder
 */
export function peopleOf(script: EditionScript, telling: Telling, stations: readonly Station[]): Entry[] {
  return script.people.map((person) => {
    const absences = (person.absences ?? []).map(({ from, to, cover }) => ({
      from: dayOf(from, script, telling),
      to: dayOf(to, script, telling),
      ...(cover === undefined ? {} : { cover }),
    }));
    const [fault] = dayFaults(absences);
    if (fault) throw new ScriptFault(script, `The absence of ${person.id}: ${String(fault.path.at(-1))} ${fault.message}.`);
    const given: GivenEntry = { ...person, absences };
    return completed(given, { stations, zone: script.zone });
  });
}

/** What the core is told of them. */
export const profilesOf = (people: readonly Entry[]): Record<string, Profile> =>
  Object.fromEntries(people.map(({ id, kind: _, name: __, email: ___, ...profile }) => [id, profile]));
