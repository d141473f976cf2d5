import { describe, expect, test } from '@jest/globals';
import { cycleTemplate, planInput, type MilestoneOptions } from '../../test/builders/template.js';
import type { MilestoneStatus } from '../edition/state.js';
import type { Session } from '../calendar/session.js';
import { graphOf } from './graph.js';
import { planOf } from './plan.js';
import type { PlanInput } from './plan.types.js';
import { isAtRisk, slackOf } from './slack.js';

interface Table {
  milestones: MilestoneOptions[];
  today: string;
  statuses?: Record<string, MilestoneStatus>;
  input?: Partial<PlanInput>;
}

/** Slack of each open milestone before the opening on 20 April 2020. */
function slackIn({ milestones, today, statuses = {}, input: more = {} }: Table) {
  const template = cycleTemplate([...milestones, ...(milestones.some(({ id }) => id === 'M46') ? [] : [{ id: 'M46', due: 'opening' }])]);
  const plan = planOf(planInput(template, more));
  const graph = graphOf(
    template,
    plan.map((m) => m.key),
    'opening',
  );
  const slack = slackOf(plan, graph, (key) => statuses[key] ?? 'planned', today);
  const atRisk = plan.filter((m) => isAtRisk(m.due, slack.get(m.key), today)).map((m) => m.key);
  return { of: (key: string) => slack.get(key), atRisk, keys: [...slack.keys()] };
}

const months = (count: number) => ({ count, unit: 'm' as const });
const days = (count: number) => ({ count, unit: 'd' as const });

/** Mission, agreement negotiated (two months), agreement signed (one month), opening. */
const host: MilestoneOptions[] = [
  { id: 'M11', due: 'opening-15m' },
  { id: 'M12', due: 'opening-9m', requires: ['M11'], takes: months(2) },
  { id: 'M37', due: 'opening-3m', requires: ['M12'], takes: months(1) },
  { id: 'M46', due: 'opening', requires: ['M37'] },
];

describe('slack along the longest path to the opening', () => {
  test('is counted from the due date, as long as it is ahead, to the latest day that what follows allows', () => {
    const slack = slackIn({ milestones: host, today: '2018-01-01' });
    expect(slack.of('M37')).toEqual({ days: 91, path: ['M37', 'M46'], forecast: '2020-01-20' }); // 20 January to 20 April
    expect(slack.of('M12')).toEqual({ days: 153, path: ['M12', 'M37'], forecast: '2019-07-20' }); // to 20 December: M37 is due on 20 January and takes a month
    expect(slack.of('M11')).toMatchObject({ days: 120, path: ['M11', 'M12'] }); // 20 January to 20 May
    expect(slack.of('M46')).toEqual({ days: 0, path: ['M46'], forecast: '2020-04-20' });
    expect(slack.atRisk).toEqual([]);
  });

  test('binds no more to a date that has been missed: then the opening is what is left', () => {
    const slack = slackIn({ milestones: host, today: '2020-02-01' });
    expect(slack.of('M11')).toMatchObject({ forecast: '2020-02-01', path: ['M11', 'M12', 'M37', 'M46'], days: -12 }); // to 20 January
    expect(slack.of('M12')).toMatchObject({ forecast: '2020-04-01', days: -12 }); // to 20 March
    expect(slack.of('M37')).toMatchObject({ forecast: '2020-05-01', days: -11 }); // to 20 April
    expect(slack.of('M46')).toMatchObject({ forecast: '2020-05-01', days: -11 });
    expect(slack.atRisk).toEqual(['M11', 'M12', 'M37', 'M46']);
  });

  test('counts only what is still open', () => {
    const slack = slackIn({ milestones: host, today: '2020-02-01', statuses: { M11: 'done', M12: 'waived', M37: 'in-progress' } });
    expect(slack.keys).toEqual(['M37', 'M46']);
    expect(slack.of('M37')).toMatchObject({ forecast: '2020-02-01', days: 79 });
    expect(slack.atRisk).toEqual([]);
  });

  test('takes the longest of several paths', () => {
    const milestones: MilestoneOptions[] = [
      { id: 'M01', due: 'opening-12m' },
      { id: 'M02', due: 'opening', requires: ['M01'], takes: days(10) },
      { id: 'M03', due: 'opening', requires: ['M01'], takes: days(100) },
      { id: 'M46', due: 'opening', requires: ['M02', 'M03'] },
    ];
    expect(slackIn({ milestones, today: '2018-01-01' }).of('M01')).toEqual({
      days: 266,
      path: ['M01', 'M03', 'M46'],
      forecast: '2019-04-20',
    });
  });

  test('is bound by the opening even where nothing hard follows', () => {
    expect(slackIn({ milestones: [{ id: 'M44', due: 'opening-3d' }], today: '2018-01-01' }).of('M44')).toEqual({
      days: 3,
      path: ['M44', 'M46'],
      forecast: '2020-04-17',
    });
  });

  test('of what prepares a regional meeting ends with that meeting, and with the opening once it has been held', () => {
    const milestones: MilestoneOptions[] = [
      { id: 'M21', due: 'meeting.start-6w', repeats: 'meeting' },
      { id: 'M22', due: 'meeting', repeats: 'meeting' },
    ];
    const meetings = [{ id: 'africa', title: 'Africa', dates: { start: '2019-04-09', end: '2019-04-11' } }];
    const before = slackIn({ milestones, today: '2019-01-01', input: { meetings } });
    expect(before.of('M21.africa')).toEqual({ days: 42, path: ['M21.africa', 'M22.africa'], forecast: '2019-02-26' });
    const pinned = { 'M21.africa': { on: '2019-04-20', by: 'organiser', reason: 'late' } };
    const late = slackIn({ milestones, today: '2019-01-01', input: { meetings, pins: pinned } });
    expect(late.of('M21.africa')).toMatchObject({ days: -9 });
    expect(late.atRisk).toEqual(['M21.africa']);
    const held = slackIn({ milestones, today: '2019-05-01', statuses: { 'M22.africa': 'done' }, input: { meetings } });
    expect(held.of('M21.africa')).toMatchObject({ path: ['M21.africa', 'M46'] });
  });

  test('is bound by a session with dates, not by one that is only expected', () => {
    const milestones: MilestoneOptions[] = [
      { id: 'M14', due: 'chain(-2).commission.start-10w' },
      { id: 'M15', due: 'chain(-2).commission.start', requires: ['M14'], takes: days(14) },
    ];
    const session: Session = {
      key: 'commission-27',
      body: 'commission',
      title: '27th session',
      year: 2018,
      start: '2018-05-14',
      end: '2018-05-18',
      certainty: 'dated',
    };
    const expected = slackIn({ milestones, today: '2018-01-01' });
    const dated = slackIn({ milestones, today: '2018-01-01', input: { sessions: [session] } });
    expect(dated.of('M14')).toEqual({ days: 56, path: ['M14', 'M15'], forecast: '2018-03-05' });
    expect(expected.of('M14')).toMatchObject({ path: ['M14', 'M15', 'M46'] });
  });
});

