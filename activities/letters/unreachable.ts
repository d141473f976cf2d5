import { heldBy } from '../../domain/directory/roles.js';
import { own } from '../../domain/own.js';
import { recipientFor } from '../../domain/reminders/readers.js';
import type { Place } from './place.js';

/** For organisers: the names of those to whom messages come back, and who are still to get some. Nobody else is told. */
export async function unreachable(place: Place): Promise<string[]> {
  if (!organises(place)) return [];
  const { edition, sources } = place;
  const people = (await sources.unreachable(edition.id)).filter((person) => heldBy(edition.roles, person).length > 0);
  const names = await Promise.all(people.map(async (person) => (await place.nameOf(person)) ?? person));
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Whether the reader has to see to the organising, or stands in today for somebody who has. */
function organises({ world, edition, notice: { recipient }, today }: Place): boolean {
  const holders = own(edition.roles, world.template.reminders.organiser);
  const acting = [holders?.responsible, holders?.deputy, holders?.supervisor].flatMap((ids) => ids ?? []);
  return acting.some((id) => id === recipient || recipientFor(world, id, today) === recipient);
}
