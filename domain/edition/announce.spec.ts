import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { creation } from '../../test/builders/command.js';
import { Life, type Intended } from '../../test/builders/life.js';
import { concernsAbout } from '../delivery/concerns.js';
import { isWanted } from '../delivery/wanted.js';
import type { Capacity } from '../template/template.js';
import type { PlanningCommand } from './commands.js';
import { definitionOf } from './milestones.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const dates = { opening: '2031-04-21', closing: '2031-04-26' };
const later = { opening: '2032-03-08', closing: '2032-03-13' };
const announce: PlanningCommand = { type: 'announce-postponement', evidence: { link: 'https://example.org/announcement' } };
const suspend: PlanningCommand = { type: 'suspend', evidence: { symbol: 'decision 84/501' } };
const reconvene: PlanningCommand = { type: 'reconvene', ...later, evidence: { symbol: 'decision 84/502' }, retarget: {} };
const cancel: PlanningCommand = { type: 'cancel', evidence: { symbol: 'decision 84/503' } };

/** Ada organises; of the host Ben acts, Carl is his deputy, and Dora follows what both do; Eve has nothing to do with it. */
let life: Life;
beforeEach(() => {
  life = new Life(template, 'Europe/Vienna', '2029-10-01', { ada: {}, ben: {}, carl: {}, dora: {}, eve: {} });
  life.create({ dates, venue: 'Doha', placement: 'opening', targetYear: 2031, sessions: [] });
  gives('ada', 'organiser');
  gives('ben', 'host-counterpart');
  gives('carl', 'host-counterpart', 'deputy');
  gives('dora', 'host-counterpart', 'informed');
  gives('dora', 'organiser', 'informed');
  life.downUntil('2029-10-02');
});

const gives = (person: string, role: string, capacity: Capacity = 'responsible') =>
  life.act({ type: 'assign-role', role, person, capacity });
const decide = (...changes: PlanningCommand[]) => {
  for (const change of changes) life.act(change, { actor: 'ada', basis: basisOf(change) });
};
const basisOf = (change: PlanningCommand): string => ('evidence' in change ? (change.evidence.symbol ?? 'a note') : 'agreed');
const letters = (): Intended[] => life.notices.filter(({ kind }) => kind === 'decision');
const readers = (): string[] => letters().map(({ recipient, decision }) => `${recipient}: ${decision?.kind}`);
const letterTo = (person: string): Intended => {
  const letter = letters().findLast(({ recipient }) => recipient === person);
  if (!letter) throw new Error(`${person} was told of no decision.`);
  return letter;
};
const withdrawn = () => life.events.flatMap(({ event }) => (event.type === 'notices-withdrawn' ? [event] : []));

