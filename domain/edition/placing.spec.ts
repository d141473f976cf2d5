import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { segmentWindow } from '../procedures/high-level-segment/segment.js';
import { viewOf } from '../procedures/view-of.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

describe('the place of the high-level segment', () => {
  let table: EditionOnTheTable;

  beforeEach(() => {
    table = new EditionOnTheTable(template);
    table.create('2027-01-04', { dates: { opening: '2031-04-21', closing: '2031-04-26' }, conference: 240 });
  });

  const place = (placement: 'opening' | 'closing', day = '2029-01-10') => table.give(day, { type: 'place', placement });
  const days = () => ['M47', 'M48'].map((key) => table.due(key));
  const waive = (milestone: string) => table.give('2029-01-05', { type: 'waive', milestone, reason: 'x' });

  it('moves with all that is counted from it', () => {
    const [segment, adoption] = days();
    expect(place('closing')).toBeUndefined();
    expect(table.edition.placement).toBe('closing');
    expect(segment && days()[0] && segment < days()[0]!).toBe(true);
    expect(table.edition.moves.filter(({ key }) => key === 'M47')).toMatchObject([
      { from: segment, why: expect.stringContaining('closing') },
    ]);
    expect(place('opening')).toBeUndefined();
    expect(days()).toEqual([segment, adoption]);
  });

  it('leaves what is done as it was planned, and dates set by hand', () => {
    waive('M48');
    table.give('2029-01-05', { type: 'pin', milestone: 'M47', on: '2031-04-22', reason: 'the ministers asked for it' });
    const [segment, adoption] = days();
    place('closing');
    expect(days()).toEqual([segment, adoption]);
  });

  it('is recorded by its stage, whose length follows from the new place', () => {
    waive('M18');
    const stage = 'high-level-segment';
    expect(table.step('2029-01-06', stage, 'place', { placement: 'opening', days: 3 })).toBeUndefined();
    const window = () => segmentWindow(table.world.stages[stage]!, viewOf(table.world, stage, '2029-01-10'));
    expect(window()).toEqual({ first: '2031-04-21', last: '2031-04-23' });
    place('closing');
    expect(window()).toEqual({ first: '2031-04-25', last: '2031-04-26' });
    expect(table.step('2029-01-11', stage, 'propose-length', { days: 3, by: 'Japan' })).toBeUndefined();
  });

  it('stays once the segment is in session or over, and where it stands already', () => {
    expect(place('opening')).toBeUndefined();
    expect(table.advice).toEqual(['The high-level segment stands at the opening already.']);
    const told = new EditionOnTheTable(template);
    told.create('2005-01-04', { targetYear: 2010, dates: { opening: '2010-04-12', closing: '2010-04-19' }, mode: 'historic' });
    told.give('2010-04-13', { type: 'complete', milestone: 'M47', evidence: { note: 'held' } });
    expect(told.give('2010-04-14', { type: 'place', placement: 'closing' })).toBeUndefined();
    const [last] = told.events.filter(({ event }) => event.type === 'segment-placed').slice(-1);
    expect(last?.event).toMatchObject({ deviations: [{ code: 'segment-held', facts: [{ ref: 'M47' }] }] });
    // The same fact, live, refuses.
    const world = told.world;
    told.world = { ...world, edition: { ...told.edition, mode: 'live' } };
    expect(told.give('2010-04-14', { type: 'place', placement: 'opening' })).toMatchObject({ code: 'segment-held', pointer: '/placement' });
  });

  it('is nowhere in a congress that has none', () => {
    const conference = new EditionOnTheTable(readTemplate('seeds/templates/scientific-conference.yaml'));
    conference.create('2029-01-04', { targetYear: 2031 });
    expect(conference.give('2029-01-05', { type: 'place', placement: 'closing' })).toMatchObject({ code: 'stage-unknown' });
    expect(conference.give('2029-01-05', { type: 'agree-meetings', meetings: [] })).toMatchObject({ code: 'stage-unknown' });
  });
});
