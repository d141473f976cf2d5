import { own } from '../own.js';
import { holdersOf, isVacant } from '../reminders/readers.js';
import { assertUnreachable, refuse, type BlockingFact, type Refusal } from '../refusal.js';
import { isPlainDate, type PlainDate } from '../time/plain-date.js';
import { answererAs, answerersOf, limitsOf, standingPromise, type Answerer } from './answers.js';
import { ownedElsewhere } from './change.js';
import type { ResponseCommand } from './commands.js';
import { complete, faultOfWord, notOpen, obstacles } from './complete.js';
import { organisersTold, tellOrganisers, tellReader } from './concern.js';
import { definitionOf } from './milestones.js';
import { stale } from './perform.js';
import { recordingInWords, recordingOf } from './recording.js';
import type { MilestoneState, Reported } from './state.js';
import type { Turn } from './turn.js';

/** What a reader answers to a reminder, and what the organiser does about it. */
export function respond(turn: Turn, command: ResponseCommand): Refusal | undefined {
  const { milestone: key } = command;
  const milestone = own(turn.edition.milestones, key);
  if (!milestone) {
    return refuse('milestone-unknown', `This edition has no milestone "${key}".`, {
      facts: [{ ref: key, says: 'unknown' }],
      pointer: '/milestone',
    });
  }
  const { ifSequence } = turn.envelope;
  if (ifSequence !== undefined && ifSequence !== milestone.touched) return stale(ifSequence, milestone.touched);
  switch (command.type) {
    case 'acknowledge':
      return mayNotAnswer(turn, command) ?? acknowledge(turn, command, milestone);
    case 'snooze':
      return mayNotAnswer(turn, command) ?? snooze(turn, command, milestone);
    case 'report-done':
      return mayNotAnswer(turn, command) ?? reportDone(turn, command);
    case 'decline':
      return mayNotAnswer(turn, command) ?? decline(turn, command);
    case 'confirm-report':
      return confirmReport(turn, key);
    case 'reject-report':
      return rejectReport(turn, command);
    default:
      return assertUnreachable(command);
  }
}

type Answer<T extends ResponseCommand['type']> = Extract<ResponseCommand, { type: T }>;

/** A reminder can be answered while its milestone is open, by those who are reminded of it. */
function mayNotAnswer(
  turn: Turn,
  { type, milestone: key, person }: Pick<ResponseCommand, 'type' | 'milestone'> & { person: string },
): Refusal | undefined {
  const { world, now } = turn;
  const closed = notOpen(turn, key);
  if (closed) return closed;
  if (turn.bends) return notAReader(`${turn.edition.title} is told from records: nobody is reminded, so there is nothing to answer.`, []);
  const as = answererAs(world, key, person, now);
  if (as?.capacity === 'informed' && (type === 'acknowledge' || type === 'report-done')) {
    return notAReader(`"${person}" is informed of ${key} but does not act on it: it is not theirs to promise or to report.`, [
      { ref: person, says: asWhom(as, definitionOf(world.template, key).responsible) },
    ]);
  }
  if (as) return undefined;
  const { responsible: role } = definitionOf(world.template, key);
  const declined = own(own(turn.edition.responses, key)?.declined ?? {}, person);
  if (declined) {
    const facts = [{ ref: person, says: `declined on ${declined.on}` }];
    return notAReader(`"${person}" has said that ${key} is not theirs. It is again once they are given the role "${role}" anew.`, facts);
  }
  const readers = answerersOf(world, key, now).map((r): BlockingFact => ({ ref: r.person, says: asWhom(r, role) }));
  return notAReader(`"${person}" neither holds the role "${role}" nor stands in today for one who does, so ${key} is not theirs.`, readers);
}

const notAReader = (reason: string, facts: BlockingFact[]): Refusal => refuse('not-a-reader', reason, { facts, pointer: '/person' });

const asWhom = ({ capacity, coverFor }: Answerer, role: string): string =>
  coverFor === undefined ? `${capacity} for ${role}` : `stands in for ${coverFor}, ${capacity} for ${role}`;

