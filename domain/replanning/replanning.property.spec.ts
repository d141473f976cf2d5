import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Life } from '../../test/builders/life.js';
import { cycleTemplate } from '../../test/builders/template.js';
import type { PlanningCommand } from '../edition/commands.js';
import { daysBetween, shift, type PlainDate } from '../time/plain-date.js';
import { differenceOf, isEmpty } from './difference.js';
import { simulate, type Simulation } from './simulate.js';

/** Changes of plan on a small congress with all kinds of rules, some of its milestones done, on any day of its life. */
const template = cycleTemplate(
  [
    { id: 'M1', due: 'opening-12m' },
    { id: 'M2', due: { on: 'opening-2m', from: 'opening-3m' }, requires: ['M1'], takes: { count: 4, unit: 'w' } },
    { id: 'M3', due: 'commission(-1 before opening)', requires: ['M1'] },
    { id: 'M4', due: 'chain(+1).commission', requires: ['M53'] },
    { id: 'M5', due: 'chain(+1).general-assembly-4m', requires: ['M4'] },
    { id: 'M6', due: 'chain(+2).commission', requires: ['M4'], repeats: 'yearly' },
    { id: 'M22', due: 'meeting', repeats: 'meeting', requires: ['M1'] },
    { id: 'M46', due: 'opening', requires: ['M2'] },
    { id: 'M53', due: 'closing', requires: ['M46'] },
    { id: 'P1', due: 'announced', repeats: 'postponement' },
    { id: 'P2', due: 'announced', repeats: 'postponement', requires: ['P1'] },
    { id: 'P4', due: 'announced+4m', repeats: 'postponement', requires: ['P2'] },
  ],
  { postponement: { announced: 'P1', suspended: 'P2', reconvened: 'P4', reopens: { venue: ['M1'], modality: [] } } },
);
const first = { opening: '2031-04-21', closing: '2031-04-26' };
const evidence = { link: 'https://example.org/decision' };
const reason = 'as agreed';

type Planned = (today: PlainDate) => PlanningCommand;
const milestone = fc.constantFrom('M1', 'M2', 'M3', 'M4', 'M5', 'M6.1', 'M22.africa', 'M46');
const days = fc.integer({ min: -10, max: 400 });
const ahead = (today: PlainDate, count: number): PlainDate => shift(today, { count, unit: 'd' });

const announce: Planned = () => ({ type: 'announce-postponement', evidence });
const suspend: Planned = () => ({ type: 'suspend', evidence });
const reconvene = fc.tuple(days, fc.option(fc.constant('Nairobi'))).map(([n, venue]): Planned => (today) => ({
  type: 'reconvene',
  opening: ahead(today, n),
  closing: ahead(today, n + 4),
  ...(venue === null ? {} : { venue }),
  evidence,
  retarget: {},
}));

const change: fc.Arbitrary<Planned> = fc.oneof<fc.Arbitrary<Planned>[]>(
  fc.tuple(milestone, days).map(([m, n]) => (today) => ({ type: 'pin', milestone: m, on: ahead(today, n), reason })),
  fc.tuple(milestone, days).map(([m, n]) => () => ({ type: 'slip', milestone: m, days: n, reason })),
  milestone.map((m) => () => ({ type: 'unpin', milestone: m, reason })),
  fc.constantFrom(announce, suspend),
  reconvene,
  fc
    .constantFrom('commission-40', 'commission-41', 'commission-42')
    .map((session) => () => ({ type: 'retarget', milestone: 'M4', session })),
  days.map((n) => () => ({
    type: 'date-session',
    session: 'commission-40',
    start: ahead('2031-06-01', n % 150),
    end: ahead('2031-06-03', n % 150),
  })),
  fc.constant(() => ({ type: 'cancel', evidence })),
);
/** One change, several at random, or a postponement as it is decided. */
const some: fc.Arbitrary<Planned[]> = fc.oneof(
  change.map((one) => [one]),
  fc.array(change, { minLength: 2, maxLength: 3 }),
  fc.tuple(reconvene, fc.option(change)).map(([again, more]) => [announce, suspend, again, ...(more ? [more] : [])]),
);

/** A world on a day, after some of these changes were decided, with the milestones of a prefix of the cycle done. */
interface Lived {
  changes: Planned[];
  done: number;
  day: number;
}
const lived: fc.Arbitrary<Lived> = fc.record({
  changes: fc.array(change, { maxLength: 4 }),
  done: fc.nat({ max: 3 }),
  day: fc.integer({ min: 0, max: 800 }),
});

