import { assertUnreachable, refuse, type Refusal } from '../refusal.js';
import { sessionPeriodFault } from './session-dates.js';
import { newClashes } from './clashes.js';
import type { World } from '../engine.types.js';
import { adoptionInWords, adoptTemplate } from './adopt-template.js';
import { agreeMeetings } from './agree-meetings.js';
import { cancel, cancelledFault } from './cancel.js';
import { changeMilestone, type MilestoneCommand } from './change.js';
import type { Command, EditionCommand, PlanningCommand, ResponseCommand } from './commands.js';
import { effectiveFault } from './complete.js';
import { create } from './create.js';
import { decideDates } from './dates.js';
import { perform, stale } from './perform.js';
import { place } from './placing.js';
import { figuresOf } from '../memory/figures.js';
import { barredFromPlanning } from './planners.js';
import { announcePostponement, reconvene, retarget, suspend } from './postponement.js';
import { reachReminders } from '../reminders/reach.js';
import { definitionOf, isActive, isPursued } from './milestones.js';
import { setLadder } from './ladders.js';
import { respond } from './respond.js';
import { advanceStages, closeStage, settle } from './settle.js';
import { planningTypes, type MilestoneKey } from '../template/template.js';
import type { Responses } from './state.js';
import { heldBy } from '../directory/roles.js';
import type { Turn } from './turn.js';
import { own } from '../own.js';
import { dateIn } from '../time/plain-date.js';

/**
 * Decides one command of an edition or of one of its stages. Returns why not, or nothing: what it brought about is in
 * the turn.
 */
export function decide(turn: Turn): Refusal | undefined {
  const { command, edition } = turn.envelope;
  if (command.type === 'create') {
    const refusal = create(turn, command);
    if (!refusal) settle(turn, 'first plan');
    return refusal;
  }
  if (!turn.world.edition)
    return refuse('edition-unknown', `There is no edition "${edition}".`, { facts: [{ ref: edition, says: 'unknown' }] });
  if (turn.edition.status === 'archived') {
    if (command.type === 'wake') return undefined;
    return refuse('edition-archived', `The edition "${edition}" is archived: it can be read, not changed.`, {
      facts: [{ ref: edition, says: 'archived' }],
    });
  }
  if (command.type === 'wake') {
    if (turn.envelope.stream === 'edition' && isPursued(turn.edition)) reachReminders(turn);
    return undefined;
  }
  const before = turn.world;
  const refusal = effectiveFault(turn) ?? decided(turn, command);
  if (refusal) return refusal;
  settle(turn, reasonOf(turn, command));
  if (movesDates.has(command.type)) warnOfClashes(turn, before);
  return undefined;
}

/** Commands after which dates may have come into an order that nobody meant. */
const movesDates: ReadonlySet<Command['type']> = new Set([...planningTypes, 'replan']);

function warnOfClashes(turn: Turn, before: World): void {
  const found = newClashes(before, turn.world);
  if (found.length > 0) turn.advice.push(`Look at these dates; re-target or pin them: ${found.join('; ')}.`);
}

function decided(turn: Turn, command: Exclude<Command, { type: 'create' } | { type: 'wake' }>): Refusal | undefined {
  switch (command.type) {
    case 'perform':
      return perform(turn, command);
    case 'start':
    case 'complete':
    case 'waive':
    case 'reopen':
      return changeMilestone(turn, command);
    case 'pin':
    case 'unpin':
    case 'slip':
      return cancelledFault(turn) ?? changeMilestone(turn, command);
    case 'acknowledge':
    case 'snooze':
    case 'report-done':
    case 'decline':
    case 'confirm-report':
    case 'reject-report':
      return respond(turn, command);
    default:
      return appliedBefore(turn, command) ?? staleEdition(turn) ?? decidedOnEdition(turn, command);
  }
}

type OnEdition = Exclude<EditionCommand, MilestoneCommand | ResponseCommand | { type: 'create' | 'wake' }>;

function decidedOnEdition(turn: Turn, command: OnEdition): Refusal | undefined {
  switch (command.type) {
    case 'set-conference':
      turn.emit({ type: 'conference-numbered', number: command.number });
      return undefined;
    case 'record-external':
      return recordExternal(turn, command);
    case 'assign-role':
    case 'release-role':
      return changeRole(turn, command);
    case 'set-ladder':
      return setLadder(turn, command);
    case 'replan':
      return changePlan(turn, command);
    case 'close':
      return close(turn, command.reason);
    default:
      return cancelledFault(turn) ?? decideChange(turn, command);
  }
}

