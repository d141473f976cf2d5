import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CycleTemplate } from '../domain/template/template.js';
import { readTemplates } from '../seeds/templates.js';
import { EditionOnTheTable } from './builders/edition.js';
import { europeanMeeting } from './fixtures/european-meeting.js';

const congress = readTemplates().find((t) => t.id === 'un-crime-congress') as CycleTemplate;

/** Five meetings in the order of holding; only the European one has dates that are on record. */
const meetings = [
  {
    id: 'asia-pacific',
    title: 'Asia and the Pacific',
    region: 'Asia and the Pacific',
    host: 'Bangkok',
    start: '2019-01-22',
    end: '2019-01-24',
  },
  {
    id: 'latin-america-caribbean',
    title: 'Latin America and the Caribbean',
    region: 'Latin America and the Caribbean',
    host: 'Santiago',
    start: '2019-02-05',
    end: '2019-02-07',
  },
  { id: 'western-asia', title: 'Western Asia', region: 'Western Asia', host: 'Beirut', start: '2019-03-26', end: '2019-03-28' },
  { id: 'africa', title: 'Africa', region: 'Africa', host: 'Addis Ababa', start: '2019-04-09', end: '2019-04-11' },
  { id: 'europe', title: 'Europe', region: 'Europe', host: 'Vienna', start: '2019-04-23', end: '2019-04-25' },
];
const sections = [3, 4, 5, 6].map((item) => ({
  item,
  title: `Item ${item}`,
  workshops: [{ number: item - 2, title: `Workshop ${item - 2}` }],
}));
const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'].map((language) => ({ language }));

/** Day, stream (or `waive`), step (or milestone), payload: a live edition with the days of the Fourteenth Congress as it was planned. */
const script: [day: string, stream: string, step: string, payload?: Record<string, unknown>][] = [
  ['2017-12-19', 'waive', 'M06'],
  ['2018-01-15', 'discussion-guide', 'name-institutes', { institutes: ['UNAFEI'] }],
  ['2018-01-15', 'discussion-guide', 'invite-contributions', { invitation: 'Note verbale' }],
  ['2018-02-15', 'discussion-guide', 'draft-sections', { sections }],
  ['2018-03-01', 'discussion-guide', 'submit-draft', { session: 'commission-27', evidence: { symbol: 'A/CONF.234/PM.1' } }],
  ['2018-06-01', 'discussion-guide', 'record-commission-comments', { session: 'commission-27', comments: [] }],
  ['2018-06-01', 'waive', 'M15'],
  ['2018-08-01', 'discussion-guide', 'finalise', { answers: [] }],
  ['2018-09-12', 'discussion-guide', 'issue', { versions: languages, evidence: { symbol: 'A/CONF.234/PM.1' } }],
  ['2018-10-01', 'regional-meetings', 'consult', { with: 'Member States', on: 'dates and hosts' }],
  ['2018-10-02', 'regional-meetings', 'provide-resources', { source: 'regular budget' }],
  ['2018-11-01', 'regional-meetings', 'agree-calendar', { meetings, evidence: { date: '2018-11-01' } }],
  ['2018-12-17', 'waive', 'M18'],
  ['2018-12-17', 'discussion-guide', 'record-request', { resolution: 'A/RES/73/184' }],
];

