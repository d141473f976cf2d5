import { Injectable } from '@nestjs/common';
import { type Page, sequencePage } from '../http/cursor.js';
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
    await this.worlds.known(edition);
    return sequencePage(
      'notice',
      { cursor, limit },
      (n) => n.id,
      (after, count) => this.reading.notices(edition, filter, after, count),
    );
  }
}
