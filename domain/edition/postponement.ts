import { refuse, type Refusal } from '../refusal.js';
import type { EditionCommand } from './commands.js';
import { complete } from './complete.js';
import { periodFault } from './dates.js';
import type { MilestoneId, MilestoneKey, Modality, PostponementOverlay } from '../template/template.js';
import { definitionOf, isActive, keyOf, occurrencesOf } from './milestones.js';
import { partsOfKey } from '../plan/keys.js';
import { horizon } from './horizon.js';
import { replan } from './replan.js';
import type { EditionState, Postponement } from './state.js';
import { hangingOnCongress, suspendStages } from './suspension.js';
import type { Turn } from './turn.js';
import { reopenMilestone, waiveMilestone } from './waive-reopen.js';
import { own } from '../own.js';

type Of<T extends EditionCommand['type']> = Extract<EditionCommand, { type: T }>;

/** The trigger is recognised and announced: a postponement overlay (P1.n …) begins. Sources: R148. */
export function announcePostponement(turn: Turn, command: Of<'announce-postponement'>): Refusal | undefined {
  const overlay = turn.world.template.postponement;
  const open = openPostponement(turn.edition);
  if (!overlay) return refuse('not-retargetable', `The template ${turn.world.template.id} foresees no postponement.`);
  if (open) {
    return refuse('postponement-open', `A postponement was announced on ${open.announcedOn} and has not been settled by new dates.`, {
      facts: [{ ref: 'postponement', says: `announced on ${open.announcedOn}` }],
    });
  }
  if (!turn.edition.keyDates.present && !turn.bends) {
    return refuse('dates-invalid', 'No dates have been decided yet, so there is nothing to postpone.');
  }
  turn.emit({ type: 'postponement-announced', on: turn.when?.last ?? turn.today, evidence: command.evidence });
  replan(turn, turn.withBasis('a postponement was announced'));
  return complete(turn, overlayKey(turn, overlay.announced), command.evidence);
}

/** The congress is postponed without a date: whatever hangs on its opening or closing is suspended. Sources: R148. */
export function suspend(turn: Turn, command: Of<'suspend'>): Refusal | undefined {
  const overlay = turn.world.template.postponement;
  if (!overlay || !openPostponement(turn.edition)) {
    return refuse('postponement-not-announced', 'No postponement has been announced. Announce it first, with the document that does so.');
  }
  if (turn.edition.keyDates.suspended)
    return refuse('edition-suspended', 'The congress is suspended already. Reconvene it with new dates.');
  if (!turn.edition.keyDates.present) return refuse('dates-invalid', 'No dates have been decided yet, so there is nothing to suspend.');
  const refusal = complete(turn, overlayKey(turn, overlay.suspended), command.evidence);
  if (refusal) return refusal;
  turn.emit({ type: 'suspended', milestones: hangingOnCongress(turn.edition) });
  dropFormerPostponements(turn);
  suspendStages(turn);
  return undefined;
}

/** The postponement that has been announced and neither settled by new dates nor taken back. */
export function openPostponement(edition: EditionState): Postponement | undefined {
  const last = edition.postponements.at(-1);
  return last?.reconvenedOn === undefined && last?.withdrawnOn === undefined ? last : undefined;
}

/** Takes an announcement back, before anything was decided on it: what it asked for is waived. */
export function withdrawAnnouncement(turn: Turn, reason: string): void {
  const n = String(turn.edition.postponements.length);
  turn.emit({ type: 'postponement-withdrawn', reason });
  for (const [key, milestone] of Object.entries(turn.edition.milestones)) {
    const { id, occurrence } = partsOfKey(key);
    const ofOverlay = definitionOf(turn.world.template, id).repeats === 'postponement' && occurrence === n;
    if (ofOverlay && isActive(milestone)) turn.emit({ type: 'milestone-waived', milestone: key, reason });
  }
}

/** New dates are set; follow-up moves to other sessions only where the decision names them. Sources: R149, R150. */
export function reconvene(turn: Turn, command: Of<'reconvene'>): Refusal | undefined {
  const overlay = turn.world.template.postponement;
  if (!overlay || !turn.edition.keyDates.suspended)
    return refuse('edition-not-suspended', 'The congress is not suspended, so there is nothing to reconvene.');
  const fault = periodFault(turn, command);
  if (fault) return fault;
  const refusal = complete(turn, overlayKey(turn, overlay.reconvened), command.evidence);
  if (refusal) return refusal;
  const { opening, closing, venue, modality } = command;
  const reopened = reopenedBy(turn, command);
  turn.emit({
    type: 'reconvened',
    opening,
    closing,
    ...(venue === undefined ? {} : { venue }),
    ...(modality === undefined ? {} : { modality }),
  });
  replan(turn, turn.withBasis(`reconvened for ${opening}`));
  for (const [key, session] of Object.entries(command.retarget)) {
    const wrong = retarget(turn, { type: 'retarget', milestone: key, session });
    if (wrong) return { ...wrong, pointer: `/retarget/${key}` };
  }
  for (const [stream, state] of Object.entries(turn.world.stages)) {
    if (state.status === 'suspended') turn.emitTo(stream, { type: 'stage-resumed', opening, closing });
  }
  for (const [key, why] of reopened) reopenMilestone(turn, key, turn.withBasis(why));
  if (reopened.size > 0) turn.advice.push(`Due again although done: ${[...reopened.keys()].join(', ')}.`);
  drop(
    turn,
    (overlay.overtaken ?? []).map((id) => overlayKey(turn, id)),
    'new dates are decided',
  );
  return revisedWithIt(turn, overlay);
}

