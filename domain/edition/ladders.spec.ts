import { beforeEach, describe, expect, it } from '@jest/globals';
import { cycleTemplate } from '../../test/builders/template.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { plainProfile } from '../directory/profile.js';
import type { Ladder } from '../template/template.js';

const template = cycleTemplate([
  { id: 'M1', due: 'opening-6m' },
  { id: 'M2', due: 'opening-6m' },
  { id: 'M46', due: 'opening' },
  { id: 'M53', due: 'closing' },
]);
const short: Ladder = { rungs: [{ days: -3, to: ['responsible'], tone: 'urgent' }] };

let table: EditionOnTheTable;
const set = (scope: string, ladder: unknown, reason = 'the host asked for it') =>
  table.give('2030-01-01', { type: 'set-ladder', scope, ladder: ladder as Ladder | null, reason });
const standing = () => ({ world: table.world, events: table.events.length });

beforeEach(() => {
  table = new EditionOnTheTable(template);
  table.world = { ...table.world, people: { ada: plainProfile('Asia/Tokyo') } };
  table.create('2029-12-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  table.give('2029-12-02', { type: 'assign-role', role: 'secretary', person: 'ada' });
});

describe('a ladder of an edition', () => {
  it.each(['edition', 'stage:mandate', 'milestone:M1'])('is set for %s, and taken back', (scope) => {
    expect(set(scope, short)).toBeUndefined();
    expect(table.edition.ladders).toEqual({ [scope]: short });
    expect(table.events.at(-1)).toMatchObject({ event: { type: 'ladder-set', scope, ladder: short, reason: 'the host asked for it' } });
    expect(set(scope, null, 'back to the usual')).toBeUndefined();
    expect(table.edition.ladders).toEqual({});
  });

  it('speaks as a template’s would where its tones are left out', () => {
    const bare = { rungs: [{ days: -3, to: ['responsible'] }], then: { everyDays: 7, to: ['supervisor'] } };
    expect(set('edition', bare)).toBeUndefined();
    expect(table.edition.ladders['edition']).toMatchObject({ rungs: [{ tone: 'notice' }], then: { tone: 'escalation' } });
  });

  it('decides from then on when its milestones remind, and no others', () => {
    set('milestone:M1', short);
    table.give('2030-10-18', { type: 'wake' }, { hour: 9 });
    const rungs = table.events
      .flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []))
      .flatMap(({ about }) => about);
    expect(rungs.filter(({ milestone }) => milestone === 'M1').map(({ rung }) => rung)).toEqual([-3]);
    expect(rungs.find(({ milestone }) => milestone === 'M2')?.rung).toBe(-7);
  });

  it('that was never set is taken back without anything happening', () => {
    const before = standing();
    expect(set('milestone:M1', null)).toBeUndefined();
    expect(standing()).toEqual(before);
    expect(table.advice).toEqual(['The milestone M1 had no ladder of its own in this edition.']);
  });

  it.each(['', 'all', 'edition:x', 'stage', 'stage:', 'stage:host', 'milestone', 'milestone:M9', 'milestone:constructor', 'toString'])(
    'is refused for "%s", which there is not',
    (scope) => {
      const before = standing();
      expect(set(scope, short)).toMatchObject({ code: 'scope-unknown', pointer: '/scope' });
      expect(set(scope, null)).toMatchObject({ code: 'scope-unknown', pointer: '/scope' });
      expect(standing()).toEqual(before);
    },
  );

  it('is refused without a reason, also to take it back', () => {
    set('edition', short);
    const before = standing();
    expect(set('edition', null, ' ')).toMatchObject({ code: 'reason-missing', pointer: '/reason' });
    expect(set('edition', short, '')).toMatchObject({ code: 'reason-missing', pointer: '/reason' });
    expect(standing()).toEqual(before);
  });

  const rung = { days: -3, to: ['responsible'], tone: 'notice' };
  it.each([
    ['has no rung', { rungs: [] }, '/ladder/rungs'],
    ['goes back in time', { rungs: [rung, { ...rung, days: -7 }] }, '/ladder/rungs/1/days'],
    ['has two rungs on one day', { rungs: [rung, rung] }, '/ladder/rungs/1/days'],
    ['reaches nobody', { rungs: [{ ...rung, to: [] }] }, '/ladder/rungs/0/to'],
    ['names an unknown capacity', { rungs: [{ ...rung, to: ['owner'] }] }, '/ladder/rungs/0/to/0'],
    ['speaks in an unknown tone', { rungs: [{ ...rung, tone: 'shrill' }] }, '/ladder/rungs/0/tone'],
    ['reminds at half days', { rungs: [{ ...rung, days: 0.5 }] }, '/ladder/rungs/0/days'],
    ['reminds every moment', { rungs: [rung], then: { everyDays: 0, to: ['responsible'] } }, '/ladder/then/everyDays'],
    ['reminds on every day of two months', { rungs: Array.from({ length: 61 }, (_, days) => ({ ...rung, days })) }, '/ladder/rungs'],
    ['says what nobody knows', { rungs: [rung], until: 'noon' }, '/ladder'],
    ['is none', 'daily', '/ladder'],
  ])('is refused where it %s, with the place of the fault', (_, ladder, pointer) => {
    const before = standing();
    expect(set('edition', ladder)).toMatchObject({ code: 'ladder-invalid', pointer, facts: [{ ref: pointer }] });
    expect(standing()).toEqual(before);
  });

  it('is refused in an archived edition', () => {
    table.give('2030-01-01', { type: 'close', reason: 'given up' });
    expect(set('edition', short)).toMatchObject({ code: 'edition-archived' });
  });
});
