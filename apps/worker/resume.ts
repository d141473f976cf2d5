import type { Client } from '@temporalio/client';
import type { Database } from '../../entities/database.js';
import type { EditionBehind } from '../../entities/editions-behind.js';
import { Webhooks } from '../../entities/webhooks.js';
import { liveEditions } from './live-workflows.js';
import { reconcile } from './reconcile.js';

/** Gives live editions their workflows, all but those that nothing is done with. Returns how many. */
export async function resume(client: Client, database: Database, taskQueue: string, behind: readonly EditionBehind[]): Promise<number> {
  const held = new Set(behind.map(({ edition }) => edition));
  const isFree = ({ edition }: { edition: string }): boolean => !held.has(edition);
  const live = (await liveEditions(database)).filter(isFree);
  await reconcile(client, taskQueue, live, (await new Webhooks(database).behind()).filter(isFree));
  return live.length;
}
