import type { Notice } from '../edition/events.js';

/** In this order the first of them gives a message its subject. */
const leading: readonly Notice['kind'][] = ['digest', 'catch-up', 'session', 'concern'];

/**
 * Whether a notice goes out with whatever else its reader is to be told of at the time. A reminder of a milestone goes by itself:
 * in its own thread, with its entry for a calendar, and as pressing as it is. So does a decision on the congress, which is not to be
 * looked for among other things.
 */
export const keepsCompany = ({ kind }: Notice): boolean => kind !== 'reminder' && kind !== 'decision';

/** Whether a notice takes with it what waits in other editions for a reader with the same address. */
export const gathers = ({ kind }: Pick<Notice, 'kind'>): boolean => gatheringKinds.includes(kind);
export const gatheringKinds: Notice['kind'][] = ['digest', 'catch-up'];

/** What that is: digests of the same day go into a digest, all else that keeps company into what catches up. */
export const gatheredInto = ({ kind }: Pick<Notice, 'kind'>): Notice['kind'][] =>
  kind === 'digest' ? ['digest'] : leading.filter((other) => other !== 'digest');

/** What makes one message each, in the order given: all that keeps company goes to one reader at once, the leading one first. */
export function messagesOf<T extends { notice: Notice }>(all: readonly T[]): T[][] {
  const messages: T[][] = [];
  const ofReader = new Map<string, T[]>();
  for (const one of all) {
    const company = keepsCompany(one.notice) ? ofReader.get(one.notice.recipient) : undefined;
    if (company) company.push(one);
    else {
      const message = [one];
      messages.push(message);
      if (keepsCompany(one.notice)) ofReader.set(one.notice.recipient, message);
    }
  }
  return messages.map((message) => message.toSorted((a, b) => leading.indexOf(a.notice.kind) - leading.indexOf(b.notice.kind)));
}
