import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { activitiesOver } from '../../activities/index.js';
import type { MailTransport } from '../../activities/mail/transport.js';
import type { Database } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { DeliverRequest, DeliverResult } from '../../workflows/contracts/delivery.js';

const silent = new DefaultLogger('ERROR', () => undefined);

/** The activities of a worker in this process, called as Temporal would call them: what they cost is theirs alone. */
export class Rounds {
  readonly journal: Journal;
  private readonly activities: ReturnType<typeof activitiesOver>;

  constructor(database: Database, transport: MailTransport) {
    this.journal = new Journal(database, engine);
    const mail = { transport, mailFrom: 'lustrum@example.org', publicUrl: 'http://127.0.0.1:3000' };
    this.activities = activitiesOver({ database, journal: this.journal, ...mail });
  }

  /** Brings an edition's due reminders about. */
  async wake(edition: string, now: Instant): Promise<void> {
    const envelope = { id: 'wake', edition, stream: 'edition', actor: 'bench', hash: '', command: { type: 'wake' as const } };
    await this.journal.handle({ envelope, now });
  }

  /** Rounds of deliveries until nothing waits. Returns how many were sent. */
  async deliver(edition: string, now: Instant): Promise<number> {
    let sent = 0;
    for (;;) {
      const scheduled = Date.now();
      const info = { scheduledTimestampMs: scheduled, currentAttemptScheduledTimestampMs: scheduled };
      const environment = new MockActivityEnvironment(info, { logger: silent });
      const round = await environment.run<[DeliverRequest], DeliverResult, typeof this.activities.deliver>(this.activities.deliver, {
        edition,
        now,
      });
      sent += round.sent;
      if (round.failed > 0) throw new Error(`${round.failed} messages of ${edition} were not taken.`);
      if (round.nextAttempt === null) return sent;
    }
  }
}
