import { Injectable } from '@nestjs/common';
import { calendarOf } from '../../../domain/calendar/calendar.js';
import { heldOn } from '../../../domain/edition/as-of.js';
import type { PlainDate } from '../../../domain/time/plain-date.js';
import { type Page, sequencePage } from '../http/cursor.js';
import { milestonesIn, onlyKnown, streamsIn } from '../http/known.js';
import { type EventFilter, type PlacedEvent, Reading } from '../reading/reading.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { EventQuery } from './event.query.js';

/** Events that are looked through at once for those that held by a day. */
const atOnce = 1000;

@Injectable()
export class EventsService {
  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
  ) {}

  /** Events in the order in which they were recorded; of a moment of the past those that held by then, as was known. */
  async list(edition: string, { cursor, limit, asOf, knownAt, ...filter }: EventQuery): Promise<Page<PlacedEvent>> {
    const standing = await this.worlds.standing(edition);
    const moment = this.worlds.moment(standing, { asOf, knownAt });
    onlyKnown({ ...filter }, { stream: streamsIn(standing), milestone: milestonesIn(standing, filter.milestone) });
    return sequencePage(
      'position',
      { cursor, limit },
      (e) => e.position,
      (after, count) =>
        moment
          ? this.heldBy(moment.asOf, standing, { ...filter, knownAt: moment.knownAt }, after, count)
          : this.reading.events(edition, filter, after, count),
    );
  }

  private async heldBy(
    day: PlainDate,
    { world, edition }: Standing,
    filter: EventFilter,
    after: number,
    count: number,
  ): Promise<PlacedEvent[]> {
    const calendar = calendarOf(world.template, edition.sessions);
    const found: PlacedEvent[] = [];
    for (let from: number | undefined = after; from !== undefined && found.length < count;) {
      const batch: PlacedEvent[] = await this.reading.events(edition.id, filter, from, atOnce);
      found.push(...batch.filter((recorded) => heldOn(recorded, edition.zone, calendar) <= day));
      from = batch.length < atOnce ? undefined : batch.at(-1)?.position;
    }
    return found.slice(0, count);
  }
}
