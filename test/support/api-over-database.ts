import { MockActivityEnvironment } from '@temporalio/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { activitiesOver, transportFor } from '../../activities/index.js';
import { createApi } from '../../apps/api/app.js';
import { type Carried, Carrier } from '../../apps/api/commands/carrier.js';
import { type Mail, Mailbox } from '../../apps/api/mailbox/mailbox.js';
import type { Messenger } from '../../apps/api/webhooks/messenger.js';
import type { Envelope } from '../../domain/edition/commands.js';
import { engine } from '../../entities/journal/engine.js';
import { Feeds } from '../../entities/feeds.js';
import { Links } from '../../entities/links.js';
import { People } from '../../entities/people.js';
import { DatabaseReading } from '../../entities/reading/reading.js';
import { Secrets } from '../../entities/secrets.js';
import { Simulations } from '../../entities/simulations.js';
import { TemplateNames } from '../../entities/template-words.js';
import { readTemplates } from '../../seeds/templates.js';
import { readWords } from '../../seeds/words.js';
import type { DeliverRequest, DeliverResult } from '../../workflows/contracts/delivery.js';
import { apiOptions, SetClock } from './api.js';
import { dataFolder, type DataFolder } from './database.js';
import { silent } from './silent.js';
import { webhookParts } from './webhook-parts.js';

/** Takes commands straight to the journal, as the workflows would. */
class JournalCarrier extends Carrier {
  /** What to answer instead, if anything. */
  instead: Carried | undefined;

  constructor(
    private readonly data: DataFolder,
    private readonly clock: SetClock,
  ) {
    super();
  }

  async carry(envelope: Envelope): Promise<Carried> {
    if (this.instead) return this.instead;
    const { answer } = await this.data.journal.handle({ envelope, now: this.clock.present });
    return { outcome: 'answered', answer };
  }

  create(envelope: Envelope): Promise<Carried> {
    return this.carry(envelope);
  }

  async restore(): Promise<void> {}

  async look(): Promise<void> {}

  async bounced(): Promise<void> {}

  async ping(): Promise<void> {}
}

/**
 * The application over a real database on a clock of the test's own, with the worker's activities beside it: all there is
 * but Temporal, whose part the test plays.
 */
export class ApiOverDatabase {
  private constructor(
    readonly app: NestExpressApplication,
    readonly data: DataFolder,
    readonly clock: SetClock,
    readonly carrier: JournalCarrier,
    readonly links: Links,
  ) {}

  /**
   * @param shared the data of another application, beside which this one runs; absent: its own
   * @param telling who tells webhooks, and where they may lead; absent: nobody
   */
  static async start(shared?: DataFolder, telling: { messenger?: Messenger; webhookAllow?: string[] } = {}): Promise<ApiOverDatabase> {
    const { messenger, webhookAllow = [] } = telling;
    const data = shared ?? (await dataFolder());
    const names = new TemplateNames(data.database);
    for (const words of readWords(readTemplates())) await names.store(words);
    const clock = new SetClock();
    const carrier = new JournalCarrier(data, clock);
    const links = new Links(new Secrets(data.database));
    const reading = new DatabaseReading(data.database, engine);
    const parts = {
      reading,
      directory: new People(data.database),
      carrier,
      clock,
      links,
      vocabulary: names,
      feeds: new Feeds(data.database),
      simulations: new Simulations(data.database),
      webhooks: webhookParts(data.database, messenger),
    };
    const app = await createApi(parts, { ...apiOptions, mailboxDir: `${data.folder}/mailbox`, webhookAllow }, false);
    await app.init();
    return new ApiOverDatabase(app, data, clock, carrier, links);
  }

  /** Lets time pass, and what is due by then be decided and sent. */
  async pass(edition: string, until: string): Promise<DeliverResult> {
    this.clock.present = until;
    const envelope: Envelope = { id: `wake/${until}`, edition, stream: 'edition', actor: 'lustrum', hash: '', command: { type: 'wake' } };
    await this.data.journal.handle({ envelope, now: until });
    const { deliver } = activitiesOver({
      ...this.data,
      transport: transportFor({ mailboxDir: `${this.data.folder}/mailbox` }),
      mailFrom: 'Lustrum <lustrum@localhost>',
      publicUrl: apiOptions.publicUrl,
    });
    const at = Date.now();
    const environment = new MockActivityEnvironment(
      { scheduledTimestampMs: at, currentAttemptScheduledTimestampMs: at },
      { logger: silent },
    );
    return environment.run<[DeliverRequest], DeliverResult, typeof deliver>(deliver, { edition, now: until });
  }

  /** Messages of the mailbox to an address, oldest first. */
  async mailTo(address: string): Promise<Mail[]> {
    const all = await new Mailbox(`${this.data.folder}/mailbox`).latest();
    return all.filter(({ to }) => to.includes(address)).sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.data.close();
  }
}
