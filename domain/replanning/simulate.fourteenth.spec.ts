import { describe, expect, it } from '@jest/globals';
import { toldWithoutReminders } from '../../test/builders/told.js';
import { isActive } from '../edition/milestones.js';
import { handle } from '../engine.js';
import type { World } from '../engine.types.js';
import type { PlanningCommand } from '../edition/commands.js';
import { daysBetween, instantAt, shift, type PlainDate } from '../time/plain-date.js';
import type { Difference, MilestoneDifference } from './difference.types.js';
import { simulate } from './simulate.js';

/**
 * The postponement of 2020, tried out before it was decided, against what the record shows of it afterwards.
 */
const fourteenth = toldWithoutReminders('fourteenth-congress');
const noon = (day: PlainDate) => instantAt('Asia/Tokyo', day, 12);

const announce: PlanningCommand = { type: 'announce-postponement', evidence: { note: 'announced on a Friday in March' } };
const suspend: PlanningCommand = { type: 'suspend', evidence: { symbol: 'decision 74/550 A' } };
const reconvene = (retarget: Record<string, string> = {}): PlanningCommand => ({
  type: 'reconvene',
  opening: '2021-03-07',
  closing: '2021-03-12',
  venue: 'Kyoto',
  evidence: { symbol: 'decision 74/550 B' },
  retarget,
});
const asDecided = { M55: 'commission-30', M56: 'ecosoc-2021', M57: 'general-assembly-76' };

function tried(world: World, day: PlainDate, basis: string, ...changes: PlanningCommand[]): { difference: Difference; after: World } {
  const simulation = simulate(world, changes, { now: noon(day), actor: 'general-assembly', basis });
  if ('refusal' in simulation) throw new Error(simulation.refusal.reason);
  return simulation;
}

const lines = (difference: Difference, test: (milestone: MilestoneDifference) => boolean) => difference.milestones.filter(test);
const keys = (difference: Difference, test: (milestone: MilestoneDifference) => boolean) => lines(difference, test).map(({ key }) => key);
const of = (difference: Difference, key: string): MilestoneDifference => {
  const found = difference.milestones.find((m) => m.key === key);
  if (!found) throw new Error(`The difference does not name ${key}.`);
  return found;
};
const suggested = ({ decisions }: Difference): Record<string, string | null> =>
  Object.fromEntries(decisions.map(({ milestone, suggestion }) => [milestone, suggestion?.key ?? null]));

/** How the milestones stood on a day of the record. */
const recorded = (day: PlainDate): Record<string, { status: string; on: PlainDate | null; session: string | undefined }> =>
  Object.fromEntries(
    Object.entries(fourteenth.worldOf(day).edition?.milestones ?? {}).map(([key, { status, due }]) => [
      key,
      { status, on: due.on, session: due.session },
    ]),
  );
const foretold = ({ milestones }: Difference): ReturnType<typeof recorded> =>
  Object.fromEntries(
    milestones.flatMap(({ key, to }) => (to ? [[key, { status: to.status, on: to.on, session: to.session }] as const] : [])),
  );

/** On the eve of the suspension, with the registration deadline set by hand. */
function eve(): World {
  const world = fourteenth.worldOf('2020-04-12');
  const command = { type: 'pin', milestone: 'M41', on: '2020-04-03', reason: 'announced to delegations' } as const;
  const envelope = { id: 'pin', edition: fourteenth.script.id, stream: 'edition', actor: 'secretariat', hash: '', command };
  const outcome = handle(world, envelope, noon('2020-04-12'));
  if (!outcome.accepted) throw new Error(outcome.refusal.reason);
  return outcome.world;
}

