import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { refuse } from '../../../domain/refusal.js';
import { faultOf, type Allowed } from '../../../domain/webhooks/address.js';
import { mostWebhooks } from '../../../entities/webhooks.js';
import type { MessageOutcome } from '../../../workflows/contracts/webhook.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { defaultLimit, type PageQuery } from '../http/page.query.js';
import { Directory } from '../people/directory.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Worlds } from '../reading/worlds.js';
import { Messenger } from './messenger.js';
import { Register, type Webhook, type WebhookRefusal } from './register.js';
import type { NewWebhookBody, WebhookBody } from './webhook.bodies.js';

/** Under this name the addresses are injected that webhooks may lead to although they are not public. */
export const WEBHOOK_ALLOW = Symbol('allowed addresses of webhooks');

const usualHours = 24;
const hour = 3_600_000;

export type WebhookView = Omit<Webhook, 'edition'>;
/** Shown once, when it is made. */
export interface SecretView {
  secret: string;
  /** Until when the secret before signs as well; null: there is none. */
  previousUntil: string | null;
}
export interface AttemptView extends MessageOutcome {
  message: string;
}

@Injectable()
export class WebhooksService {
  private readonly logger = new Logger('api');

  constructor(
    private readonly register: Register,
    private readonly messenger: Messenger,
    private readonly worlds: Worlds,
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(WEBHOOK_ALLOW) private readonly allowed: Allowed,
  ) {}

  /** In the order of their ids. */
  async list(edition: string, { cursor, limit = defaultLimit }: PageQuery): Promise<Page<WebhookView>> {
    await this.worlds.known(edition);
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 'id').id);
    const found = await this.register.list(edition, { after, limit: limit + 1 });
    const items = found.slice(0, limit).map(viewOf);
    const last = items.at(-1);
    return { items, next: last && found.length > limit ? encodeCursor({ sort: 'id', key: last.id, id: last.id }) : null };
  }

  async read(edition: string, id: string): Promise<WebhookView> {
    await this.worlds.known(edition);
    const webhook = await this.register.find(edition, id);
    if (webhook) return viewOf(webhook);
    throw webhookUnknown(id);
  }

  async enter(edition: string, by: string, body: NewWebhookBody): Promise<{ webhook: WebhookView; secret: string }> {
    await this.open(edition);
    this.check(body, body.person ?? null);
    const { url, types = [], person } = body;
    if (person !== undefined && !(await this.directory.find(edition, person)))
      throw problemOf(refuse('person-unknown', `There is no person "${person}" in this edition's directory.`, { pointer: '/person' }));
    const at = this.clock.now();
    const entered = await this.register.add({
      edition,
      url,
      types: [...new Set(types)],
      ...(person === undefined ? {} : { person }),
      by,
      at,
    });
    if ('refused' in entered) throw notEntered(edition, entered, person);
    return { webhook: viewOf(entered.webhook), secret: entered.secret };
  }

  /** What failed at the old address is tried at the new one at once. */
  async change(edition: string, id: string, body: WebhookBody): Promise<WebhookView> {
    const { person } = await this.read(edition, id);
    await this.open(edition);
    this.check(body, person);
    const { url, types = [] } = body;
    const changed = await this.register.change(edition, id, { url, types: [...new Set(types)] });
    if (typeof changed === 'object') throw notEntered(edition, changed);
    return this.woken(edition, id);
  }

  async resume(edition: string, id: string, from: 'now' | 'where-it-stopped' = 'where-it-stopped'): Promise<WebhookView> {
    await this.read(edition, id);
    await this.register.resume(edition, id, from);
    return this.woken(edition, id);
  }

  async rotate(edition: string, id: string, hours = usualHours): Promise<SecretView> {
    await this.worlds.known(edition);
    const previousUntil = new Date(Date.parse(this.clock.now()) + hours * hour).toISOString();
    const secret = await this.register.rotate(edition, id, previousUntil);
    if (secret === undefined) throw webhookUnknown(id);
    return { secret, previousUntil };
  }

  /** Possible in an archived edition too. */
  async remove(edition: string, id: string): Promise<void> {
    await this.worlds.known(edition);
    if (!(await this.register.remove(edition, id))) throw webhookUnknown(id);
  }

  /** Sends a message that says nothing but that it arrives. */
  async test(edition: string, id: string): Promise<AttemptView> {
    await this.read(edition, id);
    return this.send(edition, id, `msg_test_${randomUUID()}`);
  }

  /** Has a message sent out of turn. @throws Problem `outcome-unknown` */
  async send(edition: string, id: string, message: string): Promise<AttemptView> {
    const outcome = await this.messenger.send(edition, id, message);
    if (outcome === 'unknown')
      throw new Problem('outcome-unknown', `No outcome came in time. The delivery log of the webhook shows it under ${message}.`);
    if (outcome) return { message, ...outcome };
    throw new Problem('delivery-unknown', `What ${message} told of is not there any more; it cannot be told again.`);
  }

  private check({ url, types = [] }: WebhookBody, person: string | null): void {
    const fault = faultOf(url, this.allowed);
    const errors = [
      ...(fault === undefined ? [] : [{ pointer: '/url', detail: fault }]),
      ...(person !== null && types.length > 0 ? [{ pointer: '/types', detail: 'are for events; a person’s webhook takes notices' }] : []),
    ];
    if (errors.length === 0) return;
    throw new Problem('body-invalid', `The body has faults: ${errors.map((e) => `${e.pointer} ${e.detail}`).join('; ')}.`, { errors });
  }

  private async open(id: string): Promise<void> {
    const { edition } = await this.worlds.standing(id);
    if (edition.status !== 'archived') return;
    throw problemOf(refuse('edition-archived', `The edition "${id}" is archived: nothing happens in it that a webhook could be told of.`));
  }

  /** Unheard, it is told with the next event of its edition. */
  private async woken(edition: string, id: string): Promise<WebhookView> {
    const webhook = await this.read(edition, id);
    if (webhook.status === 'disabled' || webhook.person !== null) return webhook;
    try {
      await this.messenger.wake(edition, id);
    } catch (error) {
      this.logger.warn({ message: 'A webhook could not be woken', edition, webhook: id, cause: String(error) });
    }
    return webhook;
  }
}

const webhookUnknown = (id: string): Problem =>
  new Problem('webhook-unknown', `There is no webhook "${id}" in this edition.`, { facts: [{ ref: id, says: 'unknown' }] });

function notEntered(edition: string, refusal: WebhookRefusal, person?: string): Problem {
  if (refusal.refused === 'too-many')
    return new Problem('webhooks-too-many', `The edition "${edition}" has ${mostWebhooks} webhooks; remove those that nobody needs.`);
  const { by } = refusal;
  const [pointer, said] =
    person === undefined ? ['/url', 'The webhook of this address is there already'] : ['/person', `"${person}" has a webhook already`];
  return new Problem('webhook-exists', `${said}: ${by}. Change it, give it a new secret, or remove it.`, {
    errors: [{ pointer, detail: 'has a webhook already' }],
    facts: [{ ref: by, says: 'is there' }],
  });
}

const viewOf = ({ edition: _, ...webhook }: Webhook): WebhookView => webhook;
