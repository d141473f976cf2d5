import type { World } from '../engine.types.js';
import { definitionOf, occurrenceOf } from '../edition/milestones.js';
import { meetingEntry, sessionEntry } from '../edition/entries.js';
import type { EditionState, MilestoneState } from '../edition/state.js';
import { own } from '../own.js';
import { declinedBy, holdersOf, recipientFor } from '../reminders/readers.js';
import type { MilestoneDefinition, MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';

export const feedScopes = ['edition', 'stage', 'body', 'person'] as const;
/** What a calendar shows: all of an edition, or what concerns one stage, body or person of it. */
export type FeedScope = { scope: 'edition' } | { scope: 'stage' | 'body' | 'person'; of: string };

/** A milestone that has, or had, a date. */
export interface DatedMilestone {
  key: MilestoneKey;
  definition: MilestoneDefinition;
  milestone: MilestoneState;
  /** It occurs no more. */
  gone: boolean;
}

/** The milestones of a scope that ever had a date. */
export function milestonesIn(world: World, edition: EditionState, scope: FeedScope): DatedMilestone[] {
  return Object.entries(edition.entries).flatMap(([key, { start }]): DatedMilestone[] => {
    const present = own(edition.milestones, key);
    const milestone = present ?? own(edition.gone, key);
    if (!milestone) return []; // the entry of something else
    const definition = definitionOf(world.template, key);
    return concerns(world, scope, { key, definition, day: start }) ? [{ key, definition, milestone, gone: !present }] : [];
  });
}

/**
 * The entries of meetings and sessions at which something of the scope falls. Of an edition all of them since the one before
 * it, so that none is lost when something is moved to another session; of a body likewise.
 */
export function occasionsOf(
  { template }: World,
  edition: EditionState,
  scope: FeedScope,
  milestones: readonly DatedMilestone[],
): Set<string> {
  const names = new Set<string>();
  for (const { key, definition, milestone } of milestones) {
    if (milestone.due.session !== undefined) names.add(sessionEntry(milestone.due.session));
    const occurrence = occurrenceOf(definition, key);
    if (occurrence.kind === 'meeting') names.add(meetingEntry(occurrence.meeting));
  }
  const since = edition.keyDates.targetYear - template.everyYears;
  for (const { key, body, year } of edition.sessions) {
    if (year >= since && (scope.scope === 'edition' || (scope.scope === 'body' && scope.of === body))) names.add(sessionEntry(key));
  }
  return names;
}

interface Asked {
  key: MilestoneKey;
  definition: MilestoneDefinition;
  day: PlainDate;
}

function concerns(world: World, scope: FeedScope, { key, definition, day }: Asked): boolean {
  switch (scope.scope) {
    case 'edition':
      return true;
    case 'stage':
      return definition.stage === scope.of;
    case 'body':
      return definition.body === scope.of;
    case 'person':
      return isFor(world, scope.of, key, day);
  }
}

/** Somebody has to do with a milestone by a role, in whatever capacity, or stands in on its day for one who has. */
function isFor(world: World, person: string, key: MilestoneKey, day: PlainDate): boolean {
  const holders = holdersOf(world, key).map(({ id }) => id);
  if (holders.includes(person)) return true;
  const declined = world.edition && declinedBy(world.edition, key);
  return holders.some((holder) => recipientFor(world, holder, day, declined) === person);
}
