import { reasonsOf } from '../../domain/reminders/reasons.js';
import type { WhyItReaches } from '../mail/letter.js';
import type { Place } from './place.js';

/** Each way in which a notice reaches its reader, in the reader's language. */
export const waysOf = ({ notice, names }: Place): WhyItReaches[] =>
  reasonsOf(notice).map(({ role, capacity, coverFor }) => ({ role: names.role(role), capacity, isCover: coverFor !== undefined }));