/** One change of plan. */
function decideChange(turn: Turn, command: PlanningCommand): Refusal | undefined {
  switch (command.type) {
    case 'decide-dates':
      return decideDates(turn, command);
    case 'announce-postponement':
      return announcePostponement(turn, command);
    case 'suspend':
      return suspend(turn, command);
    case 'reconvene':
      return reconvene(turn, command);
    case 'cancel':
      return cancel(turn, command);
    case 'retarget':
      return retarget(turn, command);
    case 'place':
      return place(turn, command);
    case 'agree-meetings':
      return agreeMeetings(turn, command);
    case 'adopt-template':
      return adoptTemplate(turn, command);
    case 'date-session':
      return dateSession(turn, command);
    case 'pin':
    case 'unpin':
    case 'slip':
      return changeMilestone(turn, command);
    default:
      return assertUnreachable(command);
  }
}

/**
 * Several changes as one: each is decided on what those before it have brought about, and all of them are, or none.
 * Between them dates and stages follow; notices are looked at when all is done, so that none is taken back that has its
 * point again in the end.
 */
function changePlan(turn: Turn, { changes, simulation }: Extract<OnEdition, { type: 'replan' }>): Refusal | undefined {
  const barred = barredFromPlanning(turn, changes);
  if (barred) return barred;
  if (simulation !== undefined) turn.emit({ type: 'simulation-applied', simulation });
  for (const [index, change] of changes.entries()) {
    const refusal = cancelledFault(turn) ?? decideChange(turn, change);
    if (refusal) return { ...refusal, pointer: `/changes/${index}${refusal.pointer ?? ''}` };
    advanceStages(turn, reasonOf(turn, change));
  }
  return undefined;
}

/** Applied once, a simulation says no more what would change; who did and when is more to the point than that the version is old. */
function appliedBefore(turn: Turn, command: OnEdition): Refusal | undefined {
  const simulation = command.type === 'replan' ? command.simulation : undefined;
  const applied = simulation === undefined ? undefined : turn.edition.applied?.[simulation];
  if (!applied) return undefined;
  return refuse(
    'simulation-applied',
    `Simulation ${simulation} was applied by ${applied.by} on ${dateIn(turn.edition.zone, applied.at)}.`,
    {
      facts: [{ ref: String(simulation), says: `applied by ${applied.by} at ${applied.at} (${applied.command})` }],
    },
  );
}

function staleEdition(turn: Turn): Refusal | undefined {
  const { ifSequence } = turn.envelope;
  return ifSequence !== undefined && ifSequence !== turn.edition.touched ? stale(ifSequence, turn.edition.touched) : undefined;
}

function dateSession(turn: Turn, { session: name, start, end }: Extract<OnEdition, { type: 'date-session' }>): Refusal | undefined {
  const known = turn.calendar.session(name);
  if (!known)
    return refuse('session-unknown', `The calendar has no session "${name}". Sessions are named like commission-31 or ecosoc-2021.`, {
      pointer: '/session',
    });
  const fault = sessionPeriodFault(known, start, end);
  if (fault) return fault;
  const source = turn.envelope.basis ?? turn.envelope.actor;
  turn.emit({ type: 'session-dated', session: { ...known, start, end, certainty: 'dated', source } });
  return undefined;
}

function recordExternal(turn: Turn, { external, evidence }: Extract<OnEdition, { type: 'record-external' }>): Refusal | undefined {
  const known = turn.world.template.externals;
  if (!known.some((e) => e.id === external)) {
    return refuse('external-unknown', `The template knows no "${external}". It knows: ${known.map((e) => e.id).join(', ')}.`, {
      pointer: '/external',
    });
  }
  turn.emit({ type: 'external-recorded', external, evidence });
  return undefined;
}

function changeRole(
  turn: Turn,
  { type, role, person, capacity = 'responsible' }: Extract<OnEdition, { role: string }>,
): Refusal | undefined {
  if (!turn.world.template.roles.some((r) => r.id === role)) {
    return refuse('role-unknown', `There is no role "${role}". Roles: ${turn.world.template.roles.map((r) => r.id).join(', ')}.`, {
      pointer: '/role',
    });
  }
  if (own(turn.world.people, person) === undefined) {
    return refuse('person-unknown', `There is no person "${person}" in this edition's directory. Enter the person first.`, {
      pointer: '/person',
    });
  }
  const holds = turn.edition.roles[role]?.[capacity].includes(person) ?? false;
  const again = capacity === 'responsible' ? declinedOf(turn, role, person) : [];
  if (type === 'assign-role' && (!holds || again.length > 0)) {
    turn.emit({ type: 'role-assigned', role, person, capacity, ...(again.length > 0 ? { again } : {}) });
  }
  if (type === 'release-role' && holds) {
    const stays = heldBy(turn.edition.roles, person).some((held) => held.role === role && held.capacity !== capacity);
    const promises = stays ? [] : promisedOf(turn, role, person);
    turn.emit({ type: 'role-released', role, person, capacity, ...(promises.length > 0 ? { promises } : {}) });
  }
  return undefined;
}

