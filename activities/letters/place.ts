import { mayKnow } from '../../domain/directory/acquainted.js';
import type { Language } from '../../domain/directory/profile.js';
import type { Notice } from '../../domain/edition/events.js';
import type { EditionState } from '../../domain/edition/state.js';
import type { World } from '../../domain/engine.types.js';
import { namesOf, type Names } from '../../domain/template/names.js';
import type { Instant, PlainDate } from '../../domain/time/plain-date.js';
import type { LinkPurpose } from '../../entities/links.js';
import type { LetterSources } from './sources.js';

/** One notice in its edition, as its reader is told of it. */
export interface Place {
  sources: LetterSources;
  language: Language;
  world: World;
  edition: EditionState;
  notice: Notice;
  names: Names;
  /** On the reader's calendar. */
  today: PlainDate;
  /** When it is written. */
  now: Instant;
  expires: Instant;
  /** The report on how the edition stands. */
  progress: string;
  /** What somebody is called, where the reader may know that; undefined where not, or where the directory does not. */
  nameOf(person: string): Promise<string | undefined>;
  milestonePage(key: string): string;
  /** A link for this reader about this notice, or one milestone of it. */
  link(purpose: LinkPurpose, about?: { milestone: string; revision: number }): Promise<string>;
}

export interface Reading {
  language: Language;
  today: PlainDate;
  now: Instant;
  expires: Instant;
}

/** Undefined where there is no such edition. */
export async function placeOf(sources: LetterSources, id: string, notice: Notice, reading: Reading): Promise<Place | undefined> {
  const world = await sources.world(id);
  if (!world?.edition) return undefined;
  const { language, today, now, expires } = reading;
  const words = await sources.words(world.template.id, language);
  if (!words && language !== 'en') sources.missing(`${language}: all of ${world.template.id}`);
  const page = `${sources.publicUrl}/v1/editions/${encodeURIComponent(id)}`;
  return {
    sources,
    language,
    world,
    edition: world.edition,
    notice,
    names: namesOf(world, words, sources.missing),
    today,
    now,
    expires,
    progress: `${page}/progress`,
    nameOf: async (person) =>
      mayKnow(world, notice.recipient, person, now) ? (await sources.person(id, person))?.name || undefined : undefined,
    milestonePage: (key) => `${page}/milestones/${encodeURIComponent(key)}`,
    link: (purpose, about) => sources.link(purpose, { edition: id, person: notice.recipient, notice: notice.key, ...about }, expires),
  };
}
