import { readFileSync } from 'node:fs';
import type { Database } from '../entities/database.js';
import { DeliveryRecords } from '../entities/journal/delivery.js';
import type { Journal } from '../entities/journal/journal.js';
import type { DeliveryActivities } from '../workflows/contracts/delivery.js';
import type { CommandActivities } from '../workflows/contracts/handle.js';
import { deliveryActivities } from './deliver.js';
import { commandActivities } from './handle.js';
import { letterSources } from './letter-sources.js';
import { lettersFrom } from './letters.js';
import { maildir } from './mail/maildir.js';
import { smtp } from './mail/smtp.js';
import type { MailTransport } from './mail/transport.js';

export interface ActivityParts {
  database: Database;
  journal: Journal;
  transport: MailTransport;
  /** Sender's address, with or without a name. */
  mailFrom: string;
  /** Where people reach the API, without a slash at its end. */
  publicUrl: string;
}

/** Every activity there is, over what it works on. */
export function activitiesOver({
  database,
  journal,
  transport,
  mailFrom,
  publicUrl,
}: ActivityParts): CommandActivities & DeliveryActivities {
  return {
    ...commandActivities(journal),
    ...deliveryActivities({
      records: new DeliveryRecords(journal),
      letterOf: lettersFrom(letterSources(database, journal, publicUrl)),
      transport,
      mailFrom,
    }),
  };
}

/** The mail server, where one is set; else the local mailbox. */
export function transportFor({ smtpUrl, smtpCaFile, mailboxDir }: MailSettings): MailTransport {
  if (smtpUrl === undefined) return maildir(mailboxDir);
  return smtp(smtpUrl, smtpCaFile === undefined ? {} : { ca: readFileSync(smtpCaFile, 'utf8') });
}

interface MailSettings {
  smtpUrl?: string;
  /** PEM. */
  smtpCaFile?: string;
  mailboxDir: string;
}
