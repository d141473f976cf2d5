import type { PastMoment } from '../../domain/edition/as-of.js';
import type { World } from '../../domain/engine.types.js';
import { editionStream } from '../../domain/evolve.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Answer } from '../../workflows/contracts/handle.js';
import { CommandEntity } from '../command.entity.js';
import type { Database } from '../database.js';
import { EditionEntity } from '../edition.entity.js';
import { EventEntity } from '../event.entity.js';
import type { Engine } from '../journal/engine.js';
import { Ledger } from '../journal/ledger.js';
import { eventsUntil, knownBy } from '../journal/log.js';
import { recordedOf } from '../journal/recorded.js';
import { WorldStore } from '../journal/worlds.js';
import { NoticeAttemptEntity } from '../notice-attempt.entity.js';
import { NoticeEntity } from '../notice.entity.js';
import { Templates } from '../templates.js';
import type { EditionEntry, EventFilter, NoticeEntry, NoticeFilter, PlacedEvent } from './rows.js';

/** Everything that is asked of the database without changing it. Never waits for a command that is being decided. */
export class DatabaseReading {
  private readonly library: Templates;
  private readonly store: WorldStore;
  private positionStatement: string | undefined;

  constructor(
    private readonly database: Database,
    engine: Engine,
  ) {
    this.library = new Templates(database);
    this.store = new WorldStore(database, this.library, engine);
  }

  templates(): Promise<CycleTemplate[]> {
    return this.library.list();
  }

  /** In the order of their ids, those after `after`. */
  async editions({ after = '', limit = 1000 }: { after?: string; limit?: number } = {}): Promise<EditionEntry[]> {
    const rows = await this.query(EditionEntity, 'edition')
      .where('edition.id > :after', { after })
      .orderBy('edition.id')
      .limit(limit)
      .getMany();
    return rows.map(({ templateId, templateVersion, position: _, notices: __, ...row }) => ({
      ...row,
      template: { id: templateId, version: templateVersion },
    }));
  }

  /** Ids of the editions of a template, in whichever version, that are closed: in the order in which they were. */
  async closedEditions(template: string): Promise<string[]> {
    const rows: { id: string }[] = await this.query(EditionEntity, 'edition')
      .select('edition.id', 'id')
      .addSelect(
        // nothing is recorded of a closed edition but what became of its messages, which has a stream of its own
        (of) =>
          of
            .select('event.recordedAt')
            .from(EventEntity, 'event')
            .where('event.edition = edition.id AND event.stream = :stream')
            .orderBy('event.sequence', 'DESC')
            .limit(1),
        'closedAt',
      )
      .where(`edition.templateId = :template AND edition.status = 'archived'`, { template, stream: editionStream })
      .orderBy('closedAt')
      .addOrderBy('edition.id')
      .getRawMany();
    return rows.map(({ id }) => id);
  }

  /** Changes with every event of the edition; undefined: there is no such edition. */
  async version(edition: string): Promise<string | undefined> {
    const rows: { position: number }[] = await this.database.reads.query(this.askForPosition(), [edition]);
    return rows[0] && String(rows[0].position);
  }

  /** The edition as it was last committed. */
  async world(edition: string): Promise<World | undefined> {
    return (await this.store.read(edition))?.world;
  }

  /** The same with the version that it is of. */
  async versionedWorld(edition: string): Promise<{ world: World; version: string } | undefined> {
    const held = await this.store.read(edition);
    return held && { world: held.world, version: String(held.position) };
  }

  /** The edition as it stood on a day, as it was known at an instant, or both, people aside; undefined: it was not there yet. */
  worldAsOf(edition: string, moment: PastMoment): Promise<World | undefined> {
    return this.store.readAsOf(edition, moment);
  }

  /** The world after the command that recorded an event of the edition's own stream, and when that was; undefined: there is no such event. */
  worldThrough(edition: string, sequence: number): Promise<{ world: World; recordedAt: Instant } | undefined> {
    return this.store.readThrough(edition, sequence);
  }

  /** The answer that a command was given, with the hash of its request. */
  async answered(edition: string, command: string): Promise<{ hash: string; answer: Answer } | undefined> {
    const row = await this.database.reads.manager.findOneBy(CommandEntity, { edition, commandId: command });
    return row ? { hash: row.hash, answer: JSON.parse(row.answer) as Answer } : undefined;
  }

  /** Up to `limit` events after a position, oldest first. */
  async events(edition: string, filter: EventFilter, after: number, limit: number): Promise<PlacedEvent[]> {
    const query = this.query(EventEntity, 'event').where('event.edition = :edition AND event.position > :after', { edition, after });
    for (const column of ['stream', 'type', 'actor', 'milestone'] as const) {
      const value = filter[column];
      if (value !== undefined) query.andWhere(`event.${column} = :${column}`, { [column]: value });
    }
    if (filter.knownAt !== undefined) knownBy(query, filter.knownAt);
    const rows = await query.orderBy('event.position').limit(limit).getMany();
    return rows.map((row) => ({ ...recordedOf(row), position: row.position }));
  }

  /** Up to `limit` lines of the ledger after a position, oldest first. */
  async notices(edition: string, filter: NoticeFilter, after: number, limit: number): Promise<NoticeEntry[]> {
    const query = this.query(NoticeEntity, 'notice').where('notice.edition = :edition AND notice.position > :after', { edition, after });
    for (const [name, condition] of Object.entries(noticeConditions)) {
      const value = filter[name as keyof NoticeFilter];
      if (value !== undefined) query.andWhere(condition, { [name]: value });
    }
    if (filter.milestone !== undefined) query.setParameter('named', `%${likely(`"milestone":${JSON.stringify(filter.milestone)}`)}%`);
    const rows = await query.orderBy('notice.position').limit(limit).getMany();
    return rows.map(entryOf);
  }

