import type { Bounce } from '../../workflows/contracts/bounce.js';
import { Carrier, type Carried } from '../../apps/api/commands/carrier.js';
import { createApi } from '../../apps/api/app.js';
import type { ApiOptions, ApiParts } from '../../apps/api/parts.js';
import { Clock } from '../../apps/api/reading/clock.js';
import type { Envelope } from '../../domain/edition/commands.js';
import { Links } from '../../entities/links.js';
import { readTemplates } from '../../seeds/templates.js';
import { MemoryJournal } from './memory-journal.js';
import { TypescriptThreads } from './typescript-threads.js';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** A present that a test sets. */
export class SetClock extends Clock {
  constructor(public present = '2030-02-11T09:00:00.000Z') {
    super();
  }

  now(): string {
    return this.present;
  }
}

/** Takes commands straight to the core, as the workflows would; which streams have a workflow is the world's to say. */
export class DirectCarrier extends Carrier {
  /** Reports of messages that came back, as they were handed on. */
  readonly reported: Bounce[] = [];

  async bounced(bounce: Bounce): Promise<void> {
    this.reported.push(bounce);
  }

  /** What to answer instead, if anything. */
  instead: Carried | undefined;
  readonly carried: Envelope[] = [];
  /** Editions that were told to look. */
  readonly looked: string[] = [];

  constructor(
    private readonly journal: MemoryJournal,
    private readonly clock: Clock,
  ) {
    super();
  }

  async carry(envelope: Envelope): Promise<Carried> {
    this.carried.push(envelope);
    if (this.instead) return this.instead;
    const world = await this.journal.world(envelope.edition);
    const runs =
      world?.edition &&
      world.edition.status !== 'archived' &&
      (envelope.stream === 'edition' || world.edition.stages[envelope.stream] === 'running');
    if (!runs) return { outcome: 'nobody' };
    return this.create(envelope);
  }

  async create(envelope: Envelope): Promise<Carried> {
    if (this.instead) return this.instead;
    const { answer } = await this.journal.handle({ envelope, now: this.clock.now() });
    return { outcome: 'answered', answer };
  }

  /** Nothing is ever lost here. */
  async restore(): Promise<void> {
    if (this.instead) throw new Error('Temporal cannot be reached.');
  }

  async look(edition: string): Promise<void> {
    if (this.instead) throw new Error('Temporal cannot be reached.');
    this.looked.push(edition);
  }

  async ping(): Promise<void> {
    if (this.instead) throw new Error('Temporal cannot be reached.');
  }
}

export const apiOptions: ApiOptions = { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000', bodyLimit: 256 * 1024 };

export interface ApiOnTheTable {
  app: NestExpressApplication;
  journal: MemoryJournal;
  carrier: DirectCarrier;
  clock: SetClock;
}

/** Webhooks, feeds and simulations are kept in a database, which there is none of here: whoever asks for them is in the wrong test. */
const nowhere = { webhooks: { register: {}, deliveries: {}, messenger: {} }, feeds: {}, simulations: {} } as Pick<
  ApiParts,
  'webhooks' | 'feeds' | 'simulations'
>;

/** The real application over the real core in memory, without Temporal. */
export async function apiOnTheTable(options: Partial<ApiOptions> = {}): Promise<ApiOnTheTable> {
  const clock = new SetClock();
  const journal = new MemoryJournal(readTemplates());
  const carrier = new DirectCarrier(journal, clock);
  const links = new Links({ key: async () => new Uint8Array(32) });
  const vocabulary = { find: async () => undefined };
  const parts: ApiParts = {
    reading: journal,
    directory: journal.directory,
    carrier,
    clock,
    links,
    vocabulary,
    threads: new TypescriptThreads(),
    ...nowhere,
  };
  const app = await createApi(parts, { ...apiOptions, ...options }, false);
  await app.init();
  return { app, journal, carrier, clock };
}
