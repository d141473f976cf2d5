import { assertUnreachable } from '../../domain/refusal.js';
import type { ConcernLetter, Head, ToldConcern } from '../mail/letter.js';
import { entryOf } from './entries.js';
import type { Place } from './place.js';

/** What an organiser must see to. */
export async function concernLetter(place: Place, head: Head): Promise<ConcernLetter> {
  return { ...head, kind: 'concern', concern: await told(place) };
}

async function told(place: Place): Promise<ToldConcern> {
  const { edition, notice, names } = place;
  const { concern } = notice;
  switch (concern?.kind) {
    case undefined:
      throw new Error(`The notice ${notice.key} is about no concern.`);
    case 'vacant-role':
      return { kind: 'vacant-role', roles: [concern.role, ...(concern.others ?? [])].map(names.role) };
    case 'undelivered': {
      const code = codeIn(concern.answer);
      return { kind: 'undelivered', person: concern.recipient, ...(code === undefined ? {} : { code }) };
    }
    case 'reported': {
      const { milestone } = concern;
      const evidence = edition.responses[milestone]?.reported?.evidence;
      const about = { milestone, revision: edition.milestones[milestone]?.revision ?? 0 };
      const [confirm, reject] = await Promise.all([place.link('confirm', about), place.link('reject', about)]);
      return { kind: 'reported', entry: await entryOf(place, milestone), ...(evidence ? { evidence } : {}), links: { confirm, reject } };
    }
    case 'declined': {
      const { milestone, by: person, note } = concern;
      const to = edition.responses[milestone]?.declined[person]?.to;
      return { kind: 'declined', entry: await entryOf(place, milestone), person, note, ...(to === undefined ? {} : { to }) };
    }
    case 'webhook-disabled': {
      const { kind, host, cause, answer } = concern;
      return { kind, host, cause, answer };
    }
    default:
      return assertUnreachable(concern);
  }
}

/** "550 5.1.1": all that is told of a server's answer, which may name others and what they run. */
const codeIn = (answer: string): string | undefined =>
  /(?<![\d.])[45]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?(?![\d.])/.exec(answer)?.[0].replace('-', ' ');
