import 'reflect-metadata';
import { ConsoleLogger, Logger, type LogLevel } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { openDatabase, type Database } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Feeds } from '../../entities/feeds.js';
import { Links } from '../../entities/links.js';
import { People } from '../../entities/people.js';
import { DatabaseReading } from '../../entities/reading/reading.js';
import { Secrets } from '../../entities/secrets.js';
import { Simulations } from '../../entities/simulations.js';
import { TemplateNames } from '../../entities/template-words.js';
import { WebhookLog } from '../../entities/webhook-log.js';
import { Webhooks } from '../../entities/webhooks.js';
import { settingsOfProcess } from '../settings/load.js';
import type { Settings } from '../settings/settings.js';
import { createApi } from './app.js';
import { TemporalCarrier } from './commands/temporal-carrier.js';
import type { ApiParts } from './parts.js';
import { SystemClock } from './reading/clock.js';
import { TemporalMessenger } from './webhooks/temporal-messenger.js';

const levels: Readonly<Record<Settings['logLevel'], LogLevel[]>> = {
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
};

/** How long a command is waited for before its caller is told to repeat it, in milliseconds. */
const patience = 10_000;
/** The same for a message to a webhook: longer than its receiver may take. */
const messagePatience = 25_000;

/** Boots the API. It ends by a signal with everything let go of, or, where it cannot begin, with exit status 1. */
async function main(): Promise<void> {
  const settings = settingsOfProcess();
  const logger = new ConsoleLogger({ json: true, logLevels: levels[settings.logLevel] });
  const database = await openDatabase({ url: settings.databaseUrl });
  await database.migrate();
  const { host, port, publicUrl, bodyLimit, mailboxDir, smtpUrl, bounceSecret, webhookAllow } = settings;
  const options = {
    ...{ host, publicUrl, bodyLimit, webhookAllow },
    ...(smtpUrl === undefined ? { mailboxDir } : {}),
    ...(bounceSecret === undefined ? {} : { bounceSecret }),
  };
  const app = await createApi(partsOver(database, settings.temporal), options, logger);
  await app.listen(port, host);
  Logger.log(`Listening on ${host}:${port}`, 'API');
}

/** Temporal is reached for when the first command comes: reading needs it not. */
function partsOver(database: Database, { address, namespace, taskQueue }: Settings['temporal']): ApiParts {
  const client = new Client({ connection: Connection.lazy({ address }), namespace });
  return {
    reading: new DatabaseReading(database, engine),
    directory: new People(database),
    carrier: new TemporalCarrier(client, taskQueue, patience),
    clock: new SystemClock(),
    links: new Links(new Secrets(database)),
    vocabulary: new TemplateNames(database),
    feeds: new Feeds(database),
    simulations: new Simulations(database),
    webhooks: {
      register: new Webhooks(database),
      deliveries: new WebhookLog(database),
      messenger: new TemporalMessenger(client, taskQueue, messagePatience),
    },
    close: () => database.close(),
  };
}

main().catch((error: unknown) => {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  Logger.fatal(code === 'EADDRINUSE' ? `${message}. Another program listens there; stop it, or set PORT.` : message, 'API');
  process.exit(1);
});
