import type { Envelope } from '../../domain/edition/commands.js';
import type { Answer, Known } from './handle.js';

/** Workflow type of an edition's cycle. */
export const editionWorkflow = 'congressCycle';

/** With what an earlier run knew to be recorded. */
export interface EditionInput extends Known {
  edition: string;
  /** Milliseconds added to the workflow's clock; zero in production. A historic script is rehearsed on its own dates by it. */
  clockOffset: number;
  /** False for rehearsals of historic editions: no delivery workflow. */
  deliver: boolean;
}

/** Update: decide one command. Validated by `draining` alone; the answer may be a refusal, which is a value. */
export const commandUpdate = 'command';
export type CommandUpdate = (envelope: Envelope) => Promise<Answer>;

/** Signal: something has changed in the database; look again. */
export const lookSignal = 'look';
