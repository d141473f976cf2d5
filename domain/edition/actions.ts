import type { World } from '../engine.types.js';
import type { PerformedStep } from '../procedures/procedure.js';
import { procedures } from '../procedures/registry.js';
import { steps } from '../procedures/stage.js';
import { viewOf } from '../procedures/view-of.js';
import { own } from '../own.js';
import { refuse, type Refusal, type RefusalCode } from '../refusal.js';
import type { MilestoneKey, ProcedureId } from '../template/template.js';
import { profileOf } from '../reminders/readers.js';
import { dateIn, instantAt, shift, type Instant, type PlainDate } from '../time/plain-date.js';
import type { Actor } from './actor.js';
import { answerersOf } from './answers.js';
import { changeMilestone, type MilestoneCommand } from './change.js';
import { changePlan } from './change-plan.js';
import type { Command, EditionCommand, ResponseCommand } from './commands.js';
import { decide } from './decide.js';
import { definitionOf, keysOfStream, streamOf, streamsOf } from './milestones.js';
import { isChangeOfPlan, isPlanning, needsBasis, withoutRole } from './planners.js';
import { recordingOf } from './recording.js';
import { respond } from './respond.js';
import { combined, Turn } from './turn.js';

/** What can be done now, and why the rest cannot. */
export interface Actions {
  allowed: { action: string; title: string }[];
  refused: { action: string; refusal: Refusal }[];
}

/** Refusals that only say that the probe carried nothing: what a real command would carry. */
const forWantOfInput: ReadonlySet<RefusalCode> = new Set(['deliverable-missing', 'symbol-malformed', 'reason-missing']);

const milestoneProbes: {
  action: MilestoneCommand['type'];
  title: string;
  command: (key: MilestoneKey, today: PlainDate) => MilestoneCommand;
}[] = [
  { action: 'start', title: 'Start work', command: (milestone) => ({ type: 'start', milestone }) },
  { action: 'complete', title: 'Complete with evidence', command: (milestone) => ({ type: 'complete', milestone, evidence: {} }) },
  { action: 'waive', title: 'Waive, with the reason', command: (milestone) => ({ type: 'waive', milestone, reason: 'probe' }) },
  { action: 'reopen', title: 'Reopen, with the reason', command: (milestone) => ({ type: 'reopen', milestone, reason: 'probe' }) },
  { action: 'pin', title: 'Pin the date, with the reason', command: (milestone, on) => ({ type: 'pin', milestone, on, reason: 'probe' }) },
  { action: 'unpin', title: 'Unpin the date, with the reason', command: (milestone) => ({ type: 'unpin', milestone, reason: 'probe' }) },
];

/** What a reader can answer to the reminders of a milestone. */
const answerProbes: {
  action: ResponseCommand['type'];
  title: string;
  command: (milestone: MilestoneKey, person: string, tomorrow: PlainDate) => ResponseCommand;
}[] = [
  {
    action: 'acknowledge',
    title: 'Take it on, and promise a day',
    command: (milestone, person) => ({ type: 'acknowledge', milestone, person }),
  },
  {
    action: 'snooze',
    title: 'Put it off, with the reason',
    command: (milestone, person, until) => ({ type: 'snooze', milestone, person, until, reason: 'probe' }),
  },
  {
    action: 'report-done',
    title: 'Report it done, with evidence',
    command: (milestone, person) => ({ type: 'report-done', milestone, person, evidence: {} }),
  },
  {
    action: 'decline',
    title: 'Say that it is not yours, with a note',
    command: (milestone, person) => ({ type: 'decline', milestone, person, note: 'probe' }),
  },
];

/** What an organiser can do about an answer. */
const reportProbes: typeof answerProbes = [
  { action: 'confirm-report', title: 'Confirm what was reported', command: (milestone) => ({ type: 'confirm-report', milestone }) },
  {
    action: 'reject-report',
    title: 'Reject what was reported, with the reason',
    command: (milestone) => ({ type: 'reject-report', milestone, reason: 'probe' }),
  },
];

/**
 * What can be done to a milestone on a day, by whoever may. An answer is possible where one of its readers can give it.
 * `actionsOf` says it to somebody.
 */
export function milestoneActions(world: World, key: MilestoneKey, today: PlainDate): Actions {
  const change = milestoneProbes.map(({ action, title, command }) => ({
    action,
    title: onItsBasis(world, action, title),
    refusal: archived(world) ?? probe(world, command(key, today), today, changeOnly),
  }));
  const people = answerersOf(world, key, noonOf(world, today)).map(({ person }) => person);
  const answers = answerProbes.map((answer) => ({
    ...answer,
    refusal:
      people.length === 0
        ? (archived(world) ?? nobodyToAnswer(world, key))
        : leastRefusal(people.map((p) => refusalOf(world, key, answer, p, today))),
  }));
  const reports = reportProbes.map((report) => ({ ...report, refusal: refusalOf(world, key, report, '', today) }));
  return sorted([...change, ...answers, ...reports, ...recordingSteps(world, key, today)]);
}

