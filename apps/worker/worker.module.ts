import { Logger, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { activitiesOver, transportFor } from '../../activities/index.js';
import { poster, type Poster } from '../../activities/webhooks/post.js';
import { allowedFrom } from '../../domain/webhooks/address.js';
import type { MailTransport } from '../../activities/mail/transport.js';
import { Rounds } from '../../activities/rounds.js';
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

/**
 * Milliseconds from the beginning of a shutdown for which messages that are being handed over are waited for. With the rest of
 * it that is less than the 30 seconds after which those who end processes commonly lose their patience.
 */
const patience = 25_000;

/**
 * What the activities work on. Sending stops first of all, so that messages are handed over to their end while the worker
 * ends; the rest is let go of only after the worker and the last message: what became of it has to be recorded.
 */
class Resources implements OnModuleDestroy, OnApplicationShutdown {
  private stoppedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly rounds: Rounds,
    private readonly poster: Poster,
  ) {}

  async onModuleDestroy(): Promise<void> {
    this.stoppedAt = Date.now();
    this.rounds.stop();
    await this.transport.close();
  }

  async onApplicationShutdown(): Promise<void> {
    const left = await this.rounds.ended(Math.max(0, this.stoppedAt + patience - Date.now()));
    if (left > 0) Logger.warn('A mail server was too slow: what became of some messages stays unknown', 'Worker');
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
        { provide: Rounds, useFactory: () => new Rounds() },
        {
          provide: Journal,
          useFactory: (database: Database, behind: EditionsBehind) => new Journal(database, engine, behind),
          inject: [DATABASE, EditionsBehind],
        },
        {
          provide: TemporalHost,
          useFactory: (
            database: Database,
            journal: Journal,
            behind: EditionsBehind,
            transport: MailTransport,
            rounds: Rounds,
            poster: Poster,
          ) => new TemporalHost(settings.temporal, activitiesOver({ database, journal, behind, transport, rounds, poster, ...settings })),
          inject: [DATABASE, Journal, EditionsBehind, MAIL, Rounds, POSTER],
        },
        {
          provide: Resources,
          useFactory: (database: Database, transport: MailTransport, rounds: Rounds, poster: Poster) =>
            new Resources(database, transport, rounds, poster),
          inject: [DATABASE, MAIL, Rounds, POSTER],
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
