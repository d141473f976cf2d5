import { Injectable } from '@nestjs/common';
import { endOfDay } from '../../../domain/time/end-of-day.js';
import { earlier, instantAt, shift, type Instant } from '../../../domain/time/plain-date.js';
import { type Page, sequencePage } from '../http/cursor.js';
import { milestonesIn, onlyKnown } from '../http/known.js';
import { Problem } from '../problems/problem.js';
import { type NoticeAttempt, type NoticeEntry, type NoticeFilter, Reading } from '../reading/reading.js';
import { Worlds } from '../reading/worlds.js';
import { asCsv } from './csv.js';
import type { ReminderQuery } from './reminder.query.js';

/** One line of the ledger with all that is known of it. */
export interface ReminderView {
  reminder: NoticeEntry;
  /** Every attempt at sending it, oldest first. */
  attempts: Omit<NoticeAttempt, 'edition' | 'noticeKey'>[];
  /** What went into it, of whatever edition. */
  collapsed: Pick<NoticeEntry & { edition: string }, 'edition' | 'id' | 'key' | 'kind' | 'milestones'>[];
}

/** Lines that are read at a time for a rendering of all. */
const atOnce = 1000;

@Injectable()
export class RemindersService {
  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
  ) {}

  /** The ledger in the order in which notices were intended. */
  async list(edition: string, query: ReminderQuery): Promise<Page<NoticeEntry>> {
    const { filter, at } = await this.filterOf(edition, query);
    if (at !== undefined) return pastPage(await this.reading.noticesAsOf(edition, filter, at), query);
    return sequencePage(
      'notice',
      query,
      (n) => n.id,
      (after, count) => this.reading.notices(edition, filter, after, count),
    );
  }

  /** All of it, as CSV. */
  async csv(edition: string, query: ReminderQuery): Promise<string> {
    const { filter, at } = await this.filterOf(edition, query);
    if (at !== undefined) return asCsv(await this.reading.noticesAsOf(edition, filter, at));
    const lines: NoticeEntry[] = [];
    let page: NoticeEntry[];
    do {
      page = await this.reading.notices(edition, filter, lines.at(-1)?.id ?? 0, atOnce);
      lines.push(...page);
    } while (page.length === atOnce);
    return asCsv(lines);
  }

  async read(edition: string, id: string): Promise<ReminderView> {
    await this.worlds.known(edition);
    const reminder = /^[1-9]\d{0,14}$/.test(id) ? await this.reading.notice(edition, Number(id)) : undefined;
    if (!reminder) {
      throw new Problem('reminder-unknown', `The ledger of this edition has no line "${id}".`, {
        facts: [{ ref: id, says: 'unknown' }],
        errors: [{ parameter: 'reminder', detail: 'is unknown' }],
      });
    }
    const [attempts, collapsed] = await Promise.all([this.reading.attempts(reminder.key), this.reading.collapsedInto(reminder.key)]);
    return {
      reminder,
      attempts: attempts.map(({ edition: _, noticeKey: __, ...attempt }) => attempt),
      collapsed: collapsed.map(({ edition: of, id: line, key, kind, milestones }) => ({ edition: of, id: line, key, kind, milestones })),
    };
  }

  /**
   * What is asked of a line, and the instant up to which the ledger is told; absent: all of it. What Lustrum does it records
   * as it does it, so that the end of the day that is asked for and what was known are two bounds on the same instant.
   *
   * @throws Problem `edition-unknown`, `query-invalid`
   */
  private async filterOf(
    edition: string,
    { status, kind, milestone, recipient, role, since, until, asOf, knownAt }: ReminderQuery,
  ): Promise<{ filter: NoticeFilter; at?: Instant }> {
    const standing = await this.worlds.standing(edition);
    onlyKnown({ milestone, role }, { milestone: milestonesIn(standing, milestone), role: standing.world.template.roles });
    const beginning = (day: string): string => instantAt(standing.edition.zone, day, 0);
    const filter = {
      ...{ status, kind, milestone, recipient, role },
      since: since && beginning(since),
      until: until && beginning(shift(until, { count: 1, unit: 'd' })),
    };
    const moment = this.worlds.moment(standing, { asOf, knownAt });
    if (!moment) return { filter };
    const end = endOfDay(standing.edition.zone, moment.asOf);
    return { filter, at: earlier(end, moment.knownAt ?? end) };
  }
}

const pastPage = (lines: readonly NoticeEntry[], page: ReminderQuery): Promise<Page<NoticeEntry>> =>
  sequencePage(
    'notice',
    page,
    (n) => n.id,
    async (after, count) => lines.filter(({ id }) => id > after).slice(0, count),
  );
