import 'reflect-metadata';
import { Logger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Database } from '../../entities/database.js';
import { EditionsBehind } from '../../entities/editions-behind.js';
import { DatabaseBehind } from '../../entities/faults.js';
import { settingsOfProcess } from '../settings/load.js';
import type { Settings } from '../settings/settings.js';
import { installRuntime } from './logging.js';
import { behind } from './restored/behind.js';
import { resume } from './resume.js';
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
    const { taskQueue } = settings.temporal;
    const database = app.get<Database>(DATABASE);
    const client = await host.client();
    // Before anything is taken up: what is sent or written on an older database cannot be taken back.
    const found = await behind(client, database, taskQueue);
    app.get(EditionsBehind).add(found);
    for (const { edition, recorded, remembered } of found)
      Logger.error(new DatabaseBehind(edition, recorded, remembered).message, 'Worker');
    const { ended } = await host.start();
    const resumed = resume(client, database, taskQueue, found).then((live) =>
      Logger.log(`Ready: ${live} live editions have their workflows`, 'Worker'),
    );
    await Promise.all([ended, resumed]);
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