describe('forecasts', () => {
  const milestones: MilestoneOptions[] = [
    { id: 'M30', due: 'opening-6m', takes: days(60) },
    { id: 'M31', due: 'opening-5m', requires: ['M30'], takes: days(20) },
  ];

  test('work that has not begun needs its time from today; what waits for it, from its end', () => {
    const slack = slackIn({ milestones, today: '2019-10-01' });
    expect(slack.of('M30')).toMatchObject({ forecast: '2019-11-30' });
    expect(slack.of('M31')).toMatchObject({ forecast: '2019-12-20' });
    expect(slack.atRisk).toEqual(['M30', 'M31']); // due on 20 October and 20 November
  });

  test('work under way may be done on time', () => {
    const slack = slackIn({ milestones, today: '2019-10-01', statuses: { M30: 'in-progress' } });
    expect(slack.of('M30')).toMatchObject({ forecast: '2019-10-20' });
    expect(slack.of('M31')).toMatchObject({ forecast: '2019-11-20' });
    expect(slack.atRisk).toEqual([]);
  });

  test('what is overdue is at risk only once the opening is', () => {
    const late = slackIn({ milestones: [{ id: 'M09', due: 'opening-24m' }], today: '2019-01-01' });
    expect(late.of('M09')).toMatchObject({ forecast: '2019-01-01', days: 475 });
    expect(late.atRisk).toEqual([]);
  });

  test('a prerequisite that need only have begun counts from the beginning of its window', () => {
    const segment: MilestoneOptions[] = [
      { id: 'M47', due: { on: 'closing', from: 'closing-1d' } },
      { id: 'M48', due: 'closing-1d', requires: ['M47:started'] },
    ];
    expect(slackIn({ milestones: segment, today: '2020-01-01' }).of('M48')).toMatchObject({ forecast: '2020-04-26' });
  });
});

describe('where there is no slack to speak of', () => {
  const milestones: MilestoneOptions[] = [
    { id: 'M01', due: 'chain(-1).commission' },
    { id: 'M09', due: 'opening-24m' },
    { id: 'M10', due: 'chain(-1).ecosoc', requires: ['M09'] },
    { id: 'M46', due: 'opening' },
    { id: 'M47', due: 'opening+2d', requires: ['M46'] },
    { id: 'M54', due: 'closing+4w' },
  ];
  const first = { opening: '2020-04-20', closing: '2020-04-27' };
  const today = '2018-01-01';

  test('without an opening, with the reason', () => {
    const slack = slackIn({ milestones, today, input: { keyDates: { targetYear: 2030, suspended: false } } });
    expect(slack.of('M01')).toEqual({ days: null, path: [], forecast: '2029-05-31', reason: 'The opening has no date.' });
    expect(slack.of('M09')).toMatchObject({ days: null, forecast: null, reason: expect.stringContaining('not decided yet') });
  });

  test('while it is suspended, nor for what waits for something suspended', () => {
    const statuses = { M09: 'suspended', M46: 'suspended', M47: 'suspended', M54: 'suspended' } as const;
    const slack = slackIn({ milestones, today, statuses, input: { keyDates: { targetYear: 2020, first, suspended: true } } });
    expect(slack.of('M09')).toMatchObject({ days: null, forecast: null, reason: 'It is suspended until new dates are set.' });
    expect(slack.of('M10')).toMatchObject({ days: null, forecast: null });
    expect(slack.of('M01')).toMatchObject({ days: null, forecast: '2019-05-31', reason: 'The opening has no date.' });
  });

  test('after the opening', () => {
    const slack = slackIn({ milestones, today });
    expect(slack.of('M47')).toMatchObject({ days: null, forecast: '2020-04-22', reason: 'It comes after the opening.' });
    expect(slack.of('M54')).toMatchObject({ days: null, reason: 'It comes after the opening.' });
    expect(slackIn({ milestones, today: '2020-04-21', statuses: { M46: 'done' } }).of('M01')).toMatchObject({
      days: null,
      reason: 'The congress has opened.',
    });
  });
});
