import type { RecordedEvent } from '../../domain/edition/events.js';
import type { World } from '../../domain/engine.types.js';
import type { ScriptLine } from '../../domain/script/course.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Answer } from '../../workflows/contracts/handle.js';
import { CommandEntity } from '../command.entity.js';
import type { Database } from '../database.js';
import { EditionEntity } from '../edition.entity.js';
import { EventEntity } from '../event.entity.js';
import { rowOf, type Person } from '../person-row.js';
import { PersonEntity } from '../person.entity.js';
import { add } from '../statements.js';
import { project } from './project.js';
import { lineOf } from './recorded.js';

/** An edition that was told as a whole (a script run through the core) and is to be kept as if it had been lived. */
export interface ToldEdition {
  id: string;
  /** The fold of its events. */
  world: World;
  events: RecordedEvent[];
  told: { line: ScriptLine; events: RecordedEvent[]; advice: string[] }[];
  people: Omit<Person, 'edition'>[];
}

/**
 * Takes a told edition into the journal: people, events, states, read tables and answers, all in one transaction, so
 * that a process that ends half-way leaves nothing. Returns false, and changes nothing, where the edition is there.
 */
export async function takeIn(database: Database, { id, world, events, told, people }: ToldEdition, importedAt: Instant): Promise<boolean> {
  return database.write(async (tx) => {
    if (await tx.existsBy(EditionEntity, { id })) return false;
    await add(
      tx,
      PersonEntity,
      people.map((person) => rowOf({ ...person, edition: id })),
    );
    await add(
      tx,
      EventEntity,
      events.map((event, n) => lineOf({ ...event, importedAt }, n + 1)),
    );
    await project(tx, id, world, events, { position: 0, notices: 0 });
    await add(
      tx,
      CommandEntity,
      told.map(({ line: { envelope, at }, ...outcome }) => ({
        edition: id,
        commandId: envelope.id,
        hash: envelope.hash,
        answer: JSON.stringify(answerOf(outcome)),
        recordedAt: at,
      })),
    );
    return true;
  });
}

function answerOf({ events, advice }: { events: RecordedEvent[]; advice: string[] }): Answer {
  return { accepted: true, events: events.map(({ stream, sequence, event }) => ({ stream, sequence, type: event.type })), advice };
}