describe('suspending the Fourteenth, tried out on the day before', () => {
  const world = fourteenth.worldOf('2020-04-12');
  const { difference, after } = tried(world, '2020-04-13', 'decision 74/550 A', suspend);

  it('[R148] foretells every milestone as the record has it on the evening of the decision', () => {
    expect(foretold(difference)).toEqual(recorded('2020-04-13'));
    expect(difference.counts.byChange.suspended).toBe(33);
    expect(difference.headline).toMatch(/^The congress is postponed without a date; it was to open on 20 April 2020\./);
    expect(difference.congress.to).toMatchObject({ status: 'suspended', suspended: true });
    expect(after.edition?.status).toBe('suspended');
  });

  it('says of each that waits what it was due for, and why it has no date', () => {
    expect(of(difference, 'M46')).toMatchObject({
      change: 'suspended',
      from: { on: '2020-04-20', status: 'planned' },
      to: { on: null, status: 'suspended', why: expect.stringContaining('postponed without a date') },
      days: null,
    });
  });

  it('names the follow-up that cannot be placed until there are new dates', () => {
    expect(suggested(difference)).toEqual({ M55: null, M56: null, M57: null, M60: null, M62: null, M63: null, 'M65.1': null });
    expect(difference.decisions[0]).toMatchObject({
      milestone: 'M55',
      session: { key: 'commission-29' },
      why: expect.stringMatching(/waits for M54.*new dates/),
    });
  });

  it('takes the critical path away with the date, and calls no rule mended that merely rests', () => {
    expect(difference.criticalPath.from.milestones.length).toBeGreaterThan(1);
    expect(difference.criticalPath.to).toEqual({ slackDays: null, milestones: [], reason: 'The congress is postponed without a date.' });
    expect(difference.rules).toEqual({ broken: [], mended: [] });
    expect(keys(difference, ({ atRisk }) => atRisk !== undefined)).toEqual([]);
    expect(keys(difference, ({ overdue }) => overdue !== undefined)).toEqual(['P2.1']); // the decision that was awaited
  });

  it('sends nothing more of what waits', () => {
    const waiting = new Set(keys(difference, ({ change }) => change === 'suspended'));
    const about = (reminders: Difference['reminders']['new']) => reminders.flatMap(({ milestones }) => milestones);
    expect(about(difference.reminders.new).filter((key) => waiting.has(key))).toEqual([]);
    expect(about(difference.reminders.withdrawn)).toEqual(expect.arrayContaining(['M42', 'M43', 'M44', 'M45', 'M46']));
  });
});

describe('announcing and suspending as one, tried out before either', () => {
  const { difference } = tried(fourteenth.worldOf('2020-03-30'), '2020-04-13', 'decision 74/550 A', announce, suspend);

  it('brings the overlay of a postponement with it', () => {
    expect(keys(difference, ({ change }) => change === 'new')).toEqual(['P3.1', 'P4.1', 'P5.1', 'P6.1']);
    expect(['P1.1', 'P2.1'].map((key) => of(difference, key).change)).toEqual(['done', 'done']);
    expect(['P1.1', 'P2.1', 'P3.1'].map((key) => of(difference, key).to?.status)).toEqual(['done', 'done', 'planned']);
  });

  it('suspends the same milestones as the record', () => {
    const suspended = Object.entries(recorded('2020-04-13')).filter(([, { status }]) => status === 'suspended');
    expect(keys(difference, ({ to }) => to?.status === 'suspended')).toEqual(expect.arrayContaining(suspended.map(([key]) => key)));
    expect(keys(difference, ({ to }) => to?.status === 'suspended')).toHaveLength(suspended.length);
  });
});