describe('stages within an edition of the congress', () => {
  const t = new EditionOnTheTable(congress, 'Europe/Vienna');
  const give = (day: string, stream: string, step: string, payload: Record<string, unknown> = {}) =>
    stream === 'waive'
      ? t.give(day, { type: 'waive', milestone: step, reason: 'not part of this story' })
      : t.step(day, stream, step, payload);

  beforeAll(() => {
    expect(
      t.create('2017-12-19', { targetYear: 2020, conference: 234, dates: { opening: '2020-04-20', closing: '2020-04-27' } }),
    ).toBeUndefined();
    for (const [day, stream, step, payload] of script) expect({ [step]: give(day, stream, step, payload) }).toEqual({ [step]: undefined });
  });

  it('completes the guide’s milestones by its steps, and ends it once its request is recorded', () => {
    expect(t.milestone('M14').done?.on).toBe('2018-03-01');
    expect(t.milestone('M17').done).toMatchObject({ on: '2018-09-12', evidence: { symbol: 'A/CONF.234/PM.1' } });
    expect(t.edition.stages['discussion-guide']).toBe('ended');
  });

  it('opens a stage for each meeting of the calendar, numbered in the order of holding', () => {
    expect(t.edition.meetings.map((m) => [m.number, m.id])).toEqual(meetings.map((m, i) => [i + 1, m.id]));
    expect(meetings.map((m) => t.edition.stages[`regional-meeting.${m.id}`])).toEqual(Array(5).fill('running'));
    expect(t.due('M22.europe')).toBe('2019-04-25');
  });

  it('carries the European meeting to its report, under the symbols of the template', () => {
    const first = europeanMeeting.findIndex(([step]) => step === 'issue-report');
    for (const [step, payload, on] of europeanMeeting.slice(0, first))
      expect({ [step]: give(on, 'regional-meeting.europe', step, payload) }).toEqual({ [step]: undefined });
    const issue = (symbol: string) => give('2019-05-20', 'regional-meeting.europe', 'issue-report', { evidence: { symbol } });
    expect(issue('A/CONF.234/RPM.5/2')?.code).toBe('symbol-malformed');
    expect(issue('A/CONF.234/RPM.5/1')).toBeUndefined();
    expect(['M20', 'M21', 'M22', 'M23', 'M24'].map((id) => t.milestone(`${id}.europe`).status)).toEqual(Array(5).fill('done'));
    expect(t.edition.stages['regional-meeting.europe']).toBe('ended');
  });

  it('waits with the consolidation for the reports of all meetings', () => {
    const consolidate = () =>
      give('2019-06-20', 'regional-meetings', 'consolidate', {
        themes: [{ title: 'All', sections: ['theme', 'item-3', 'item-4', 'item-5', 'item-6', 'other-matters'] }],
        evidence: { date: '2019-06-20' },
      });
    expect(consolidate()?.facts.map((f) => f.ref)).toContain('R049');
    for (const { id } of meetings.slice(0, 4))
      for (const m of ['M20', 'M21', 'M22', 'M23', 'M24']) expect(give('2019-06-01', 'waive', `${m}.${id}`)).toBeUndefined();
    for (const addressee of ['governments', 'unodc', 'commission', 'congress', 'declaration-drafters', 'general-assembly']) {
      expect(
        give('2019-06-10', 'regional-meetings', 'route-recommendations', { meeting: 'europe', addressee, sentTo: 'its secretariat' }),
      ).toBeUndefined();
    }
    expect(consolidate()).toBeUndefined();
    expect(t.milestone('M25').status).toBe('done');
    expect(t.edition.stages['regional-meetings']).toBe('ended');
  });

  it('holds the high-level segment on the first days of the congress', () => {
    const step = (day: string, id: string, payload: Record<string, unknown> = {}) => give(day, 'high-level-segment', id, payload);
    expect(give('2020-04-20', 'waive', 'M46')).toBeUndefined();
    expect(step('2020-04-20', 'place', { placement: 'opening' })).toBeUndefined();
    expect(
      step('2020-04-20', 'invite-states', {
        invitation: 'Note verbale',
        levels: ['head-of-state', 'head-of-government', 'minister', 'attorney-general'],
        statementsOn: ['theme', 'topics'],
      }),
    ).toBeUndefined();
    expect(step('2020-04-20', 'list-speaker', { delegation: 'Japan', rank: 'minister' })).toBeUndefined();
    expect(step('2020-04-20', 'open-segment')).toBeUndefined();
    expect(t.milestone('M47').status).toBe('in-progress');
    expect(step('2020-04-20', 'make-statement', { delegation: 'Japan', on: ['theme'] })).toBeUndefined();
    expect(step('2020-04-22', 'record-conclusions', { summary: 'Statements were made', conclusions: [] })).toBeUndefined();
    expect(step('2020-04-23', 'close-segment', { evidence: { date: '2020-04-23' } })?.facts.map((f) => f.ref)).toEqual(['R080']);
    expect(step('2020-04-22', 'close-segment', { evidence: { date: '2020-04-22' } })).toBeUndefined();
    expect(t.milestone('M47').status).toBe('done');
  });
});
