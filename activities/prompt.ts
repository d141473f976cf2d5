import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@temporalio/activity';
import type { CommandActivities, HandleRequest, HandleResult } from '../workflows/contracts/handle.js';
import { deliveryStream } from '../workflows/contracts/naming.js';
import { roundOf, type DeliveryParts, type Limits } from './deliver.js';
import { presentOf } from './present.js';

/**
 * Milliseconds that a wake-up waits for a mail server, at most: most are faster, and the edition must not wait for one
 * that is not. What such a round begins it ends, or leaves to the ledger, soon after.
 */
const patience = 1_500;
const shortRound: Limits = { claimsFor: 1_000, beginsFor: 1_000, writesFor: 10_000 };

/**
 * Sends what a wake-up has just brought about at once, without a workflow for it: most often nothing waits any more by the
 * time the wake-up is answered. Whatever does (its mail server is slow, or away; a digest waits for others) is the delivery
 * workflow's, as ever: the ledger lets no two send the same.
 */
export const promptly = (handle: CommandActivities['handle'], parts: DeliveryParts): CommandActivities['handle'] =>
  async function handlePromptly(request) {
    const result = await handle(request);
    if (!broughtNotices(request, result)) return result;
    const { edition } = request.envelope;
    const round = roundOf(parts, { edition, present: presentOf(request.now) }, shortRound).catch((error: unknown) => {
      log.warn('What was due could not be sent at once', { edition, error });
      return undefined;
    });
    const done = await Promise.race([round, pause(patience, undefined, { ref: false })]);
    return done ? { ...result, notices: done.nextAttempt !== null } : result;
  };

const broughtNotices = ({ envelope }: HandleRequest, { answer, notices }: HandleResult): boolean =>
  envelope.command.type === 'wake' && notices && answer.accepted && answer.events.some(({ stream }) => stream === deliveryStream);
