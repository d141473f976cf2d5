import type { Actor } from '../edition/actor.js';
import type { Envelope, PlanningCommand } from '../edition/commands.js';
import { editionStream, tryOut } from '../engine.js';
import type { World } from '../engine.types.js';
import { refuse, type Refusal } from '../refusal.js';
import type { EffectiveOn } from '../time/effective-on.js';
import { dateIn, type Instant } from '../time/plain-date.js';
import { differenceOf } from './difference.js';
import type { Difference } from './difference.types.js';

/** Who would decide the changes, when, and on what basis. */
export interface Circumstances {
  now: Instant;
  actor: Actor;
  effectiveOn?: EffectiveOn;
  basis?: string;
}

/** What changes of plan would bring about, with what an application would lack among the advice; or why they would be refused. */
export type Simulation = { difference: Difference; after: World; advice: string[] } | { refusal: Refusal };

/**
 * Tries changes of plan out: they are decided as the application would decide them, on the same instant, and nothing of
 * it is recorded. What time alone would bring about afterwards (reminders that fall due) is not part of it.
 */
export function simulate(world: World, changes: PlanningCommand[], { now, ...who }: Circumstances): Simulation {
  const { edition } = world;
  if (!edition) return { refusal: refuse('edition-unknown', 'There is no edition whose plan could be changed.') };
  const envelope: Envelope = {
    id: 'simulation',
    edition: edition.id,
    stream: editionStream,
    hash: '',
    ...who,
    command: { type: 'replan', changes },
  };
  const outcome = tryOut(world, envelope, now);
  if (!outcome.accepted) return { refusal: outcome.refusal };
  return { difference: differenceOf(world, outcome.world, dateIn(edition.zone, now)), after: outcome.world, advice: outcome.advice };
}
