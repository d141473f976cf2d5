import { describe, expect, it } from '@jest/globals';
import { waitsFor } from '../../../test/builders/order.js';
import { milestone, stageOnTheTable, type StageOnTheTable } from '../../../test/builders/stage.js';
import { europe, europeanMeeting } from '../../../test/fixtures/european-meeting.js';
import { guideStage, session } from '../../../test/fixtures/fourteenth-guide.js';
import type { Meeting } from '../../plan/plan.types.js';
import type { Refusal } from '../../refusal.js';
import type { StageState } from '../procedure.js';
import { regionalMeeting } from '../regional-meeting/regional-meeting.js';
import { allRecommendations, byAddressee } from './consolidation-checks.js';
import { numbered } from './numbering.js';
import { regionalMeetings } from './regional-meetings.js';

/** Days of the four meetings for the Twelfth Congress (A/64/123, para. 61), which opened on 12 April 2010. */
const twelfth = [
  { id: 'africa', title: 'Africa', region: 'Africa', start: '2009-09-08', end: '2009-09-10' },
  { id: 'latin-america', title: 'Latin America', region: 'Latin America and the Caribbean', start: '2009-05-25', end: '2009-05-27' },
  { id: 'western-asia', title: 'Western Asia', region: 'Western Asia', start: '2009-06-01', end: '2009-06-03' },
  { id: 'asia', title: 'Asia and the Pacific', region: 'Asia and the Pacific', start: '2009-07-01', end: '2009-07-03' },
];
const fifth = { id: 'europe', title: 'Europe', region: 'Europe', start: '2009-04-21', end: '2009-04-23' };
const mandate = { fewest: 4, most: 5, specialEfforts: ['europe'] };
const dates = { opening: '2010-04-12', closing: '2010-04-19' };
const evidence = { note: 'note verbale' };

interface Given {
  settings?: Record<string, unknown>;
  stages?: Record<string, StageState>;
  meetings?: Meeting[];
}

function table({ settings = {}, stages = {}, meetings = [] }: Given = {}): StageOnTheTable {
  return stageOnTheTable(regionalMeetings, { today: '2009-03-01', dates, settings, meetings, session, stage: (stream) => stages[stream] });
}

function consulted(given: Given = {}): StageOnTheTable {
  const t = table(given);
  expect(t.perform('consult', { with: 'Member States', on: 'dates and hosts' })).toEqual([]);
  return t;
}

const rules = (refusals: Refusal[]): string[] => refusals.flatMap((r) => (r.code === 'step-rule' ? r.facts.map((f) => f.ref) : [r.code]));
const agree = (t: StageOnTheTable, meetings: object[]): string[] => rules(t.perform('agree-calendar', { meetings, evidence }));

