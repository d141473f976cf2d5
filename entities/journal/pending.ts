import type { DataSource, EntityManager } from 'typeorm';
import type { PendingNotice } from '../../domain/delivery/state.js';
import type { Notice } from '../../domain/edition/events.js';
import { NoticeEntity } from '../notice.entity.js';
import { StreamEntity } from '../stream.entity.js';

/** Columns of the ledger that make a pending notice. */
const columns = [
  'key',
  'recipient',
  'role',
  'kind',
  'about',
  'at',
  'status',
  'attempts',
  'refused',
  'unreachable',
  'nextAttemptAt',
  'lastAttemptAt',
  'why',
  'tone',
  'language',
  'subject',
] as const satisfies (keyof NoticeEntity)[];
type Line = Pick<NoticeEntity, (typeof columns)[number]>;

/**
 * The streams of an edition and its pending notices, as one commit left both: the ledger is projected in the
 * transaction of the event, and one statement reads them.
 */
export async function storedStates(
  manager: EntityManager,
  edition: string,
): Promise<{ streams: StreamEntity[]; pending: PendingNotice[] }> {
  const rows: Record<string, unknown>[] = await manager.query(statementFor(manager), [edition]);
  const streams = new Map(rows.map((row) => [row['stream_stream'], only<StreamEntity>(row, 'stream_')]));
  return {
    streams: [...streams.values()],
    pending: rows.filter((row) => row['notice_key'] !== null).map((row) => pendingOf(only<Line>(row, 'notice_'))),
  };
}

/** Asked for each edition that is woken, so it is put together once: that takes longer than the database needs for it. */
const statements = new WeakMap<DataSource, string>();

function statementFor({ dataSource }: EntityManager): string {
  const known = statements.get(dataSource);
  if (known !== undefined) return known;
  const [statement] = dataSource.manager
    .createQueryBuilder(StreamEntity, 'stream')
    .leftJoin(
      NoticeEntity,
      'notice',
      "stream.stream = 'delivery' AND notice.edition = stream.edition AND notice.status IN ('intended', 'begun')",
    )
    .select(['stream.edition', 'stream.stream', 'stream.sequence', 'stream.procedure', 'stream.state', 'stream.stateVersion'])
    .addSelect(columns.map((column) => `notice.${column}`))
    .where('stream.edition = :edition', { edition: '' })
    .orderBy('notice.position')
    .getQueryAndParameters();
  statements.set(dataSource, statement);
  return statement;
}

/** A line that waits or is being sent, as the fold of its events has it. */
export function pendingOf(line: Line): PendingNotice {
  const { attempts, refused, unreachable, status, nextAttemptAt, lastAttemptAt } = line;
  const waits = status === 'begun' ? { begunAt: lastAttemptAt } : { notBefore: nextAttemptAt };
  return { notice: noticeOf(line), attempts, refused, unreachable, ...(waits as Pick<PendingNotice, 'begunAt' | 'notBefore'>) };
}

/** A notice as it was intended to be sent. */
export function noticeOf({ key, recipient, role, kind, about, at, why, tone, language, subject }: Omit<Line, 'status'>): Notice {
  const told: Notice['session'] | Notice['concern'] | Notice['decision'] = parsed(subject);
  const notice: { [K in keyof Required<Notice>]: Notice[K] | undefined } = {
    key,
    recipient,
    role,
    kind,
    about: parsed(about),
    collapsedInto: undefined,
    status: 'intended',
    at,
    why: parsed(why),
    tone: (tone ?? undefined) as Notice['tone'],
    language: language ?? undefined,
    session: kind === 'session' ? (told as Notice['session']) : undefined,
    concern: kind === 'concern' ? (told as Notice['concern']) : undefined,
    decision: kind === 'decision' ? (told as Notice['decision']) : undefined,
  };
  return Object.fromEntries(Object.entries(notice).filter(([, value]) => value !== undefined)) as unknown as Notice;
}

const parsed = <T>(json: string | null): T | undefined => (json === null ? undefined : (JSON.parse(json) as T));

/** The columns of one table of a joined row. */
function only<E>(row: Record<string, unknown>, prefix: string): E {
  const own = Object.entries(row).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])) as E;
}
