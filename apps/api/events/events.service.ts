import { Injectable } from '@nestjs/common';
import { type Page, sequencePage } from '../http/cursor.js';
import { milestonesIn, onlyKnown, streamsIn } from '../http/known.js';
import { type PlacedEvent, Reading } from '../reading/reading.js';
import { Worlds } from '../reading/worlds.js';
import type { EventQuery } from './event.query.js';

@Injectable()
export class EventsService {
  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
  ) {}

  /** Events in the order in which they were recorded. */
  async list(edition: string, { cursor, limit, ...filter }: EventQuery): Promise<Page<PlacedEvent>> {
    const standing = await this.worlds.standing(edition);
    onlyKnown({ ...filter }, { stream: streamsIn(standing), milestone: milestonesIn(standing, filter.milestone) });
    return sequencePage(
      'position',
      { cursor, limit },
      (e) => e.position,
      (after, count) => this.reading.events(edition, filter, after, count),
    );
  }
}
