import type { Client } from '@temporalio/client';
import type { Database } from '../../../entities/database.js';
import { EditionEntity } from '../../../entities/edition.entity.js';
import { StreamEntity } from '../../../entities/stream.entity.js';
import { liveEditions } from '../live-workflows.js';
import { reconcile } from '../reconcile.js';
import { rememberedOf, type RememberedEvent } from './remembered.js';

/** An edition of which less is recorded than its workflows remember. */
export interface Behind {
  edition: string;
  recorded: number;
  remembered: number;
  /** Events that are missing, as far as the workflows' present runs tell. */
  missing: RememberedEvent[];
}

/** The editions of which an older backup was restored. Changes nothing. */
export async function behind(client: Client, database: Database): Promise<Behind[]> {
  const found: Behind[] = [];
  for (const { edition } of await liveEditions(database)) {
    const { events, recorded } = await rememberedOf(client, edition);
    const { manager } = database.reads;
    const position = (await manager.findOneByOrFail(EditionEntity, { id: edition })).position;
    if (events <= position) continue;
    const streams = new Map((await manager.findBy(StreamEntity, { edition })).map(({ stream, sequence }) => [stream, sequence]));
    const missing = recorded.filter(({ stream, sequence }) => sequence > (streams.get(stream) ?? 0));
    found.push({ edition, recorded: position, remembered: events, missing });
  }
  return found;
}

/**
 * Goes on from what is recorded: the workflows that remember more are ended, and started anew from the database. What is
 * missing stays missing.
 */
export async function goOn(client: Client, database: Database, taskQueue: string, editions: readonly string[]): Promise<void> {
  for (const edition of editions) {
    const { workflows } = await rememberedOf(client, edition);
    for (const id of workflows)
      await client.workflow.getHandle(id).terminate('The database was restored from an older backup, and it was decided to go on from it.');
  }
  const live = (await liveEditions(database)).filter(({ edition }) => editions.includes(edition));
  await reconcile(client, taskQueue, live);
}