describe('calendar of the regional meetings', () => {
  it('[R030] has meetings at all, and one for each region', () => {
    expect(agree(consulted(), [])).toEqual(['R030']);
    expect(agree(consulted(), [...twelfth, { ...fifth, region: 'Africa' }])).toEqual(['R030']);
    expect(agree(consulted(), [...twelfth, { ...fifth, id: 'africa' }])).toEqual(['R030']);
    expect(agree(consulted(), twelfth)).toEqual([]);
  });

  it('[R032] is agreed after consultation with Member States', () => {
    expect(agree(table(), twelfth)).toEqual(['step-too-early']);
  });

  it('[R032] closes the last meeting seven months before the opening', () => {
    const lateBy = (end: string): object[] => twelfth.map((m) => (m.id === 'africa' ? { ...m, end } : m));
    expect(agree(consulted(), lateBy('2009-09-13'))).toEqual(['R032']);
    expect(agree(consulted(), lateBy('2009-09-12'))).toEqual([]);
  });

  it('[R032] has no meeting that ends before it starts', () => {
    expect(
      agree(
        consulted(),
        twelfth.map((m) => (m.id === 'asia' ? { ...m, end: '2009-06-30' } : m)),
      ),
    ).toEqual(['R032']);
  });

  it('[R032] needs the days of every meeting; where a record lacks some, the order of its list numbers them', () => {
    const { start, end, ...undated } = fifth;
    expect(agree(consulted(), [...twelfth, undated])).toEqual(['R032']);
    expect(agree(consulted(), [...twelfth, { ...undated, start }])).toEqual(['R032']);
    const [asia, europeans] = numbered({
      meetings: [
        { ...undated, id: 'asia' },
        { ...fifth, start, end },
      ],
    });
    expect(asia).toEqual({ id: 'asia', title: 'Europe', number: 1 });
    expect(europeans).toMatchObject({ id: 'europe', number: 2, dates: { start, end } });
  });

  it('[R034] has four meetings or five', () => {
    const settings = { ...mandate, specialEfforts: [] };
    expect(agree(consulted({ settings }), twelfth.slice(1))).toEqual(['R034']);
    expect(agree(consulted({ settings }), twelfth)).toEqual([]);
    expect(agree(consulted({ settings }), [...twelfth, fifth])).toEqual([]);
    expect(agree(consulted({ settings }), [...twelfth, fifth, { ...fifth, id: 'sixth', region: 'Sixth' }])).toEqual(['R034']);
  });

  it('[R034] leaves the fifth meeting out only after a special effort for it', () => {
    const t = consulted({ settings: mandate });
    expect(agree(t, twelfth)).toEqual(['R034']);
    expect(t.perform('make-effort', { meeting: 'europe', effort: 'No host was found' })).toEqual([]);
    expect(agree(t, twelfth)).toEqual([]);
  });

  it('[R035] remarks on meetings that are not early in the year before the congress', () => {
    const advice = consulted().advice('agree-calendar', {
      meetings: [...twelfth, fifth, { ...fifth, id: 'early', title: 'Early', region: 'Early', start: '2008-11-11', end: '2008-11-13' }],
      evidence,
    });
    expect(advice.filter((a) => a.includes('12 months before')).map((a) => a.split(' ends')[0])).toEqual([
      'Africa',
      'Latin America',
      'Western Asia',
      'Asia and the Pacific',
      'Europe',
    ]);
    expect(advice.filter((a) => a.includes('year before')).map((a) => a.split(' is')[0])).toEqual(['Early']);
    expect(consulted().advice('agree-calendar', { meetings: [{ ...fifth, start: '2009-04-10', end: '2009-04-12' }], evidence })).toEqual([
      'The discussion guide is not out yet; no meeting can open before it.',
    ]);
  });

  it('[R037] remarks on meetings that do not last three days', () => {
    const given = consulted({ settings: { guide: null, preferMonthsBefore: 7 } });
    expect(given.advice('agree-calendar', { meetings: twelfth, evidence })).toEqual([]);
    expect(given.advice('agree-calendar', { meetings: [{ ...fifth, end: '2009-04-22' }], evidence })).toEqual([
      'Europe lasts 2 days; regional meetings usually last 3.',
    ]);
  });

  it('[R024] has no meeting before the final discussion guide', () => {
    const guide = guideStage(); // issued in September 2018
    const t = consulted({
      stages: {
        'discussion-guide': {
          ...guide,
          performed: guide.performed.map((p) => (p.step === 'issue' ? { ...p, effectiveOn: '2009-06' } : p)),
        },
      },
    });
    expect(agree(t, twelfth)).toEqual(['R024']); // Latin America in May; Western Asia on 1 June is possible
  });

  it('[R055] numbers the meetings in the order of holding', () => {
    expect(numbered({ meetings: twelfth }).map((m) => [m.number, m.id])).toEqual([
      [1, 'latin-america'],
      [2, 'western-asia'],
      [3, 'asia'],
      [4, 'africa'],
    ]);
    const agreed = regionalMeetings.steps
      .find((s) => s.id === 'agree-calendar')
      ?.agreesMeetings?.({ meetings: [...twelfth, { ...fifth, host: 'Vienna' }], evidence });
    expect(agreed?.[0]).toEqual({
      id: 'europe',
      title: 'Europe',
      host: 'Vienna',
      number: 1,
      dates: { start: '2009-04-21', end: '2009-04-23' },
    });
  });

  it('[R055] keeps number and days of a meeting that has been opened when the calendar changes', () => {
    const opened: StageState = {
      stream: 'regional-meeting.latin-america',
      procedure: 'regional-meeting',
      status: 'running',
      performed: [{ step: 'open', payload: {}, effectiveOn: '2009-05-25', by: 'secretariat', sequence: 1, deviations: [] }],
      waived: [],
      sequence: 1,
    };
    const t = consulted({ meetings: numbered({ meetings: twelfth }), stages: { 'regional-meeting.latin-america': opened } });
    agree(t, twelfth);
    const change = (meetings: object[]): string[] => rules(t.perform('change-calendar', { meetings, reason: 'a host withdrew' }));
    expect(change([...twelfth, fifth])).toEqual(['R055']); // Europe would come first, and Latin America second
    expect(change(twelfth.filter((m) => m.id !== 'latin-america'))).toEqual(['R055']);
    expect(change(twelfth.map((m) => (m.id === 'africa' ? { ...m, start: '2009-08-08', end: '2009-08-10' } : m)))).toEqual([]);
    expect(change([])).toEqual(['R030', 'R055']);
  });

  it('records the resources for least developed countries', () => {
    expect(rules(table().perform('provide-resources', {}))).toEqual(['step-malformed']);
    expect(table().perform('provide-resources', { source: 'regular budget' })).toEqual([]);
  });
});

