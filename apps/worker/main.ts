import 'reflect-metadata';
import { Logger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Database } from '../../entities/database.js';
import { Webhooks } from '../../entities/webhooks.js';
import { settingsOfProcess } from '../settings/load.js';
import type { Settings } from '../settings/settings.js';
import { liveEditions } from './live-workflows.js';
import { installRuntime } from './logging.js';
import { reconcile } from './reconcile.js';
import { TemporalHost } from './temporal-host.js';
import { DATABASE, WorkerModule } from './worker.module.js';

const levels: Readonly<Record<Settings['logLevel'], LogLevel[]>> = {
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
};

/** Boots the worker. It ends by a signal with everything let go of, or, where it cannot go on, with exit status 1. */
async function main(): Promise<void> {
  const settings = settingsOfProcess();
  installRuntime(settings.logLevel);
  const app = await NestFactory.createApplicationContext(WorkerModule.for(settings), {
    logger: levels[settings.logLevel],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  try {
    const host = app.get(TemporalHost);
    const { ended } = await host.start();
    const reconciled = host.client().then(async (client) => {
      const database = app.get<Database>(DATABASE);
      const live = await liveEditions(database);
      await reconcile(client, settings.temporal.taskQueue, live, await new Webhooks(database).behind());
      Logger.log(`Ready: ${live.length} live editions have their workflows`, 'Worker');
    });
    await Promise.all([ended, reconciled]);
  } catch (error) {
    await app.close().catch((closing: unknown) => Logger.error(closing, 'Worker'));
    throw error;
  }
}

main().catch((error: unknown) => {
  Logger.fatal(error instanceof Error ? error.message : String(error), 'Worker');
  if (error instanceof Error) Logger.debug(error.stack, 'Worker');
  process.exit(1);
});
