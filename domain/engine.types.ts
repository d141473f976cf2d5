import type { DeliveryState } from './delivery/state.js';
import type { Envelope } from './edition/commands.js';
import type { RecordedEvent } from './edition/events.js';
import type { EditionState } from './edition/state.js';
import type { StageState } from './procedures/procedure.js';
import type { Refusal } from './refusal.js';
import type { CycleTemplate } from './template/template.js';
import type { Profile } from './directory/profile.js';
import type { Instant, PlainDate } from './time/plain-date.js';

/** One edition as the core sees it: its template, all its states, and how its people are reached. */
export interface World {
  template: CycleTemplate;
  /** All versions of it, to adopt another. Read beside the log, like people. */
  templates?: readonly CycleTemplate[];
  /** Absent only before it is created. */
  edition?: EditionState;
  /** By stream. */
  stages: Record<string, StageState>;
  delivery: DeliveryState;
  /** How the people of the directory are to be reached, by id. Read beside the log, for it can be corrected and erased. */
  people: Record<string, Profile>;
  /** Whether a day is a holiday at a duty station; a pure function of both. */
  isHoliday: (station: string, on: PlainDate) => boolean;
}

/** The core's answer to a command or to a passage of time. */
export type Outcome = ({ accepted: true; advice: string[] } & BroughtAbout) | { accepted: false; refusal: Refusal };

/** Events, as they are to be recorded, and the world after them. */
export interface BroughtAbout {
  events: RecordedEvent[];
  world: World;
}

export type Handle = (world: World, envelope: Envelope, now: Instant) => Outcome;
