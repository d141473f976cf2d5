import type { DomainEvent } from './events.js';

/** An event's payload as some version of the code wrote it. */
export type WrittenEvent = { type: string } & Record<string, unknown>;

/** Turns an event of one version into the same event of the next. */
export type Upcaster = (event: WrittenEvent) => WrittenEvent;

/** By type: the upcaster at index 0 leads from version 1 to 2, the next one from 2 to 3. */
export type Upcasters = Readonly<Record<string, readonly Upcaster[]>>;

/**
 * What leads from the shapes that events once had to those they have now. The log is never rewritten: who changes the
 * shape of an event adds an upcaster here, and old events are read through it for ever.
 */
export const upcasters: Upcasters = {
  'role-assigned': [responsible],
  'role-released': [responsible],
};

/** When roles had no deputies yet, whoever held one was responsible. */
function responsible(event: WrittenEvent): WrittenEvent {
  return { ...event, capacity: event['capacity'] ?? 'responsible' };
}

/** The version in which events of a type are written now. */
export const presentVersion = (type: string, registry: Upcasters = upcasters): number => 1 + (registry[type]?.length ?? 0);

/**
 * The event in its present shape.
 *
 * @throws EventNewerThanCode where a newer version of the code wrote it
 */
export function upcast(written: WrittenEvent, version: number, registry: Upcasters = upcasters): DomainEvent {
  const steps = registry[written.type] ?? [];
  if (version > steps.length + 1) throw new EventNewerThanCode(written.type, version);
  const present = steps.slice(version - 1).reduce((event, step) => step(event), written);
  return present as DomainEvent;
}

/** Thrown when an event was written in a version that this code does not know; reading it by guesswork would corrupt what follows. */
export class EventNewerThanCode extends Error {
  constructor(type: string, version: number) {
    super(`An event "${type}" of version ${version} was recorded by a newer version of Lustrum. Start that version.`);
    this.name = 'EventNewerThanCode';
  }
}
