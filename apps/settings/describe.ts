import { masked } from './masked.js';
import type { Settings } from './settings.js';

/** The settings in words for the log, a line each; passwords in addresses are masked. */
export function describeSettings(settings: Settings): string[] {
  const { dataDir, databaseUrl, host, port, publicUrl, bodyLimit, temporal, smtpUrl, mailboxDir, mailFrom, logLevel } = settings;
  return [
    `data folder ${dataDir}`,
    `database ${databaseUrl}`,
    `listening on ${host}:${port}, reached at ${publicUrl}, bodies up to ${bodyLimit} bytes`,
    `Temporal ${temporal.own ? 'of our own' : 'outside'} at ${temporal.address}, namespace ${temporal.namespace}, task queue ${temporal.taskQueue}`,
    `mail from ${mailFrom} through ${smtpUrl ?? `the mailbox ${mailboxDir}`}`,
    `log level ${logLevel}`,
  ].map(masked);
}