describe('of a decision on the congress', () => {
  it('whoever holds a role is told once, in whatever capacity and however many; who has decided knows it', () => {
    decide(announce, suspend);
    expect(readers()).toEqual(['dora: suspended', 'ben: suspended', 'carl: suspended']);
    expect(letterTo('dora')).toMatchObject({ why: { capacity: 'informed', others: [{ capacity: 'informed' }] }, status: 'intended' });
    expect(letterTo('ben').decision).toEqual({ kind: 'suspended', by: 'ada', basis: 'decision 84/501', from: dates });
  });

  it('each is told of the milestones of their own roles that it changes, in order of the dates that they had', () => {
    const due = life.edition.milestones['M44']?.due.on;
    life.act({ type: 'waive', milestone: 'M10', reason: 'x' });
    decide(announce, suspend);
    const { about } = letterTo('ben');
    expect(about.find(({ milestone }) => milestone === 'M44')).toEqual({ milestone: 'M44', rung: 0, dueOn: due, revision: 2 });
    expect(about.map(({ dueOn }) => dueOn)).toEqual(about.map(({ dueOn }) => dueOn).sort());
    // Closed before; another's; due in its session, wherever the congress is.
    for (const key of ['M10', 'M46', 'M57']) expect(about.map(({ milestone }) => milestone)).not.toContain(key);
    expect(letterTo('dora').about.length).toBeGreaterThan(about.length);
  });

  it('also who has no milestone that it changes', () => {
    gives('eve', 'follow-up-officer');
    const theirs = Object.keys(life.edition.milestones).filter((key) => definitionOf(template, key).responsible === 'follow-up-officer');
    for (const milestone of theirs) life.act({ type: 'waive', milestone, reason: 'x' });
    decide(announce, suspend);
    expect(letterTo('eve').about).toEqual([]);
  });

  it('new dates are told beside the former ones, with the place where that is another', () => {
    const before = life.edition.milestones['M44']?.due.on;
    decide(announce, suspend, { ...reconvene, venue: 'Hyperborea', modality: 'hybrid' });
    const letter = letterTo('ben');
    expect(letter.decision).toEqual({
      kind: 'dates',
      by: 'ada',
      basis: 'decision 84/502',
      from: dates,
      to: later,
      venue: 'Hyperborea',
      modality: 'hybrid',
    });
    expect(letter.about.find(({ milestone }) => milestone === 'M44')).toMatchObject({ dueOn: '2032-03-05', movedFrom: before });
  });

  it('the basis of the command stands before the document that proves it', () => {
    decide(announce);
    life.act(suspend, { actor: 'ada', basis: 'A/DEC/84/501' });
    expect(letterTo('ben').decision?.basis).toBe('A/DEC/84/501');
    const { decisions: _, ...older } = template; // asks for no basis
    life.world = { ...life.world, template: older };
    life.act(reconvene, { actor: 'ada' });
    expect(letterTo('ben').decision?.basis).toBe('decision 84/502');
  });

  it('what another place makes to be done again is told as such', () => {
    for (const milestone of ['M02', 'M09', 'M10']) life.act({ type: 'waive', milestone, reason: 'x' });
    life.act({ type: 'complete', milestone: 'M11', evidence: { link: 'https://example.org/report' } });
    decide(announce, suspend, { ...reconvene, venue: 'Hyperborea' });
    expect(letterTo('dora').about.flatMap(({ milestone, again }) => (again ? [milestone] : []))).toEqual(['M11']);
  });

  it('several in one command are one letter, as they stand at its end', () => {
    life.act({ type: 'replan', changes: [announce, suspend, reconvene] }, { actor: 'ada', basis: 'decision 84/502' });
    expect(readers()).toEqual(['dora: dates', 'ben: dates', 'carl: dates']);
    expect(letterTo('ben').decision).toMatchObject({ from: dates, to: later });
    expect(letterTo('ben').about.find(({ milestone }) => milestone === 'M44')).toMatchObject({ dueOn: '2032-03-05' });
  });

  it('a cancellation is told of a congress that nobody pursues any more', () => {
    decide(cancel);
    expect(readers()).toEqual(['dora: cancelled', 'ben: cancelled', 'carl: cancelled']);
    expect(letterTo('ben').about.length).toBeGreaterThan(0);
    expect([...life.world.delivery.pending.values()].every(({ notice }) => isWanted(life.world, notice))).toBe(true);
  });

  it('nobody is told where it is entered when its dates are over, unless it was decided after them', () => {
    const late = new Life(template, 'Europe/Vienna', '2026-11-21', { ada: {}, ben: {} }).until('2026-11-21', 9);
    const held = { opening: '2020-04-20', closing: '2020-04-27' };
    late.act(creation(template, { targetYear: 2020, zone: 'Europe/Vienna', dates: held }), { effectiveOn: '2018-12-17' });
    for (const person of ['ada', 'ben']) late.act({ type: 'assign-role', role: 'organiser', person });
    const enter = (change: PlanningCommand, effectiveOn: string) =>
      late.act(change, { actor: 'ada', basis: basisOf(change), effectiveOn }).notices.flatMap(({ decision }) => decision?.kind ?? []);
    expect(enter(announce, '2020-03-20')).toEqual([]);
    expect(enter(suspend, '2020-04')).toEqual([]);
    expect(enter({ ...reconvene, opening: '2021-03-07', closing: '2021-03-12' }, '2020-08-12')).toEqual([]);
    expect(enter(announce, '2021-02-20')).toEqual([]);
    expect(enter(suspend, '2021-03-01')).toEqual([]);
    expect(enter(cancel, '2026-11-20')).toEqual(['cancelled']);
  });

  it('they are told where it is entered a day late', () => {
    life.act(announce, { actor: 'ada', basis: 'x', effectiveOn: '2029-09-30' });
    life.act(suspend, { actor: 'ada', basis: 'x', effectiveOn: '2029-10-01' });
    expect(readers()).toEqual(['dora: suspended', 'ben: suspended', 'carl: suspended']);
  });

  it('nobody is told of the first dates, of an announcement, nor of what a record tells', () => {
    decide(announce);
    expect(letters()).toEqual([]);
    const undated = new Life(template, 'Europe/Vienna', '2029-10-01', { ada: {}, ben: {} });
    undated.create({ targetYear: 2031, sessions: [] });
    for (const person of ['ada', 'ben']) undated.act({ type: 'assign-role', role: 'organiser', person });
    undated.act({ type: 'decide-dates', ...dates }, { actor: 'ada', basis: 'A/RES/84/190' });
    expect(undated.notices.filter(({ kind }) => kind === 'decision')).toEqual([]);
    const told = new Life(template, 'Europe/Vienna', '2029-10-01', { ben: {} });
    told.create({ dates, mode: 'historic', targetYear: 2031, sessions: [] });
    told.act({ type: 'assign-role', role: 'organiser', person: 'ben' });
    told.act(cancel, { actor: 'ada' });
    expect(told.notices.filter(({ kind }) => kind === 'decision')).toEqual([]);
  });
});

