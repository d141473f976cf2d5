import type { World } from '../engine.types.js';
import { definitionOf } from '../edition/milestones.js';
import type { LadderScope } from '../edition/state.js';
import { own } from '../own.js';
import { tones, type Capacity, type Ladder, type MilestoneKey, type Rung, type Tone } from '../template/template.js';

/** A ladder, and which one it is: "ladder of this edition for M11". */
export interface LadderInForce {
  ladder: Ladder;
  rule: string;
}

/**
 * The ladder of a milestone. The nearer one holds: of the milestone, of its stage, of all; and at each of these the
 * edition's own before the template's.
 */
export function ladderOf(world: World, key: MilestoneKey): LadderInForce {
  const { stage, ladder } = definitionOf(world.template, key);
  const ofEdition = setFor(world, `milestone:${key}`);
  if (ofEdition) return { ladder: ofEdition, rule: `ladder of this edition for ${key}` };
  return ladder ? { ladder, rule: `ladder of the template for ${key}` } : ladderOfStage(world, stage);
}

/** The ladder of all milestones of a stage that have none of their own. */
export function ladderOfStage(world: World, id: string): LadderInForce {
  const ofEdition = setFor(world, `stage:${id}`);
  if (ofEdition) return { ladder: ofEdition, rule: `ladder of this edition for the stage ${id}` };
  const ladder = world.template.stages.find((stage) => stage.id === id)?.ladder;
  return ladder ? { ladder, rule: `ladder of the template for the stage ${id}` } : ladderOfEdition(world);
}

/** The ladder of all milestones that have none of their own, nor one of their stage. */
export function ladderOfEdition(world: World): LadderInForce {
  const ofEdition = setFor(world, 'edition');
  return ofEdition
    ? { ladder: ofEdition, rule: 'ladder of this edition' }
    : { ladder: world.template.reminders.ladder, rule: 'ladder of the template' };
}

const setFor = ({ edition }: World, scope: LadderScope): Ladder | undefined => edition && own(edition.ladders, scope);

/** The rungs of one milestone as they still lie ahead of someone, in days from the due date. */
export interface Course {
  ladder: Ladder;
  /** The rung of a promise that was not kept; all those before it have lost their point. */
  promised?: Rung;
}

/** Whether a rung is meant for someone. */
export type Meant = (rung: Rung) => boolean;

/** Rungs that name one of these. */
export const meantFor =
  (as: readonly Capacity[]): Meant =>
  ({ to }) =>
    as.some((capacity) => to.includes(capacity));

/** Rungs whoever they are meant for. */
export const anyone: Meant = () => true;

/** Of those that are meant, the ones that do not wait for a digest. */
export const urgent =
  (meant: Meant): Meant =>
  (rung) =>
    rung.tone !== 'notice' && meant(rung);

/** The latest rung that is not after `day`; undefined before the first of all. */
export function latestRung({ ladder, promised }: Course, day: number, meant: Meant): Rung | undefined {
  const rung = latestOf(ladder, day, meant);
  if (!promised || (rung && rung.days > promised.days)) return rung;
  return day >= promised.days && meant(promised) ? promised : undefined;
}

/** The first rung after `day`; undefined where the ladder has ended. */
export function followingRung({ ladder, promised }: Course, day: number, meant: Meant): Rung | undefined {
  if (!promised) return followingOf(ladder, day, meant);
  return day < promised.days && meant(promised) ? promised : followingOf(ladder, Math.max(day, promised.days), meant);
}

/** The rung on the day after a promise: for those who were to act, and for whomever the ladder names on that day. */
export function rungOfPromise(ladder: Ladder, days: number): Rung {
  const usual = latestOf(ladder, days, anyone);
  const same = usual?.days === days ? usual : undefined;
  const to = [...new Set<Capacity>(['responsible', 'deputy', ...(same?.to ?? [])])];
  return { days, to, tone: strongest(['urgent', same?.tone ?? 'notice']) };
}

export const strongest = (said: readonly Tone[]): Tone => tones[Math.max(0, ...said.map((tone) => tones.indexOf(tone)))] ?? 'notice';

function latestOf(ladder: Ladder, day: number, meant: Meant): Rung | undefined {
  const times = timesBy(ladder, day);
  const rung = times > 0 ? repeated(ladder, times) : undefined;
  return rung && meant(rung) ? rung : ladder.rungs.findLast((own) => own.days <= day && meant(own));
}

function followingOf(ladder: Ladder, day: number, meant: Meant): Rung | undefined {
  const next = ladder.rungs.find((own) => own.days > day && meant(own));
  if (next) return next;
  const rung = repeated(ladder, Math.max(0, timesBy(ladder, day)) + 1);
  return rung && meant(rung) ? rung : undefined;
}

const endOf = ({ rungs }: Ladder): number => rungs.at(-1)?.days ?? 0;

/** How often the ladder has begun again by a day. */
const timesBy = (ladder: Ladder, day: number): number =>
  ladder.then ? Math.floor((day - endOf(ladder)) / ladder.then.everyDays) : -Infinity;

function repeated(ladder: Ladder, times: number): Rung | undefined {
  const { then } = ladder;
  return then && { days: endOf(ladder) + times * then.everyDays, to: then.to, tone: then.tone };
}
