import type { DomainEvent, RecordedEvent } from '../../domain/edition/events.js';
import { upcast, presentVersion, type WrittenEvent } from '../../domain/edition/upcast.js';
import type { EventEntity } from '../event.entity.js';

/** An event as a line of the log. */
export function lineOf(recorded: RecordedEvent, position: number): EventEntity {
  const { event, commandId, index, importedAt, basis, ...rest } = recorded;
  return {
    edition: rest.edition,
    position,
    stream: rest.stream,
    sequence: rest.sequence,
    type: event.type,
    version: presentVersion(event.type),
    commandId,
    commandIndex: index,
    actor: rest.actor,
    effectiveOn: rest.effectiveOn,
    recordedAt: rest.recordedAt,
    importedAt: importedAt ?? null,
    basis: basis ?? null,
    milestone: milestoneOf(event),
    payload: JSON.stringify(event),
  };
}

/** A line of the log as an event, in the shape that events have now. */
export function recordedOf(line: EventEntity): RecordedEvent {
  const event = upcast(JSON.parse(line.payload) as WrittenEvent, line.version);
  return {
    edition: line.edition,
    stream: line.stream,
    sequence: line.sequence,
    commandId: line.commandId,
    index: line.commandIndex,
    actor: line.actor,
    effectiveOn: line.effectiveOn,
    recordedAt: line.recordedAt,
    ...(line.importedAt === null ? {} : { importedAt: line.importedAt }),
    ...(line.basis === null ? {} : { basis: line.basis }),
    version: presentVersion(event.type),
    event,
  };
}

const milestoneOf = (event: DomainEvent): string | null => ('milestone' in event ? event.milestone : null);
