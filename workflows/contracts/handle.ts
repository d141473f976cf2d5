import type { Envelope } from '../../domain/edition/commands.js';
import type { Refusal } from '../../domain/refusal.js';
import type { FactName, ProcedureId } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';

/** What every command is answered with; stored with its id and repeated word for word. */
export type Answer =
  | { accepted: true; events: { stream: string; sequence: number; type: string }[]; advice: string[] }
  | { accepted: false; refusal: Refusal };

export interface HandleRequest {
  envelope: Envelope;
  /** The workflow's clock, edition's offset included. */
  now: Instant;
  /** How many events of the edition the workflow knows to be recorded: a database that has fewer is an older one. */
  seen?: number;
}

/** What a workflow learns after each command and each wake-up; the answer is stored, all else is computed anew. */
export interface HandleResult {
  answer: Answer;
  /** When time alone will next bring something about, after now. Null: never, as things stand. */
  nextInstant: Instant | null;
  /** Facts of the cycle that hold (`theme-decided`, `closed`): names from the template. */
  facts: FactName[];
  /** Stages that should have a running workflow now. */
  stages: { stream: string; procedure: ProcedureId }[];
  /** Whether notices wait to be delivered. */
  notices: boolean;
  /** Webhooks that have not been told of the edition's last events, by their ids. Absent: none. */
  listeners?: string[];
  /** Present state in words, of the stream that was asked. */
  words: string;
  /** The stream that was asked is over: its stage has ended, or its edition is archived. */
  over: boolean;
  /** The edition is archived, or was never created (a refused creation). */
  archived: boolean;
  /** How many events the edition has. Absent in histories of before it was told. */
  position?: number;
}

/** The activity that every command and every wake-up runs: one transaction each. */
export interface CommandActivities {
  handle(request: HandleRequest): Promise<HandleResult>;
}
