import { sessionTitle } from '../calendar/session-title.js';
import type { PlanChange, RecordedEvent } from '../edition/events.js';
import { streamOf, titleOf } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import { procedures } from '../procedures/registry.js';
import { plural } from '../time/in-words.js';
import type { MilestoneKey } from '../template/template.js';
import { nameOf, roleOf, type Names } from './names.js';
import type { TimelineEntry, TimelineKind } from './rehearsal.types.js';

/** What is said of an event, and what it is about. */
export type Said = { kind: TimelineKind; says: string } & Pick<TimelineEntry, 'milestone' | 'moves'>;

/**
 * An event in a sentence or several; nothing of what has a list of its own, or is only for the machine.
 *
 * @param planned the milestones that were planned before
 */
export function saidOf(world: World, names: Names, { stream, event }: RecordedEvent, planned: ReadonlySet<MilestoneKey>): Said[] {
  const named = (key: string): string => `${key} ${titleOf(world, key)}`;
  const person = (id: string): string => nameOf(names, id);
  const stage = stageTitle(world, stream);
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
    case 'conference-numbered':
      return one('decision', `Documents are those of conference ${event.number}.`);
    case 'postponement-announced':
      return one('decision', 'A postponement is announced.');
    case 'postponement-withdrawn':
      return one('decision', `The postponement is taken back: ${event.reason}.`);
    case 'suspended':
      return one('decision', `Postponed without a date; ${plural(event.milestones.length, 'milestone')} suspended.`);
    case 'suspension-revised':
      return [
        ...event.suspended.flatMap((key) => one('decision', `Waits for new dates: ${named(key)}.`, key)),
        ...event.resumed.flatMap((key) => one('decision', `Taken up again without them: ${named(key)}.`, key)),
      ];
    case 'reconvened':
      return one('decision', `New dates: ${event.opening} to ${event.closing}${placeOf(event)}${modalityOf(event)}.`);
    case 'cancelled':
      return one('decision', 'The congress is cancelled.');
    case 'segment-placed':
      return one('decision', `The high-level segment is placed at the ${event.placement}.`);
    case 'template-adopted':
      return one('decision', `Version ${event.version} of the template is adopted.`);
    case 'retargeted':
      return one('decision', `${named(event.milestone)} moves to the ${sessionTitle(world, event.session)}.`, event.milestone);
    case 'session-dated':
      return one('decision', `${event.session.title}: ${event.session.start} to ${event.session.end}.`);
    case 'meetings-agreed':
      return one('decision', `Meetings agreed: ${event.meetings.map(({ title }) => title).join(', ')}.`);
    case 'external-recorded':
      return one('decision', `On record from outside: ${externalTitle(world, event.external)}.`);
    case 'ladder-set':
      return one(
        'decision',
        `Reminders ${ofScope(world, event.scope)} ${event.ladder ? 'are set anew' : 'follow the template again'}: ${event.reason}.`,
      );
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
      return movedBy(event.changes, planned);
    case 'role-assigned':
      return one('people', `${person(event.person)} becomes ${event.capacity ?? 'responsible'} as ${roleOf(names, event.role)}.`);
    case 'role-released':
      return one('people', `${person(event.person)} is no longer ${event.capacity ?? 'responsible'} as ${roleOf(names, event.role)}.`);
    case 'reminder-acknowledged':
      return one('people', `${person(event.person)} promises ${named(event.milestone)} by ${event.promise}.`, event.milestone);
    case 'reminder-snoozed':
      return one(
        'people',
        `${person(event.person)} puts off ${named(event.milestone)} until ${event.until}: ${event.reason}.`,
        event.milestone,
      );
    case 'milestone-declined':
      return one('people', `${person(event.person)} hands back ${named(event.milestone)}: ${event.note}.`, event.milestone);
    case 'completion-reported':
      return one('people', `${person(event.person)} reports ${named(event.milestone)} done.`, event.milestone);
    case 'report-rejected':
      return one('people', `The report on ${named(event.milestone)} is rejected: ${event.reason}.`, event.milestone);
    case 'stage-opened':
      return one('stage', `Begins: ${stageTitle(world, event.stage)}.`);
    case 'stage-closed':
      return one('stage', `Over: ${stageTitle(world, event.stage)}.`);
    case 'stage-suspended':
      return one('stage', `Suspended: ${stage}.`);
    case 'stage-resumed':
      return one('stage', `Taken up again: ${stage}.`);
    case 'step-performed':
      return one('stage', `${stage}: ${stepTitle(world, stream, event.step)}.`);
    case 'slot-waived':
    case 'slot-reopened':
      return []; // said of its milestone
    case 'time-passed':
      return event.passed.flatMap((passed) =>
        passed.kind === 'overdue' ? one('late', `Overdue: ${named(passed.milestone)}, due on ${passed.dueOn}.`, passed.milestone) : [],
      );
    case 'edition-closed':
      return one('decision', `Closed: ${event.reason}`);
    case 'simulation-applied':
    case 'figures-recorded':
    case 'reminders-reached':
    case 'stage-started':
    case 'stage-ended':
    case 'notices-intended':
    case 'notices-withdrawn':
    case 'delivery-begun':
    case 'delivery-succeeded':
    case 'delivery-failed':
    case 'delivery-bounced':
    case 'notices-collapsed':
      return [];
  }
}

/** Dates that moved, were lost or were found; what is planned for the first time moves nothing. */
function movedBy(changes: readonly PlanChange[], planned: ReadonlySet<MilestoneKey>): Said[] {
  const moves = changes
    .filter(({ moved, previous, milestone }) => moved && (previous !== null || planned.has(milestone)))
    .map(({ milestone, previous: from, due, why }) => ({ milestone, from, to: due.on, why }));
  const said = (of: typeof moves, one: string, several: string): Said[] =>
    of[0]
      ? [
          {
            kind: 'plan',
            says: `${of.length === 1 ? `${of[0].milestone} ${one}` : `${of.length} milestones ${several}`}: ${of[0].why}.`,
            moves: of,
          },
        ]
      : [];
  return [
    ...said(
      moves.filter(({ to }) => to === null),
      'has no date any more',
      'have no date any more',
    ),
    ...said(
      moves.filter(({ from, to }) => from !== null && to !== null),
      'is due on another day',
      'are due on another day',
    ),
    ...said(
      moves.filter(({ from, to }) => from === null && to !== null),
      'has a date now',
      'have a date now',
    ),
  ];
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

const externalTitle = ({ template }: World, id: string): string => template.externals.find((external) => external.id === id)?.title ?? id;

/** Whose reminders: "of M11 …", "of the stage Host country", "of the edition". */
function ofScope(world: World, scope: string): string {
  const [kind, id = ''] = scope.split(':', 2);
  if (kind === 'milestone') return `of ${id}`;
  return kind === 'stage' ? `of the stage ${world.template.stages.find((stage) => stage.id === id)?.title ?? id}` : 'of the edition';
}

const placeOf = ({ venue, host }: { venue?: string; host?: string }): string => {
  const place = [venue, host].filter(Boolean).join(', ');
  return place === '' ? '' : ` (${place})`;
};

const modalityOf = ({ modality }: { modality?: string }): string => (modality === undefined ? '' : `, ${modality}`);