/** Someone has taken it on; nobody is reminded until the promised day has passed. Whose promise that replaces is told. */
function acknowledge(turn: Turn, command: Answer<'acknowledge'>, { revision }: MilestoneState): Refusal | undefined {
  const { milestone, person, note } = command;
  const { today, promise: limit } = limitsOf(turn.world, milestone, person, turn.now);
  const promise = command.promise ?? limit.usual;
  if (!isDayWithin(promise, today, limit.last)) {
    return refuse('promise-invalid', `A promise is for a day after ${today} and not later than ${limit.last}; "${promise}" is not.`, {
      facts: [{ ref: limit.last, says: 'the last day that can be promised' }],
      pointer: '/promise',
    });
  }
  if (limit.left === 0) {
    const { times } = turn.world.template.reminders.snooze;
    return refuse(
      'promises-used-up',
      `${milestone} has been promised ${times + 1} times for this due date, which is as often as it can be.`,
      {
        facts: [{ ref: milestone, says: `promised for ${turn.edition.responses[milestone]?.acknowledged?.promise}` }],
      },
    );
  }
  const before = standingPromise(turn.world, milestone, turn.now);
  turn.emit({ type: 'reminder-acknowledged', milestone, person, promise, revision, ...(note === undefined ? {} : { note }) });
  if (before && before.by !== person) {
    tellReader(turn, { kind: 'promise-replaced', milestone, of: before.by, by: person, promise });
    turn.advice.push(`This replaces the promise of "${before.by}" for ${before.promise}, who is told.`);
  }
  return undefined;
}

/** One reader wants to hear of it later; the others are reminded as before. */
function snooze(
  turn: Turn,
  { milestone, person, until, reason }: Answer<'snooze'>,
  { revision, due }: MilestoneState,
): Refusal | undefined {
  const { today, snooze: limit } = limitsOf(turn.world, milestone, person, turn.now);
  if (!isDayWithin(until, today, limit.last)) {
    return refuse('snooze-invalid', `It can be put off to a day after ${today} and not later than ${limit.last}; "${until}" is not.`, {
      facts: [{ ref: limit.last, says: 'the last day to which it can be put off' }],
      pointer: '/until',
    });
  }
  if (reason.trim() === '') return unexplained('/reason', 'Say why it is put off');
  if (limit.left === 0) {
    const { times } = turn.world.template.reminders.snooze;
    return refuse(
      'snoozes-used-up',
      `"${person}" has put ${milestone} off ${times} ${times === 1 ? 'time' : 'times'} for this due date, which is as often as it can be.`,
      { facts: [{ ref: milestone, says: `put off until ${turn.edition.responses[milestone]?.snoozed[person]?.until}` }] },
    );
  }
  turn.emit({ type: 'reminder-snoozed', milestone, person, until, reason, revision });
  if (due.on !== null && until > due.on) turn.advice.push(`${milestone} is due on ${due.on}, before the day to which it is put off.`);
  return undefined;
}

const isDayWithin = (day: PlainDate, today: PlainDate, last: PlainDate): boolean => isPlainDate(day) && day > today && day <= last;

/**
 * Someone says that it is done. Where that is theirs to say and nothing stands in the way, it is; else their word is kept
 * for the organiser, who confirms it. Evidence that cannot be right is refused in either case: it could never be confirmed.
 */
function reportDone(turn: Turn, { milestone: key, person, evidence }: Answer<'report-done'>): Refusal | undefined {
  const hindered = ownedElsewhere(turn, key) !== undefined || obstacles(turn, key).length > 0;
  if (!hindered && mayComplete(turn, key, person)) return complete(turn, key, evidence);
  const fault = faultOfWord(turn, key, evidence);
  if (fault) return fault;
  const before = own(turn.edition.responses, key)?.reported;
  if (before && isSameWord(before, { by: person, on: turn.effectiveOn, evidence })) return undefined;
  const { usual: until } = limitsOf(turn.world, key, person, turn.now).promise;
  turn.emit({ type: 'completion-reported', milestone: key, person, evidence, until, told: organisersTold(turn, person) });
  tellOrganisers(turn, { kind: 'reported', milestone: key, by: person });
  const recording = recordingOf(turn.world.template, key);
  const then = recording ? `it is recorded with ${recordingInWords(recording)}` : 'it is when an organiser confirms it';
  turn.advice.push(`${key} is reported done; ${then}.`);
  return undefined;
}

