import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainProfile } from '../directory/profile.js';
import { readTemplate } from '../../seeds/templates.js';
import { aLife } from '../../test/builders/reminding.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { PlanningCommand } from '../edition/commands.js';
import { emptyWorld } from '../engine.js';
import type { World } from '../engine.types.js';
import { instantAt, type PlainDate } from '../time/plain-date.js';
import { differenceOf, isEmpty } from './difference.js';
import type { BrokenRule, Difference, MilestoneDifference } from './difference.types.js';
import { simulate } from './simulate.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const evidence = { symbol: 'decision 84/550 A' };
const zone = 'Asia/Tokyo';

let table: EditionOnTheTable;

/** A live edition of April 2030, on a day on which hardly anything has been done. */
beforeEach(() => {
  table = new EditionOnTheTable(template, zone, { ada: zone });
  const dates = { opening: '2030-04-22', closing: '2030-04-27' };
  table.create('2025-12-17', { targetYear: 2030, conference: 244, dates, venue: 'Kyoto' });
  table.give('2026-01-05', { type: 'assign-role', role: 'organiser', person: 'ada' });
});

const tried = (day: PlainDate, ...changes: PlanningCommand[]): Difference => triedOn(table.world, day, changes).difference;

function triedOn(world: World, day: PlainDate, changes: PlanningCommand[], hour = 12): { difference: Difference; advice: string[] } {
  const at = instantAt(world.edition?.zone ?? zone, day, hour);
  const simulation = simulate(world, changes, { now: at, actor: 'ada', basis: 'decision 84/550' });
  if ('refusal' in simulation) throw new Error(simulation.refusal.reason);
  return simulation;
}

const changed = ({ milestones }: Difference): Record<string, string> =>
  Object.fromEntries(milestones.filter(({ change }) => change !== 'kept').map(({ key, change }) => [key, change]));
const of = (difference: Difference, key: string): MilestoneDifference => {
  const found = difference.milestones.find((m) => m.key === key);
  if (!found) throw new Error(`The difference does not name ${key}.`);
  return found;
};
const pin = (milestone: string, on: PlainDate): PlanningCommand => ({ type: 'pin', milestone, on, reason: 'the host asked for it' });

