import type { World } from '../engine.types.js';
import { renderCalendar } from './calendar.js';
import { feedEntries, milestoneEntry, type Manner } from './entries.js';
import type { FeedScope } from './scope.js';

export interface FeedAsked {
  scope: FeedScope;
  /** Days before an entry at which the calendar program reminds; absent: not at all. */
  alarmDays?: number;
}

/** A calendar to subscribe to, as it stands (iCalendar). */
export function feedOf(world: World, { scope, alarmDays }: FeedAsked, manner: Manner): string {
  return renderCalendar({
    name: nameOf(world, scope, manner),
    language: manner.words.language,
    entries: feedEntries(world, scope, manner),
    ...(alarmDays === undefined ? {} : { alarm: { days: alarmDays, hour: world.template.reminders.hour } }),
  });
}

/** A calendar with the entry of one milestone alone, to be sent along with a message; undefined where it never had a date. */
export function calendarOfMilestone(world: World, key: string, manner: Manner): string | undefined {
  const entry = milestoneEntry(world, key, manner);
  return entry && renderCalendar({ name: world.edition?.title ?? '', language: manner.words.language, entries: [entry] });
}

function nameOf(world: World, scope: FeedScope, { names, words }: Manner): string {
  const edition = world.edition?.title ?? '';
  switch (scope.scope) {
    case 'edition':
      return edition;
    case 'stage':
      return words.say('calendarOf', { edition, part: names.stage(scope.of) });
    case 'body':
      return words.say('calendarOf', { edition, part: names.body(scope.of) });
    case 'person':
      return words.say('calendarOfMine', { edition });
  }
}
