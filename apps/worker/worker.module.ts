import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { activitiesOver, transportFor } from '../../activities/index.js';
import { poster, type Poster } from '../../activities/webhooks/post.js';
import { allowedFrom } from '../../domain/webhooks/address.js';
import type { MailTransport } from '../../activities/mail/transport.js';
import { openDatabase, type Database } from '../../entities/database.js';
import { EditionsBehind } from '../../entities/editions-behind.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import type { Settings } from '../settings/settings.js';
import { TemporalHost } from './temporal-host.js';

/** Names under which parts that are interfaces are injected. */
export const DATABASE = Symbol('database');
export const MAIL = Symbol('mail');
export const POSTER = Symbol('poster');

/** What the activities work on; let go of only after the worker has ended. */
class Resources implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly poster: Poster,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
    await this.poster.close();
    await this.database.close();
  }
}

/** The parts of the worker's process, wired. */
@Module({})
export class WorkerModule {
  static for(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: DATABASE, useFactory: () => openMigrated(settings.databaseUrl) },
        { provide: MAIL, useFactory: () => transportFor(settings) },
        { provide: POSTER, useFactory: () => poster({ allowed: allowedFrom(settings.webhookAllow) }) },
        { provide: EditionsBehind, useFactory: () => new EditionsBehind() },
        {
          provide: Journal,
          useFactory: (database: Database, behind: EditionsBehind) => new Journal(database, engine, behind),
          inject: [DATABASE, EditionsBehind],
        },
        {
          provide: TemporalHost,
          useFactory: (database: Database, journal: Journal, behind: EditionsBehind, transport: MailTransport, poster: Poster) =>
            new TemporalHost(settings.temporal, activitiesOver({ database, journal, behind, transport, poster, ...settings })),
          inject: [DATABASE, Journal, EditionsBehind, MAIL, POSTER],
        },
        {
          provide: Resources,
          useFactory: (database: Database, transport: MailTransport, poster: Poster) => new Resources(database, transport, poster),
          inject: [DATABASE, MAIL, POSTER],
        },
      ],
    };
  }
}

async function openMigrated(url: string): Promise<Database> {
  const database = await openDatabase({ url });
  await database.migrate();
  return database;
}
