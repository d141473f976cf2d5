import type { Envelope } from '../../../domain/edition/commands.js';
import type { Answer } from '../../../workflows/contracts/handle.js';

/** What became of a command that was handed to Temporal. */
export type Carried =
  | { outcome: 'answered'; answer: Answer }
  /** No workflow runs for its stream: the stage has not started or has ended, the edition is archived, or Temporal has lost it. */
  | { outcome: 'nobody' }
  /** It met a fault and was undone; nothing of it is recorded. */
  | { outcome: 'failed'; cause: unknown }
  /** No answer in time: it may or may not be carried out yet. */
  | { outcome: 'unknown'; cause: unknown };

/** Hands commands to the workflows that carry them out. */
export abstract class Carrier {
  /** To the workflow of the envelope's stream. */
  abstract carry(envelope: Envelope): Promise<Carried>;
  /** To the edition's workflow, which is started where it does not run yet. */
  abstract create(envelope: Envelope): Promise<Carried>;
  /** Starts the edition's workflow again where Temporal has lost it; it then starts its stages. */
  abstract restore(edition: string): Promise<void>;
  /** @throws when Temporal cannot be reached */
  abstract ping(): Promise<void>;
}
