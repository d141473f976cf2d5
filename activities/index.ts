import { readFileSync } from 'node:fs';
import type { Notice } from '../domain/edition/events.js';
import type { Database } from '../entities/database.js';
import type { EditionsBehind } from '../entities/editions-behind.js';
import { DeliveryRecords } from '../entities/journal/delivery.js';
import type { Journal } from '../entities/journal/journal.js';
import { noticeOf } from '../entities/journal/pending.js';
import { Links } from '../entities/links.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { Secrets } from '../entities/secrets.js';
import { switchOff } from '../entities/webhook-end.js';
import { WebhookLog } from '../entities/webhook-log.js';
import { Webhooks } from '../entities/webhooks.js';
import type { BounceActivities } from '../workflows/contracts/bounce.js';
import type { DeliveryActivities } from '../workflows/contracts/delivery.js';
import type { CommandActivities } from '../workflows/contracts/handle.js';
import type { WebhookActivities } from '../workflows/contracts/webhook.js';
import { bounceActivities } from './bounce.js';
import { deliveryActivities, type DeliveryParts } from './deliver.js';
import { commandActivities } from './handle.js';
import { letterSources } from './letter-sources.js';
import { lettersFrom } from './letters.js';
import { maildir } from './mail/maildir.js';
import { smtp } from './mail/smtp.js';
import type { MailTransport } from './mail/transport.js';
import { missingWords } from './missing-words.js';
import { promptly } from './prompt.js';
import type { Rounds } from './rounds.js';
import { webhookActivities } from './webhooks/index.js';
import type { WebhookParts } from './webhooks/attempt.js';
import { hookOver } from './webhooks/hook.js';
import { poster as posterOver, type Poster } from './webhooks/post.js';

export interface ActivityParts {
  database: Database;
  journal: Journal;
  /** Editions that nothing is done with. Absent: there are none. */
  behind?: EditionsBehind;
  transport: MailTransport;
  /** The rounds of sending, for whoever ends the process. Absent: nobody waits for them. */
  rounds?: Rounds;
  /** Sends to webhooks. Absent: to public addresses alone. */
  poster?: Poster;
  /** Sender's address, with or without a name. */
  mailFrom: string;
  /** Where people reach the API, without a slash at its end. */
  publicUrl: string;
}

export type AllActivities = CommandActivities & DeliveryActivities & BounceActivities & WebhookActivities;

/** Every activity there is, over what it works on. */
export function activitiesOver({
  database,
  journal,
  behind,
  transport,
  rounds,
  poster = posterOver(),
  mailFrom,
  publicUrl,
}: ActivityParts): AllActivities {
  const records = new DeliveryRecords(database, journal);
  const missing = missingWords();
  const letterOf = lettersFrom(letterSources({ database, journal, links: new Links(new Secrets(database)), publicUrl, missing }));
  const webhooks = new Webhooks(database);
  const hooks: WebhookParts = {
    log: new WebhookLog(database, behind),
    poster,
    switchOff: (edition, id, ending, at) => switchOff(journal, edition, id, ending, at),
    missing,
  };
  const commands = commandActivities(journal, async (edition) => (await webhooks.behind(edition)).map(({ id }) => id));
  const delivery: DeliveryParts = { records, letterOf, transport, hook: hookOver(hooks), mailFrom, missing, ...(rounds && { rounds }) };
  return {
    ...commands,
    handle: promptly(commands.handle, delivery),
    ...bounceActivities(records),
    ...deliveryActivities(delivery),
    ...webhookActivities({ ...hooks, letterOf, notice: (key) => noticeIn(database, key) }),
  };
}

/** A notice as it was intended. */
async function noticeIn({ reads }: Database, key: string): Promise<Notice | undefined> {
  const line = await reads.manager.findOneBy(NoticeEntity, { key });
  return line ? noticeOf(line) : undefined;
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
