import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { tryOut } from '../engine.js';
import { instantAt } from '../time/plain-date.js';
import type { Envelope, PlanningCommand } from './commands.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

/** Several changes of plan as one command, as the application of a simulation sends them. */
describe('several changes of plan', () => {
  let table: EditionOnTheTable;

  beforeEach(() => {
    table = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Europe/Vienna', bo: 'Asia/Tokyo' });
    table.create('2015-12-17', { targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' }, conference: 234 });
    table.give('2016-01-04', { type: 'assign-role', role: 'organiser', person: 'ada' });
    table.give('2016-01-04', { type: 'assign-role', role: 'participation-officer', person: 'bo' });
  });

  const announcement: PlanningCommand = { type: 'announce-postponement', evidence: { link: 'https://example.org/announcement' } };
  const suspension: PlanningCommand = { type: 'suspend', evidence: { symbol: 'decision 74/550 A' } };
  const reconvening: PlanningCommand = {
    type: 'reconvene',
    opening: '2021-03-07',
    closing: '2021-03-12',
    evidence: { symbol: 'decision 74/550 B' },
    retarget: { M55: 'commission-30' },
  };
  const basis = 'decision 74/550';
  const replan = (changes: PlanningCommand[], more: Partial<Omit<Envelope, 'command'>> = {}, day = '2020-04-13') =>
    table.give(day, { type: 'replan', changes }, { actor: 'ada', basis, ...more });

  it('are decided in their order, each on what those before it brought about, on one basis and one day', () => {
    expect(replan([announcement, suspension, reconvening], { effectiveOn: '2020-04-10' })).toBeUndefined();
    expect(table.edition.keyDates).toMatchObject({ suspended: false, present: { opening: '2021-03-07' } });
    expect(table.edition.postponements).toEqual([
      { announcedOn: '2020-04-10', suspendedOn: '2020-04-10', reconvenedOn: '2020-04-10', bases: [basis] },
    ]);
    expect(table.due('M46')).toBe('2021-03-07');
    expect(table.milestone('M55').due.session).toBe('commission-30');
    const [last] = table.events.slice(-1);
    const events = table.events.filter((e) => e.commandId === last?.commandId);
    expect(new Set(events.map((e) => `${e.actor} ${e.basis} ${e.effectiveOn}`))).toEqual(new Set([`ada ${basis} 2020-04-10`]));
    expect(events.map((e) => e.index)).toEqual(events.map((_, i) => i));
  });

  it('are all refused with the one that cannot be, which is named by its place', () => {
    const before = table.world;
    expect(replan([{ type: 'pin', milestone: 'M41', on: '2020-04-15', reason: 'x' }, suspension])).toMatchObject({
      code: 'postponement-not-announced',
      pointer: '/changes/1',
    });
    expect(replan([announcement, suspension, { ...reconvening, closing: '2021-03-01' }])).toMatchObject({
      code: 'dates-invalid',
      pointer: '/changes/2/closing',
    });
    expect(replan([announcement, suspension, { ...reconvening, retarget: { M55: 'ecosoc-2021' } }])).toMatchObject({
      code: 'not-retargetable',
      pointer: '/changes/2/retarget/M55',
    });
    expect(replan([{ type: 'slip', milestone: 'M99', days: 3, reason: 'x' }])).toMatchObject({
      code: 'milestone-unknown',
      pointer: '/changes/0/milestone',
    });
    expect(replan([])).toMatchObject({ code: 'changes-missing', pointer: '/changes' });
    expect(table.world).toBe(before);
  });

  it('are held to the version of the edition before the first of them, and to no version of a milestone', () => {
    const seen = table.edition.touched;
    expect(table.milestone('M41').touched).not.toBe(seen);
    const changes: PlanningCommand[] = [
      { type: 'pin', milestone: 'M41', on: '2020-04-15', reason: 'the host asked for it' },
      { type: 'slip', milestone: 'M41', days: 1, reason: 'one day more' },
      { type: 'unpin', milestone: 'M41', reason: 'by its rule after all' },
    ];
    expect(replan(changes, { ifSequence: seen - 1 })).toMatchObject({ code: 'version-stale' });
    expect(replan(changes, { ifSequence: seen })).toBeUndefined();
    expect(replan(changes, { ifSequence: seen })).toMatchObject({ code: 'version-stale' });
  });

  it('take notices back once, when all is done, and say all that did it', () => {
    table.give('2020-02-20', { type: 'wake' });
    const pending = [...table.world.delivery.pending.values()].map(({ notice }) => notice).filter(({ kind }) => kind !== 'concern');
    const told = [...new Set(pending.flatMap(({ about }) => about.map(({ milestone }) => milestone)))];
    expect(told.length).toBeGreaterThan(1);
    const pins = told.map((milestone): PlanningCommand => ({ type: 'pin', milestone, on: '2020-04-15', reason: `later, ${milestone}` }));
    expect(replan(pins, {}, '2020-02-21')).toBeUndefined();
    const withdrawn = table.events.flatMap(({ event }) => (event.type === 'notices-withdrawn' ? [event] : []));
    expect(withdrawn).toHaveLength(1);
    expect([...(withdrawn[0]?.keys ?? [])].sort()).toEqual(pending.map(({ key }) => key).sort());
    for (const milestone of told) expect(withdrawn[0]?.why).toContain(`later, ${milestone}`);
  });

  it('let stages follow between them', () => {
    table.give('2017-06-01', { type: 'waive', milestone: 'M26', reason: 'not needed' });
    expect(table.edition.stages['declaration']).toBe('running');
    expect(replan([announcement, suspension])).toBeUndefined();
    expect(table.world.stages['declaration']?.status).toBe('suspended');
    expect(replan([reconvening], {}, '2020-08-12')).toBeUndefined();
    expect(table.world.stages['declaration']?.status).toBe('running');
  });

  it('give the advice of all of them', () => {
    const [a, b] = ['M41', 'M40'];
    const pins = [a, b].map((milestone): PlanningCommand => ({ type: 'slip', milestone, days: 3, reason: 'x' }));
    expect(replan(pins, {}, '2019-06-01')).toBeUndefined();
    expect(table.advice.filter((says) => says.includes('no longer follows its rule'))).toHaveLength(2);
  });

  describe('are decided', () => {
    it('by who holds one of the roles that the template names, or a deputy', () => {
      for (const actor of ['bo', 'organiser', 'nobody']) {
        expect(replan([announcement], { actor })).toMatchObject({
          code: 'role-required',
          facts: [{ ref: 'organiser', says: 'held by ada' }],
        });
      }
      expect(table.edition.postponements).toEqual([]);
      table.give('2020-04-13', { type: 'assign-role', role: 'organiser', person: 'bo', capacity: 'informed' });
      expect(replan([announcement], { actor: 'bo' })).toMatchObject({ code: 'role-required' });
      table.give('2020-04-13', { type: 'assign-role', role: 'organiser', person: 'bo', capacity: 'deputy' });
      expect(replan([announcement], { actor: 'bo' })).toBeUndefined();
    });

    it('on a legal basis where the template asks for one', () => {
      const noBasis = (changes: PlanningCommand[], given?: string) =>
        table.give('2020-04-13', { type: 'replan', changes }, { actor: 'ada', ...(given === undefined ? {} : { basis: given }) });
      expect(noBasis([announcement, suspension])).toMatchObject({ code: 'basis-missing', pointer: '/basis', facts: [{ ref: 'suspend' }] });
      expect(noBasis([announcement, suspension], '  ')).toMatchObject({ code: 'basis-missing' });
      expect(table.edition.postponements).toEqual([]);
      expect(noBasis([announcement])).toBeUndefined();
    });

    it('by anybody and on no basis where they are only tried out, which is said', () => {
      const tried = (actor: string) =>
        tryOut(
          table.world,
          {
            id: 'x',
            edition: 'edition',
            stream: 'edition',
            actor,
            hash: '',
            command: { type: 'replan', changes: [announcement, suspension] },
          },
          instantAt('Asia/Tokyo', '2020-04-13', 12),
        );
      const outcome = tried('bo');
      expect(outcome).toMatchObject({ accepted: true });
      const said = outcome.accepted ? outcome.advice.join(' ') : '';
      expect(said).toMatch(/role "Organiser"/);
      expect(said).toMatch(/legal basis/);
      const byOrganiser = tried('ada');
      expect(byOrganiser.accepted && byOrganiser.advice.join(' ')).not.toMatch(/role "Organiser"/);
    });

    it('by anybody in a historic edition, and where the template says nothing', () => {
      const { decisions: _, ...silent } = template;
      const free = new EditionOnTheTable(silent);
      free.create('2015-12-17', { targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' } });
      expect(free.give('2020-04-13', { type: 'replan', changes: [announcement, suspension] }, { actor: 'nobody' })).toBeUndefined();
      const told = new EditionOnTheTable(template);
      told.create('2015-12-17', { mode: 'historic', targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' } });
      expect(told.give('2020-04-13', { type: 'replan', changes: [announcement, suspension] }, { actor: 'nobody' })).toBeUndefined();
    });
  });

  describe('a slip', () => {
    const slip = (days: number, more: Partial<Extract<PlanningCommand, { type: 'slip' }>> = {}) =>
      table.give('2019-06-01', { type: 'slip', milestone: 'M41', days, reason: 'the host asked for it', ...more });

    it('pins a milestone so many days later, or earlier, than it was due', () => {
      expect(table.due('M41')).toBe('2020-04-03');
      expect(slip(10)).toBeUndefined();
      expect(table.due('M41')).toBe('2020-04-13');
      expect(table.edition.pins['M41']).toMatchObject({ on: '2020-04-13', reason: 'the host asked for it' });
      expect(slip(-13)).toBeUndefined();
      expect(table.due('M41')).toBe('2020-03-31');
      expect(table.advice.join(' ')).toMatch(/was pinned to 2020-04-13/);
    });

    it('is refused by no days, by too many, into the past, without a reason, and of what has no date or one of the congress', () => {
      for (const days of [0, 1.5, 4000, -400]) expect(slip(days)).toMatchObject({ code: 'dates-invalid', pointer: '/days' });
      expect(slip(3, { reason: ' ' })).toMatchObject({ code: 'reason-missing' });
      expect(slip(3, { milestone: 'M46' })).toMatchObject({ code: 'milestone-owned-by-stage' });
      expect(slip(3, { milestone: 'X1' })).toMatchObject({ code: 'milestone-unknown' });
      table.give('2019-06-01', announcement);
      table.give('2019-06-01', suspension);
      expect(slip(3)).toMatchObject({ code: 'dates-invalid', pointer: '/milestone' });
      expect(table.edition.pins).toEqual({});
    });
  });
});
