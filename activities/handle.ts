import { activityInfo, ApplicationFailure, log } from '@temporalio/activity';
import type { CommandActivities, HandleRequest, HandleResult } from '../workflows/contracts/handle.js';
import { isPassing } from './faults.js';

/** Decides a command or wake-up and records what follows, in one transaction; a known id gets its stored answer. */
export interface DecidingJournal {
  handle(request: HandleRequest): Promise<HandleResult>;
}

/** An unexpected error may still be an accident. After so many attempts it is taken for a fault of ours. */
const attemptsAtAFault = 3;

/**
 * `handle` as Temporal runs it. While the database is out of reach it is repeated for as long as that takes: nothing
 * else could be decided either. An error that persists is a fault: the command is given back as failed (its transaction
 * was rolled back, nothing of it is stored), for those behind it must not wait until the fault is mended.
 */
export const commandActivities = (journal: DecidingJournal): CommandActivities => ({
  async handle(request) {
    try {
      return await journal.handle(request);
    } catch (error) {
      throw asFailure(error, request);
    }
  },
});

function asFailure(error: unknown, { envelope }: HandleRequest): ApplicationFailure {
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error ? error : undefined;
  if (isPassing(error)) return ApplicationFailure.create({ type: 'DatabaseUnreachable', message, ...(cause && { cause }) });
  const last = activityInfo().attempt >= attemptsAtAFault;
  if (last)
    log.error('A command met a fault and is given back as failed', {
      edition: envelope.edition,
      stream: envelope.stream,
      command: envelope.id,
      error,
    });
  return ApplicationFailure.create({ type: 'Fault', message, nonRetryable: last, ...(cause && { cause }) });
}
