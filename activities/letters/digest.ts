import { definitionOf } from '../../domain/edition/milestones.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Digest, DigestEdition, Head, LetterEntry } from '../mail/letter.js';
import { shortTitleOf } from '../../domain/edition/short-title.js';
import { entriesOf, movedFrom } from './entries.js';
import { placeOf, type Place } from './place.js';
import { unreachable } from './unreachable.js';
import { waysOf } from './ways.js';

/** What a reader is told of regularly, with what went into it from other editions. */
export async function digest(place: Place, head: Head): Promise<Digest> {
  const { sources, notice } = place;
  const others = await sources.collapsedInto(place.edition.id, notice.key);
  const found = await Promise.all(others.map((other) => placeOf(sources, other.edition, other.notice, place)));
  const places = found.filter((each) => each !== undefined);
  const editions = await Promise.all([place, ...places].map(partOf));
  return {
    ...head,
    kind: 'digest',
    why: [...head.why, ...places.flatMap(waysOf)],
    links: { ...head.links, unsubscribe: await place.link('unsubscribe') },
    editions: editions.filter(({ stages }) => stages.length > 0),
  };
}

async function partOf(place: Place): Promise<DigestEdition> {
  const { sources, world, edition, notice, names, progress } = place;
  const since = (await sources.digestBefore(edition.id, notice.recipient, notice.at)) ?? notice.at;
  const entries = (await entriesOf(place)).map((entry) => moved(place, entry, since));
  const stageOf = ({ milestone }: LetterEntry): string => definitionOf(world.template, milestone).stage;
  const stages = world.template.stages.map(({ id }) => ({ title: names.stage(id), entries: entries.filter((e) => stageOf(e) === id) }));
  return {
    title: edition.title,
    short: shortTitleOf(edition),
    zone: edition.zone,
    progress,
    stages: stages.filter((stage) => stage.entries.length > 0),
    unreachable: await unreachable(place),
  };
}

/** With the date that the reader was last told, where it is another one since. */
function moved(place: Place, entry: LetterEntry, since: Instant): LetterEntry {
  const first = place.edition.moves.find(({ key, recordedAt }) => key === entry.milestone && recordedAt > since);
  return first?.from && first.from !== entry.dueOn ? { ...entry, ...movedFrom(place, entry.milestone, first.from) } : entry;
}
