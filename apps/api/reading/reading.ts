import type { RecordedEvent } from '../../../domain/edition/events.js';
import type { World } from '../../../domain/engine.types.js';
import type { CycleTemplate } from '../../../domain/template/template.js';
import type { Instant } from '../../../domain/time/plain-date.js';
import type { Answer } from '../../../workflows/contracts/handle.js';

/** An edition in the list of editions. */
export interface EditionEntry {
  id: string;
  title: string;
  template: { id: string; version: number };
  mode: 'live' | 'historic';
  status: 'preparing' | 'suspended' | 'archived';
  targetYear: number;
  opening: string | null;
  closing: string | null;
}

/** A line of the reminder ledger. */
export interface NoticeEntry {
  /** Position in the ledger, rising. */
  id: number;
  key: string;
  recipient: string;
  role: string;
  kind: string;
  status: string;
  milestones: string[];
  at: Instant;
  attempts: number;
  lastAttemptAt: Instant | null;
  answer: string | null;
}

export interface EventFilter {
  stream?: string | undefined;
  type?: string | undefined;
  actor?: string | undefined;
  milestone?: string | undefined;
}

export interface NoticeFilter {
  status?: string | undefined;
  milestone?: string | undefined;
  recipient?: string | undefined;
}

/** An event with its position among all events of its edition, rising in the order of recording. */
export type PlacedEvent = RecordedEvent & { position: number };

/**
 * What the API reads of the database. Nothing here goes to Temporal, so that reading goes on when that cannot be reached.
 */
export abstract class Reading {
  abstract templates(): Promise<CycleTemplate[]>;
  abstract editions(): Promise<EditionEntry[]>;
  /** Changes with every event of the edition; undefined: there is no such edition. */
  abstract version(edition: string): Promise<string | undefined>;
  abstract world(edition: string): Promise<World | undefined>;
  /** The world as it stood at an instant; undefined: the edition was not there yet. */
  abstract worldAsOf(edition: string, at: Instant): Promise<World | undefined>;
  /** The answer that a command was given, with the hash of its request. */
  abstract answered(edition: string, command: string): Promise<{ hash: string; answer: Answer } | undefined>;
  abstract events(edition: string, filter: EventFilter, after: number, limit: number): Promise<PlacedEvent[]>;
  abstract notices(edition: string, filter: NoticeFilter, after: number, limit: number): Promise<NoticeEntry[]>;
  /** @throws whatever the database says when it cannot be reached */
  abstract ping(): Promise<void>;
}
