import { emptyWorld, evolve, handle, outlook, type Outlook } from '../../domain/engine.js';
import type { RecordedEvent } from '../../domain/edition/events.js';
import type { Handle, World } from '../../domain/engine.types.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';

/** The functional core as the journal uses it. */
export interface Engine {
  handle: Handle;
  /** The world after one recorded event of any of its streams. */
  evolve(world: World, recorded: RecordedEvent): World;
  outlook(world: World, stream: string, now: Instant): Outlook;
  emptyWorld(template: CycleTemplate): World;
}

export const engine: Engine = { handle, evolve, outlook, emptyWorld };
