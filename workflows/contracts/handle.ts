import type { Envelope } from '../../domain/edition/commands.js';
import type { Refusal } from '../../domain/refusal.js';
import type { FactName, ProcedureId } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';

/** What every command is answered with; stored with its id and repeated word for word. */
export type Answer =
  | { accepted: true; events: { stream: string; sequence: number; type: string }[]; advice: string[] }
  | { accepted: false; refusal: Refusal };

/** How much of an edition's log a workflow knows to be recorded: a database that lacks that last event is not the one it was recorded in. */
export interface Known {
  /** How many events the edition has, for all that the workflow knows. */
  seen?: number;
  /** Id of the command that recorded the last of them. Absent: only their number is known. */
  seenBy?: string;
}

/** How far the log of an edition reached after an activity. Absent in histories of before it was told. */
export interface Reached {
  /** How many events the edition has. */
  position?: number;
  /** Id of the command that recorded the last of them. */
  lastCommand?: string;
}

export interface HandleRequest extends Known {
  envelope: Envelope;
  /** The workflow's clock, edition's offset included. */
  now: Instant;
}

/** What a workflow learns after each command and each wake-up; the answer is stored, all else is computed anew. */
export interface HandleResult extends Reached {
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
}

/** The activity that every command and every wake-up runs: one transaction each. */
export interface CommandActivities {
  handle(request: HandleRequest): Promise<HandleResult>;
}
