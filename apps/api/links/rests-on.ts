import { calendarOf } from '../../../domain/calendar/calendar.js';
import { own } from '../../../domain/own.js';
import type { Refusal, RefusalCode } from '../../../domain/refusal.js';
import { isPlainDate } from '../../../domain/time/plain-date.js';
import type { AboutMilestone } from './situation.js';

/** Refusals whose facts are what a milestone rests on. */
const ofWhatItRestsOn: readonly RefusalCode[] = ['prerequisites-open', 'external-open', 'effective-in-future'];

/** On what a milestone rests that is not there yet, or came later than the day that was given; undefined where it is not about that. */
export function restsOn(about: AboutMilestone, { code, facts }: Refusal): string | undefined {
  const { words } = about;
  const all = ofWhatItRestsOn.includes(code) ? facts.flatMap(({ ref }) => called(about, ref) ?? []) : [];
  return all.length === 0 ? undefined : words.say('restsOn', { what: words.series(all) });
}

/** A milestone, a session or something from elsewhere by its name, with the day on which it was, or begins. */
function called({ standing: { world, edition }, names, words }: AboutMilestone, ref: string): string | undefined {
  const milestone = own(edition.milestones, ref);
  const session = calendarOf(world.template, edition.sessions).session(ref);
  const isExternal = world.template.externals.some(({ id }) => id === ref);
  const title = milestone ? names.milestone(ref) : session ? names.session(ref) : isExternal ? names.external(ref) : undefined;
  if (title === undefined) return undefined;
  const what = milestone ? words.say('named', { milestone: ref, title }) : title;
  const on = milestone ? milestone.done?.on : session?.start;
  return on !== undefined && isPlainDate(on) ? words.say('namedOn', { what, date: words.date(on) }) : what;
}
