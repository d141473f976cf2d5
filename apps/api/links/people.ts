import { definitionOf } from '../../../domain/edition/milestones.js';
import { mayKnow } from '../../../domain/directory/acquainted.js';
import { own } from '../../../domain/own.js';
import { capacities, type Capacity } from '../../../domain/template/template.js';
import type { PageKey } from '../../../domain/words/pages/pages.js';
import type { Directory } from '../people/directory.js';
import type { AboutMilestone, Situation } from './situation.js';

/** What a reader may know somebody by, beside what that one is: by id. */
export type NamesKnown = ReadonlyMap<string, string>;

/** The names of those whose answers a page may tell of, as far as its reader may know them. */
export async function namesKnown(
  directory: Directory,
  { link, standing, person, now }: Pick<Situation, 'link' | 'standing' | 'person' | 'now'>,
): Promise<NamesKnown> {
  const { acknowledged, reported } = own(standing.edition.responses, link.milestone ?? '') ?? {};
  const others = [acknowledged?.by, reported?.by].filter((id): id is string => id !== undefined);
  const known = others.filter((id) => mayKnow(standing.world, person.id, id, now));
  const found = await Promise.all(known.map((id) => directory.find(link.edition, id)));
  return new Map(found.flatMap((entry): [string, string][] => (entry ? [[entry.id, entry.name]] : [])));
}

const asCapacity: Readonly<Record<Capacity, PageKey>> = {
  responsible: 'asResponsible',
  deputy: 'asDeputy',
  supervisor: 'asSupervisor',
  informed: 'asInformed',
};

/** What somebody is to a milestone: "Host counterpart (deputy)". */
export function roleOf({ key, standing: { world, edition }, words, names }: AboutMilestone, person: string): string {
  const role = definitionOf(world.template, key).responsible;
  const capacity = capacities.find((c) => own(edition.roles, role)?.[c].includes(person));
  return words.say(capacity === undefined ? 'asFormer' : asCapacity[capacity], { role: names.role(role) });
}
