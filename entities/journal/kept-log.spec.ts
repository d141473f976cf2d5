import { afterEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { plainProfile } from '../../domain/directory/profile.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import type { Database } from '../database.js';
import { EventEntity } from '../event.entity.js';
import { rowOf } from '../person-row.js';
import { PersonEntity } from '../person.entity.js';
import { TemplateEntity } from '../template.entity.js';
import { engine } from './engine.js';
import { Journal } from './journal.js';
import { recordedOf } from './recorded.js';

const edition = 'conference-2027';
const fixture = (path: string): string => readFileSync(`test/fixtures/${path}`, 'utf8').trim();
/** As a version of the code wrote them in which a role had only those who are responsible, and a template another shape. */
const log = fixture('logs/conference-2027.jsonl')
  .split('\n')
  .map((line) => JSON.parse(line) as EventEntity);
const template = fixture('templates/scientific-conference.1.json');
const now = '2027-01-21T15:00:00.000Z';

/** A database of that time, brought up to date. */
async function keptDatabase(database: Database): Promise<Desk> {
  const people = ['gloria', 'pia', 'luis'].map((id) =>
    rowOf({ ...plainProfile('America/Lima'), edition, id, name: id, email: `${id}@example.org`, kind: 'person' }),
  );
  await database.write(async (tx) => {
    await tx.insert(TemplateEntity, { id: 'scientific-conference', version: 1, hash: 'of then', body: template });
    await tx.insert(PersonEntity, people);
    for (const line of log) await tx.insert(EventEntity, line);
  });
  await new Journal(database, engine).rebuildAll();
  return new Desk(database, JSON.parse(template) as CycleTemplate);
}

describe.each(engines)('a log of an older version on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  it('holds events in a shape that they have no more, and is read in the present one', async () => {
    expect(log.filter(({ type }) => type === 'role-assigned').map(({ payload }) => payload)).not.toContainEqual(
      expect.stringContaining('capacity'),
    );
    const { reading } = await keptDatabase(await databases.migrated());
    const world = await reading.world(edition);
    expect(world?.edition?.roles['general-chair']).toEqual({ responsible: ['gloria'], deputy: [], supervisor: [], informed: [] });
    expect(world?.edition?.milestones['C04']).toMatchObject({ status: 'done', done: { on: '2026-10-02' } });
    expect(Object.keys(world?.edition?.reminded ?? {})).not.toEqual([]);
  });

  it('goes on under the present code: what was done and sent stays so, and what follows is written as events are written now', async () => {
    const desk = await keptDatabase(await databases.migrated());
    const wake = await desk.give({ type: 'wake' }, { id: 'wake/1', edition, actor: 'lustrum', hash: '' }, now);
    expect(wake.answer).toMatchObject({ accepted: true });
    const change = { type: 'assign-role' as const, role: 'general-chair', person: 'pia', capacity: 'deputy' as const };
    expect((await desk.give(change, { id: 'deputy', edition }, now)).answer).toMatchObject({ accepted: true });
    const lines = await desk.database.reads.manager.find(EventEntity, { where: { edition }, order: { position: 'ASC' } });
    expect(lines.slice(0, log.length)).toEqual(log);
    expect(lines.find(({ commandId }) => commandId === 'deputy')).toMatchObject({ type: 'role-assigned', version: 2 });
    const intended = lines.map(recordedOf).flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
    const keys = intended.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect((await new Desk(desk.database).reading.world(edition))?.edition?.roles['general-chair']).toMatchObject({
      responsible: ['gloria'],
      deputy: ['pia'],
    });
  });
});
