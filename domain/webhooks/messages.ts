import type { DomainEvent, PlanChange, RecordedEvent } from '../edition/events.js';
import type { Evidence } from '../edition/state.js';
import type { Instant } from '../time/plain-date.js';

/** What webhooks of an edition are told of, and when. The list only ever grows. */
export const eventTypes = {
  'congress.dates-decided': 'Opening and closing are decided',
  'congress.numbered': 'The conference has its number in document symbols',
  'congress.postponement-announced': 'A postponement is announced',
  'congress.postponement-withdrawn': 'An announced postponement is withdrawn',
  'congress.suspended': 'The congress is postponed without a date',
  'congress.reconvened': 'A postponed congress has new dates',
  'congress.cancelled': 'The congress will not be held',
  'congress.segment-placed': 'The high-level segment stands at the other end of the congress',
  'date.moved': 'The due date of a milestone has moved, appeared or gone',
  'date.pinned': 'A due date is set by hand',
  'date.unpinned': 'A due date follows its rule again',
  'edition.closed': 'The edition is closed and archived',
  'external.recorded': 'A fact from outside the edition is on record',
  'meetings.agreed': 'The regional preparatory meetings are agreed',
  'milestone.started': 'Work on a milestone has begun',
  'milestone.completed': 'A milestone is done',
  'milestone.waived': 'A milestone is waived',
  'milestone.reopened': 'A milestone that was done or waived is open again',
  'milestone.reported-done': 'Somebody says that a milestone is done; it has to be confirmed',
  'milestone.report-rejected': 'What was reported as done is not',
  'milestone.suspended': 'A milestone has come to wait for new dates of a congress that is postponed already',
  'milestone.resumed': 'A suspended milestone goes on, although the congress has no new dates',
  'milestone.retargeted': 'A milestone goes to another session',
  'milestone.dropped': 'A milestone does not occur any more',
  'milestone.due-soon': 'A milestone is due soon',
  'milestone.overdue': 'A milestone is overdue',
  'session.dated': 'A session of a body has its dates',
  'session.approaching': 'A session of a body has come near',
  'stage.started': 'A stage has begun',
  'stage.suspended': 'A stage is suspended with the congress',
  'stage.resumed': 'A suspended stage goes on',
  'stage.ended': 'A stage is over',
  'step.performed': 'A step of a stage is done',
} as const;
export type EventType = keyof typeof eventTypes;

/** The type of a message that was asked for to try a webhook out. */
export const testType = 'webhook.test';

/** What a webhook is told: the body of a request, and the id that is the same in each attempt at it. */
export interface Message {
  id: string;
  type: string;
  /** When it happened. */
  timestamp: Instant;
  data: Record<string, unknown>;
}

/** An event with its place among all events of its edition. */
export type Placed = RecordedEvent & { position: number };

/**
 * What an event tells: ids, dates and document symbols. Neither who acted nor what people wrote is in it, so that no personal
 * data leave by a webhook. An event of the plan or of time tells of several things, in several messages.
 */
export function messagesOf(recorded: Placed): Message[] {
  const { edition, position, stream, effectiveOn, recordedAt, event } = recorded;
  return tellings(event, stream).map(([type, data], n) => ({
    id: `msg_${edition}_${position}_${n}`,
    type,
    timestamp: recordedAt,
    data: { edition, position, effectiveOn, ...data },
  }));
}

type Telling = [type: EventType, data: Record<string, unknown>];

/** Events that are missing here are of people, their answers, notices, and of what another event tells already. */
function tellings(event: DomainEvent, stream: string): Telling[] {
  switch (event.type) {
    case 'dates-decided':
      return [['congress.dates-decided', { opening: event.opening, closing: event.closing }]];
    case 'conference-numbered':
      return [['congress.numbered', { number: event.number }]];
    case 'plan-revised':
      return [...event.changes.flatMap(moved), ...event.gone.map((milestone): Telling => ['milestone.dropped', { milestone }])];
    case 'milestone-started':
      return [['milestone.started', { milestone: event.milestone }]];
    case 'milestone-completed':
      return [['milestone.completed', { milestone: event.milestone, evidence: proofOf(event.evidence) }]];
    case 'milestone-waived':
      return [['milestone.waived', { milestone: event.milestone }]];
    case 'milestone-reopened':
      return [['milestone.reopened', { milestone: event.milestone }]];
    case 'completion-reported':
      return [['milestone.reported-done', { milestone: event.milestone }]];
    case 'report-rejected':
      return [['milestone.report-rejected', { milestone: event.milestone }]];
    case 'date-pinned':
      return [['date.pinned', { milestone: event.milestone, on: event.on }]];
    case 'date-unpinned':
      return [['date.unpinned', { milestone: event.milestone }]];
    case 'postponement-announced':
      return [['congress.postponement-announced', { on: event.on, evidence: proofOf(event.evidence) }]];
    case 'postponement-withdrawn':
      return [['congress.postponement-withdrawn', {}]];
    case 'suspended':
      return [['congress.suspended', { milestones: event.milestones }]];
    case 'suspension-revised':
      return [
        ...event.suspended.map((milestone): Telling => ['milestone.suspended', { milestone }]),
        ...event.resumed.map((milestone): Telling => ['milestone.resumed', { milestone }]),
      ];
    case 'reconvened':
      return [['congress.reconvened', { opening: event.opening, closing: event.closing }]];
    case 'cancelled':
      return [['congress.cancelled', { evidence: proofOf(event.evidence) }]];
    case 'segment-placed':
      return [['congress.segment-placed', { placement: event.placement }]];
    case 'retargeted':
      return [['milestone.retargeted', { milestone: event.milestone, session: event.session }]];
    case 'session-dated': {
      const { key, body, start, end, certainty } = event.session;
      return [['session.dated', { session: key, body, start, end, certainty }]];
    }
    case 'meetings-agreed':
      return [['meetings.agreed', { meetings: event.meetings.map(({ id }) => id) }]];
    case 'external-recorded':
      return [['external.recorded', { external: event.external, evidence: proofOf(event.evidence) }]];
    case 'time-passed':
      return event.passed.map(passed);
    case 'edition-closed':
      return [['edition.closed', {}]];
    case 'stage-started':
      return [['stage.started', { stage: stream, ...(event.meeting === undefined ? {} : { meeting: event.meeting }) }]];
    case 'stage-suspended':
      return [['stage.suspended', { stage: stream }]];
    case 'stage-resumed':
      return [['stage.resumed', { stage: stream }]];
    case 'stage-ended':
      return [['stage.ended', { stage: stream }]];
    case 'step-performed':
      return [['step.performed', { stage: stream, step: event.step }]];
    default:
      return [];
  }
}

const moved = ({ milestone, due, previous, moved: has }: PlanChange): Telling[] =>
  has ? [['date.moved', { milestone, from: previous, to: due.on, certainty: due.certainty }]] : [];

function passed(what: Extract<DomainEvent, { type: 'time-passed' }>['passed'][number]): Telling {
  const { kind, ...data } = what;
  return [kind === 'session-approaching' ? 'session.approaching' : `milestone.${kind}`, data];
}

/** Symbols and date of what proves an act; links and notes may hold what is not for others. */
const proofOf = ({ symbol, also, date }: Evidence): Pick<Evidence, 'symbol' | 'also' | 'date'> => ({
  ...(symbol === undefined ? {} : { symbol }),
  ...(also === undefined ? {} : { also }),
  ...(date === undefined ? {} : { date }),
});
