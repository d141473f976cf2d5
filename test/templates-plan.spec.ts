import { describe, expect, it } from '@jest/globals';
import type { PlanInput } from '../domain/plan/plan.types.js';
import { planOf } from '../domain/plan/plan.js';
import type { CycleTemplate } from '../domain/template/template.js';
import { readCalendar } from '../seeds/calendar.js';
import { readTemplates } from '../seeds/templates.js';
import { clashes } from '../domain/edition/clashes.js';
import { shift } from '../domain/time/plain-date.js';
import { EditionOnTheTable } from './builders/edition.js';

const templates = readTemplates();
const named = (id: string) => templates.find((t) => t.id === id) as CycleTemplate;

function planned(template: CycleTemplate, keyDates: Partial<PlanInput['keyDates']>, more: Partial<PlanInput> = {}) {
  const plan = planOf({
    template,
    placement: 'opening',
    keyDates: { targetYear: 2020, suspended: false, ...keyDates },
    sessions: readCalendar(template),
    meetings: template.meetings?.planned ?? [],
    postponements: [],
    pins: {},
    retargets: {},
    done: {},
    previous: {},
    ...more,
  });
  return { plan, due: (key: string) => plan.find((m) => m.key === key)?.due };
}

describe('the template of the congresses, whenever in the year it opens', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('has nothing due before what it needs, nor too late: month %i', (month) => {
    const table = new EditionOnTheTable(named('un-crime-congress'));
    const opening = `2031-${String(month).padStart(2, '0')}-05`;
    table.create('2025-12-17', { targetYear: 2031, dates: { opening, closing: shift(opening, { count: 5, unit: 'd' }) } });
    expect([...clashes(table.world).values()]).toEqual([]);
  });
});

describe('the template of the congresses, planned for Kyoto as first decided', () => {
  const period = { opening: '2020-04-20', closing: '2020-04-27' };
  const { plan, due } = planned(named('un-crime-congress'), { first: period, present: period });

  it('gives every milestone that does not wait for a postponement a date', () => {
    const undated = plan.filter((m) => m.due.on === null).map((m) => m.key);
    expect(undated).toEqual([]);
    expect(plan.filter((m) => m.definition.repeats === 'meeting')).toHaveLength(25);
  });

  it('puts the preparatory resolutions in the sessions of the General Assembly that adopted them', () => {
    // 71/206, 72/192, 73/184 and 74/171
    expect(['M04', 'M08', 'M18', 'M33'].map((id) => due(id)?.session)).toEqual([71, 72, 73, 74].map((n) => `general-assembly-${n}`));
    expect(due('M04')).toMatchObject({ on: '2016-12-19', certainty: 'firm' });
    expect(due('M08')).toMatchObject({ on: '2017-12-31', certainty: 'expected' });
  });

  it('puts the work of the Commission in the sessions that did it', () => {
    expect(['M06', 'M15', 'M26'].map((id) => [due(id)?.session, due(id)?.on])).toEqual([
      ['commission-26', '2017-05-26'],
      ['commission-27', '2018-05-18'],
      ['commission-28', '2019-05-24'],
    ]);
    expect(due('M14')?.on).toBe('2018-03-05');
  });

  it('expected the follow-up in the 29th session of the Commission and the 75th of the General Assembly, before it was re-targeted', () => {
    expect([due('M55')?.session, due('M57')?.session]).toEqual(['commission-29', 'general-assembly-75']);
  });

  it('has the draft declaration out twelve days before the opening, and a window for it from the eighteenth', () => {
    expect(due('M42')).toMatchObject({ on: '2020-04-08', from: '2020-04-02' });
  });
});

describe('the template of the congresses, planned for Salvador', () => {
  it('leads from the closing to the 20th session of the Commission by way of the 65th of the General Assembly', () => {
    const period = { opening: '2010-04-12', closing: '2010-04-19' };
    const { due } = planned(named('un-crime-congress'), { targetYear: 2010, first: period, present: period }, { placement: 'closing' });
    expect(due('M55')).toMatchObject({ session: 'commission-19', on: '2010-05-21' });
    expect(due('M57')).toMatchObject({ session: 'general-assembly-65', on: '2010-12-21' });
    expect(due('M62')).toMatchObject({ session: 'commission-20', on: '2011-04-30', certainty: 'expected' });
    expect(due('M47')).toMatchObject({ from: '2010-04-18', on: '2010-04-19' });
    expect(due('M48')?.on).toBe('2010-04-19');
  });
});

describe('a template of another kind', () => {
  const conference = named('scientific-conference');
  const period = { opening: '2027-06-14', closing: '2027-06-18' };

  it('has no procedures, regional meetings, reporting chain or postponement', () => {
    expect(conference.stages.every((s) => s.procedure === undefined)).toBe(true);
    expect([conference.chain, conference.meetings, conference.postponement]).toEqual([[], undefined, undefined]);
  });

  it('is planned by the same rules', () => {
    const { plan, due } = planned(conference, { targetYear: 2027, first: period, present: period });
    expect(plan.filter((m) => m.due.on === null)).toEqual([]);
    // The committee meets in September: two years ahead it chooses the city, the year before it approves the theme.
    expect(due('C01')).toMatchObject({ session: 'steering-committee-2025', on: '2025-09-30', certainty: 'expected' });
    expect(due('C02')).toMatchObject({ session: 'steering-committee-2026', on: '2026-09-30' });
    expect(due('C03')).toMatchObject({ from: '2026-03-14', on: '2026-06-14' });
    expect(due('C04')?.on).toBe('2026-10-14');
    expect(due('C09')?.on).toBe('2027-04-01');
    expect(due('C17')).toMatchObject({ session: 'steering-committee-2027', on: '2027-09-30' });
  });

  it('hangs only on its target year while no date is decided', () => {
    const { due } = planned(conference, { targetYear: 2027 });
    expect(due('C13')).toMatchObject({ on: null, certainty: 'undated' });
  });
});