function live({ changes, done, day }: Lived): Life {
  const life = new Life(template, 'Europe/Vienna', '2029-12-01', { ada: {} });
  life.create({ dates: first, venue: 'Kyoto', targetYear: 2031 });
  life.act({ type: 'assign-role', role: 'secretary', person: 'ada' });
  for (const key of ['M1', 'M3', 'M2'].slice(0, done)) life.give({ type: 'complete', milestone: key, evidence });
  changes.forEach((planned, i) => {
    life.downUntil(ahead('2029-12-02', Math.floor((day * (i + 1)) / (changes.length + 1))));
    life.give({ type: 'replan', changes: [planned(life.now.slice(0, 10))] });
  });
  life.downUntil(ahead('2029-12-03', day)).wake(); // what has come up meanwhile waits to be sent
  return life;
}

const tried = (life: Life, planned: Planned[]): Simulation =>
  simulate(
    life.world,
    planned.map((plan) => plan(life.now.slice(0, 10))),
    { now: life.now, actor: 'organiser' },
  );

/** Without what people wait for to be sent, which is no plain value. */
const kept = ({ world: { edition, stages, delivery } }: Life): string =>
  JSON.stringify({ edition, stages, delivery: [...delivery.pending.values()] });

const runs = { numRuns: 30 };

describe('whatever is tried out', () => {
  it('changes nothing of the world it is tried on', () => {
    fc.assert(
      fc.property(lived, some, (story, planned) => {
        const life = live(story);
        const [before, world] = [kept(life), life.world];
        tried(life, planned);
        expect(life.world).toBe(world);
        expect(kept(life)).toBe(before);
      }),
      runs,
    );
  });

  it('brings what its application brings, and is refused as that is', () => {
    fc.assert(
      fc.property(lived, some, (story, planned) => {
        const life = live(story);
        const simulation = tried(life, planned);
        const refusal = life.give({ type: 'replan', changes: planned.map((plan) => plan(life.now.slice(0, 10))) });
        if ('refusal' in simulation) return expect(simulation.refusal).toEqual(refusal);
        expect(refusal).toBeUndefined();
        const stands = simulation.difference.milestones.flatMap(({ key, to }) => (to ? [[key, to.status, to.on, to.why]] : []));
        const applied = Object.entries(life.edition.milestones).map(([key, { status, due }]) => [key, status, due.on, due.why]);
        expect(new Set(stands.map(String))).toEqual(new Set(applied.map(String)));
        expect([...simulation.after.delivery.pending.keys()]).toEqual([...life.world.delivery.pending.keys()]);
      }),
      runs,
    );
  });

  it('names each milestone of either plan once, with days that agree with its dates', () => {
    fc.assert(
      fc.property(lived, some, (story, planned) => {
        const life = live(story);
        const simulation = tried(life, planned);
        if ('refusal' in simulation) return;
        const { milestones, counts } = simulation.difference;
        const both = new Set([...Object.keys(life.edition.milestones), ...Object.keys(simulation.after.edition?.milestones ?? {})]);
        expect(milestones.map(({ key }) => key).sort()).toEqual([...both].sort());
        expect(Object.values(counts.byChange).reduce((a, b) => a + b)).toBe(milestones.length);
        for (const { from, to, days: moved, change: what, kept: stays } of milestones) {
          expect(moved).toBe(from?.on && to?.on ? daysBetween(from.on, to.on) : null);
          if (what === 'kept') expect(to?.on).toBe(from?.on);
          if (what === 'moved') expect(to?.on).not.toBe(from?.on);
          expect(stays !== undefined).toBe(what === 'kept');
        }
      }),
      runs,
    );
  });

  it('is not there between a plan and itself, and reads the other way round when it is undone', () => {
    fc.assert(
      fc.property(lived, some, (story, planned) => {
        const life = live(story);
        const today = life.now.slice(0, 10);
        const same = differenceOf(life.world, life.world, today);
        expect(isEmpty(same)).toBe(true);
        expect(same.headline).toBe('Nothing changes.');
        const simulation = tried(life, planned);
        if ('refusal' in simulation) return;
        const [there, back] = [simulation.difference, differenceOf(simulation.after, life.world, today)];
        expect(isEmpty(back)).toBe(isEmpty(there));
        expect(there.headline === 'Nothing changes.').toBe(isEmpty(there));
        const dates = new Map(there.milestones.map(({ key, from, to }) => [key, [from?.on, to?.on]]));
        for (const { key, from, to } of back.milestones) expect([to?.on, from?.on]).toEqual(dates.get(key));
        expect(back.rules.broken.length).toBeGreaterThanOrEqual(there.rules.mended.length);
      }),
      runs,
    );
  });
});
