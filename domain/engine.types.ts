import type { DeliveryState } from './delivery/state.js';
import type { Envelope } from './edition/commands.js';
import type { Emitted } from './edition/events.js';
import type { EditionState } from './edition/state.js';
import type { StageState } from './procedures/procedure.js';
import type { Refusal } from './refusal.js';
import type { CycleTemplate } from './template/template.js';
import type { Instant, Zone } from './time/plain-date.js';

/** One edition as the core sees it: its template, all its states, and where its people live. */
export interface World {
  template: CycleTemplate;
  /** Absent only before it is created. */
  edition?: EditionState;
  /** By stream. */
  stages: Record<string, StageState>;
  delivery: DeliveryState;
  /** Zone in which each person reads, by id; those missing read in the edition's zone. */
  zones: Record<string, Zone>;
}

/** The core's answer to a command or to a passage of time. */
export type Outcome = { accepted: true; emitted: Emitted[]; world: World; advice: string[] } | { accepted: false; refusal: Refusal };

export type Handle = (world: World, envelope: Envelope, now: Instant) => Outcome;
