import { streamOf, titleOf } from '../edition/milestones.js';
import type { DomainEvent, PlanChange, RecordedEvent } from '../edition/events.js';
import type { World } from '../engine.types.js';
import { deliveryStream } from '../evolve.js';
import { procedures } from '../procedures/registry.js';
import type { ScriptResult } from '../script/course.js';
import { dateIn } from '../time/plain-date.js';
import type { RefusedLine, TimelineEntry, TimelineKind } from './rehearsal.types.js';

/** All that happened, in its order; notices aside, which have a list of their own. */
export function timelineOf(world: World, { events }: Pick<ScriptResult, 'events'>, refused: readonly RefusedLine[]): TimelineEntry[] {
  const zone = world.edition?.zone ?? 'UTC';
  const told = events.flatMap((recorded): TimelineEntry[] => {
    const said = recorded.stream === deliveryStream ? [] : saidOf(world, recorded);
    return said.map(({ kind, says, ...more }) => entryOf(recorded, zone, kind, says, more));
  });
  const not = refused.map(({ at, on, by, asked, reason }): TimelineEntry => ({
    at,
    on,
    kind: 'refused',
    says: `Refused: ${asked}. ${reason}`,
    by,
  }));
  return [...told, ...not].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Said = { kind: TimelineKind; says: string } & Pick<TimelineEntry, 'milestone' | 'moves'>;

function entryOf(
  { recordedAt: at, actor: by, effectiveOn, basis }: RecordedEvent,
  zone: string,
  kind: TimelineKind,
  says: string,
  more: object,
): TimelineEntry {
  const on = dateIn(zone, at);
  return {
    at,
    on,
    kind,
    says,
    by,
    ...(effectiveOn === on ? {} : { effectiveOn }),
    ...(basis === undefined ? {} : { basis }),
    ...more,
  };
}

function saidOf(world: World, { stream, event, effectiveOn }: RecordedEvent): Said[] {
  const named = (key: string): string => `${key} ${titleOf(world, key)}`;
  const one = (kind: TimelineKind, says: string, milestone?: string): Said[] => [
    { kind, says, ...(milestone === undefined ? {} : { milestone }) },
  ];
  switch (event.type) {
    case 'edition-created':
      return one(
        'decision',
        `Opened: ${event.title}${event.dates ? `, ${event.dates.opening} to ${event.dates.closing}` : `, to be held in ${event.targetYear}`}.`,
      );
    case 'dates-decided':
      return one('decision', `Dates decided: ${event.opening} to ${event.closing}${placeOf(event)}.`);
    case 'postponement-announced':
      return one('decision', 'A postponement is announced.');
    case 'suspended':
      return one('decision', `Postponed without a date; ${event.milestones.length} milestones are suspended.`);
    case 'reconvened':
      return one('decision', `New dates: ${event.opening} to ${event.closing}${placeOf(event)}.`);
    case 'retargeted':
      return one('decision', `${named(event.milestone)} moves to ${event.session}.`, event.milestone);
    case 'session-dated':
      return one('decision', `${event.session.title}: ${event.session.start} to ${event.session.end}.`);
    case 'meetings-agreed':
      return one('decision', `Meetings agreed: ${event.meetings.map(({ title }) => title).join(', ')}.`);
    case 'external-recorded':
      return one('decision', `On record from outside: ${event.external}.`);
    case 'date-pinned':
      return one('decision', `${named(event.milestone)} is pinned to ${event.on}: ${event.reason}.`, event.milestone);
    case 'date-unpinned':
      return one('decision', `${named(event.milestone)} is not pinned any more: ${event.reason}.`, event.milestone);
    case 'milestone-started':
      return one('milestone', `Work begins on ${named(event.milestone)}.`, event.milestone);
    case 'milestone-completed':
      return one(
        'milestone',
        `Done: ${named(event.milestone)}${event.evidence.symbol === undefined ? '' : ` (${event.evidence.symbol})`}.`,
        event.milestone,
      );
    case 'milestone-waived':
      return one('milestone', `Waived: ${named(event.milestone)}: ${event.reason}.`, event.milestone);
    case 'milestone-reopened':
      return one('milestone', `Open again: ${named(event.milestone)}: ${event.reason}.`, event.milestone);
    case 'plan-revised':
      return movedBy(event.changes);
    case 'role-assigned':
      return one('people', `${event.person} becomes ${event.capacity ?? 'responsible'} as ${event.role}.`);
    case 'role-released':
      return one('people', `${event.person} is no longer ${event.capacity ?? 'responsible'} as ${event.role}.`);
    case 'reminder-acknowledged':
      return one('people', `${event.person} promises ${named(event.milestone)} by ${event.promise}.`, event.milestone);
    case 'reminder-snoozed':
      return one('people', `${event.person} puts off ${named(event.milestone)} until ${event.until}: ${event.reason}.`, event.milestone);
    case 'milestone-declined':
      return one('people', `${event.person} hands back ${named(event.milestone)}: ${event.note}.`, event.milestone);
    case 'completion-reported':
      return one('people', `${event.person} reports ${named(event.milestone)} done.`, event.milestone);
    case 'report-rejected':
      return one('people', `The report on ${named(event.milestone)} is rejected: ${event.reason}.`, event.milestone);
    case 'stage-opened':
      return one('stage', `${stageTitle(world, event.stage)} begins.`);
    case 'stage-closed':
      return one('stage', `${stageTitle(world, event.stage)} is over.`);
    case 'step-performed':
      return one(
        'stage',
        `${stageTitle(world, stream)}: ${stepTitle(world, stream, event.step)}${effectiveOn === 'unknown' ? ', on an unknown day' : ''}.`,
      );
    case 'time-passed':
      return event.passed.flatMap((passed) =>
        passed.kind === 'overdue' ? one('late', `Overdue: ${named(passed.milestone)}, due on ${passed.dueOn}.`, passed.milestone) : [],
      );
    case 'edition-closed':
      return one('decision', `Closed: ${event.reason}`);
    case 'figures-recorded':
    case 'reminders-reached':
    case 'stage-started':
    case 'stage-ended':
      return [];
    default:
      return one('decision', inWords(event));
  }
}

/** Dates that moved; the first plan moves none. */
function movedBy(changes: readonly PlanChange[]): Said[] {
  const moves = changes
    .filter(({ moved, previous }) => moved && previous !== null)
    .map(({ milestone, previous: from, due, why }) => ({ milestone, from, to: due.on, why }));
  const [first] = moves;
  if (!first) return [];
  const dates = moves.length === 1 ? `The due date of ${first.milestone} moves` : `${moves.length} due dates move`;
  return [{ kind: 'plan', says: `${dates}: ${first.why}.`, moves }];
}

function stageTitle(world: World, stream: string): string {
  const owner = streamOf(world, stream);
  const meeting = owner?.meeting === undefined ? undefined : world.edition?.meetings.find(({ id }) => id === owner.meeting);
  return owner ? `${owner.stage.title}${meeting ? ` (${meeting.title})` : ''}` : stream;
}

function stepTitle(world: World, stream: string, step: string): string {
  const owner = streamOf(world, stream);
  return (owner && procedures[owner.procedureId].steps.find(({ id }) => id === step)?.title) ?? step;
}

const placeOf = ({ venue, host }: { venue?: string; host?: string }): string => {
  const place = [venue, host].filter(Boolean).join(', ');
  return place === '' ? '' : ` (${place})`;
};

/** A kind of event without a sentence of its own: "conference numbered". */
const inWords = ({ type }: DomainEvent): string => `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll('-', ' ')}.`;