/** The steps of a stage by which a report that waits is settled: it cannot be confirmed, but what it says recorded. */
function recordingSteps(world: World, key: MilestoneKey, today: PlainDate): Probed[] {
  const recording = own(world.edition?.responses ?? {}, key)?.reported && recordingOf(world.template, key);
  if (recording?.by !== 'step') return [];
  const stage = stageView(world, recording.stream, today);
  return recording.steps.map(({ id, title }) => ({
    action: 'perform',
    title: `Perform the step "${title}" of the stage "${recording.stream}", which records it`,
    refusal: combined(stage?.steps.find((step) => step.id === id)?.refusals ?? []),
  }));
}

/** What one person can answer to the reminders of a milestone on a day. */
export const answerActions = (world: World, key: MilestoneKey, person: string, today: PlainDate): Actions =>
  sorted(answerProbes.map((answer) => ({ ...answer, refusal: refusalOf(world, key, answer, person, today) })));

function refusalOf(
  world: World,
  key: MilestoneKey,
  { command }: (typeof answerProbes)[number],
  person: string,
  today: PlainDate,
): Refusal | undefined {
  const ofPerson = dateIn(profileOf(world, person).zone, noonOf(world, today));
  return archived(world) ?? probe(world, command(key, person, shift(ofPerson, { count: 1, unit: 'd' })), today, answerOnly);
}

/** None where one of several can; else why the first of them cannot. */
const leastRefusal = (refusals: (Refusal | undefined)[]): Refusal | undefined =>
  refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;

function nobodyToAnswer({ template }: World, key: MilestoneKey): Refusal {
  const { responsible: role } = definitionOf(template, key);
  return refuse('not-a-reader', `Nobody is reminded of ${key}: the role "${role}" is vacant.`, { facts: [{ ref: role, says: 'vacant' }] });
}

function changeOnly(turn: Turn): Refusal | undefined {
  const command = turn.envelope.command as MilestoneCommand;
  return isChangeOfPlan(command) ? changePlan(turn, command) : changeMilestone(turn, command);
}

const answerOnly = (turn: Turn): Refusal | undefined => respond(turn, turn.envelope.command as ResponseCommand);

/** What of it somebody can do: changes of plan are refused to who does not decide on the plan, as the commands are. */
export function actionsOf(world: World, actor: Actor, actions: Actions): Actions {
  const refusal = archived(world) ? undefined : withoutRole(world, actor);
  if (!refusal) return actions;
  return {
    allowed: actions.allowed.filter(({ action }) => !isPlanning(action)),
    refused: [
      ...actions.refused.map((refused) => (isPlanning(refused.action) ? { ...refused, refusal } : refused)),
      ...actions.allowed.flatMap(({ action }) => (isPlanning(action) ? [{ action, refusal }] : [])),
    ],
  };
}

/** What somebody can do to an edition on a day. */
export function editionActions(world: World, today: PlainDate, actor: Actor): Actions {
  const soon = { opening: shift(today, { count: 1, unit: 'd' }), closing: shift(today, { count: 2, unit: 'd' }) };
  const probes: { action: string; title: string; command: EditionCommand }[] = [
    { action: 'decide-dates', title: 'Decide the dates of the congress', command: { type: 'decide-dates', ...soon } },
    { action: 'announce-postponement', title: 'Announce a postponement', command: { type: 'announce-postponement', evidence: {} } },
    { action: 'suspend', title: 'Suspend: postpone without a date', command: { type: 'suspend', evidence: {} } },
    { action: 'reconvene', title: 'Reconvene with new dates', command: { type: 'reconvene', ...soon, evidence: {}, retarget: {} } },
    {
      action: 'set-ladder',
      title: 'Set or take back a ladder of its own',
      command: { type: 'set-ladder', scope: 'edition', ladder: world.template.reminders.ladder, reason: 'probe' },
    },
    { action: 'close', title: 'Close and archive', command: { type: 'close', reason: 'probe' } },
  ];
  const probed = probes.map(({ action, title, command }) => ({
    action,
    title: onItsBasis(world, command.type, title),
    refusal: archived(world) ?? probe(world, command, today, decide),
  }));
  return actionsOf(world, actor, sorted(probed));
}

const onItsBasis = (world: World, type: Command['type'], title: string): string =>
  needsBasis(world, type) ? `${title}, on a legal basis` : title;

