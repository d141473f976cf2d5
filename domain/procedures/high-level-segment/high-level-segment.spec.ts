import { describe, expect, it } from '@jest/globals';
import { waitsFor } from '../../../test/builders/order.js';
import { stageOnTheTable, type StageOnTheTable } from '../../../test/builders/stage.js';
import type { Refusal } from '../../refusal.js';
import { highLevelSegment } from './high-level-segment.js';
import { conclusionsOf, segmentOpen, segmentWindow, speakersOf } from './segment.js';

/** The Fourteenth Congress: segment at the opening. The Twelfth: on its last two days. */
const fourteenth = { placement: 'opening', dates: { opening: '2021-03-07', closing: '2021-03-12' } } as const;
const twelfth = { placement: 'closing', dates: { opening: '2010-04-12', closing: '2010-04-19' } } as const;
type Congress = typeof fourteenth | typeof twelfth;

function script({ placement, dates }: Congress): [string, Record<string, unknown>, string][] {
  const day = placement === 'opening' ? dates.opening : dates.closing;
  return [
    ['place', { placement }, '2009-12-18'],
    [
      'invite-states',
      {
        invitation: 'note verbale',
        levels: ['head-of-state', 'head-of-government', 'minister', 'attorney-general'],
        statementsOn: ['theme', 'topics'],
      },
      '2009-12-18',
    ],
    ['list-speaker', { delegation: 'Japan', rank: 'minister' }, '2009-12-20'],
    ['plan-round-table', { number: 1, on: ['theme', 'item-3'], day }, '2009-12-20'],
    ['open-segment', {}, day],
    ['make-statement', { delegation: 'Japan', on: ['theme'] }, day],
    ['hold-round-table', { number: 1, summary: 'A lively exchange' }, day],
    ['record-conclusions', { summary: 'Statements were made', conclusions: ['Stand by the rule of law'] }, day],
    ['close-segment', { evidence: { note: 'chapter IV of the report' } }, day],
  ];
}

const table = (congress: Congress = fourteenth): StageOnTheTable =>
  stageOnTheTable(highLevelSegment, { ...congress, today: congress.dates.opening });

function upTo(last: string, congress: Congress = fourteenth, skipping: string[] = []): StageOnTheTable {
  const t = table(congress);
  for (const [step, payload, on] of script(congress)) {
    if (step === last) break;
    if (!skipping.includes(step)) expect({ [step]: t.perform(step, payload, on) }).toEqual({ [step]: [] });
  }
  return t;
}

const rules = (refusals: Refusal[]): string[] => refusals.flatMap((r) => (r.code === 'step-rule' ? r.facts.map((f) => f.ref) : [r.code]));
function tryOut(t: StageOnTheTable, id: string, change: Record<string, unknown> = {}, on?: string): string[] {
  const congress = t.view.placement === 'opening' ? fourteenth : twelfth;
  const [, payload, day] = script(congress).find(([s]) => s === id) ?? [id, {}, congress.dates.opening];
  return rules(t.perform(id, { ...payload, ...change }, on ?? day));
}

