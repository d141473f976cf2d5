import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@temporalio/activity';
import pLimit from 'p-limit';
import type { DeliverResult } from '../workflows/contracts/delivery.js';
import type { CommandActivities, HandleResult, Reached } from '../workflows/contracts/handle.js';
import { deliveryStream } from '../workflows/contracts/naming.js';
import { roundOf, type DeliveryParts, type Limits } from './deliver.js';
import { presentOf } from './present.js';

/**
 * Milliseconds that a wake-up waits for a mail server, at most: most are faster, and the edition must not wait for one
 * that is not. What such a round begins it ends soon after, also where its process is asked to end (`rounds.ts`).
 */
const patience = 1_500;
/** Milliseconds for which wake-ups leave all sending to the workflow after one has lost its patience. */
const rest = 5_000;
const shortRound: Limits = { claimsFor: 1_000, beginsFor: 1_000, writesFor: 10_000 };

/**
 * Sends what a wake-up has just brought about at once, without a workflow for it: most often nothing waits any more by the
 * time the wake-up is answered. Whatever does (its mail server is slow, or away; a digest waits for others) is the delivery
 * workflow's, as ever: the ledger lets no two send the same.
 *
 * Where very many fall due together they take turns, as many at once as there are connections: all at once would keep each
 * other from sending in time.
 */
export function promptly(handle: CommandActivities['handle'], parts: DeliveryParts): CommandActivities['handle'] {
  const inTurn = pLimit(parts.transport.connections ?? 1);
  let restsUntil = 0;
  const wakeUp: CommandActivities['handle'] = async (request) => {
    const result = await handle(request);
    if (!broughtNotices(result) || Date.now() < restsUntil || parts.rounds?.stopped) return result;
    const { edition } = request.envelope;
    const round = roundOf(parts, { edition, present: presentOf(request.now) }, shortRound).catch((error: unknown) => {
      log.warn('What was due could not be sent at once', { edition, error });
      return undefined;
    });
    const done = await Promise.race([round, pause(patience, undefined, { ref: false })]);
    if (done) return { ...result, notices: done.nextAttempt !== null, ...reachedBy(done) };
    restsUntil = Date.now() + rest;
    return result;
  };
  return (request) => (request.envelope.command.type === 'wake' ? inTurn(() => wakeUp(request)) : handle(request));
}

/** Deliveries are events too. */
const reachedBy = ({ position, lastCommand }: DeliverResult): Reached => (position === undefined ? {} : { position, lastCommand });

const broughtNotices = ({ answer, notices }: HandleResult): boolean =>
  notices && answer.accepted && answer.events.some(({ stream }) => stream === deliveryStream);
