import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { milestoneView } from './view.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

describe('the life of a milestone', () => {
  let table: EditionOnTheTable;

  beforeEach(() => {
    table = new EditionOnTheTable(template);
    expect(
      table.create('2026-06-01', {
        dates: { opening: '2031-04-21', closing: '2031-04-26' },
        conference: 240,
        previous: { dates: { M53: '2026-04-30', M57: '2026-12-16' } },
      }),
    ).toBeUndefined();
  });

  it('is planned, begun, then done with its evidence', () => {
    expect(table.milestone('M01').status).toBe('planned');
    expect(table.give('2026-12-17', { type: 'start', milestone: 'M01' })).toBeUndefined();
    expect(table.milestone('M01')).toMatchObject({ status: 'in-progress', startedOn: '2026-12-17' });
    expect(
      table.give(
        '2026-12-18',
        { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } },
        { effectiveOn: '2026-12-16', actor: 'general-assembly' },
      ),
    ).toBeUndefined();
    expect(table.milestone('M01')).toMatchObject({
      status: 'done',
      done: { on: '2026-12-16', by: 'general-assembly', evidence: { symbol: 'A/RES/81/190' }, deviations: [] },
    });
  });

  it('is refused without its deliverable, and the refusal names the field', () => {
    expect(table.give('2026-12-18', { type: 'complete', milestone: 'M01', evidence: {} })).toMatchObject({
      code: 'deliverable-missing',
      pointer: '/evidence/symbol',
    });
    expect(table.give('2026-12-18', { type: 'complete', milestone: 'M01', evidence: { symbol: 'seen on the web' } })).toMatchObject({
      code: 'symbol-malformed',
    });
    expect(table.milestone('M01').status).toBe('planned');
  });

  it('[R017] cannot be completed before what it rests on: the Assembly acts after the Commission and the Council', () => {
    expect(table.give('2028-12-20', { type: 'complete', milestone: 'M08', evidence: { symbol: 'A/RES/83/190' } })).toMatchObject({
      code: 'prerequisites-open',
      facts: [{ ref: 'M07' }],
    });
  });

  it('[R017] cannot be dated before what it rests on', () => {
    table.give('2027-12-20', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } });
    expect(
      table.give('2027-12-21', { type: 'complete', milestone: 'M04', evidence: { symbol: 'A/RES/82/191' } }, { effectiveOn: '2027-12-01' }),
    ).toMatchObject({
      code: 'prerequisites-open',
      pointer: '/effectiveOn',
      facts: [{ ref: 'M01' }],
    });
  });

  it('waits for what lies outside the edition until it is recorded', () => {
    const fresh = new EditionOnTheTable(template);
    fresh.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    const complete = () => fresh.give('2026-12-18', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } });
    expect(complete()).toMatchObject({ code: 'external-open', facts: [{ ref: 'previous-outcome' }] });
    expect(
      fresh.give('2026-12-18', { type: 'record-external', external: 'previous-outcome', evidence: { symbol: 'A/RES/81/190' } }),
    ).toBeUndefined();
    expect(complete()).toBeUndefined();
  });

  it('is not done in the future', () => {
    expect(
      table.give('2026-12-18', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } }, { effectiveOn: '2026-12-19' }),
    ).toMatchObject({ code: 'effective-in-future' });
  });

  it('is neither begun nor waived nor anything else in the future', () => {
    const later = { effectiveOn: '2099-01-01' };
    expect(table.give('2026-12-18', { type: 'start', milestone: 'M01' }, later)).toMatchObject({ code: 'effective-in-future' });
    expect(table.give('2026-12-18', { type: 'waive', milestone: 'M02', reason: 'x' }, later)).toMatchObject({
      code: 'effective-in-future',
    });
    expect(table.give('2026-12-18', { type: 'record-external', external: 'extrabudgetary-funds', evidence: {} }, later)).toMatchObject({
      code: 'effective-in-future',
    });
  });

  it('of a session is not done before the session meets', () => {
    table.give('2026-06-02', { type: 'date-session', session: 'general-assembly-81', start: '2026-12-16', end: '2026-12-16' });
    table.give('2026-06-02', { type: 'waive', milestone: 'M01', reason: 'x' });
    table.give('2026-06-02', { type: 'date-session', session: 'general-assembly-82', start: '2027-12-15', end: '2027-12-15' });
    expect(table.milestone('M04').due.session).toBe('general-assembly-82');
    const complete = (day: string) => table.give(day, { type: 'complete', milestone: 'M04', evidence: { symbol: 'A/RES/82/191' } });
    expect(complete('2027-12-14')).toMatchObject({ code: 'effective-in-future', facts: [{ ref: 'general-assembly-82' }] });
    expect(complete('2027-12-15')).toBeUndefined();
  });

  it('is not pinned to a day that is over', () => {
    expect(table.give('2026-12-18', { type: 'pin', milestone: 'M34', on: '2020-01-01', reason: 'x' })).toMatchObject({
      code: 'dates-invalid',
      pointer: '/on',
    });
  });

  it('is waived only with a reason, and then no longer stands in the way', () => {
    table.give('2026-12-18', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } });
    table.give('2027-12-21', { type: 'complete', milestone: 'M04', evidence: { symbol: 'A/RES/82/191' } });
    expect(table.give('2028-05-01', { type: 'waive', milestone: 'M06', reason: ' ' })).toMatchObject({ code: 'reason-missing' });
    expect(table.give('2028-05-01', { type: 'waive', milestone: 'M06', reason: 'the Assembly decided directly' })).toBeUndefined();
    expect(table.give('2028-07-20', { type: 'complete', milestone: 'M07', evidence: { symbol: 'E/RES/2028/17' } })).toBeUndefined();
  });

  it('is reopened with a reason, and says which closed milestones rest on it', () => {
    table.give('2026-12-18', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } });
    table.give('2027-12-21', { type: 'complete', milestone: 'M04', evidence: { symbol: 'A/RES/82/191' } });
    expect(table.give('2028-01-10', { type: 'reopen', milestone: 'M01', reason: 'wrong resolution cited' })).toBeUndefined();
    expect(table.milestone('M01')).toMatchObject({ status: 'in-progress', reopened: { reason: 'wrong resolution cited' } });
    expect(table.advice.join(' ')).toContain('M04');
    expect(table.give('2028-01-11', { type: 'reopen', milestone: 'M01', reason: 'again' })).toMatchObject({ code: 'milestone-not-closed' });
  });

  it('belongs to its stage: a plain completion is answered with the name of the stage’s step', () => {
    expect(table.give('2029-05-20', { type: 'complete', milestone: 'M17', evidence: { symbol: 'A/CONF.240/PM.1' } })).toMatchObject({
      code: 'milestone-owned-by-stage',
    });
    expect(table.give('2029-05-20', { type: 'complete', milestone: 'M17', evidence: {} })?.reason).toContain('discussion-guide');
  });

  it('keeps a pinned date through every re-plan, with who pinned it and why', () => {
    expect(
      table.give(
        '2026-06-02',
        { type: 'pin', milestone: 'M34', on: '2030-10-01', reason: 'the host asked for more time' },
        { basis: 'note verbale 12/2026' },
      ),
    ).toBeUndefined();
    expect(table.due('M34')).toBe('2030-10-01');
    expect(table.milestone('M34').due).toMatchObject({ root: 'pin' });
    expect(table.milestone('M34').due.why).toContain('the host asked for more time');
    table.give('2026-06-03', { type: 'date-session', session: 'commission-39', start: '2030-04-08', end: '2030-04-12' });
    expect(table.due('M34')).toBe('2030-10-01');
    expect(table.give('2026-06-04', { type: 'unpin', milestone: 'M34', reason: 'no longer needed' })).toBeUndefined();
    expect(table.due('M34')).toBe('2030-12-21');
  });

  it('is refused to whoever saw an older version of it', () => {
    const seen = table.milestone('M01').touched;
    table.give('2026-12-17', { type: 'start', milestone: 'M01' });
    expect(table.give('2026-12-18', { type: 'waive', milestone: 'M01', reason: 'x' }, { ifSequence: seen })).toMatchObject({
      code: 'version-stale',
    });
    expect(
      table.give('2026-12-18', { type: 'waive', milestone: 'M01', reason: 'x' }, { ifSequence: table.milestone('M01').touched }),
    ).toBeUndefined();
  });

  it('shows what blocks it, whether it is due soon or overdue, and what can be done', () => {
    const view = milestoneView(table.world, 'M04', '2027-12-10');
    expect(view).toMatchObject({ blocked: true, blockedBy: [{ ref: 'M01' }], dueSoon: true, overdue: false });
    expect(view?.actions.allowed.map((a) => a.action)).toEqual(expect.arrayContaining(['start', 'waive', 'pin']));
    expect(view?.actions.refused.find((a) => a.action === 'complete')?.refusal.code).toBe('prerequisites-open');
    expect(milestoneView(table.world, 'M01', '2027-01-10')).toMatchObject({
      blocked: false,
      overdue: true,
      overdueDays: expect.any(Number),
    });
  });

  it('is not mistaken for what every object inherits', () => {
    expect(table.give('2026-12-18', { type: 'start', milestone: 'constructor' })).toMatchObject({ code: 'milestone-unknown' });
    expect(table.give('2026-12-18', { type: 'retarget', milestone: 'toString', session: 'commission-39' })).toMatchObject({
      code: 'milestone-unknown',
    });
    expect(table.give('2026-12-18', { type: 'assign-role', role: 'organiser', person: 'constructor' })).toMatchObject({
      code: 'person-unknown',
    });
    expect(milestoneView(table.world, 'constructor', '2026-12-18')).toBeUndefined();
  });

  it('cannot be touched once the edition is archived', () => {
    expect(table.give('2033-01-01', { type: 'close', reason: 'the cycle is over' })).toBeUndefined();
    expect(table.milestone('M04').status).toBe('not-recorded');
    expect(table.give('2033-01-02', { type: 'start', milestone: 'M01' })).toMatchObject({ code: 'edition-archived' });
  });
});
