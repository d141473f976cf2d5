import type { EntityManager } from 'typeorm';
import type { Known, Reached } from '../../workflows/contracts/handle.js';
import { EventEntity } from '../event.entity.js';
import { DatabaseBehind } from '../faults.js';

/** Id of the command that recorded an event of an edition; undefined: there is no such event. */
export async function commandAt(manager: EntityManager, edition: string, position: number): Promise<string | undefined> {
  const event = await manager.findOne(EventEntity, { select: { commandId: true }, where: { edition, position } });
  return event?.commandId;
}

/** Whether the log of an edition, which reaches so far, has the last event that somebody knows to be recorded. */
async function hasRecorded(
  manager: EntityManager,
  edition: string,
  { position = 0, lastCommand }: Reached,
  { seen = 0, seenBy }: Known,
): Promise<boolean> {
  if (seen > position) return false;
  if (seen === 0 || seenBy === undefined) return true;
  return seenBy === (seen === position && lastCommand !== undefined ? lastCommand : await commandAt(manager, edition, seen));
}

/** @throws DatabaseBehind where it has not */
export async function requireRecorded(manager: EntityManager, edition: string, reached: Reached, known: Known): Promise<void> {
  if (!(await hasRecorded(manager, edition, reached, known))) throw new DatabaseBehind(edition, reached.position ?? 0, known.seen ?? 0);
}
