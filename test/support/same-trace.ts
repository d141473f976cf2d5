import { expect } from '@jest/globals';
import type { RecordedEvent } from '../../domain/edition/events.js';
import type { World } from '../../domain/engine.types.js';
import type { ScriptResult } from '../../domain/script/course.js';
import { EventEntity } from '../../entities/event.entity.js';
import { recordedOf } from '../../entities/journal/recorded.js';
import { NoticeEntity } from '../../entities/notice.entity.js';
import type { DataFolder } from './database.js';

/**
 * What stands in the database of an edition that was lived on the engine is what the core alone has told: states, events
 * and ledger.
 *
 * Normalised on both sides, and nothing else: instants, in keys too, are compared to the hour (a workflow's clock goes on while it
 * works: milliseconds; and between two lines of one day a minute is let pass where the script counts a second), and the
 * ids of wake-ups, which name a workflow's run here and an instant there.
 */
export async function expectSameTrace({ journal, database }: DataFolder, edition: string, core: ScriptResult): Promise<void> {
  const world = normalised(withoutVersions(await journal.look(edition)));
  const expected = normalised(withoutVersions(core.world)!);
  for (const key of Object.keys(expected.edition!.milestones))
    expect({ [key]: world?.edition?.milestones[key] }).toEqual({ [key]: expected.edition?.milestones[key] });
  for (const stream of Object.keys(expected.stages))
    expect({ [stream]: world?.stages[stream] }).toEqual({ [stream]: expected.stages[stream] });
  expect(world).toEqual(expected);

  const lines = await database.reads.manager.find(EventEntity, { where: { edition }, order: { position: 'ASC' } });
  expect(byStream(lines.map(recordedOf))).toEqual(byStream(core.events));

  const ledger = await database.reads.manager.find(NoticeEntity, { where: { edition }, order: { position: 'ASC' } });
  const intended = core.events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
  expect(ledger.map(({ key, recipient, at }) => normalised({ key, recipient, at }))).toEqual(
    intended.map(({ key, recipient, at }) => normalised({ key, recipient, at })),
  );
}

/** Other versions of the template stand beside the log; nobody adopts one here. */
const withoutVersions = (world: World | undefined): World | undefined => {
  if (!world) return undefined;
  const { templates: _, ...rest } = world;
  return rest;
};

const normalised = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    if (typeof part !== 'string') return part;
    return part.replace(/(\d{4}-\d{2}-\d{2}T\d{2}):[\d:.]+Z/g, '$1').replace(/^wake\/.*$/, 'wake');
  }) as T;

const byStream = (events: RecordedEvent[]): Record<string, RecordedEvent[]> => {
  const streams: Record<string, RecordedEvent[]> = {};
  for (const event of events) (streams[event.stream] ??= []).push(normalised(event));
  return streams;
};
