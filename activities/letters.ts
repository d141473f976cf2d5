import { wantedEntries } from '../domain/delivery/wanted.js';
import { definitionOf, titleOf } from '../domain/edition/milestones.js';
import type { Notice } from '../domain/edition/events.js';
import type { EditionState } from '../domain/edition/state.js';
import type { World } from '../domain/engine.types.js';
import { dateIn, daysBetween, type Zone } from '../domain/time/plain-date.js';
import type { DeliveryParts } from './deliver.js';
import type { LetterEntry } from './mail/letter.js';

/** How a person is reached; the only place where personal data enter a message. */
export interface Addressee {
  name: string;
  /** Empty: erased. */
  email: string;
  zone: Zone;
  language: string;
}

export interface LetterSources {
  /** The edition as it stands; undefined where there is none. */
  world(edition: string): Promise<World | undefined>;
  person(edition: string, id: string): Promise<Addressee | undefined>;
  /** Where people reach the API, without a slash at its end. */
  publicUrl: string;
}

/** Says what a notice has to say, from the edition and its people as they are now. */
export function lettersFrom({ world, person, publicUrl }: LetterSources): DeliveryParts['letterOf'] {
  return async (edition, notice, now) => {
    const [known, reader] = await Promise.all([world(edition), person(edition, notice.recipient)]);
    if (!known?.edition || !reader || reader.email.trim() === '') return null;
    const today = dateIn(reader.zone, now);
    const link = `${publicUrl}/v1/editions/${encodeURIComponent(edition)}`;
    return {
      key: notice.key,
      kind: notice.kind,
      edition: { id: edition, title: known.edition.title },
      reader: { name: reader.name, address: reader.email.trim(), language: reader.language },
      entries: entriesOf(known, about(known.edition, notice), today, link),
      link,
    };
  };
}

/**
 * What of a notice is still to be done. A notice of which nothing is left is withdrawn before it is claimed; where the
 * last of it was done since, in the moment of sending, the letter tells what the notice was intended for.
 */
function about(edition: EditionState, notice: Notice): Notice['about'] {
  const wanted = wantedEntries(edition, notice);
  return wanted.length > 0 ? wanted : notice.about;
}

function entriesOf(world: World, told: Notice['about'], today: string, link: string): LetterEntry[] {
  const entries = told.map(({ milestone, dueOn }) => {
    const { deliverable } = definitionOf(world.template, milestone);
    return {
      milestone,
      title: titleOf(world, milestone),
      dueOn,
      days: daysBetween(today, dueOn),
      ...(deliverable ? { deliverable: deliverable.title } : {}),
      link: `${link}/milestones/${encodeURIComponent(milestone)}`,
    };
  });
  return entries.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