describe('high-level segment', () => {
  it.each(['opening', 'closing'] as const)('stays within a congress that is shorter than it was to be (%s)', (placement) => {
    const dates = { opening: '2026-11-22', closing: '2026-11-22' };
    const t = stageOnTheTable(highLevelSegment, { placement, dates, today: '2026-11-20' });
    expect(segmentWindow(t.state, t.view)).toEqual({ first: '2026-11-22', last: '2026-11-22' });
    const [long] = t.perform('place', { placement, days: 3 });
    expect(long?.reason).toBe('The segment cannot last 3 days: the congress lasts 1 day. Enter that or less.');
    expect(t.perform('place', { placement, days: 1 })).toEqual([]);
    const refusals = t.perform('open-segment', {});
    expect(refusals.map(({ reason }) => reason)).toContain(`The segment must be held at the ${placement}, on 2026-11-22. Check the date.`);
    expect(t.describe()).not.toContain(' to 2026');
  });

  it.each([fourteenth, twelfth])('goes from its placement to its closing ($placement)', (congress) => {
    const t = upTo('nothing', congress);
    expect(t.view.slot('segment')?.status).toBe('done');
    expect(t.describe()).toBe('Segment closed; conclusions recorded for the report of the congress');
  });

  it('[R080] starts the congress where it is placed at the opening', () => {
    expect(tryOut(table(), 'place', { placement: 'closing' })).toEqual(['R080']);
    const t = upTo('open-segment');
    expect(segmentWindow(t.state, t.view)).toEqual({ first: '2021-03-07', last: '2021-03-09' });
    expect(tryOut(t, 'open-segment', {}, '2021-03-06')).toEqual(['R080']);
    expect(tryOut(t, 'open-segment', {}, '2021-03-10')).toEqual(['R080']);
    expect(tryOut(upTo('close-segment'), 'close-segment', {}, '2021-03-10')).toEqual(['R080']);
  });

  it('[R080] invites States at the highest possible level', () => {
    expect(tryOut(upTo('invite-states'), 'invite-states', { levels: ['minister', 'attorney-general'] })).toEqual(['R080']);
    expect(tryOut(upTo('open-segment', fourteenth, ['invite-states', 'list-speaker']), 'open-segment')).toEqual(['step-too-early']);
  });

  it('[R080] hears speakers by rank, and within a rank in the order in which they were listed', () => {
    const t = upTo('plan-round-table');
    for (const [delegation, rank] of [
      ['Chad', 'other'],
      ['Kenya', 'head-of-state'],
      ['Peru', 'minister'],
      ['Oman', 'head-of-government'],
    ]) {
      expect(t.perform('list-speaker', { delegation, rank })).toEqual([]);
    }
    expect(speakersOf(t.state).map((s) => s.delegation)).toEqual(['Kenya', 'Oman', 'Japan', 'Peru', 'Chad']);
    expect(t.perform('withdraw-speaker', { delegation: 'Japan' })).toEqual([]);
    expect(t.perform('list-speaker', { delegation: 'Japan', rank: 'minister' })).toEqual([]);
    expect(speakersOf(t.state).map((s) => s.delegation)).toEqual(['Kenya', 'Oman', 'Peru', 'Japan', 'Chad']);
  });

  it('[R081] invites States to speak on the theme and the topics', () => {
    expect(tryOut(upTo('invite-states'), 'invite-states', { statementsOn: ['theme'] })).toEqual(['R081']);
    expect(tryOut(upTo('invite-states'), 'invite-states', { statementsOn: ['topics'] })).toEqual(['R081']);
  });

  it('[R081] hears statements of listed delegations while it is open, and does not close without one', () => {
    expect(tryOut(upTo('open-segment'), 'make-statement')).toEqual(['step-too-early']);
    expect(tryOut(upTo('make-statement'), 'make-statement', { delegation: 'Chad' })).toEqual(['R081']);
    expect(tryOut(upTo('nothing'), 'make-statement')).toEqual(['R080']);
    expect(tryOut(upTo('close-segment', fourteenth, ['make-statement']), 'close-segment')).toEqual(['R081']);
  });

  it('[R081] lists a delegation once, and withdraws only one that is listed', () => {
    expect(tryOut(upTo('plan-round-table'), 'list-speaker')).toEqual(['R081']);
    expect(tryOut(upTo('plan-round-table'), 'withdraw-speaker', { delegation: 'Chad' })).toEqual(['R081']);
  });

  it('[R082] stands on the last days of the congress where it is placed at the closing', () => {
    expect(tryOut(table(twelfth), 'place', { placement: 'opening' })).toEqual(['R082']);
    const t = upTo('open-segment', twelfth);
    expect(segmentWindow(t.state, t.view)).toEqual({ first: '2010-04-18', last: '2010-04-19' });
    expect(tryOut(t, 'open-segment', {}, '2010-04-17')).toEqual(['R082']);
    expect(tryOut(t, 'open-segment', {}, '2010-04-18')).toEqual([]);
  });

  it('cannot be in session while the congress has no dates', () => {
    const t = upTo('open-segment');
    delete t.view.dates;
    expect(tryOut(t, 'open-segment')).toEqual(['R080']);
  });

  it('[R083] changes its length by a decision, not by a proposal', () => {
    const t = upTo('open-segment', twelfth);
    expect(t.perform('propose-length', { days: 3, by: 'Secretary-General', document: 'A/64/123' })).toEqual([]);
    expect(segmentWindow(t.state, t.view)).toEqual({ first: '2010-04-18', last: '2010-04-19' });
    expect(tryOut(t, 'open-segment', {}, '2010-04-17')).toEqual(['R082']);
    expect(t.perform('decide-length', { days: 3, decision: 'A/RES/64/180' })).toEqual([]);
    expect(segmentWindow(t.state, t.view)).toEqual({ first: '2010-04-17', last: '2010-04-19' });
    expect(tryOut(t, 'open-segment', {}, '2010-04-17')).toEqual([]);
  });

  it('is not longer than the congress', () => {
    expect(tryOut(upTo('open-segment'), 'decide-length', { days: 7, decision: 'A/RES/74/171' })).toEqual(['R080']);
    expect(tryOut(upTo('open-segment'), 'decide-length', { days: 6, decision: 'A/RES/74/171' })).toEqual([]);
    expect(tryOut(table(), 'place', { days: 7 })).toEqual(['R080']);
  });

  it('[R084] takes part in round tables, planned within its days and all held before it closes', () => {
    expect(tryOut(upTo('plan-round-table'), 'plan-round-table', { day: '2021-03-10' })).toEqual(['R084']);
    expect(tryOut(upTo('open-segment'), 'plan-round-table')).toEqual(['R084']);
    expect(tryOut(upTo('hold-round-table'), 'hold-round-table', { number: 2 })).toEqual(['R084']);
    expect(tryOut(upTo('record-conclusions'), 'hold-round-table')).toEqual(['R084']);
    expect(tryOut(upTo('close-segment', fourteenth, ['hold-round-table']), 'close-segment')).toEqual(['R084']);
    expect(
      upTo('close-segment', fourteenth, ['plan-round-table', 'hold-round-table']).advice('close-segment', { evidence: {} }),
    ).toHaveLength(1);
  });

  it('[R084] hears statements and round tables on the theme and the topics only', () => {
    expect(tryOut(upTo('make-statement'), 'make-statement', { on: ['weather'] })).toEqual(['step-malformed']);
    expect(tryOut(upTo('plan-round-table'), 'plan-round-table', { on: [] })).toEqual(['step-malformed']);
  });

  it('[R085] is in session from its opening to its closing, for the declaration to be adopted in it', () => {
    expect(segmentOpen(undefined)).toBe(false);
    expect(segmentOpen(upTo('open-segment').state)).toBe(false);
    expect(segmentOpen(upTo('make-statement').state)).toBe(true);
    expect(segmentOpen(upTo('close-segment').state)).toBe(true);
    expect(segmentOpen(upTo('nothing').state)).toBe(false);
  });

  it('[R091] does not close before its conclusions are recorded for the report', () => {
    const t = upTo('record-conclusions');
    expect(conclusionsOf(t.state)).toBeUndefined();
    expect(tryOut(t, 'close-segment')).toEqual(['step-too-early']);
    expect(conclusionsOf(upTo('close-segment').state)?.conclusions).toEqual(['Stand by the rule of law']);
  });

  it('says in words where it stands', () => {
    expect(['place', 'invite-states', 'plan-round-table', 'hold-round-table'].map((id) => upTo(id).describe())).toEqual([
      'Placement to be recorded',
      'Placed at the opening of the congress (2021-03-07 to 2021-03-09); invitations awaited',
      'States invited; 1 on the list of speakers (2021-03-07 to 2021-03-09)',
      'Segment open; 1 statements made',
    ]);
  });
});

describe('order of the steps', () => {
  it.each([
    ['decide-length', 'place'],
    ['invite-states', 'place'],
    ['list-speaker', 'invite-states'],
    ['withdraw-speaker', 'invite-states'],
    ['plan-round-table', 'place'],
    ['hold-round-table', 'open-segment'],
    ['record-conclusions', 'open-segment'],
  ])('%s comes after %s', (step, before) => {
    expect(waitsFor(highLevelSegment, step, before)).toBe(true);
  });
});