describe('recommendations of all regional meetings', () => {
  /** The European meeting with its report, and a second one whose report is out or not. */
  function meetings(second: 'out' | 'waiting'): Record<string, StageState> {
    const t = stageOnTheTable(regionalMeeting, {
      today: '2019-06-30',
      conference: 234,
      meeting: europe,
      session,
      stage: (stream) =>
        stream === 'discussion-guide'
          ? guideStage()
          : {
              stream,
              procedure: 'regional-meetings',
              status: 'running',
              performed: [{ step: 'provide-resources', payload: {}, effectiveOn: '2019', by: 's', sequence: 1, deviations: [] }],
              waived: [],
              sequence: 1,
            },
    });
    for (const [step, payload, on] of europeanMeeting) expect({ [step]: t.perform(step, payload, on) }).toEqual({ [step]: [] });
    const performed = t.state.performed.filter((p) => (p.step === 'issue-report' && second === 'out') || p.payload['section'] === 'theme');
    return { 'regional-meeting.europe': t.state, 'regional-meeting.asia': { ...t.state, stream: 'regional-meeting.asia', performed } };
  }

  const routes = [
    ...['governments', 'unodc', 'commission', 'congress', 'declaration-drafters', 'general-assembly'].map((addressee) => [
      'europe',
      addressee,
    ]),
    ...['governments', 'unodc', 'congress'].map((addressee) => ['asia', addressee]),
  ];
  const themes = [
    { title: 'Theme and items', sections: ['theme', 'item-3', 'item-4', 'item-5'] },
    { title: 'Declaration', sections: ['other-matters'] },
    { title: 'Cooperation', recommendations: ['56.a', '56.b', '56.c', '56.d', '56.e', '56.f', '56.g', '56.h'].map((id) => `europe/${id}`) },
  ];

  function agreed(second: 'out' | 'waiting', send = routes): StageOnTheTable {
    const t = consulted({ stages: meetings(second), meetings: [europe, { id: 'asia', title: 'Asia' }] });
    expect(agree(t, twelfth)).toEqual([]);
    for (const [meeting, addressee] of send)
      expect({ [`${meeting} ${addressee}`]: route(t, meeting, addressee) }).toEqual({ [`${meeting} ${addressee}`]: [] });
    return t;
  }
  const route = (t: StageOnTheTable, meeting = '', addressee = ''): string[] =>
    rules(t.perform('route-recommendations', { meeting, addressee, sentTo: 'its secretariat' }));
  const consolidate = (t: StageOnTheTable, change: Record<string, unknown> = {}): string[] =>
    rules(t.perform('consolidate', { themes, evidence: { note: 'matrix' }, ...change }));

  it('[R049] sorts them by addressee, as the European report addresses them', () => {
    const routed = byAddressee(allRecommendations(agreed('waiting', []).view));
    expect(
      Object.fromEntries([...routed].map(([addressee, all]) => [addressee, all.map((r) => r.ref.replace('europe/', ''))])),
    ).toMatchObject({
      unodc: ['16.d', '28.f', '36.j', '43.b', '56.d'],
      commission: ['28.g', '56.h', '57.f'],
      congress: ['16.a', '43.g'],
      'declaration-drafters': ['57.a', '57.b', '57.c', '57.d', '57.e'],
      'general-assembly': ['57.g'],
    });
  });

  it('[R049] sends them on once, after their report is issued, to addressees they have', () => {
    const t = agreed('waiting', []);
    expect(route(t, 'asia', 'unodc')).toEqual(['R049']);
    expect(route(t, 'mars', 'unodc')).toEqual(['R049']);
    expect(route(agreed('out', []), 'asia', 'commission')).toEqual(['R049']);
    expect(route(t, 'europe', 'unodc')).toEqual([]);
    expect(route(t, 'europe', 'unodc')).toEqual(['R049']);
  });

  it('[R049] counts a report as out of which the record knows the milestone alone', () => {
    const t = agreed('waiting', routes.slice(0, 6));
    t.view.slotOf = (stream, slot) => (stream === 'regional-meeting.asia' && slot === 'issued' ? milestone('done') : undefined);
    expect(consolidate(t)).toEqual([]);
  });

  it('[R049] consolidates them across all meetings, each under a theme, after all were sent on', () => {
    expect(consolidate(agreed('waiting', routes.slice(0, 6)))).toEqual(['R049']);
    expect(consolidate(agreed('out', routes.slice(1)))).toEqual(['R049']);
    const t = agreed('out');
    expect(consolidate(t, { themes: themes.slice(1) })).toEqual(['R049']);
    expect(consolidate(t, { themes: [...themes, { title: 'Strange', recommendations: ['europe/99.z'] }] })).toEqual(['R049']);
    expect(t.describe()).toBe('2 meetings agreed, 2 reports issued; consolidation awaited');
    expect(consolidate(t)).toEqual([]);
    expect(t.describe()).toBe('Recommendations of all meetings consolidated');
    expect(regionalMeetings.slots.map((slot) => t.view.slot(slot)?.status)).toEqual(['done', 'done']);
  });
});

describe('order of the steps', () => {
  it.each([
    ['change-calendar', 'agree-calendar'],
    ['route-recommendations', 'agree-calendar'],
    ['consolidate', 'agree-calendar'],
  ])('%s comes after %s', (step, before) => {
    expect(waitsFor(regionalMeetings, step, before)).toBe(true);
  });
});
