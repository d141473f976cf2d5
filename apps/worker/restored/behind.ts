import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../entities/database.js';
import { givenUpRuns, type EditionBehind } from '../../../entities/editions-behind.js';
import { lastEvents, type LastEvent } from '../../../entities/journal/log.js';
import { commandAt } from '../../../entities/journal/recorded-through.js';
import { lastKnown } from './last-known.js';
import { runsOf, type Run } from './runs.js';

/** How many histories are read at once. */
const atOnce = 16;
/** Milliseconds by which the clocks of those who recorded events may differ, and more. */
const margin = 60_000;

/**
 * The editions of which the database lacks something that a run of one of their workflows knows to be recorded: an older
 * backup was restored, or another database is connected. Editions that the database does not know are among them, and those
 * that have ended since, as long as Temporal remembers their workflows; what was given up is not. Changes nothing.
 *
 * @param edition one edition alone; absent: all
 */
export async function behind(
  client: Client,
  { reads: { manager } }: Database,
  taskQueue: string,
  edition?: string,
): Promise<EditionBehind[]> {
  const logs = await lastEvents(manager);
  const runs: Run[] = [];
  for await (const run of runsOf(client, taskQueue, edition)) if (!endedBefore(run, logs.get(run.edition))) runs.push(run);
  const givenUp = await givenUpRuns(
    manager,
    runs.map(({ run }) => run),
  );
  const limit = pLimit(atOnce);
  const found = new Map<string, EditionBehind>();
  await Promise.all(
    runs
      .filter(({ run }) => !givenUp.has(run))
      .map((run) =>
        limit(async () => {
          const seen = await lacking(client, manager, run);
          if (seen !== undefined) note(found, run, seen, logs.get(run.edition)?.position ?? 0);
        }),
      ),
  );
  return [...found.values()].sort((a, b) => (a.edition < b.edition ? -1 : 1));
}

/** What ended before the last event was recorded knows of no later one: the log has no gaps, and years of runs need not be read. */
const endedBefore = ({ closedAt }: Run, last: LastEvent | undefined): boolean =>
  closedAt !== undefined && last !== undefined && closedAt.getTime() + margin < Date.parse(last.recordedAt);

/** How many events a run knows of, where the log lacks the last of them. The log is asked after the history: workers may be going on. */
async function lacking(client: Client, manager: EntityManager, run: Run): Promise<number | undefined> {
  const { seen = 0, seenBy } = await lastKnown(client, run);
  if (seen === 0) return undefined;
  const recordedBy = await commandAt(manager, run.edition, seen);
  return recordedBy !== undefined && (seenBy ?? recordedBy) === recordedBy ? undefined : seen;
}

function note(found: Map<string, EditionBehind>, { edition, run, workflow }: Run, seen: number, recorded: number): void {
  const known = found.get(edition) ?? { edition, recorded, remembered: 0, runs: [] };
  found.set(edition, { ...known, remembered: Math.max(known.remembered, seen), runs: [...known.runs, { run, workflow, seen }] });
}
