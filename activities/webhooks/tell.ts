import { cancellationSignal, heartbeat } from '@temporalio/activity';
import type { Instant } from '../../domain/time/plain-date.js';
import { messagesOf, type Message, type Placed } from '../../domain/webhooks/messages.js';
import type { Trace } from '../../entities/webhook-log.js';
import type { WebhookEntity } from '../../entities/webhook.entity.js';
import type { TellRequest, TellResult } from '../../workflows/contracts/webhook.js';
import { presentOf } from '../present.js';
import { attempt, inShort, isGone, type Attempted, type WebhookParts } from './attempt.js';
import { retryAt } from './backoff.js';

/** Events that are read at a time. */
const batch = 100;
/** Milliseconds from its beginning after which a round begins no attempt: it ends well before Temporal gives it up (3 minutes). */
const beginsFor = 90_000;

/** Tells a webhook the events after its cursor, one message after the other; the cursor moves with the record of each. */
export const teller =
  (parts: WebhookParts) =>
  async ({ edition, webhook, now }: TellRequest): Promise<TellResult> => {
    const present = presentOf(now);
    const hook = await parts.log.webhook(edition, webhook);
    if (!hook || hook.status === 'disabled' || hook.person !== null) return { told: 0, next: null };
    if (hook.retryAt !== null && hook.retryAt > present()) return { told: 0, next: hook.retryAt };
    return new Round(parts, hook, present).run();
  };

class Round {
  private readonly begun = Date.now();
  private told = 0;
  /** Through which event everything is told, or is not for this webhook. */
  private through: number;
  /** Through which event that is on record. */
  private recorded: number;

  constructor(
    private readonly parts: WebhookParts,
    private readonly hook: WebhookEntity,
    private readonly present: () => Instant,
  ) {
    this.through = this.recorded = hook.position;
  }

  async run(): Promise<TellResult> {
    for (;;) {
      const events = await this.parts.log.events(this.hook.edition, this.through, batch);
      for (const event of events) {
        const stopped = await this.tell(event);
        if (stopped) return stopped;
        this.through = event.position;
      }
      if (events.length === 0) break;
    }
    if (this.through > this.recorded) await this.parts.log.pass(this.hook.id, this.through);
    return { told: this.told, next: null };
  }

  /** Tells what there is to tell of an event. Where that cannot be done now: what the round came to. */
  private async tell(event: Placed): Promise<TellResult | undefined> {
    const messages = await this.untold(event);
    for (const [n, message] of messages.entries()) {
      if (cancellationSignal().aborted || Date.now() - this.begun > beginsFor) return { told: this.told, next: this.present() };
      heartbeat();
      const position = n === messages.length - 1 ? event.position : event.position - 1;
      const attempted = await attempt(
        this.parts,
        { edition: this.hook.edition, webhook: this.hook.id },
        this.present,
        { message, told: { message: message.id, type: message.type, position: event.position } },
        (made) => traceOf(made, position),
      );
      if (!attempted) return { told: this.told, next: null };
      if (attempted.posting.outcome !== 'delivered') return this.stop(attempted);
      this.told += 1;
      this.recorded = position;
    }
    return undefined;
  }

  /** Messages of an event that are for this webhook. Those of an event of which only the first ones were taken are not sent again. */
  private async untold(event: Placed): Promise<Message[]> {
    const types = JSON.parse(this.hook.types) as string[];
    const wanted = messagesOf(event).filter(({ type }) => types.length === 0 || types.includes(type));
    if (wanted.length < 2) return wanted;
    const taken = await this.parts.log.taken(this.hook.id, event.position);
    return wanted.filter(({ id }) => !taken.has(id));
  }

  private async stop({ begun, posting, at }: Attempted): Promise<TellResult> {
    const failure = inShort(posting);
    const next = afterFailure(begun.webhook, posting, at).retryAt ?? null;
    if (next !== null) return { told: this.told, next, failure };
    const cause = isGone(posting) ? 'gone' : 'failing';
    const switchedOff = await this.parts.switchOff(this.hook.edition, this.hook.id, { cause, answer: failure }, at);
    return { told: this.told, next: null, failure, switchedOff };
  }
}

function traceOf({ begun, posting, at }: Attempted, position: number): Trace {
  if (posting.outcome === 'delivered') return { position, failures: 0, failingSince: null, retryAt: null };
  return afterFailure(begun.webhook, posting, at);
}

function afterFailure({ failures, failingSince }: WebhookEntity, posting: Attempted['posting'], at: Instant): Trace {
  const next = isGone(posting) ? null : retryAt(failures + 1, at, posting.retryAfter);
  return { failures: failures + 1, failingSince: failingSince ?? at, retryAt: next };
}
