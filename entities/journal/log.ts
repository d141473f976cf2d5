import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { RecordedEvent } from '../../domain/edition/events.js';
import { editionStream } from '../../domain/evolve.js';
import type { Instant } from '../../domain/time/plain-date.js';
import { EventEntity } from '../event.entity.js';
import { recordedOf } from './recorded.js';

/** All events of an edition in the order of recording. */
export async function eventsOf(manager: EntityManager, edition: string): Promise<RecordedEvent[]> {
  const lines = await manager.find(EventEntity, { where: { edition }, order: { position: 'ASC' } });
  return lines.map(recordedOf);
}

/** The last event of an edition. */
export interface LastEvent {
  position: number;
  commandId: string;
  recordedAt: Instant;
}

/** The last event of every edition that has any, by the edition. */
export async function lastEvents(manager: EntityManager): Promise<Map<string, LastEvent>> {
  const rows = await manager.query<({ edition: string } & LastEvent)[]>(
    `SELECT e."edition", e."position", e."commandId", e."recordedAt" FROM "events" e
     JOIN (SELECT "edition", MAX("position") AS "position" FROM "events" GROUP BY "edition") l
     ON l."edition" = e."edition" AND l."position" = e."position"`,
  );
  return new Map(rows.map(({ edition, ...last }) => [edition, last]));
}

/** What was known of an edition at an instant: its events up to it, that included. */
export async function eventsUntil(manager: EntityManager, edition: string, at: Instant): Promise<RecordedEvent[]> {
  const query = manager.createQueryBuilder(EventEntity, 'event').where('event.edition = :edition', { edition });
  const lines = await knownBy(query, at).orderBy('event.position').getMany();
  return lines.map(recordedOf);
}

/**
 * Of the events of one `:edition` those up to the first one that was recorded after an instant. (Clocks of an edition's
 * workflows may differ by milliseconds; what follows a later event belongs to the time after it.)
 */
export function knownBy(query: SelectQueryBuilder<EventEntity>, at: Instant): SelectQueryBuilder<EventEntity> {
  const firstLater = query
    .subQuery()
    .select('MIN(later.position)')
    .from(EventEntity, 'later')
    .where('later.edition = :edition AND later.recordedAt > :at');
  return query.andWhere(`event.position < COALESCE(${firstLater.getQuery()}, :beyond)`, { at, beyond: 2 ** 31 - 1 });
}

/**
 * The events of an edition up to the end of the command that recorded one of its own stream: between the events of a
 * command it never stood still. Empty: there is no such event.
 */
export async function eventsThrough(manager: EntityManager, edition: string, sequence: number): Promise<RecordedEvent[]> {
  const last = await manager.findOneBy(EventEntity, { edition, stream: editionStream, sequence });
  if (!last) return [];
  const next = manager
    .createQueryBuilder(EventEntity, 'next')
    .select('MIN(next.position)')
    .where('next.edition = :edition AND next.position > :position AND next.commandId <> :command');
  const lines = await manager
    .createQueryBuilder(EventEntity, 'event')
    .where(`event.edition = :edition AND event.position < COALESCE((${next.getQuery()}), :beyond)`, {
      edition,
      position: last.position,
      command: last.commandId,
      beyond: 2 ** 31 - 1,
    })
    .orderBy('event.position')
    .getMany();
  return lines.map(recordedOf);
}
