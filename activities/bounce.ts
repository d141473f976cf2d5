import type { Instant } from '../domain/time/plain-date.js';
import type { BounceActivities } from '../workflows/contracts/bounce.js';
import { redacted } from './mail/redact.js';

/** Records that a message, named by its Message-ID, came back. Undefined: no such message was sent. */
export interface BounceRecords {
  recordBounce(
    messageId: string,
    bounce: { at: Instant; answer: string; permanent: boolean },
  ): Promise<{ edition: string; recorded: boolean } | undefined>;
}

export const bounceActivities = (records: BounceRecords): BounceActivities => ({
  async recordBounce({ messageId, ...bounce }) {
    const done = await records.recordBounce(messageId, { ...bounce, answer: redacted(bounce.answer) });
    return done?.edition ?? null;
  },
});