describe('a difference', () => {
  it('of a plan with itself is empty', () => {
    const same = differenceOf(table.world, table.world, '2028-01-10');
    expect(isEmpty(same)).toBe(true);
    expect(same.headline).toBe('Nothing changes.');
    expect(same.milestones.map(({ key }) => key).sort()).toEqual(Object.keys(table.edition.milestones).sort());
  });

  it('of a date that is pinned says by whom and why it stands, and what comes to be due too early or late by it', () => {
    const difference = tried('2028-01-10', pin('M39', '2030-04-01'));
    expect(changed(difference)).toEqual({ M39: 'moved' });
    expect(of(difference, 'M39')).toMatchObject({
      days: 21,
      from: { on: '2030-03-11', root: 'opening' },
      to: { on: '2030-04-01', root: 'pin', why: 'Pinned to 1 April 2030 by ada: the host asked for it (basis: decision 84/550).' },
      rule: 'opening-6w',
    });
    expect(isEmpty(difference)).toBe(false);
  });

  it('of a date that is pinned where it stands says that its grounds are others', () => {
    const difference = tried('2028-01-10', pin('M39', '2030-03-11'));
    expect(changed(difference)).toEqual({ M39: 'restated' });
    expect(of(difference, 'M39')).toMatchObject({ days: 0, to: { root: 'pin' } });
  });

  it('of a pin that is lifted goes back to the rule', () => {
    table.give('2028-01-09', pin('M39', '2030-04-01'));
    const difference = tried('2028-01-10', { type: 'unpin', milestone: 'M39', reason: 'not needed' });
    expect(of(difference, 'M39')).toMatchObject({ change: 'moved', days: -21, to: { on: '2030-03-11', root: 'opening' } });
  });

  it('while the congress has no date says what goes on with days of its own, and what comes to wait', () => {
    table.give('2028-01-08', { type: 'announce-postponement', evidence });
    table.give('2028-01-09', { type: 'suspend', evidence });
    const dates = { start: '2029-05-07', end: '2029-05-09' };
    const meetings = [
      { id: 'africa', title: 'Africa', dates },
      { id: 'caribbean', title: 'Caribbean' },
    ];
    const agreed = tried('2028-01-10', { type: 'agree-meetings', meetings });
    expect(of(agreed, 'M22.africa')).toMatchObject({ change: 'resumed', to: { on: '2029-05-09', root: 'meeting', status: 'planned' } });
    expect(of(agreed, 'M22.caribbean')).toMatchObject({ change: 'new', to: { on: null, status: 'suspended' } });
    table.give('2028-01-10', { type: 'agree-meetings', meetings });
    const undone = tried('2028-01-11', { type: 'agree-meetings', meetings: [{ id: 'africa', title: 'Africa' }] });
    expect(of(undone, 'M22.africa')).toMatchObject({ change: 'suspended', from: { on: '2029-05-09' }, to: { on: null } });
    expect(of(tried('2028-01-10', pin('M39', '2030-04-01')), 'M39')).toMatchObject({ change: 'resumed', to: { root: 'pin' } });
  });

  it('of a slip names what it breaks, and what it takes of the slack', () => {
    const difference = tried('2028-01-10', { type: 'slip', milestone: 'M38', days: 60, reason: 'translators are late' });
    expect(of(difference, 'M38')).toMatchObject({ change: 'moved', days: 60 });
    expect(difference.rules.broken).toMatchObject([{ rule: 'order', about: 'M39', says: expect.stringContaining('M38') }]);
    expect(of(difference, 'M39')).toMatchObject({ change: 'kept', atRisk: 'new' });
    expect(of(difference, 'M38').to?.slackDays).toBeLessThan(of(difference, 'M38').from?.slackDays ?? 0);
    expect(difference.criticalPath.to.milestones.at(-1)?.key).toBe('M46');
  });

  it('[R032] of a calendar says which regional meeting ends too late for the opening, and of a later opening that it does not any more', () => {
    const meetings = [
      { id: 'africa', title: 'Africa', dates: { start: '2029-10-02', end: '2029-10-04' } },
      { id: 'europe', title: 'Europe', dates: { start: '2029-02-06', end: '2029-02-08' } },
    ];
    const late = tried('2028-06-01', { type: 'agree-meetings', meetings });
    const lastMeeting = (rules: BrokenRule[]): BrokenRule[] => rules.filter(({ rule }) => rule === 'last-meeting');
    expect(lastMeeting(late.rules.broken)).toMatchObject([{ about: 'africa', requirements: ['R032'] }]);
    expect(lastMeeting(late.rules.broken)[0]?.says).toContain('22 September 2029');
    expect(changed(late)).toMatchObject({ 'M22.africa': 'moved', 'M22.asia-pacific': 'gone', 'M24.western-asia': 'gone' });

    table.give('2028-06-01', { type: 'agree-meetings', meetings }, { actor: 'ada' });
    const earlier = tried(
      '2028-06-02',
      { type: 'announce-postponement', evidence },
      { type: 'suspend', evidence },
      {
        type: 'reconvene',
        opening: '2030-06-03',
        closing: '2030-06-08',
        evidence: { symbol: 'decision 84/550 B' },
        retarget: {},
      },
    );
    expect(lastMeeting(earlier.rules.mended)).toMatchObject([{ about: 'africa' }]);
  });

  it('[R020] of a congress that lasts too long is refused, as its application would be', () => {
    const days = { opening: '2030-06-03', closing: '2030-06-14', evidence: { symbol: 'decision 84/550 B' }, retarget: {} };
    const simulation = simulate(
      table.world,
      [
        { type: 'announce-postponement', evidence },
        { type: 'suspend', evidence },
        { type: 'reconvene', ...days },
      ],
      { now: instantAt(zone, '2028-06-02', 12), actor: 'ada', basis: 'x' },
    );
    expect(simulation).toMatchObject({ refusal: { code: 'duration-exceeded', pointer: '/changes/2/closing' } });
  });

  it('[R020] counts meeting days: a record that exceeds them is said to, and one day less mends it', () => {
    const record = (closing: PlainDate): World => {
      const told = new EditionOnTheTable(template, zone);
      told.create('2015-12-17', { mode: 'historic', targetYear: 2020, dates: { opening: '2020-04-20', closing } });
      return told.world;
    };
    const [eight, nine] = [record('2020-04-28'), record('2020-04-29')];
    expect(differenceOf(eight, nine, '2020-01-01').rules.broken).toMatchObject([
      { rule: 'duration', about: 'congress', requirements: ['R020'] },
    ]);
    expect(differenceOf(nine, eight, '2020-01-01').rules).toMatchObject({ broken: [], mended: [{ rule: 'duration' }] });
  });

  it('of the placement of the high-level segment moves the segment, and the adoption with it', () => {
    const difference = tried('2028-01-10', { type: 'place', placement: 'closing' });
    expect(changed(difference)).toEqual({ M47: 'moved', M48: 'moved' });
    expect(difference.headline).toMatch(/^The high-level segment moves to the closing of the congress\./);
    // It has to be begun when the declaration is adopted, and so it is at either end.
    expect(difference.rules.broken).toEqual([]);
  });

  it('of a session on other days moves what is due at it and before it', () => {
    const difference = tried('2026-01-10', { type: 'date-session', session: 'commission-36', start: '2027-05-10', end: '2027-05-14' });
    expect(of(difference, 'M06')).toMatchObject({
      change: 'moved',
      from: { on: '2027-05-31' },
      to: { on: '2027-05-14', certainty: 'firm' },
    });
    expect(of(difference, 'M03')).toMatchObject({ change: 'moved', from: { on: '2027-02-20' }, to: { on: '2027-03-01' } });
  });

  it('of a session that turns out to be over sends what was due at it to the next one, where that comes before the opening', () => {
    const over = (session: string, start: PlainDate, end: PlainDate, day: PlainDate): Difference =>
      tried(day, { type: 'date-session', session, start, end });
    const assembly = over('general-assembly-83', '2028-12-11', '2028-12-15', '2028-12-20');
    expect(of(assembly, 'M18')).toMatchObject({
      change: 'moved',
      overdue: 'new',
      impossible: {
        why: expect.stringContaining('15 December 2028'),
        remedy: { kind: 'retarget', session: 'general-assembly-84', on: '2029-12-31' },
      },
    });
    expect(assembly.decisions.find(({ milestone }) => milestone === 'M18')).toMatchObject({
      session: { key: 'general-assembly-83' },
      suggestion: { key: 'general-assembly-84' },
      why: 'The session ended on 15 December 2028.',
    });

    const commission = over('commission-38', '2029-05-07', '2029-05-11', '2029-05-20');
    expect(of(commission, 'M26').impossible?.remedy).toEqual({
      kind: 'waive',
      says: 'No later session ends before the opening; waive it.',
    });
    expect(commission.decisions.find(({ milestone }) => milestone === 'M26')).toMatchObject({
      suggestion: null,
      why: 'The session ended on 11 May 2029. No later one ends before the opening; waive it.',
    });
  });

  it('of a congress that is cancelled closes what hangs on it, and nobody is reminded any more', () => {
    const difference = tried('2028-01-10', { type: 'cancel', evidence });
    expect(difference.headline).toMatch(/^The congress is cancelled\./);
    expect(['M46', 'M53', 'M39'].map((key) => of(difference, key).change)).toEqual(['waived', 'waived', 'waived']);
    expect(difference.reminders.new).toEqual([]);
    expect(difference.reminders.withdrawn.length).toBeGreaterThan(10);
    expect(difference.counts.byChange.waived + difference.counts.byChange.kept).toBe(difference.milestones.length);
  });

  it('of a congress that is cancelled lists what stays open for somebody to decide on, and calls nothing critical', () => {
    const { difference, advice } = triedOn(table.world, '2028-01-10', [{ type: 'cancel', evidence }]);
    const open = difference.milestones.filter(({ to }) => to?.status === 'planned').map(({ key }) => key);
    expect(open).toContain('M18');
    expect(difference.undecided?.map(({ key }) => key)).toEqual(open);
    expect(new Set(open.map((key) => of(difference, key).kept?.because))).toEqual(new Set(['undecided']));
    expect(difference.headline).toContain(`${open.length} milestones stay open and are to be decided on`);
    expect(advice).toContainEqual(expect.stringMatching(/^To be decided on, .*M18.* Waive what is not to go on/));
    expect(difference.criticalPath.to).toEqual({ slackDays: null, milestones: [], reason: 'The congress is cancelled.' });

    const late = triedOn(table.world, '2028-01-10', [pin('M38', '2030-04-15'), { type: 'cancel', evidence }]);
    expect(late.difference.rules).toEqual({ broken: [], mended: [] });
    table.give('2028-01-10', pin('M38', '2030-04-15'));
    const rests = [
      triedOn(table.world, '2028-01-10', [{ type: 'cancel', evidence }]),
      triedOn(table.world, '2028-01-10', [
        { type: 'announce-postponement', evidence },
        { type: 'suspend', evidence },
      ]),
    ];
    expect(rests.map(({ difference: { rules } }) => rules.mended)).toEqual([[], []]);

    table.give('2028-01-11', { type: 'cancel', evidence }, { actor: 'ada', basis: 'x' });
    table.give('2028-01-12', { type: 'waive', milestone: 'M18', reason: 'there is no congress to request meetings for' });
    expect(table.milestone('M18').status).toBe('waived');
    expect(differenceOf(table.world, table.world, '2028-01-12').undecided).toBeUndefined();
  });

  it('of dates brought forward names a session to decide on only where another one can be had, and why it is that one', () => {
    const difference = tried(
      '2028-11-21',
      { type: 'announce-postponement', evidence },
      { type: 'suspend', evidence },
      { type: 'reconvene', opening: '2029-03-05', closing: '2029-03-10', evidence: { symbol: 'decision 84/550 B' }, retarget: {} },
    );
    const decided = new Map(difference.decisions.map((decision) => [decision.milestone, decision]));
    expect(decided.get('M55')).toMatchObject({
      session: { key: 'commission-39' },
      suggestion: { key: 'commission-38' },
      why: expect.stringMatching(
        /^It is counted from the dates first decided; counted from the dates in force it would be [^.]*38[^.]*\.$/,
      ),
    });
    expect(difference.decisions.filter(({ session, suggestion }) => session.key === suggestion?.key)).toEqual([]);
  });

  it('of a date that is set past the opening says that its rule has it before', () => {
    const { difference, advice } = triedOn(table.world, '2028-01-10', [pin('M41', '2030-05-20')]);
    const says = 'M41 (2030-05-20) does not come before the opening (2030-04-22), where it belongs';
    expect(difference.rules.broken).toMatchObject([{ rule: 'order', about: 'M41', says: `${says}.` }]);
    expect(advice).toContainEqual(expect.stringContaining(says));
    expect(tried('2028-01-10', pin('M41', '2030-04-21')).rules.broken).toEqual([]);
  });

  it('leads from what must be done first to the opening, past what gives way', () => {
    const { criticalPath } = tried('2028-01-10', pin('M39', '2030-04-01'));
    const keys = criticalPath.from.milestones.map(({ key }) => key);
    expect(keys).toEqual(['M26', 'M28', 'M30', 'M31', 'M42', 'M46']);
    expect(criticalPath.to.milestones.map(({ key }) => key)).toEqual(['M39', 'M45', 'M46']);
    // The six weeks of its documents always take up all of the time between two deadlines; that says nothing of the opening.
    expect(keys).not.toContain('M38');
  });

  it('of another place and way of attending takes up again what was done for the old ones', () => {
    const done: [PlainDate, string][] = [
      ['2026-01-20', 'M02'],
      ['2026-01-21', 'M09'],
      ['2026-02-20', 'M11'],
    ];
    table.give('2026-01-19', { type: 'record-external', external: 'previous-congress-held', evidence: { note: 'x' } });
    for (const [day, milestone] of done) table.give(day, { type: 'complete', milestone, evidence: { link: 'https://example.org/x' } });
    expect(table.milestone('M11').status).toBe('done');
    const difference = tried(
      '2029-11-10',
      { type: 'announce-postponement', evidence },
      { type: 'suspend', evidence },
      {
        type: 'reconvene',
        opening: '2030-06-03',
        closing: '2030-06-08',
        venue: 'Nairobi',
        modality: 'hybrid',
        evidence: { symbol: 'decision 84/550 B' },
        retarget: {},
      },
    );
    expect(of(difference, 'M11')).toMatchObject({
      change: 'reopened',
      from: { status: 'done' },
      to: { status: 'in-progress', on: '2029-03-03' },
      overdue: 'new',
      impossible: { remedy: { kind: 'date', on: '2029-11-10' } },
    });
    expect(difference.headline).toContain('in Nairobi instead of Kyoto, to be held in person and online.');
  });

  it('of what cannot be done before the opening any more says so, instead of another day', () => {
    table.give('2029-12-01', { type: 'announce-postponement', evidence: { link: 'https://example.org/x' } });
    table.give('2029-12-02', { type: 'suspend', evidence }, { actor: 'ada', basis: 'x' });
    const soon = tried('2029-12-03', {
      type: 'reconvene',
      opening: '2029-12-20',
      closing: '2029-12-22',
      evidence: { symbol: 'decision 84/550 B' },
      retarget: {},
    });
    const remedies = soon.milestones.flatMap(({ key, impossible }) => (impossible ? [[key, impossible.remedy] as const] : []));
    expect(new Map(remedies).get('M39')).toMatchObject({
      kind: 'later-opening',
      says: expect.stringContaining('and the opening is on 20 December 2029; choose a later one'),
    });
    expect(remedies.every(([key]) => of(soon, key).overdue === 'new')).toBe(true);
  });

  it('lists a milestone that falls away and one that comes in its place, each in the order of the template', () => {
    const difference = tried('2028-06-01', {
      type: 'agree-meetings',
      meetings: [{ id: 'arab-states', title: 'Arab States', dates: { start: '2029-02-06', end: '2029-02-08' } }],
    });
    expect(of(difference, 'M22.africa')).toMatchObject({
      change: 'gone',
      to: null,
      days: null,
      title: expect.stringContaining('(Africa)'),
    });
    expect(of(difference, 'M22.arab-states')).toMatchObject({ change: 'new', from: null, to: { on: '2029-02-08' } });
    const ids = difference.milestones.map(({ key }) => key.split('.')[0]);
    expect([...new Set(ids)]).toEqual(ids.filter((id, i) => id !== ids[i - 1]));
  });

  it('of what became overdue since it was decided is overdue and was possible', () => {
    const before = table.world;
    table.give('2028-01-10', pin('M39', '2028-02-01'));
    expect(of(differenceOf(before, table.world, '2028-03-01'), 'M39')).toMatchObject({ overdue: 'new', change: 'moved' });
    expect(of(differenceOf(before, table.world, '2028-03-01'), 'M39').impossible).toBeUndefined();
  });

  it('is not there without an edition', () => {
    expect(() => differenceOf(emptyWorld(template), table.world, '2028-03-01')).toThrow('no edition');
    expect(
      simulate(emptyWorld(template), [pin('M39', '2028-02-01')], { now: instantAt(zone, '2028-01-01', 12), actor: 'ada' }),
    ).toMatchObject({
      refusal: { code: 'edition-unknown' },
    });
  });
});

