import { Injectable } from '@nestjs/common';
import { type Page, sequencePage } from '../http/cursor.js';
import { milestonesIn, onlyKnown } from '../http/known.js';
import { type NoticeEntry, Reading } from '../reading/reading.js';
import { Worlds } from '../reading/worlds.js';
import type { ReminderQuery } from './reminder.query.js';

@Injectable()
export class RemindersService {
  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
  ) {}

  /** The ledger in the order in which notices were intended. */
  async list(edition: string, { cursor, limit, ...filter }: ReminderQuery): Promise<Page<NoticeEntry>> {
    onlyKnown({ ...filter }, { milestone: milestonesIn(await this.worlds.standing(edition), filter.milestone) });
    return sequencePage(
      'notice',
      { cursor, limit },
      (n) => n.id,
      (after, count) => this.reading.notices(edition, filter, after, count),
    );
  }
}
