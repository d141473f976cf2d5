import { afterEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { cycleTemplate } from '../test/builders/template.js';
import { Databases, engines } from '../test/support/databases.js';
import { TemplateEntity } from './template.entity.js';
import { TemplateChanged, Templates } from './templates.js';

describe.each(engines)('templates on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  it('are kept by id and version', async () => {
    const templates = new Templates(await databases.migrated());
    const [one, two] = [cycleTemplate(), cycleTemplate(undefined, { version: 2, title: 'Another title' })];
    await templates.store(two);
    await templates.store(one);
    expect(await templates.find('test-congress', 2)).toEqual(two);
    expect(await templates.find('test-congress', 3)).toBeUndefined();
    expect((await templates.list()).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('may be stored again as they are, whatever the order of their members', async () => {
    const templates = new Templates(await databases.migrated());
    const template = cycleTemplate();
    await templates.store(template);
    await templates.store(Object.fromEntries(Object.entries(template).reverse()) as unknown as typeof template);
    expect(await templates.find('test-congress', 1)).toEqual(template);
  });

  it('stored in an earlier shape are read in the present one, and left as they are', async () => {
    const database = await databases.migrated();
    const body = readFileSync('test/fixtures/templates/scientific-conference.1.json', 'utf8').trim();
    await database.write((tx) => tx.insert(TemplateEntity, { id: 'scientific-conference', version: 1, hash: 'of then', body }));
    const read = await new Templates(database).find('scientific-conference', 1);
    expect(read?.reminders.ladder.rungs[0]).toEqual({ days: -21, to: ['responsible'], tone: 'notice' });
    expect(await new Templates(database).list()).toEqual([read]);
    expect(await database.reads.manager.findOneByOrFail(TemplateEntity, { version: 1 })).toMatchObject({ hash: 'of then', body });
  });

  it('cannot be changed under a version by which editions may have been opened', async () => {
    const templates = new Templates(await databases.migrated());
    await templates.store(cycleTemplate());
    const changed = templates.store(cycleTemplate(undefined, { dueSoonDays: 29 }));
    await expect(changed).rejects.toThrow(TemplateChanged);
    await expect(changed).rejects.toThrow(/test-congress differs from its version 1.*Raise its version to 2/);
    expect((await templates.find('test-congress', 1))?.dueSoonDays).toBe(30);
  });
});
