import { describe, expect, it } from '@jest/globals';
import { readCalendar } from './calendar.js';
import { tellEdition } from './editions.js';
import { ScriptFault } from '../domain/script/script-fault.js';
import { editionScriptSchema } from '../domain/script/schema.js';
import { readTemplates } from './templates.js';

const template = readTemplates().find(({ id }) => id === 'un-crime-congress')!;
const told = { by: 'ada', source: 'made up' };

/** What a live edition comes to that is told by these lines, as of 21 November 2026. */
function tale(...lines: object[]) {
  const script = editionScriptSchema.parse({
    id: 'small',
    title: 'A small edition',
    about: 'For tests',
    template: template.id,
    zone: 'Europe/Vienna',
    mode: 'live',
    placement: 'opening',
    targetYear: 2028,
    opens: { monthsFromToday: 20, days: 6 },
    begins: 'today-60d',
    previous: { dates: { M53: '2022-01-01', M57: '2022-12-01' } },
    people: ['ada', 'bo'].map((id) => ({ id, name: id, email: `${id}@example.org`, zone: 'Europe/Vienna', language: 'en' })),
    lines: [{ on: 'today-50d', 'assign-role': { role: 'organiser', person: 'ada' }, ...told }, ...lines],
  });
  const { world, refused } = tellEdition(script, { template, sessions: readCalendar(template) }, '2026-11-21T09:00:00.000Z');
  expect(refused).toEqual([]);
  return world.edition!;
}

describe('a line of a script', () => {
  it('gives a role in some capacity, and takes it again', () => {
    const deputy = { role: 'organiser', person: 'bo', capacity: 'deputy' };
    const assigned = { on: 'today-40d', 'assign-role': deputy, ...told };
    expect(tale(assigned).roles['organiser']).toMatchObject({ responsible: ['ada'], deputy: ['bo'] });
    const released = tale(
      assigned,
      { on: 'today-30d', 'release-role': deputy, ...told },
      { on: 'today-30d', 'release-role': { ...deputy, person: 'ada', capacity: 'responsible' }, ...told },
    );
    expect(released.roles['organiser']).toMatchObject({ responsible: [], deputy: [] });
  });

  it('sets a ladder for a milestone, and takes it back', () => {
    const ladder = { rungs: [{ days: -3, to: ['responsible'] }] };
    const set = { on: 'today-40d', 'set-ladder': { scope: 'milestone:M02', ladder }, reason: 'late already', ...told };
    expect(tale(set).ladders['milestone:M02']?.rungs).toEqual([{ days: -3, to: ['responsible'], tone: 'notice' }]);
    const back = { on: 'today-30d', 'set-ladder': { scope: 'milestone:M02', ladder: null }, reason: 'as usual', ...told };
    expect(tale(set, back).ladders).toEqual({});
  });

  it('promises, and puts off, by days that count from others', () => {
    const promise = { on: 'today-1d', acknowledge: { milestone: 'M02', promise: 'today+9d', note: 'soon' }, ...told };
    expect(tale(promise).responses['M02']?.acknowledged).toMatchObject({ by: 'ada', on: '2026-11-20', promise: '2026-11-30' });
    const usual = { on: 'today-1d', acknowledge: { milestone: 'M02' }, ...told };
    expect(tale(usual).responses['M02']?.acknowledged?.promise).toBe('2026-11-27');
    const snooze = { on: 'today-1d', snooze: { milestone: 'M02', until: 'today+2d' }, reason: 'on mission', ...told };
    expect(tale(snooze).responses['M02']?.snoozed['ada']).toMatchObject({ until: '2026-11-23', reason: 'on mission' });
  });

  it('reports, and confirms or rejects what was reported', () => {
    const evidence = { link: 'https://example.org' };
    const report = { on: 'today-20d', 'report-done': 'M11', evidence, ...told };
    expect(tale(report).responses['M11']?.reported).toMatchObject({ by: 'ada', on: '2026-11-01', evidence });
    const reject = { on: 'today-10d', 'reject-report': 'M11', reason: 'nobody went there', ...told };
    expect(tale(report, reject).responses['M11']?.reported).toBeUndefined();
    const before = ['M02', 'M09'].map((key) => ({ on: 'today-30d', waive: key, reason: 'x', ...told }));
    const confirm = { on: 'today-20d', recorded: 'today-10d', 'confirm-report': 'M11', ...told };
    expect(tale(report, ...before, confirm).milestones['M11']?.done).toMatchObject({ on: '2026-11-01', by: 'ada', evidence });
  });

  it('hands back what is not theirs', () => {
    const decline = { on: 'today-1d', decline: { milestone: 'M02', to: 'bo' }, reason: 'it is for protocol', ...told };
    expect(tale(decline).responses['M02']?.declined).toEqual({ ada: { note: 'it is for protocol', on: '2026-11-20', to: 'bo' } });
  });

  it('that the core refuses is named with its day', () => {
    const late = { on: 'today-1d', snooze: { milestone: 'M02', until: 'today+90d' }, reason: 'x', ...told };
    expect(() => tale(late)).toThrow(ScriptFault);
    expect(() => tale(late)).toThrow(
      /"snooze".*of 2026-11-20 is refused: It can be put off to a day after 2026-11-20 and not later than 2026-12-11/,
    );
  });
});
