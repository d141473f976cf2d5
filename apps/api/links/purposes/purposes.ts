import type { LinkPurpose } from '../link-reader.js';
import { acknowledge } from './acknowledge.js';
import { confirm, reject } from './decide.js';
import { done } from './done.js';
import { notMine } from './not-mine.js';
import type { Purpose } from './purpose.js';
import { snooze } from './snooze.js';

/** The purposes of links that answer a reminder, or decide on an answer. */
export const purposes: Readonly<Record<Exclude<LinkPurpose, 'why' | 'unsubscribe'>, Purpose>> = {
  acknowledge,
  snooze,
  done,
  'not-mine': notMine,
  confirm,
  reject,
};
