import type { CycleTemplate } from './template.js';

/**
 * What people, roles and stages are called, by their ids. What is reckoned or stored tells of them by id alone, for titles are
 * corrected and people erased; a rendering says their titles as they are when it is made.
 */
export interface Titles {
  person(id: string): string;
  role(id: string): string;
  stage(id: string): string;
}

/** @param people names by ids of persons; who is not among them keeps the id */
export function titlesOf(
  { roles, stages }: Pick<CycleTemplate, 'roles' | 'stages'>,
  people: ReadonlyMap<string, string> = new Map(),
): Titles {
  const [ofRoles, ofStages] = [roles, stages].map((parts) => new Map(parts.map(({ id, title }) => [id, title])));
  return { person: titled(people), role: titled(ofRoles), stage: titled(ofStages) };
}

const titled =
  (titles: ReadonlyMap<string, string> = new Map()) =>
  (id: string): string =>
    titles.get(id) ?? id;

/** Ids as they are. */
export const untitled: Titles = titlesOf({ roles: [], stages: [] });
