import { afterEach, describe, expect, it } from '@jest/globals';
import { Databases, engines } from '../test/support/databases.js';
import { SecretEntity } from './secret.entity.js';
import { Secrets } from './secrets.js';

describe.each(engines)('a secret key on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  it('is made once, though several processes ask for it at the same moment, and stays', async () => {
    const url = await databases.freshUrl();
    const first = await databases.open(url);
    await first.migrate();
    const all = [first, ...(await Promise.all([1, 2, 3].map(() => databases.open(url))))];
    const keys = await Promise.all(all.map((database) => new Secrets(database).key('links')));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect(await first.reads.manager.count(SecretEntity)).toBe(1);
    expect(await new Secrets(first).key('links')).toEqual(keys[0]);
    expect(await new Secrets(first).key('another')).not.toEqual(keys[0]);
  });

  it('that could not be read is asked for again', async () => {
    const database = await databases.open(await databases.freshUrl());
    const secrets = new Secrets(database);
    await expect(secrets.key('links')).rejects.toThrow();
    await database.migrate();
    expect(await secrets.key('links')).toHaveLength(32);
  });
});
