import { emptyWorld, evolve, handle, outlook, takeDown, type Outlook } from '../../domain/engine.js';
import type { Envelope } from '../../domain/edition/commands.js';
import type { DomainEvent, RecordedEvent } from '../../domain/edition/events.js';
import type { BroughtAbout, Handle, World } from '../../domain/engine.types.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';

/** The functional core as the journal uses it. */
export interface Engine {
  handle: Handle;
  /** What came about without anybody's command, as it is recorded. */
  takeDown(world: World, envelope: Envelope, now: Instant, events: readonly DomainEvent[]): BroughtAbout;
  /** The world after one recorded event of any of its streams. */
  evolve(world: World, recorded: RecordedEvent): World;
  outlook(world: World, stream: string, now: Instant): Outlook;
  emptyWorld(template: CycleTemplate): World;
}

export const engine: Engine = { handle, takeDown, evolve, outlook, emptyWorld };
