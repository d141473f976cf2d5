import type { World } from '../engine.types.js';
import { profileOf, recipientFor } from '../reminders/readers.js';
import { dateIn, type Instant } from '../time/plain-date.js';
import { heldBy } from './roles.js';

/**
 * Whether somebody may be told another's name, beside what that one is: organisers know everybody, everybody knows the
 * organisers and those who hold a role of theirs. Who stands in for another today may know whom that one knows.
 */
export function mayKnow(world: World, reader: string, person: string, now: Instant): boolean {
  if (!world.edition) return false;
  const { organiser } = world.template.reminders;
  const theirs = rolesOf(world, reader, now);
  const others = rolesHeld(world, person);
  return reader === person || theirs.has(organiser) || others.has(organiser) || [...others].some((role) => theirs.has(role));
}

const rolesHeld = ({ edition }: World, person: string): Set<string> =>
  new Set(heldBy(edition?.roles ?? {}, person).map(({ role }) => role));

/** The roles that somebody holds, and those of whom they stand in for. */
function rolesOf(world: World, reader: string, now: Instant): Set<string> {
  const away = Object.entries(world.people).filter(([, { absences }]) => absences.length > 0);
  const replaced = away.filter(([id]) => recipientFor(world, id, dateIn(profileOf(world, id).zone, now)) === reader);
  return new Set([reader, ...replaced.map(([id]) => id)].flatMap((id) => [...rolesHeld(world, id)]));
}