  /** The lines of the ledger that a filter lets through as they stood at an instant, oldest first. */
  async noticesAsOf(edition: string, filter: NoticeFilter, at: Instant): Promise<NoticeEntry[]> {
    const ledger = new Ledger(edition, 0);
    for (const recorded of await eventsUntil(this.database.reads.manager, edition, at)) ledger.take(recorded);
    return ledger.changes.notices.map(entryOf).filter((entry) => fits(entry, filter));
  }

  /** One line of the ledger, by its id or its key; undefined: there is none. */
  async notice(edition: string, of: number | string): Promise<NoticeEntry | undefined> {
    const where = typeof of === 'number' ? { edition, position: of } : { edition, key: of };
    const row = await this.database.reads.manager.findOneBy(NoticeEntity, where);
    return row ? entryOf(row) : undefined;
  }

  /** The lines that went into a notice, of whatever edition, oldest first. */
  async collapsedInto(key: string): Promise<(NoticeEntry & { edition: string })[]> {
    const rows = await this.database.reads.manager.find(NoticeEntity, {
      where: { collapsedInto: key },
      order: { edition: 'ASC', position: 'ASC' },
    });
    return rows.map((row) => ({ ...entryOf(row), edition: row.edition }));
  }

  /** Every attempt at sending a notice, oldest first. */
  attempts(notice: string): Promise<NoticeAttemptEntity[]> {
    return this.database.reads.manager.find(NoticeAttemptEntity, { where: { noticeKey: notice }, order: { attempt: 'ASC' } });
  }

  /** Whether a message of this Message-ID was sent, for whatever edition. */
  isMessage(messageId: string): Promise<boolean> {
    return this.database.reads.manager.existsBy(NoticeEntity, { messageId });
  }

  /** @throws whatever the database says when it cannot be reached */
  async ping(): Promise<void> {
    await this.database.reads.query('SELECT 1');
  }

  /** Asked before every answer, so the statement is put together once; that takes longer than the database needs for it. */
  private askForPosition(): string {
    this.positionStatement ??= this.query(EditionEntity, 'edition')
      .select('edition.position', 'position')
      .where('edition.id = :edition', { edition: '' })
      .getQueryAndParameters()[0];
    return this.positionStatement;
  }

  private query<E extends object>(table: new () => E, alias: string) {
    return this.database.reads.manager.createQueryBuilder(table, alias);
  }
}

/** What each filter of notices asks of a line. */
const noticeConditions = {
  status: 'notice.status = :status',
  kind: 'notice.kind = :kind',
  recipient: 'notice.recipient = :recipient',
  role: 'notice.role = :role',
  dueBefore: 'notice.dueOn < :dueBefore',
  dueAfter: 'notice.dueOn > :dueAfter',
  since: 'notice.at >= :since',
  until: 'notice.at < :until',
  // A reminder has a column for its milestone; the others name theirs in what they are about.
  milestone: `(notice.milestone = :milestone OR (notice.milestone IS NULL AND notice.about LIKE :named ESCAPE '!'))`,
} as const satisfies Record<keyof NoticeFilter, string>;

/** The same of a line that is held in memory. */
const fits = (
  entry: NoticeEntry,
  { status, kind, recipient, role, milestone, dueBefore, dueAfter, since, until }: NoticeFilter,
): boolean => {
  const dueOn = entry.kind === 'reminder' ? entry.about[0]?.dueOn : undefined;
  return (
    (status === undefined || entry.status === status) &&
    (kind === undefined || entry.kind === kind) &&
    (recipient === undefined || entry.recipient === recipient) &&
    (role === undefined || entry.role === role) &&
    (milestone === undefined || entry.milestones.includes(milestone)) &&
    (dueBefore === undefined || (dueOn !== undefined && dueOn < dueBefore)) &&
    (dueAfter === undefined || (dueOn !== undefined && dueOn > dueAfter)) &&
    (since === undefined || entry.at >= since) &&
    (until === undefined || entry.at < until)
  );
};

/** A text that LIKE takes by the letter. */
const likely = (text: string): string => text.replace(/[!%_]/g, '!$&');

function entryOf({
  position,
  lastAnswer,
  about,
  why,
  subject,
  tone,
  edition: _,
  milestone: __,
  rung: ___,
  dueOn: ____,
  revision: _____,
  refused: ______,
  unreachable: _______,
  ...row
}: NoticeEntity): NoticeEntry {
  const entries = JSON.parse(about) as NoticeEntry['about'];
  const told: unknown = subject === null ? null : JSON.parse(subject);
  return {
    ...row,
    id: position,
    answer: lastAnswer,
    about: entries,
    milestones: [...new Set(entries.map(({ milestone }) => milestone))],
    why: why === null ? null : (JSON.parse(why) as NoticeEntry['why']),
    tone: tone as NoticeEntry['tone'],
    session: row.kind === 'session' ? (told as NoticeEntry['session']) : null,
    concern: row.kind === 'concern' ? (told as NoticeEntry['concern']) : null,
    decision: row.kind === 'decision' ? (told as NoticeEntry['decision']) : null,
  };
}
