import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import type { Command, Envelope } from '../../../domain/edition/commands.js';
import { handle } from '../../../domain/engine.js';
import type { World } from '../../../domain/engine.types.js';
import { refuse, type Refusal } from '../../../domain/refusal.js';
import type { Answer } from '../../../workflows/contracts/handle.js';
import { databaseBehind, editionStream } from '../../../workflows/contracts/naming.js';
import type { Asked } from '../http/asked.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import type { ActBody } from './act.body.js';
import { type Carried, Carrier } from './carrier.js';

/** What a command brought about, beside the resource as it then stands. */
export interface Effect {
  id: string;
  events: { stream: string; sequence: number; type: string }[];
  /** Worth knowing, though it refused nothing. */
  advice: string[];
}

/** A refused command, before it is known what else could be done. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason);
  }
}

/** Seconds after which a caller should repeat what has no outcome yet. */
const repeatAfter = 2;
/** A stage that has just opened has its workflow a moment later: how often, and how long in milliseconds, to wait for it. */
const waitsForWorkflow = 6;
/** After so many of them its edition is told to start what is missing. */
const waitsForRestore = 1;
const waitForWorkflow = 300;

/** Sends commands and tells what became of them. It decides nothing: refusals are the core's. */
@Injectable()
export class Commands {
  constructor(
    private readonly carrier: Carrier,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a command to the workflow of a stream of an edition.
   *
   * @throws Refused when the core says no
   * @throws Problem `outcome-unknown`, `workflows-restoring`
   */
  async send(asked: Asked, edition: string, stream: string, command: Command, act: ActBody = {}): Promise<Effect> {
    const envelope = enveloped(asked, edition, stream, command, act);
    const known = asked.keyGiven ? await this.alreadyAnswered(envelope) : undefined;
    return effectOf(envelope, known ?? (await this.own(asked, envelope, await this.carried(envelope))));
  }

  /** Opens an edition; its workflow is started with the command. */
  async create(asked: Asked, edition: string, command: Extract<Command, { type: 'create' }>, act: ActBody = {}): Promise<Effect> {
    const envelope = enveloped(asked, edition, editionStream, command, act);
    const known = asked.keyGiven ? await this.alreadyAnswered(envelope) : undefined;
    // an archived edition has no workflow, and must not be given one only to hear that it exists
    const existing = known ? undefined : await this.reading.world(edition);
    const refusal = existing ? this.ownRefusal(existing, envelope) : undefined;
    return effectOf(envelope, known ?? refusal ?? (await this.own(asked, envelope, settled(await this.carrier.create(envelope)))));
  }

  /** What the core would answer as things stand: why not, or undefined where it would carry the command out. Nothing is recorded. */
  async trial(asked: Asked, edition: string, stream: string, command: Command, act: ActBody = {}): Promise<Refusal | undefined> {
    const world = await this.reading.world(edition);
    const envelope = enveloped(asked, edition, stream, command, act);
    const answer = world?.edition ? this.ownRefusal(world, envelope) : refused('edition-unknown', edition);
    return answer && !answer.accepted ? answer.refusal : undefined;
  }

  private async carried(envelope: Envelope): Promise<Answer> {
    for (let waited = 0; ; waited++) {
      const carried = await this.carrier.carry(envelope);
      if (carried.outcome === 'answered' || carried.outcome === 'failed') return settled(carried);
      const world = await this.reading.world(envelope.edition);
      const refusal = world?.edition ? this.ownRefusal(world, envelope) : refused('edition-unknown', envelope.edition);
      // Temporal may be out of reach, but where there is no edition, or it is archived, nothing can come of the command.
      if (refusal && (carried.outcome === 'nobody' || world?.edition?.status === 'archived' || !world?.edition)) {
        // unless it was this very command that archived it, and only its answer was lost
        return (await this.alreadyAnswered(envelope)) ?? refusal;
      }
      if (carried.outcome === 'unknown') return settled(carried);
      // A stage that has just opened has its workflow in a moment; what Temporal has lost is started again from the record.
      if (waited === waitsForRestore) await this.restore(envelope, world);
      if (waited === waitsForWorkflow) throw restoring();
      await pause(waitForWorkflow);
    }
  }

  /** Where even that cannot be asked for, the caller is told to come back, as where it takes its time. */
  private async restore({ edition, stream }: Envelope, world: World | undefined): Promise<void> {
    const stage = world?.stages[stream];
    const lost = stage && stage.status !== 'ended' ? { stream, procedure: stage.procedure } : undefined;
    try {
      await this.carrier.restore(edition, lost);
    } catch (cause) {
      const problem = restoring();
      problem.cause = cause;
      throw problem;
    }
  }

  /** Without a workflow nothing is recorded; the core alone says why not, from the state as it stands. */
  private ownRefusal(world: World, envelope: Envelope): Answer | undefined {
    const outcome = handle(world, envelope, this.clock.now());
    return outcome.accepted ? undefined : { accepted: false, refusal: outcome.refusal };
  }

  /**
   * The answer that is this request's own. Of two at the same moment under one key Temporal carries out the first and
   * answers both with its outcome; whose that was, the record tells.
   */
  private async own({ keyGiven }: Asked, envelope: Envelope, answer: Answer): Promise<Answer> {
    return (keyGiven ? await this.alreadyAnswered(envelope) : undefined) ?? answer;
  }

  /** A command under a key that has been answered is answered so again, whether or not its workflow still runs. */
  private async alreadyAnswered(envelope: Envelope): Promise<Answer | undefined> {
    const known = await this.reading.answered(envelope.edition, envelope.id);
    if (!known) return undefined;
    if (known.hash === envelope.hash) return known.answer;
    return {
      accepted: false,
      refusal: refuse(
        'key-reused',
        `The key "${envelope.id}" was used for another request: its address, body or If-Match was not the same. A new attempt needs a new key.`,
        {
          facts: [{ ref: envelope.id, says: 'used before' }],
        },
      ),
    };
  }
}

function enveloped(asked: Asked, edition: string, stream: string, command: Command, { effectiveOn, basis }: ActBody): Envelope {
  return {
    id: asked.key,
    edition,
    stream,
    actor: asked.actor,
    hash: asked.hash,
    command,
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    ...(basis === undefined ? {} : { basis }),
    ...(asked.ifSequence === undefined ? {} : { ifSequence: asked.ifSequence }),
  };
}

function effectOf({ id }: Envelope, answer: Answer): Effect {
  if (!answer.accepted) throw new Refused(answer.refusal);
  return { id, events: answer.events, advice: answer.advice };
}

function settled(carried: Carried): Answer {
  if (carried.outcome === 'answered') return carried.answer;
  if (carried.outcome === 'nobody') throw restoring();
  const failure = carried.outcome === 'failed' ? failureBehind(carried.cause) : undefined;
  if (failure?.type === databaseBehind) throw new Problem('database-behind', failure.message);
  const problem =
    carried.outcome === 'failed'
      ? new Problem(
          'internal',
          'The command met a fault of the server and was undone; nothing of it is recorded. The log has the details under this correlation id. Mend the cause, then send it with a new Idempotency-Key: under this one the answer stays the same.',
        )
      : new Problem(
          'outcome-unknown',
          'No answer came in time. Repeat the request with the same Idempotency-Key: it is carried out once, whatever has become of it.',
          { retryAfter: repeatAfter },
        );
  problem.cause = carried.cause;
  throw problem;
}

/** An activity's own failure stands behind that of the update. */
const failureBehind = (cause: unknown): ApplicationFailure | undefined =>
  cause instanceof ApplicationFailure ? cause : cause instanceof Error ? failureBehind(cause.cause) : undefined;

const refused = (code: 'edition-unknown', edition: string): Answer => ({
  accepted: false,
  refusal: refuse(code, `There is no edition "${edition}".`, { facts: [{ ref: edition, says: 'unknown' }] }),
});

const restoring = (): Problem =>
  new Problem(
    'workflows-restoring',
    'The workflow that carries this out is not running at the moment; it is being restored. Repeat with the same Idempotency-Key.',
    {
      retryAfter: repeatAfter,
    },
  );

/** Turns a refusal into the answer that is written, with what can be done instead. */
export async function answering<T>(work: () => Promise<T>, allowed: () => Promise<{ action: string; title: string }[]>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw problemOf(error.refusal, await allowed());
  }
}
