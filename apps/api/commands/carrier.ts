import type { Envelope } from '../../../domain/edition/commands.js';
import type { Bounce } from '../../../workflows/contracts/bounce.js';
import type { Answer } from '../../../workflows/contracts/handle.js';
import type { StageInput } from '../../../workflows/contracts/stage.js';

/** What became of a command that was handed to Temporal. */
export type Carried =
  | { outcome: 'answered'; answer: Answer }
  /** No workflow runs for its stream: the stage has not started or has ended, the edition is archived, or Temporal has lost it. */
  | { outcome: 'nobody' }
  /** It met a fault and was undone; nothing of it is recorded. Repeated under the same id, it is answered so again. */
  | { outcome: 'failed'; cause: unknown }
  /** No answer in time: it may or may not be carried out yet. */
  | { outcome: 'unknown'; cause: unknown };

/** A stage of which the record says that it is under way. */
export type LostStage = Pick<StageInput, 'stream' | 'procedure'>;

/** Hands commands to the workflows that carry them out. */
export abstract class Carrier {
  /** To the workflow of the envelope's stream. */
  abstract carry(envelope: Envelope): Promise<Carried>;
  /** To the edition's workflow, which is started where it does not run yet. */
  abstract create(envelope: Envelope): Promise<Carried>;
  /**
   * Starts the edition's workflow again where Temporal has lost it, and that of the stage where one is named: an edition
   * that has once seen to its stage does not know that Temporal has lost it.
   *
   * @throws when Temporal cannot be reached
   */
  abstract restore(edition: string, stage?: LostStage): Promise<void>;
  /** Tells the edition's workflow that something beside its events has changed. Without one nothing is told. */
  abstract look(edition: string): Promise<void>;
  /** Has it recorded that a message came back. Repeated, it is recorded once. @throws Problem `outcome-unknown` where Temporal cannot be reached */
  abstract bounced(bounce: Bounce): Promise<void>;
  /** @throws when Temporal cannot be reached */
  abstract ping(): Promise<void>;
}