describe('who may not apply a change, or lacks its basis,', () => {
  it('can try it out, and is told what the application would lack', () => {
    const simulation = simulate(table.world, [{ type: 'cancel', evidence }], { now: instantAt(zone, '2028-01-10', 12), actor: 'bo' });
    if ('refusal' in simulation) throw new Error(simulation.refusal.reason);
    expect(simulation.advice.join(' ')).toMatch(/"bo" does not.*legal basis/);
  });
});

describe('reminders in a difference', () => {
  it('name the rung that will not come and the one that comes instead', () => {
    const life = aLife();
    life.until('2031-02-17', 9); // two weeks before the paper is due
    const { difference } = triedOn(life.world, '2031-02-17', [pin('M1', '2031-03-20')]);
    const [withdrawn, coming] = [difference.reminders.withdrawn, difference.reminders.new];
    expect(withdrawn.filter(({ kind }) => kind === 'rung')).toMatchObject([
      { milestones: ['M1'], recipient: 'ada', dueOn: '2031-03-03', role: 'author' },
    ]);
    expect(coming).toMatchObject([
      { kind: 'rung', milestones: ['M1'], recipient: 'ada', on: '2031-02-18', rung: -30, dueOn: '2031-03-20' },
    ]);
    expect(difference.counts.reminders).toEqual({ withdrawn: withdrawn.length, new: coming.length });
  });

  it('are the ones that the engine withdraws and sends when the change is applied', () => {
    const life = aLife();
    life.until('2031-02-17', 9);
    const waiting = [...life.world.delivery.pending.keys()];
    expect(waiting).not.toEqual([]);
    const change = pin('M1', '2031-03-20');
    const { difference } = triedOn(life.world, '2031-02-17', [change], 9);
    const before = life.events.length;
    life.act(change, { actor: 'olga' });
    const withdrawn = life.events.slice(before).flatMap(({ event }) => (event.type === 'notices-withdrawn' ? event.keys : []));
    expect(withdrawn).not.toEqual([]);
    expect(difference.reminders.withdrawn.flatMap(({ notice }) => notice ?? [])).toEqual(withdrawn);
    const told = life.notices.length;
    life.until('2031-02-28');
    const sent = life.notices.slice(told).filter(({ about }) => about.some(({ milestone }) => milestone === 'M1'));
    const [first] = difference.reminders.new;
    expect(sent[0]).toMatchObject({ recipient: first?.recipient, about: [{ rung: first?.rung, dueOn: first?.dueOn }] });
    expect(sent[0]?.at.slice(0, 10)).toBe(first?.on);
  });

  it('name the letters that would tell of a decision on the congress, for nobody is told of a trial', () => {
    table.world = {
      ...table.world,
      people: { ...table.world.people, bo: plainProfile(zone), ina: { ...plainProfile(zone), channel: 'calendar' } },
    };
    for (const person of ['bo', 'ina']) table.give('2026-01-05', { type: 'assign-role', role: 'drafter', person, capacity: 'informed' });
    expect(tried('2028-01-10', pin('M39', '2030-04-01')).counts.letters).toBeUndefined();
    const difference = tried('2028-01-10', { type: 'cancel', evidence });
    const letters = difference.reminders.new.filter(({ decision }) => decision !== undefined);
    expect(letters).toMatchObject([
      { kind: 'notice', decision: 'cancelled', recipient: 'bo', role: 'drafter', on: '2028-01-10', rung: null, dueOn: null },
    ]);
    expect(letters[0]?.milestones).toContain('M31');
    expect([difference.counts.letters, difference.counts.reminders.new]).toEqual([1, 1]);
    expect(difference.headline).toMatch(/, 1 letter tells of it\.$/);
    table.give('2028-01-10', { type: 'cancel', evidence }, { actor: 'ada', basis: 'decision 84/503' });
    const told = [...table.world.delivery.pending.values()].map(({ notice }) => notice);
    expect(told.map(({ recipient, about }) => [recipient, about.map(({ milestone }) => milestone)])).toEqual([
      ['bo', letters[0]?.milestones],
    ]);
  });

  it('say nothing of what the change does not touch', () => {
    const life = aLife();
    life.until('2031-02-10');
    const { difference } = triedOn(life.world, '2031-02-10', [pin('M2', '2031-04-10')]);
    expect([...difference.reminders.withdrawn, ...difference.reminders.new].flatMap(({ milestones }) => milestones)).not.toContain('M1');
  });
});
