import type { RecordedEvent } from '../../domain/edition/events.js';
import type { Instant, PlainDate } from '../../domain/time/plain-date.js';
import type { NoticeKind, NoticeStatus } from '../notice.entity.js';

/** An edition in the list of editions. */
export interface EditionEntry {
  id: string;
  title: string;
  template: { id: string; version: number };
  zone: string;
  mode: 'live' | 'historic';
  status: 'preparing' | 'suspended' | 'archived';
  targetYear: number;
  opening: PlainDate | null;
  closing: PlainDate | null;
}

/** An event with its position among all events of its edition, rising in the order of recording. */
export type PlacedEvent = RecordedEvent & { position: number };

export interface EventFilter {
  stream?: string | undefined;
  type?: string | undefined;
  actor?: string | undefined;
  milestone?: string | undefined;
}

/** A line of the ledger of notices. */
export interface NoticeEntry {
  /** Position in the edition's ledger, rising. */
  id: number;
  key: string;
  recipient: string;
  role: string;
  kind: NoticeKind;
  status: NoticeStatus;
  /** Milestones that it is about, in the order in which it names them. */
  milestones: string[];
  about: { milestone: string; rung: number; dueOn: PlainDate; revision: number }[];
  /** When it was intended. */
  at: Instant;
  attempts: number;
  lastAttemptAt: Instant | null;
  nextAttemptAt: Instant | null;
  /** What the mail server said last. */
  answer: string | null;
  messageId: string | null;
  sentAt: Instant | null;
  /** Key of the catch-up it went into. */
  collapsedInto: string | null;
  withdrawnWhy: string | null;
}

export interface NoticeFilter {
  status?: string | undefined;
  /** Reminders of this milestone, and the catch-ups that they went into. */
  milestone?: string | undefined;
  recipient?: string | undefined;
}
