import { sessionTitle } from '../calendar/session-title.js';
import type { EditionScript } from '../script/schema.js';
import type { CycleTemplate } from '../template/template.js';
import { precisionOf, type EffectiveOn } from '../time/effective-on.js';

/** What people, roles, bodies and sessions are called, by their ids: a rehearsal tells of them by id alone. */
export interface Names {
  people: Record<string, string>;
  roles: Record<string, string>;
  bodies: Record<string, string>;
  /** Those at which something was done. */
  sessions: Record<string, string>;
}

/** @param days days on which something was done, sessions among them */
export const namesIn = (template: CycleTemplate, people: EditionScript['people'], days: readonly EffectiveOn[] = []): Names => ({
  people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  roles: titlesOf(template.roles),
  bodies: titlesOf(template.bodies),
  sessions: Object.fromEntries(days.filter((on) => precisionOf(on) === 'session').map((key) => [key, sessionTitle({ template }, key)])),
});

const titlesOf = (of: readonly { id: string; title: string }[]): Record<string, string> =>
  Object.fromEntries(of.map(({ id, title }) => [id, title]));

/** Who acted, or is written to: a person, a body, or a role (`role:organiser` where a record does not say who held it). */
export function nameOf({ people, roles, bodies }: Names, id: string): string {
  if (id.startsWith('role:')) return titled(roles, id.slice('role:'.length));
  return titled({ lustrum: 'Lustrum', ...roles, ...bodies, ...people }, id);
}

/** What a role is called. */
export const roleOf = ({ roles }: Names, id: string): string => titled(roles, id);

/** A day as it is known: a date, a month, or what a session is called. */
export const dayOf = ({ sessions }: Names, on: EffectiveOn): string => titled(sessions, on);

const titled = (titles: Record<string, string>, id: string): string => (Object.hasOwn(titles, id) ? (titles[id] ?? id) : id);