/**
 * New dates that are applied as they were tried out, among changes of plan, are the revised plan; where they are decided alone,
 * somebody has still to look at it. Of a record it is not known.
 */
function revisedWithIt(turn: Turn, { revised }: PostponementOverlay): Refusal | undefined {
  const { command } = turn.envelope;
  const key = revised === undefined ? undefined : overlayKey(turn, revised);
  const milestone = key === undefined ? undefined : turn.edition.milestones[key];
  if (turn.bends || command.type !== 'replan' || key === undefined || !milestone || !isActive(milestone)) return undefined;
  const of = command.simulation === undefined ? '' : ` (simulation ${command.simulation})`;
  return complete(turn, key, { date: turn.when?.last ?? turn.today, note: `The plan as it was tried out and applied${of}.` });
}

/** What earlier postponements asked for and nobody has done is no use once there is another one. */
function dropFormerPostponements(turn: Turn): void {
  const now = turn.edition.postponements.length;
  const former = Object.keys(turn.edition.milestones).filter((key) => {
    const { id, occurrence } = partsOfKey(key);
    return definitionOf(turn.world.template, id).repeats === 'postponement' && Number(occurrence) < now;
  });
  drop(turn, former, 'the congress is postponed again');
}

/** A record is not waived: what it is silent on may still become known. */
function drop(turn: Turn, keys: readonly MilestoneKey[], why: string): void {
  if (turn.bends) return;
  const open = keys.filter((key) => {
    const milestone = own(turn.edition.milestones, key);
    return milestone !== undefined && (isActive(milestone) || milestone.status === 'suspended');
  });
  for (const key of open) waiveMilestone(turn, key, turn.withBasis(why));
}

/** What was done for another place or another way of attending, and why it is due again, as the template has it. */
function reopenedBy({ edition, world }: Turn, { venue, modality }: Of<'reconvene'>): Map<MilestoneKey, string> {
  const { reopens } = world.template.postponement ?? {};
  const reasons = new Map<MilestoneKey, string>();
  const add = (ids: readonly MilestoneId[], why: string): void => {
    const done = ids.flatMap((id) => occurrencesOf(edition, id)).filter((key) => edition.milestones[key]?.status === 'done');
    for (const key of done) reasons.set(key, [...(reasons.has(key) ? [reasons.get(key)] : []), why].join('; '));
  };
  // A place that is named for the first time is no other place.
  if (venue !== undefined && edition.venue !== undefined && venue.trim() !== edition.venue.trim()) {
    add(reopens?.venue ?? [], `the congress moves from ${edition.venue} to ${venue}`);
  }
  const before: Modality = edition.modality ?? 'in-person';
  if (modality !== undefined && modality !== before) add(reopens?.modality ?? [], `the congress is ${modality}, no more ${before}`);
  return reasons;
}

/** Moves a milestone that hangs on a session to another session of the same body. Sources: R150. */
export function retarget(turn: Turn, { milestone: key, session: name }: Of<'retarget'>): Refusal | undefined {
  const milestone = own(turn.edition.milestones, key);
  if (!milestone) return refuse('milestone-unknown', `This edition has no milestone ${key}.`, { pointer: '/milestone' });
  if (!isActive(milestone))
    return refuse('milestone-not-open', `${key} is ${milestone.status}; only what is still to come can be re-targeted.`);
  const session = turn.calendar.session(name);
  if (!session)
    return refuse('session-unknown', `The calendar has no session "${name}".`, {
      facts: [{ ref: name, says: 'unknown' }],
      pointer: '/session',
    });
  const body = bodyOfRule(turn, key);
  if (body !== session.body) {
    return refuse(
      'not-retargetable',
      body === undefined ? `${key} does not hang on a session.` : `${key} belongs to a session of ${body}, not of ${session.body}.`,
      {
        facts: [{ ref: name, says: `a session of ${session.body}` }],
        pointer: '/session',
      },
    );
  }
  if (session.year > horizon(turn)) {
    return refuse(
      'session-unknown',
      `${session.title} meets in ${session.year}, long after this cycle; choose one up to ${horizon(turn)}.`,
      {
        facts: [{ ref: name, says: `meets in ${session.year}` }],
        pointer: '/session',
      },
    );
  }
  if (session.end < turn.today && !turn.bends) {
    return refuse('session-passed', `${session.title} ended on ${session.end}; choose one that is still to come.`, {
      facts: [{ ref: name, says: `ended on ${session.end}` }],
    });
  }
  turn.emit({ type: 'retargeted', milestone: key, session: name });
  return undefined;
}

/** The body whose session a milestone's rule names. */
function bodyOfRule(turn: Turn, key: string): string | undefined {
  const { anchor } = definitionOf(turn.world.template, key).due.on;
  if (anchor.kind === 'chain' || anchor.kind === 'nth-session') return anchor.body;
  if (anchor.kind === 'session') return turn.calendar.session(anchor.key)?.body;
  return undefined;
}

const overlayKey = (turn: Turn, id: string): string => keyOf(id, String(turn.edition.postponements.length));
