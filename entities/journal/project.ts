import { In, IsNull, Like, type EntityManager } from 'typeorm';
import { responseOf } from '../../domain/delivery/response.js';
import type { RecordedEvent } from '../../domain/edition/events.js';
import type { World } from '../../domain/engine.types.js';
import { EditionEntity } from '../edition.entity.js';
import { NoticeAttemptEntity } from '../notice-attempt.entity.js';
import { NoticeEntity } from '../notice.entity.js';
import { add, chunks, findIn, put } from '../statements.js';
import { StreamEntity } from '../stream.entity.js';
import { clear } from './ghosts.js';
import { answerable, changing, deliveryEvents, keysTouched, Ledger } from './ledger.js';
import { rowsOf, streamsOf } from './states.js';

/** How far the log of an edition and its ledger reach. */
export interface Reach {
  position: number;
  notices: number;
}

/**
 * Brings every read table of an edition to the state after these events.
 *
 * @param before.anew whether its row may be there though they are its first ones; else a second edition under its id fails
 */
export async function project(
  tx: EntityManager,
  edition: string,
  world: World,
  events: readonly RecordedEvent[],
  before: Reach & { folded?: boolean; anew?: boolean },
): Promise<Reach> {
  // Quiet streams would keep an older shape for ever, and all events would be folded again at every start.
  const changed = new Set([...events.map(({ stream }) => stream), ...(before.folded ? streamsOf(world) : [])]);
  await put(tx, StreamEntity, rowsOf(edition, world, changed));
  const reach = { position: before.position + events.length, notices: await projectNotices(tx, edition, events, before.notices) };
  const row = editionRow(edition, world, reach);
  if (before.position === 0 && !before.anew) await add(tx, EditionEntity, [row]);
  else await put(tx, EditionEntity, [row]);
  return reach;
}

/** Makes the read tables of an edition anew from all of its events. */
export async function projectAnew(tx: EntityManager, edition: string, world: World, events: readonly RecordedEvent[]): Promise<void> {
  await clear(tx, edition);
  await project(tx, edition, world, events, { position: 0, notices: 0, anew: true });
}

async function projectNotices(tx: EntityManager, edition: string, events: readonly RecordedEvent[], last: number): Promise<number> {
  const delivery = deliveryEvents(events);
  const responses = events.flatMap((event) => responseOf(event) ?? []);
  if (delivery.length === 0 && responses.length === 0) return last;
  const intended = new Set(delivery.flatMap((event) => (event.type === 'notices-intended' ? event.notices.map(({ key }) => key) : [])));
  const touched = [...new Set(keysTouched(delivery))].filter((key) => !intended.has(key));
  const answered = last === 0 ? [] : await unansweredOf(tx, edition, responses);
  const ledger = new Ledger(edition, last, await linesOf(tx, touched, answered));
  for (const event of events) ledger.take(event);
  const { notices, attempts } = ledger.changes;
  // A notice is intended once: a second one under its key must fail on the key, not replace the first.
  await add(
    tx,
    NoticeEntity,
    notices.filter(({ key }) => intended.has(key)),
  );
  await put(
    tx,
    NoticeEntity,
    notices.filter(({ key }) => !intended.has(key)),
    changing,
  );
  await put(tx, NoticeAttemptEntity, attempts);
  return ledger.position;
}

/** What readers have been told of the milestones that they answer, and have not answered. */
async function unansweredOf(
  tx: EntityManager,
  edition: string,
  responses: { milestone: string; person: string }[],
): Promise<NoticeEntity[]> {
  if (responses.length === 0) return [];
  const [readers, milestones] = [responses.map(({ person }) => person), responses.map(({ milestone }) => milestone)].map((all) => [
    ...new Set(all),
  ]) as [string[], string[]];
  const waiting = { edition, recipient: In(readers), status: In(answerable), response: IsNull() };
  // A single reminder says what it is about in a column; of the others it stands in what they name.
  const naming = milestones.map((key) => ({ ...waiting, milestone: IsNull(), about: Like(`%"milestone":${JSON.stringify(key)}%`) }));
  return tx.findBy(NoticeEntity, [{ ...waiting, milestone: In(milestones) }, ...naming]);
}

async function linesOf(
  tx: EntityManager,
  keys: string[],
  known: NoticeEntity[],
): Promise<{ notices: NoticeEntity[]; lastAttempts: NoticeAttemptEntity[] }> {
  const notices = [...known];
  const last = new Map<string, NoticeAttemptEntity>();
  for (const key of chunks(keys)) {
    notices.push(...(await findIn(tx, NoticeEntity, { key })));
    for (const attempt of await findIn(tx, NoticeAttemptEntity, { noticeKey: key }))
      if (attempt.attempt > (last.get(attempt.noticeKey)?.attempt ?? 0)) last.set(attempt.noticeKey, attempt);
  }
  return { notices, lastAttempts: [...last.values()] };
}

function editionRow(id: string, { edition, template }: World, reach: Reach): EditionEntity {
  if (!edition) throw new Error(`The edition ${id} has events but was never created.`);
  const { present, targetYear } = edition.keyDates;
  return {
    id,
    title: edition.title,
    templateId: template.id,
    templateVersion: template.version,
    zone: edition.zone,
    mode: edition.mode,
    status: edition.status,
    targetYear,
    opening: present?.opening ?? null,
    closing: present?.closing ?? null,
    ...reach,
  };
}
