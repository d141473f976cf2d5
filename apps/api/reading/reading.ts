import type { PastMoment } from '../../../domain/edition/as-of.js';
import type { World } from '../../../domain/engine.types.js';
import type { CycleTemplate } from '../../../domain/template/template.js';
import type { Instant } from '../../../domain/time/plain-date.js';
import type { EditionEntry, EventFilter, NoticeAttempt, NoticeEntry, NoticeFilter, PlacedEvent } from '../../../entities/reading/rows.js';
import type { Answer } from '../../../workflows/contracts/handle.js';

export type { EditionEntry, EventFilter, NoticeAttempt, NoticeEntry, NoticeFilter, PlacedEvent } from '../../../entities/reading/rows.js';

/**
 * What the API reads of the database. Nothing here goes to Temporal, so that reading goes on when that cannot be reached.
 */
export abstract class Reading {
  abstract templates(): Promise<CycleTemplate[]>;
  /** In the order of their ids, those after `after`. */
  abstract editions(from: { after?: string; limit: number }): Promise<EditionEntry[]>;
  /** Ids of the editions of a template, in whichever version, that are closed: in the order in which they were. */
  abstract closedEditions(template: string): Promise<string[]>;
  /** Changes with every event of the edition; undefined: there is no such edition. */
  abstract version(edition: string): Promise<string | undefined>;
  /** The edition as it was last committed. */
  abstract world(edition: string): Promise<World | undefined>;
  /** The same with the version that it is of. */
  abstract versionedWorld(edition: string): Promise<{ world: World; version: string } | undefined>;
  /** The world as it stood on a day, as it was known at an instant, or both; undefined: the edition was not there yet. */
  abstract worldAsOf(edition: string, moment: PastMoment): Promise<World | undefined>;
  /** The world after the command that recorded an event of the edition's own stream, and when that was; undefined: there is no such event. */
  abstract worldThrough(edition: string, sequence: number): Promise<{ world: World; recordedAt: Instant } | undefined>;
  /** The answer that a command was given, with the hash of its request. */
  abstract answered(edition: string, command: string): Promise<{ hash: string; answer: Answer } | undefined>;
  /** Up to `limit` events after a position, oldest first. */
  abstract events(edition: string, filter: EventFilter, after: number, limit: number): Promise<PlacedEvent[]>;
  /** Up to `limit` lines of the ledger after a position, oldest first. */
  abstract notices(edition: string, filter: NoticeFilter, after: number, limit: number): Promise<NoticeEntry[]>;
  /** The lines that a filter lets through as they stood at an instant, oldest first. */
  abstract noticesAsOf(edition: string, filter: NoticeFilter, at: Instant): Promise<NoticeEntry[]>;
  /** Whether a message of this Message-ID was sent. */
  abstract isMessage(messageId: string): Promise<boolean>;
  /** One line of the ledger, by its id or its key; undefined: there is none. */
  abstract notice(edition: string, of: number | string): Promise<NoticeEntry | undefined>;
  /** The lines that went into a notice, of whatever edition, oldest first. */
  abstract collapsedInto(key: string): Promise<(NoticeEntry & { edition: string })[]>;
  /** Every attempt at sending a notice, oldest first. */
  abstract attempts(key: string): Promise<NoticeAttempt[]>;
  /** @throws whatever the database says when it cannot be reached */
  abstract ping(): Promise<void>;
}