/** Those who must act, or stand in for them, complete it themselves unless the role is one that reports. */
function mayComplete({ world, now }: Turn, key: string, person: string): boolean {
  const { responsible } = definitionOf(world.template, key);
  const reports = world.template.roles.find(({ id }) => id === responsible)?.reports ?? false;
  if (reports) return false;
  return answerersOf(world, key, now).some((r) => r.person === person && (r.capacity === 'responsible' || r.capacity === 'deputy'));
}

type Report = Pick<Reported, 'by' | 'on' | 'evidence'>;

function isSameWord(a: Report, b: Report): boolean {
  const told = ({ by, on, evidence: { symbol, also, link, date, note } }: Report): string =>
    JSON.stringify([by, on, symbol, also, link, date, note]);
  return told(a) === told(b);
}

/** Someone says that it is not theirs; the organiser finds somebody else. */
function decline(turn: Turn, { milestone, person, note, to }: Answer<'decline'>): Refusal | undefined {
  if (note.trim() === '') return unexplained('/note', 'Say why it is not yours, and whose it is');
  const fault = to === undefined ? undefined : handoverFault(turn, milestone, person, to);
  if (fault) return fault;
  turn.emit({ type: 'milestone-declined', milestone, person, note, ...(to === undefined ? {} : { to }) });
  tellOrganisers(turn, { kind: 'declined', milestone, by: person, note });
  const left = holdersOf(turn.world, milestone).some(({ id, as }) => as.includes('responsible') && !isVacant(id));
  if (!left) turn.advice.push(`Nobody is left to act on ${milestone}; an organiser has to find somebody.`);
  return undefined;
}

function handoverFault(turn: Turn, key: string, person: string, to: string): Refusal | undefined {
  if (own(turn.world.people, to) === undefined) {
    return refuse('person-unknown', `There is no person "${to}" in this edition's directory.`, {
      facts: [{ ref: to, says: 'unknown' }],
      pointer: '/to',
    });
  }
  const said = own(own(turn.edition.responses, key)?.declined ?? {}, to);
  if (to !== person && !said) return undefined;
  return refuse(
    'handover-invalid',
    `${key} cannot be handed over to "${to}", who ${said ? 'has said that it is not theirs' : 'is the one who declines'}.`,
    {
      facts: [{ ref: to, says: said ? `declined on ${said.on}` : 'declines now' }],
      pointer: '/to',
    },
  );
}

/** It is done as was said, on the day that was said unless the organiser knows another one. */
function confirmReport(turn: Turn, key: string): Refusal | undefined {
  const reported = own(turn.edition.responses, key)?.reported;
  if (!reported) return nothingReported(turn, key);
  const { effectiveOn: on = reported.on } = turn.envelope;
  return notOpen(turn, key) ?? recordedOtherwise(turn, key) ?? complete(turn, key, reported.evidence, { on });
}

/** What a stage's step or a decision records is recorded by that alone, and the report on it is settled then. */
function recordedOtherwise({ world: { template } }: Turn, key: string): Refusal | undefined {
  const recording = recordingOf(template, key);
  if (!recording) return undefined;
  const facts =
    recording.by === 'decision'
      ? [{ ref: recording.decision, says: 'the decision that records it' }]
      : recording.steps.map(({ id, title }): BlockingFact => ({ ref: `${recording.stream}/${id}`, says: title }));
  return refuse(
    'milestone-owned-by-stage',
    `${key} is not confirmed but recorded with ${recordingInWords(recording)}; the report is settled by that. Reject it if it is not done.`,
    { facts },
  );
}

/** It is not done, whatever was said; reminders go on, and who said it is told why. */
function rejectReport(turn: Turn, { milestone, reason }: Answer<'reject-report'>): Refusal | undefined {
  const reported = own(turn.edition.responses, milestone)?.reported;
  if (!reported) return nothingReported(turn, milestone);
  if (reason.trim() === '') return unexplained('/reason', 'Say why it is not done');
  turn.emit({ type: 'report-rejected', milestone, reason });
  tellReader(turn, { kind: 'report-rejected', milestone, of: reported.by, by: turn.envelope.actor, reason });
  return undefined;
}

const nothingReported = (turn: Turn, key: string): Refusal =>
  refuse('nothing-reported', `Nobody has reported ${key} done, or it has been dealt with.`, {
    facts: [{ ref: key, says: turn.edition.milestones[key]?.status ?? 'unknown' }],
  });

const unexplained = (pointer: string, what: string): Refusal => refuse('reason-missing', `${what}; it stays on record.`, { pointer });
