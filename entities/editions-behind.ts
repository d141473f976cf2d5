import type { EntityManager } from 'typeorm';
import type { Instant } from '../domain/time/plain-date.js';
import type { Database } from './database.js';
import { DatabaseBehind } from './faults.js';
import { GivenUpRunEntity } from './given-up-run.entity.js';
import { chunks, findIn, put } from './statements.js';

/** An edition of which the database lacks what runs of its workflows know to be recorded. */
export interface EditionBehind {
  edition: string;
  /** How many events of it the database has. */
  recorded: number;
  /** How many have been recorded, for all that is known. */
  remembered: number;
  /** Those who know of what is missing. */
  runs: Knowing[];
}

/** A run of a workflow, and how many events of its edition it knows to be recorded. */
export interface Knowing {
  run: string;
  workflow: string;
  seen: number;
}

/**
 * The editions of which less is recorded than was found to be known when this process began: nothing is done with them
 * until it is decided to go on without what is missing. That is then in the database, where every process finds it.
 */
export class EditionsBehind {
  private readonly behind = new Map<string, EditionBehind>();

  add(found: readonly EditionBehind[]): void {
    for (const one of found) this.behind.set(one.edition, one);
  }

  /** @throws DatabaseBehind where an edition is one of them */
  async check(manager: EntityManager, edition: string): Promise<void> {
    const one = this.behind.get(edition);
    if (!one) return;
    const givenUp = await givenUpRuns(
      manager,
      one.runs.map(({ run }) => run),
    );
    if (givenUp.size < one.runs.length) throw new DatabaseBehind(edition, one.recorded, one.remembered);
    this.behind.delete(edition);
  }
}

/** Which of these runs have been given up. */
export async function givenUpRuns(manager: EntityManager, runs: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const run of chunks(runs)) for (const row of await findIn(manager, GivenUpRunEntity, { run })) found.add(row.run);
  return found;
}

/** Records that it was decided to go on without what these runs know. */
export async function giveUp(database: Database, { edition, runs }: EditionBehind, decidedAt: Instant): Promise<void> {
  await database.write((tx) =>
    put(
      tx,
      GivenUpRunEntity,
      runs.map(({ run, workflow, seen }) => ({ run, edition, workflow, seen, decidedAt })),
    ),
  );
}
