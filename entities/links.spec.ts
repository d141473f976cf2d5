import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Databases } from '../test/support/databases.js';
import { type LinkClaims, linkPurposes, Links } from './links.js';
import { Secrets } from './secrets.js';

const claims: LinkClaims = { edition: 'fifteenth', person: 'ada', notice: 'fifteenth/M11/28/ada/1', milestone: 'M11', revision: 1 };
const now = '2030-02-11T09:00:00.000Z';
const expires = '2030-03-11T09:00:00.000Z';
const part = (token: string, n: number): string => token.split('.')[n] ?? '';
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a one-click link', () => {
  const databases = new Databases('sqlite');
  let links: Links;
  let secrets: Secrets;
  beforeEach(async () => {
    secrets = new Secrets(await databases.migrated());
    links = new Links(secrets);
  });
  afterEach(() => databases.close());

  it.each(linkPurposes)('to %s is read as it was signed, and for that purpose only', async (purpose) => {
    const token = await links.sign(purpose, claims, expires);
    expect(await links.read(purpose, token, now)).toEqual({ ...claims, id: expect.stringMatching(/^[\w-]{22}$/) });
    for (const other of linkPurposes.filter((p) => p !== purpose)) expect(await links.read(other, token, now)).toBe('forged');
  });

  it('is the same when the same message is put together again, and another for anything else', async () => {
    const token = await links.sign('done', claims, expires);
    expect(await links.sign('done', { ...claims }, expires)).toBe(token);
    const others = [
      { ...claims, person: 'eve' },
      { ...claims, milestone: 'M12' },
      { ...claims, revision: 2 },
      { ...claims, notice: 'fifteenth/M11/14/ada/1' },
      { edition: 'fifteenth', person: 'ada', notice: 'fifteenth/digest/ada/2030-02-11' },
    ];
    const tokens = await Promise.all([claims, ...others].map((c) => links.sign('done', c, expires)));
    const ids = await Promise.all(tokens.map(async (t) => links.read('done', t, now)));
    expect(new Set(ids.map((link) => (typeof link === 'string' ? link : link.id))).size).toBe(tokens.length);
  });

  it('ends at its hour', async () => {
    const token = await links.sign('why', claims, expires);
    expect(await links.read('why', token, '2030-03-11T08:59:59.000Z')).toMatchObject(claims);
    expect(await links.read('why', token, expires)).toBe('expired');
    expect(await links.read('done', token, '2031-01-01T00:00:00.000Z')).toBe('forged'); // nothing is said of another purpose
  });

  it('that was forged is no link, whatever it says of itself', async () => {
    const token = await links.sign('done', claims, expires);
    const payload = JSON.parse(Buffer.from(part(token, 1), 'base64url').toString()) as object;
    const elsewhere = new Links(new Secrets(await databases.migrated()));
    const unsigned = `${encoded({ alg: 'none' })}.${part(token, 1)}.`;
    const head = encoded({ alg: 'HS512' });
    const otherAlgorithm = `${head}.${part(token, 1)}.${createHmac('sha512', await secrets.key('links'))
      .update(`${head}.${part(token, 1)}`)
      .digest('base64url')}`;
    const forgeries = [
      '',
      'x',
      '..',
      unsigned,
      otherAlgorithm,
      await elsewhere.sign('done', claims, expires),
      `${part(token, 0)}.${encoded({ ...payload, sub: 'eve' })}.${part(token, 2)}`,
      `${part(token, 0)}.${encoded({ ...payload, exp: 1 })}.${part(token, 2)}`,
      `${part(token, 0)}.${part(token, 1)}.${part(token, 2).startsWith('A') ? 'B' : 'A'}${part(token, 2).slice(1)}`,
      `${token}.${token}`,
      'a'.repeat(1_000_000),
      token.slice(0, -1),
    ];
    for (const forgery of forgeries) expect(await links.read('done', forgery, now)).toBe('forged');
  });

  it('says nothing of anyone but by ids, and stays short enough for a line of a letter', async () => {
    const token = await links.sign('done', claims, expires);
    expect(Object.keys(JSON.parse(Buffer.from(part(token, 1), 'base64url').toString()) as object).sort()).toEqual([
      'aud',
      'e',
      'exp',
      'jti',
      'm',
      'n',
      'r',
      'sub',
    ]);
    expect(token.length).toBeLessThan(400);
  });

  it('is not taken for forged where the key cannot be read', async () => {
    const broken = new Links({ key: () => Promise.reject(new Error('disk')) });
    await expect(broken.read('done', 'x.y.z', now)).rejects.toThrow('disk');
  });
});