describe('the letter on a decision', () => {
  it('waits for the end of quiet hours, and for no digest', () => {
    life.enter('ben', { quiet: { from: '20:00', to: '07:00' } });
    life.enter('carl', { digest: 'weekly' });
    life.downUntil('2029-10-02', 22);
    decide(announce, suspend);
    expect(letterTo('ben').at).toBe('2029-10-03T05:00:00.000Z');
    expect(letterTo('carl').at).toBe(life.now);
  });

  it('goes in somebody’s absence to who covers, who gets one for all; never to who has decided', () => {
    const absent = (cover: string) => ({ absences: [{ from: '2029-10-01', to: '2029-10-31', cover }] });
    life.enter('ben', absent('dora'));
    life.enter('carl', absent('ada'));
    decide(announce, suspend);
    expect(readers()).toEqual(['dora: suspended', 'carl: suspended']);
    const { role, why, about } = letterTo('dora');
    expect([role, why?.capacity, why?.coverFor]).toEqual(['organiser', 'informed', undefined]);
    expect(why?.others).toContainEqual(expect.objectContaining({ role: 'host-counterpart', capacity: 'responsible', coverFor: 'ben' }));
    expect(about.map(({ milestone }) => milestone)).toContain('M44');
  });

  it('is on record, and not sent, for who wants a calendar and no messages', () => {
    life.enter('ben', { channel: 'calendar' });
    decide(announce, suspend);
    expect(letterTo('ben').status).toBe('calendar');
  });

  it('is taken back while it waits where another decision takes the place of its own: the newer one tells all', () => {
    decide(announce, suspend);
    const first = letterTo('ben').key;
    decide(reconvene);
    expect(withdrawn().find(({ keys }) => keys.includes(first))?.why).toBe('reconvened for 2032-03-08 (decision 84/502)');
    expect([...life.world.delivery.pending.keys()].filter((key) => key.includes('/decision/'))).toEqual(
      letters()
        .slice(3)
        .map(({ key }) => key),
    );
    decide(cancel);
    expect(letters()).toHaveLength(9);
    expect([...life.world.delivery.pending.values()].map(({ notice }) => notice.decision?.kind)).toEqual(Array(3).fill('cancelled'));
  });

  it('tells what one that was taken back would have told: the dates, place and way its reader knows are the former ones', () => {
    const replan = (closing: string, more = {}) =>
      life.act({ type: 'replan', changes: [announce, suspend, { ...reconvene, closing, ...more }] }, { actor: 'ada', basis: 'b' });
    const dueOf = (key: string) => life.edition.milestones[key]?.due.on;
    const entryOf = (key: string) => letterTo('ben').about.find(({ milestone }) => milestone === key);
    life.enter('ben', { quiet: { from: '18:00', to: '08:00' } });
    life.downUntil('2029-10-02', 21);
    const known = dueOf('M44');
    replan(later.closing, { venue: 'Hyperborea', modality: 'hybrid' });
    life.world = {
      ...life.world,
      delivery: { ...life.world.delivery, pending: life.world.delivery.pending.with([[letterTo('carl').key, null]]) },
    };
    const first = letterTo('ben').about.map(({ milestone }) => milestone);
    replan('2032-03-12');
    const to = { opening: later.opening, closing: '2032-03-12' };
    expect(letterTo('ben').decision).toMatchObject({ from: dates, to, venue: 'Hyperborea', modality: 'hybrid' });
    expect(letterTo('ben').about.map(({ milestone }) => milestone)).toEqual(expect.arrayContaining(first));
    expect(entryOf('M44')).toMatchObject({ movedFrom: known, dueOn: dueOf('M44'), revision: life.edition.milestones['M44']?.revision });
    // Whom the first has reached knows what it said.
    expect(letterTo('carl').decision).toMatchObject({ from: later, to });
    expect(letterTo('carl').decision?.venue).toBeUndefined();
    expect(letterTo('carl').about).toEqual([]);
    decide(cancel);
    expect(letterTo('ben').decision).toEqual({ kind: 'cancelled', by: 'ada', basis: 'decision 84/503', from: dates });
    expect(entryOf('M44')).toMatchObject({ movedFrom: known });
  });

  it('that cannot reach its reader is told to the organisers, also when nobody pursues anything any more', () => {
    decide(cancel);
    const concerns = concernsAbout(life.world, [{ notice: letterTo('ben'), answer: '550 unknown' }], life.now);
    expect(concerns.map(({ recipient }) => recipient)).toEqual(['ada']);
    expect(concerns.every((concern) => isWanted(life.world, concern))).toBe(true);
    const [concern] = concerns;
    const ofReminder = {
      ...concern!,
      concern: { kind: 'undelivered', notice: 'edition/M44/-7/ben/1', recipient: 'ben', answer: '550' } as const,
    };
    expect(isWanted(life.world, ofReminder)).toBe(false);
    life.act({ type: 'close', reason: 'x' });
    expect([concern!, ofReminder].map((notice) => isWanted(life.world, notice))).toEqual([true, false]);
  });

  it.each([
    ['a cancellation', [cancel]],
    ['a postponement without a date', [announce, suspend]],
    ['new dates', [announce, suspend, reconvene]],
  ])('goes out after its edition is closed while it waits: %s', (_, decisions) => {
    decide(...decisions);
    const last = ['dora', 'ben', 'carl'].map((person) => letterTo(person).key);
    life.act({ type: 'close', reason: 'x' });
    expect([...life.world.delivery.pending.keys()]).toEqual(last);
  });

  it('has a point for whoever holds a role, or stands in for one who does', () => {
    life.enter('carl', { absences: [{ from: '2029-10-01', to: '2029-10-31', cover: 'eve' }] });
    decide(announce, suspend);
    const wanted = (person: string) => isWanted(life.world, letterTo(person));
    expect(['ben', 'eve'].map(wanted)).toEqual([true, true]);
    life.act({ type: 'release-role', role: 'host-counterpart', person: 'ben' });
    life.act({ type: 'release-role', role: 'host-counterpart', person: 'carl', capacity: 'deputy' });
    expect(['ben', 'eve', 'dora'].map(wanted)).toEqual([false, false, true]);
  });

  it('says once that a date has moved: reminders after it do not say so again, but of what moves later', () => {
    life.act({
      type: 'set-ladder',
      scope: 'milestone:M44',
      ladder: { rungs: [{ days: -900, to: ['responsible', 'deputy'], tone: 'notice' }] },
      reason: 'x',
    });
    life.until('2029-10-03');
    decide(announce, suspend, reconvene);
    const told = (person: string) =>
      life.notices
        .filter(({ kind, recipient, about }) => kind === 'reminder' && recipient === person && about[0]?.milestone === 'M44')
        .map(({ about: [entry] }) => `${entry?.movedFrom ?? '-'} ${entry?.dueOn}`);
    life.until('2029-10-05');
    expect(told('ben').at(-1)).toBe('- 2032-03-05');
    decide({ type: 'pin', milestone: 'M44', on: '2032-02-20', reason: 'x' });
    life.until('2029-10-07');
    expect(told('ben').at(-1)).toBe('2032-03-05 2032-02-20');
  });
});
