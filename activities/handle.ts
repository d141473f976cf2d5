import { activityInfo, ApplicationFailure, log } from '@temporalio/activity';
import type { CommandActivities, HandleRequest, HandleResult } from '../workflows/contracts/handle.js';
import { databaseBehind, editionStream } from '../workflows/contracts/naming.js';
import { DatabaseBehind } from '../entities/faults.js';
import { isPassing } from '../entities/passing.js';

/** Decides a command or wake-up and records what follows, in one transaction; a known id gets its stored answer. */
export interface DecidingJournal {
  handle(request: HandleRequest): Promise<HandleResult>;
}

/** Webhooks of an edition that have not been told of its last events. */
export type Listeners = (edition: string) => Promise<string[]>;

const nobody: Listeners = () => Promise.resolve([]);

/** An unexpected error may still be an accident. After so many attempts it is taken for a fault of ours. */
const attemptsAtAFault = 3;

/**
 * `handle` as Temporal runs it. While the database is out of reach it is repeated for as long as that takes: nothing
 * else could be decided either. An error that persists is a fault: the command is given back as failed (its transaction
 * was rolled back, nothing of it is stored), for those behind it must not wait until the fault is mended.
 */
export const commandActivities = (journal: DecidingJournal, listeners: Listeners = nobody): CommandActivities => ({
  async handle(request) {
    try {
      const result = await journal.handle(request);
      const behind = isNews(request, result) ? await asked(listeners, request.envelope.edition) : [];
      return behind.length === 0 ? result : { ...result, listeners: behind };
    } catch (error) {
      throw asFailure(error, request);
    }
  },
});

/** Stages tell their edition to look, and what it then finds is its to pass on. */
const isNews = ({ envelope }: HandleRequest, { answer }: HandleResult): boolean =>
  envelope.stream === editionStream && answer.accepted && (envelope.command.type === 'wake' || answer.events.length > 0);

/** The command has been carried out by now: no fault here may give it back as failed. */
async function asked(listeners: Listeners, edition: string): Promise<string[]> {
  try {
    return await listeners(edition);
  } catch (error) {
    if (isPassing(error)) throw error;
    log.error('Nobody knows which webhooks are to be told', { edition, error });
    return [];
  }
}

function asFailure(error: unknown, { envelope }: HandleRequest): ApplicationFailure {
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error ? error : undefined;
  if (error instanceof DatabaseBehind) {
    log.error(message, { edition: envelope.edition });
    return ApplicationFailure.create({ type: databaseBehind, message, nonRetryable: true });
  }
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
