import { afterEach, describe, expect, it } from '@jest/globals';
import type { Difference } from '../domain/replanning/difference.types.js';
import { Databases, engines } from '../test/support/databases.js';
import { Desk } from '../test/support/desk.js';
import { SimulationEntity } from './simulation.entity.js';
import { keptSimulations, Simulations, type Simulation } from './simulations.js';
import { add } from './statements.js';

const simulation: Omit<Simulation, 'number'> = {
  revision: 12,
  asOf: null,
  effectiveOn: '2030-02-08',
  changes: [{ type: 'slip', milestone: 'M100', days: 30, reason: 'the host has asked for it' }],
  headline: 'One milestone moves.',
  difference: { headline: 'One milestone moves.' } as Difference,
  advice: ['The date no longer follows its rule.'],
  askedBy: 'oskar',
  madeAt: '2030-02-11T09:00:00.000Z',
};
const request = (n: number | string) => ({ key: `key-${n}`, hash: `hash-${n}` });

describe.each(engines)('simulations on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  /** Two processes on one database with two editions. */
  async function opened(): Promise<[Simulations, Simulations, Desk]> {
    const desk = new Desk(await databases.migrated());
    for (const edition of ['edition', 'another']) await desk.open({}, edition);
    return [new Simulations(desk.database), new Simulations(desk.database), desk];
  }

  it('are kept as they were made, each under the next number of its edition', async () => {
    const [one, other] = await opened();
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one : other).store('edition', simulation, request(n), [])),
    );
    const numbers = made.map((answer) => (answer === 'reused' ? 0 : answer.number));
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await one.store('another', simulation, request(0), [])).toEqual({ ...simulation, number: 1 });
    expect(await other.find('edition', 7)).toEqual({ ...simulation, number: 7 });
    expect(await other.find('another', 7)).toBeUndefined();
    const { difference: _, advice: __, ...entry } = simulation;
    expect(await one.list('edition', 8, 5)).toEqual([9, 10].map((number) => ({ ...entry, number })));
  });

  it('are made once of a request, and not of another one under its key', async () => {
    const [one, other] = await opened();
    const twice = await Promise.all([one, other].map((store) => store.store('edition', simulation, request('a'), [])));
    expect(twice).toEqual([
      { ...simulation, number: 1 },
      { ...simulation, number: 1 },
    ]);
    expect(await one.known('edition', request('a'))).toEqual({ ...simulation, number: 1 });
    expect(await one.known('edition', request('b'))).toBeUndefined();
    expect(await one.known('edition', { key: 'key-a', hash: 'another' })).toBe('reused');
    expect(await one.store('edition', simulation, { key: 'key-a', hash: 'another' }, [])).toBe('reused');
    expect(await one.list('edition', 0, 10)).toHaveLength(1);
  });

  it('are let go of when they are old, unless they were applied; numbers are not given again', async () => {
    const [store, , { database }] = await opened();
    const first = await store.store('edition', simulation, request(1), []);
    expect(first).toMatchObject({ number: 1 });
    const row = await database.reads.manager.findOneByOrFail(SimulationEntity, { edition: 'edition', number: 1 });
    const more = Array.from({ length: keptSimulations + 1 }, (_, n) => ({ ...row, number: n + 2, ...{ request: `r-${n}`, hash: '' } }));
    await database.write((tx) => add(tx, SimulationEntity, more));
    expect(await store.store('edition', simulation, request(2), [2])).toMatchObject({ number: keptSimulations + 3 });
    const kept = (await store.list('edition', 0, 2 * keptSimulations)).map(({ number }) => number);
    expect(kept).toHaveLength(keptSimulations + 1);
    expect(kept.slice(0, 3)).toEqual([2, 4, 5]);
    expect(await store.find('edition', 1)).toBeUndefined();
  });
});