describe('reconvening the Fourteenth for 7 to 12 March 2021, tried out on 12 August 2020', () => {
  const world = fourteenth.worldOf('2020-08-11');

  it('[R149, R150] as decided foretells every milestone as the record has it that evening', () => {
    const { difference } = tried(world, '2020-08-12', 'decision 74/550 B', reconvene(asDecided));
    expect(foretold(difference)).toEqual(recorded('2020-08-12'));
    expect(difference.headline).toMatch(/^The congress is to open on 7 March 2021, having been postponed without a date\./);
  });

  const { difference } = tried(world, '2020-08-12', 'decision 74/550 B', reconvene());

  it('[R150] names the 30th session of the Commission and the 76th of the Assembly, which nobody has decided on yet', () => {
    expect(suggested(difference)).toMatchObject({ M55: 'commission-30', M56: 'ecosoc-2021', M57: 'general-assembly-76' });
    expect(of(difference, 'M55')).toMatchObject({ change: 'kept', kept: { because: 'session' }, to: { session: 'commission-29' } });
    expect(difference.rules.broken).toMatchObject([{ rule: 'order', about: 'M55' }]);
  });

  it('names for what comes after them the sessions that the Council chose a year later', () => {
    const chosen = recorded('2021-07-22');
    const { M59, M62, M63, 'M65.1': review } = suggested(difference);
    expect({ M62, 'M65.1': review }).toEqual({ M62: chosen['M62']?.session, 'M65.1': chosen['M65.1']?.session });
    const retargets = fourteenth.worldOf('2021-07-22').edition?.retargets;
    expect({ M59, M63 }).toEqual({ M59: retargets?.['M59']?.session, M63: retargets?.['M63']?.session });
  });

  it('asks no more for what the decision itself re-targets', () => {
    const decided = tried(world, '2020-08-12', 'decision 74/550 B', reconvene(asDecided)).difference;
    for (const key of Object.keys(asDecided)) expect(decided.decisions.map(({ milestone }) => milestone)).not.toContain(key);
    expect(suggested(decided)).toMatchObject({ M62: 'commission-31', M63: 'general-assembly-77' });
  });

  it('[R149] leaves sessions that have passed where they are, and what was done as it was done', () => {
    const passed = lines(difference, ({ to }) => to?.root === 'session' && to.status === 'done');
    expect(passed.length).toBeGreaterThan(5);
    expect(passed.filter(({ change, from, to }) => change !== 'kept' || from?.on !== to?.on)).toEqual([]);
    expect(of(difference, 'M25')).toMatchObject({
      change: 'kept',
      kept: { because: 'done', byRule: '2020-07-07' },
      to: { on: '2019-08-20', doneOn: '2019-09' },
    });
  });

  it('[R149] keeps the distance of everything else from the new opening and closing', () => {
    const distance = (on: PlainDate | null | undefined, end: PlainDate) => (on ? daysBetween(end, on) : null);
    const first = fourteenth.worldOf('2020-04-12').edition?.milestones ?? {};
    const byDays = lines(difference, ({ rule, change }) => change === 'resumed' && /^(opening|closing)([+-]\d+[dw])?$/.test(rule));
    expect(byDays.length).toBeGreaterThan(10);
    for (const { key, rule, to } of byDays) {
      const [was, now] = rule.startsWith('opening') ? ['2020-04-20', '2021-03-07'] : ['2020-04-27', '2021-03-12'];
      expect({ key, days: distance(to?.on, now) }).toEqual({ key, days: distance(first[key]?.due.on, was) });
    }
    // In months the day of the month is kept, not the number of days.
    const byMonths = lines(difference, ({ rule, change }) => change === 'resumed' && /^opening-\d+m$/.test(rule));
    for (const { rule, to } of byMonths) expect(to?.on).toBe(shift('2021-03-07', { count: Number(/-\d+/.exec(rule)?.[0]), unit: 'm' }));
    expect(of(difference, 'M37').to).toMatchObject({ on: '2020-12-07', why: expect.stringContaining('3 months before the opening') });
  });

  it('says which dates have passed already, and how they can still be met', () => {
    expect(keys(difference, ({ impossible }) => impossible !== undefined)).toEqual(['M11', 'M12', 'M13', 'M28']);
    expect(of(difference, 'M12')).toMatchObject({
      overdue: 'new',
      impossible: { why: expect.stringContaining('7 June 2020'), remedy: { kind: 'date', on: '2020-08-12' } },
    });
  });

  it('announces the next reminder of each milestone that has a date again', () => {
    const again = keys(difference, ({ change, to }) => change === 'resumed' && to !== null);
    const reminded = new Set(difference.reminders.new.flatMap(({ milestones }) => milestones));
    expect(again.filter((key) => !reminded.has(key))).toEqual([]);
    expect(difference.reminders.new.find(({ milestones: [key] }) => key === 'M41')).toMatchObject({
      on: '2021-01-19',
      rung: -30,
      dueOn: '2021-02-18',
    });
  });
});

describe('both decisions as one, with the registration deadline pinned', () => {
  const { difference } = tried(eve(), '2020-04-13', 'decision 74/550 A', suspend, reconvene(asDecided));

  it('[R149] leaves the pinned deadline alone, and says what its rule would be', () => {
    expect(of(difference, 'M41')).toMatchObject({
      change: 'kept',
      days: 0,
      kept: { because: 'pinned', byRule: '2021-02-18' },
      to: { on: '2020-04-03', root: 'pin' },
    });
    expect(difference.counts.keptPinned).toBe(1);
    expect(difference.headline).toContain('321 days later');
  });

  it('gives the days by which each milestone moves', () => {
    expect(of(difference, 'M46')).toMatchObject({ change: 'moved', days: 321, from: { on: '2020-04-20' }, to: { on: '2021-03-07' } });
    expect(of(difference, 'M53')).toMatchObject({ change: 'moved', days: 319 });
    expect(keys(difference, ({ change }) => change === 'suspended' || change === 'resumed')).toEqual([]);
  });

  it('keeps what is open of the congress open, and nothing else', () => {
    const open = Object.entries(eve().edition?.milestones ?? {}).filter(
      ([key, m]) => isActive(m) && m.due.root === 'opening' && key !== 'P6.1',
    );
    for (const [key] of open) expect({ key, change: of(difference, key).change }).toEqual({ key, change: 'moved' });
  });
});