/** What of a role a person has said not to be theirs: whoever is made responsible after that is meant for these too. */
const declinedOf = (turn: Turn, role: string, person: string): MilestoneKey[] =>
  answeredOf(turn, role, ({ declined }) => Object.hasOwn(declined, person));

/** What of a role a person has promised to do: whoever leaves keeps nobody else from being reminded. */
const promisedOf = (turn: Turn, role: string, person: string): MilestoneKey[] =>
  answeredOf(turn, role, ({ acknowledged }) => acknowledged?.by === person);

const answeredOf = ({ edition, world }: Turn, role: string, how: (responses: Responses) => boolean): MilestoneKey[] =>
  Object.entries(edition.responses)
    .filter(([key, responses]) => how(responses) && definitionOf(world.template, key).responsible === role)
    .map(([key]) => key);

/** Archives the edition: what nobody recorded stays so, stages end, nothing is sent any more; what it needed is written down. */
function close(turn: Turn, reason: string): Refusal | undefined {
  if (reason.trim() === '')
    return refuse('reason-missing', 'Say why the edition is closed; the reason stays on record.', { pointer: '/reason' });
  const open = Object.entries(turn.edition.milestones)
    .filter(([, m]) => isActive(m) || m.status === 'suspended')
    .map(([key]) => key);
  if (open.length > 0 && !turn.bends)
    turn.advice.push(`Closed with ${open.length} milestones open; they stay "not recorded": ${open.join(', ')}.`);
  for (const [stream, status] of Object.entries(turn.edition.stages)) if (status === 'running') closeStage(turn, stream);
  turn.emit({ type: 'edition-closed', reason, notRecorded: open });
  turn.emit({ type: 'figures-recorded', figures: figuresOf(turn.world).figures });
  return undefined;
}

/** Why dates moved, in the words of the report: what was decided, on what basis. */
function reasonOf(turn: Turn, command: Command): string {
  switch (command.type) {
    case 'decide-dates':
      return turn.withBasis(`dates decided: opening ${command.opening}`);
    case 'suspend':
      return turn.withBasis(`postponed without a date`);
    case 'reconvene':
      return turn.withBasis(`reconvened for ${command.opening}`);
    case 'cancel':
      return turn.withBasis('the congress is cancelled');
    case 'retarget':
      return turn.withBasis(`re-targeted to ${command.session}`);
    case 'place':
      return turn.withBasis(`the high-level segment stands at the ${command.placement}`);
    case 'agree-meetings':
      return turn.withBasis('the regional meetings are agreed');
    case 'adopt-template':
      return turn.withBasis(adoptionInWords(command));
    case 'date-session':
      return turn.withBasis(`${command.session} is dated ${command.start} to ${command.end}`);
    case 'replan':
      return command.changes.map((change) => reasonOf(turn, change)).join('; ');
    case 'slip':
      return `${Math.abs(command.days)} days ${command.days < 0 ? 'earlier' : 'later'}, by ${turn.envelope.actor}: ${command.reason}`;
    case 'pin':
      return `pinned by ${turn.envelope.actor}: ${command.reason}`;
    case 'unpin':
      return `unpinned by ${turn.envelope.actor}: ${command.reason}`;
    case 'perform':
      return turn.withBasis(`"${command.step}" of ${turn.envelope.stream}`);
    case 'complete':
      return turn.withBasis(`${command.milestone} done on ${turn.effectiveOn}`);
    case 'waive':
    case 'reopen':
      return `${command.milestone} ${command.type === 'waive' ? 'waived' : 'reopened'}: ${command.reason}`;
    case 'acknowledge':
      return `${command.milestone} acknowledged by ${command.person}`;
    case 'snooze':
      return `${command.milestone} put off by ${command.person} until ${command.until}`;
    case 'report-done':
      return `${command.milestone} reported done by ${command.person}`;
    case 'decline':
      return `${command.milestone} declined by ${command.person}`;
    case 'confirm-report':
    case 'reject-report':
      return `report on ${command.milestone} ${command.type === 'confirm-report' ? 'confirmed' : 'rejected'} by ${turn.envelope.actor}`;
    case 'close':
      return 'the edition was closed';
    default:
      return turn.withBasis(`${command.type}`);
  }
}
