import { activityInfo } from '@temporalio/activity';
import type { Instant } from '../domain/time/plain-date.js';

/**
 * The edition's clock as it runs on during the activity, also when it is repeated or begun long after it was asked for.
 * It is the server's clock that was asked by: a worker's own may lag behind it, and then what is due would not seem so.
 */
export function presentOf(asked: Instant): () => Instant {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  const offset = Date.parse(asked) - scheduledTimestampMs;
  const behind = Math.max(0, currentAttemptScheduledTimestampMs - Date.now());
  return () => new Date(Date.now() + behind + offset).toISOString();
}
