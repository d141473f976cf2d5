import type { NoticeResponse } from '../../domain/delivery/response.js';
import type { Concern, Decision, Notice, RecordedEvent, Why } from '../../domain/edition/events.js';
import type { EditionStatus } from '../../domain/edition/state.js';
import type { Tone } from '../../domain/template/template.js';
import type { Instant, PlainDate } from '../../domain/time/plain-date.js';
import type { NoticeKind, NoticeStatus } from '../notice.entity.js';

export type { NoticeAttemptEntity as NoticeAttempt } from '../notice-attempt.entity.js';

/** An edition in the list of editions. */
export interface EditionEntry {
  id: string;
  title: string;
  template: { id: string; version: number };
  zone: string;
  mode: 'live' | 'historic';
  status: EditionStatus;
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
  /** Only those that had been recorded up to and at this instant. */
  knownAt?: Instant | undefined;
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
  about: Notice['about'];
  /** Why it reaches this recipient; null in those of earlier versions, as are tone and language. */
  why: Why | null;
  tone: Tone | null;
  /** Language in which its reader wanted to be written to. */
  language: string | null;
  /** For a follow-up of a session: which one; null for all others. */
  session: NonNullable<Notice['session']> | null;
  /** For a concern. */
  concern: Concern | null;
  /** For a decision on the congress. */
  decision: Decision | null;
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
  /** What its reader answered first, by whatever notice of that milestone; null: nothing. */
  response: NoticeResponse | null;
  respondedAt: Instant | null;
}

export interface NoticeFilter {
  status?: string | undefined;
  kind?: string | undefined;
  /** Notices that name this milestone, whatever their kind. */
  milestone?: string | undefined;
  recipient?: string | undefined;
  role?: string | undefined;
  /** Reminders (of one milestone) whose due date, as they tell it, lies before or after this day. */
  dueBefore?: PlainDate | undefined;
  dueAfter?: PlainDate | undefined;
  /** Those intended at this instant or later, and those intended before it. */
  since?: Instant | undefined;
  until?: Instant | undefined;
}
