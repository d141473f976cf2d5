import { languageOf } from '../domain/words/words.js';
import { asInstant, dateIn } from '../domain/time/plain-date.js';
import type { DeliveryParts } from './deliver.js';
import { addressFault } from '../domain/directory/address.js';
import { shortTitleOf } from '../domain/edition/short-title.js';
import { catchUp, reminder } from './letters/reminder.js';
import { concernLetter } from './letters/concern.js';
import { decisionLetter } from './letters/decision.js';
import { digest } from './letters/digest.js';
import { placeOf, type Place } from './letters/place.js';
import { sessionFollowUp } from './letters/session.js';
import type { Addressee, LetterSources } from './letters/sources.js';
import { waysOf } from './letters/ways.js';
import type { Head, Letter } from './mail/letter.js';

export type { Addressee, LetterSources } from './letters/sources.js';

/** Milliseconds for which the links of a letter can be used: 90 days. */
const linksLast = 90 * 86_400_000;

/** Says what a notice has to say, from the edition and its people as they are now. */
export function lettersFrom(sources: LetterSources): DeliveryParts['letterOf'] {
  return async (edition, notice, now) => {
    const addressee = await sources.person(edition, notice.recipient);
    if (!addressee || !isReachable(addressee)) return null;
    const place = await placeOf(sources, edition, notice, {
      language: languageOf(addressee.language),
      today: dateIn(addressee.zone, now),
      now,
      expires: asInstant(Date.parse(now) + linksLast),
    });
    if (!place) return null;
    const letter = await letterFor(place, await headOf(place, addressee, now));
    return notice.kind === 'catch-up' ? withOthers(letter, place, addressee) : letter;
  };
}

/** With what catches up in other editions, for a reader with the same address. */
async function withOthers(letter: Letter, place: Place, addressee: Addressee): Promise<Letter> {
  const { sources, notice, now } = place;
  const also = await Promise.all(
    (await sources.collapsedInto(place.edition.id, notice.key)).map(async (other): Promise<Letter[]> => {
      const there = await placeOf(sources, other.edition, other.notice, place);
      return there ? [await letterFor(there, await headOf(there, addressee, now))] : [];
    }),
  );
  return { ...letter, also: also.flat() };
}

/** One address that can be read as nothing else, or a webhook. Who was erased has neither. */
const isReachable = ({ email, channel }: Addressee): boolean =>
  channel === 'webhook' ? email !== '' : addressFault(email.trim()) === undefined;

async function letterFor(place: Place, head: Head): Promise<Letter> {
  switch (place.notice.kind) {
    case 'reminder':
      return reminder(place, head);
    case 'catch-up':
      return catchUp(place, head);
    case 'digest':
      return digest(place, head);
    case 'session':
      return sessionFollowUp(place, head);
    case 'concern':
      return concernLetter(place, head);
    case 'decision':
      return decisionLetter(place, head);
  }
}

async function headOf(place: Place, { name, email, zone, language, channel }: Addressee, now: string): Promise<Head> {
  const { notice, edition } = place;
  return {
    key: notice.key,
    edition: { id: edition.id, title: edition.title, short: shortTitleOf(edition) },
    reader: { name, address: email.trim(), language: languageOf(language), zone, channel },
    at: now,
    expires: place.expires,
    zone: edition.zone,
    why: waysOf(place),
    links: { progress: place.progress, why: await place.link('why') },
  };
}