/** A stage as it stands on a day. */
export interface StageView {
  stream: string;
  procedure: ProcedureId;
  title: string;
  status: 'waiting' | 'running' | 'suspended' | 'ended';
  /** Present state in words. */
  words: string;
  /** The milestone that starts it. */
  startsAfter: MilestoneKey;
  meeting?: string;
  milestones: MilestoneKey[];
  performed: PerformedStep[];
  steps: { id: string; title: string; sources: readonly string[]; allowed: boolean; refusals: Refusal[] }[];
  /** Sequence of its last event; 0 before its first. */
  touched: number;
}

/** All stages of an edition that have a procedure, meetings among them. */
export function stageViews(world: World, today: PlainDate): StageView[] {
  return streamsOf(world).flatMap((stream) => stageView(world, stream, today) ?? []);
}

/** One stage of an edition; undefined where there is none of that name. */
export function stageView(world: World, stream: string, today: PlainDate): StageView | undefined {
  const owner = streamOf(world, stream);
  if (!owner || !world.edition) return undefined;
  const state = world.stages[stream];
  const view = viewOf(world, stream, today);
  const procedure = procedures[owner.procedureId];
  const startsAfter =
    owner.meeting === undefined ? owner.procedure.startsAfter : (owner.procedure.slots['calendar'] ?? owner.procedure.startsAfter);
  const waiting = state
    ? undefined
    : refuse('stage-not-started', `The stage has not started. It starts when ${startsAfter} is done.`, {
        facts: [{ ref: startsAfter, says: 'not done yet' }],
      });
  const closed =
    archived(world) ??
    (state?.status === 'ended' ? refuse('stage-ended', 'The stage has ended. Reopen one of its milestones to go on.') : waiting);
  const meeting = world.edition.meetings.find((m) => m.id === owner.meeting);
  const known = state ? steps(procedure, state, view) : procedure.steps.map((step) => ({ step, refusals: [] }));
  return {
    stream,
    procedure: owner.procedureId,
    title: meeting ? `${procedure.title}: ${meeting.title}` : owner.stage.title,
    status: state?.status ?? 'waiting',
    words: state ? wordsOf(world, stream, today) : `Waiting for ${startsAfter}`,
    startsAfter,
    ...(owner.meeting === undefined ? {} : { meeting: owner.meeting }),
    milestones: keysOfStream(world, stream),
    performed: state?.performed ?? [],
    steps: known.map(({ step, refusals }) => {
      const all = closed ? [closed] : refusals;
      return { id: step.id, title: step.title, sources: step.sources, allowed: all.length === 0, refusals: all };
    }),
    touched: state?.sequence ?? 0,
  };
}

/** A stage's present state in words: as its procedure tells it, unless the congress is suspended. */
export function wordsOf(world: World, stream: string, today: PlainDate): string {
  const state = world.stages[stream];
  const owner = streamOf(world, stream);
  if (!owner) return 'No such stage';
  if (!state) return 'Waiting to start';
  if (state.status === 'suspended') return 'Suspended: the congress is postponed without a date';
  const words = procedures[owner.procedureId].describe(state, viewOf(world, stream, today));
  const bare = keysOfStream(world, stream).filter((key) => completedWithoutSteps(world, key));
  return bare.length === 0 ? words : `${words} (on record without their steps: ${bare.join(', ')})`;
}

/** A record may know that a milestone was reached and not how: then the steps tell less than the milestones. */
const completedWithoutSteps = ({ edition }: World, key: MilestoneKey): boolean =>
  edition?.milestones[key]?.done?.deviations.some((d) => d.code === 'milestone-owned-by-stage') ?? false;

/** Decides a command without recording anything, to see whether it would be refused to whoever may decide it. */
function probe(world: World, command: Command, today: PlainDate, how: (turn: Turn) => Refusal | undefined): Refusal | undefined {
  if (!world.edition) return undefined;
  const envelope = { id: 'probe', edition: world.edition.id, stream: 'edition', actor: 'probe', hash: '', command };
  const refusal = how(new Turn(world, envelope, noonOf(world, today), true));
  return refusal && forWantOfInput.has(refusal.code) ? undefined : refusal;
}

const noonOf = ({ edition }: World, day: PlainDate): Instant => instantAt(edition?.zone ?? 'UTC', day, 12);

const archived = (world: World): Refusal | undefined =>
  world.edition?.status === 'archived'
    ? refuse('edition-archived', `The edition "${world.edition.id}" is archived: it can be read, not changed.`)
    : undefined;

interface Probed {
  action: string;
  title: string;
  refusal: Refusal | undefined;
}

function sorted(probed: Probed[]): Actions {
  return {
    allowed: probed.flatMap(({ action, title, refusal }) => (refusal ? [] : [{ action, title }])),
    refused: probed.flatMap(({ action, refusal }) => (refusal ? [{ action, refusal }] : [])),
  };
}
