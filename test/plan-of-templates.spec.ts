import { describe, expect, test } from '@jest/globals';
import { graphOf } from '../domain/plan/graph.js';
import { planOf } from '../domain/plan/plan.js';
import type { PlanInput } from '../domain/plan/plan.types.js';
import { slackOf } from '../domain/plan/slack.js';
import { readTemplates } from '../seeds/templates.js';
import { planInput } from './builders/template.js';

const templates = readTemplates();
const congress = templates.find(({ id }) => id === 'un-crime-congress');
if (!congress) throw new Error('seeds/templates/un-crime-congress.yaml is missing');

const first = { opening: '2020-04-20', closing: '2020-04-27' };
const fourteenth: PlanInput = planInput(congress, {
  meetings: congress.meetings?.planned ?? [],
  sessions: [
    {
      key: 'commission-27',
      body: 'commission',
      title: '27th session of the Commission',
      year: 2018,
      start: '2018-05-14',
      end: '2018-05-18',
      certainty: 'dated',
      source: 'minutes',
    },
  ],
});
const reconvened: PlanInput = {
  ...fourteenth,
  keyDates: { targetYear: 2020, first, present: { opening: '2021-03-07', closing: '2021-03-12' }, suspended: false },
  postponements: [{ announcedOn: '2020-03-20' }],
  retargets: Object.fromEntries(
    Object.entries({
      M55: 'commission-30',
      M56: 'ecosoc-2021',
      M57: 'general-assembly-76',
      M62: 'commission-31',
      M63: 'general-assembly-77',
    }).map(([key, session]) => [key, { session, by: 'general-assembly', basis: 'decision 74/550 B' }]),
  ),
};
const { present: _, ...undecided } = reconvened.keyDates;
const suspended: PlanInput = { ...reconvened, retargets: {}, keyDates: { ...undecided, suspended: true } };

const dueIn = (input: PlanInput) => {
  const dues = new Map(planOf(input).map((m) => [m.key, m.due]));
  return (key: string) => dues.get(key);
};

describe('the Fourteenth Congress, planned from the template', () => {
  test('as first decided: each preparatory resolution in the session in which it was adopted, each deadline on its day', () => {
    const due = dueIn(fourteenth);
    const assemblies = ['M04', 'M08', 'M18', 'M33', 'M57', 'M63'].map((key) => due(key)?.session ?? due(key)?.on);
    expect(assemblies).toEqual([
      'general-assembly-71',
      'general-assembly-72',
      'general-assembly-73',
      'general-assembly-74',
      'general-assembly-75',
      '2021-08-31',
    ]);
    expect(['M06', 'M15', 'M26', 'M55', 'M62'].map((key) => due(key)?.session)).toEqual([
      'commission-26',
      'commission-27',
      'commission-28',
      'commission-29',
      'commission-30',
    ]);
    expect(['M17', 'M40', 'M41', 'M46', 'M53'].map((key) => due(key)?.on)).toEqual([
      '2018-09-18',
      '2020-02-10',
      '2020-04-03',
      '2020-04-20',
      '2020-04-27',
    ]);
  });

  test('leaves no milestone out and none undated', () => {
    const plan = planOf({ ...fourteenth, postponements: [{ announcedOn: '2020-03-20' }] });
    expect([...new Set(plan.map((m) => m.definition.id))]).toEqual(congress.milestones.map((m) => m.id));
    expect(plan.filter((m) => m.due.on === null).map((m) => m.key)).toEqual([]);
    expect(plan.filter((m) => m.definition.repeats === 'meeting')).toHaveLength(5 * fourteenth.meetings.length);
  });

  test('suspended: what hangs on opening and closing has no date, the rest keeps its own', () => {
    const [before, after] = [dueIn({ ...fourteenth, postponements: suspended.postponements }), dueIn(suspended)];
    for (const { key } of planOf(suspended)) {
      const was = before(key);
      const expected = was?.root === 'opening' || was?.root === 'closing' ? null : was?.on;
      expect([key, after(key)?.on]).toEqual([key, expected]);
    }
    expect(['M42', 'M54', 'M22.africa', 'P6.1'].map((key) => after(key)?.on)).toEqual([null, null, null, null]);
  });

  test('reconvened: deadlines fall where they fell in 2021, and the follow-up on the sessions that the decision names', () => {
    const due = dueIn(reconvened);
    expect(due('M42')).toMatchObject({ from: '2021-02-17', on: '2021-02-23' }); // L.6 came out on 17 February
    expect(due('M54')).toMatchObject({ from: '2021-03-26', on: '2021-04-09' }); // the report on 26 March
    expect(due('M61.1')?.on).toBe('2021-11-12'); // thematic discussions on 10 to 12 November
    expect(['M55', 'M56', 'M57', 'M62'].map((key) => due(key)?.session)).toEqual([
      'commission-30',
      'ecosoc-2021',
      'general-assembly-76',
      'commission-31',
    ]);
    expect(due('M58')).toMatchObject({ on: '2022-01-28', root: 'session' }); // four weeks after M57, wherever that went
    expect(due('M63')?.on).toBe('2022-08-31');
    expect(due('M33')?.session).toBe('general-assembly-74'); // what is past stays
  });
});

test.each(templates.map((template) => [template.id, template] as const))(
  '%s can be planned from its target year alone, and has slack once it has dates',
  (_id, template) => {
    const meetings = template.meetings?.planned ?? [];
    const provisional = planOf(planInput(template, { meetings, keyDates: { targetYear: 2031, suspended: false } }));
    const hangsOnDates = (root: string): boolean => root === 'opening' || root === 'closing';
    for (const { key, due, definition } of provisional) {
      const undated = hangsOnDates(due.root) && !definition.due.meanwhile;
      expect([key, due.certainty]).toEqual([key, undated ? 'undated' : 'expected']);
    }

    const first = { opening: '2031-09-01', closing: '2031-09-05' };
    const plan = planOf(planInput(template, { meetings, keyDates: { targetYear: 2031, first, present: first, suspended: false } }));
    const graph = graphOf(
      template,
      plan.map((m) => m.key),
      'opening',
    );
    const slack = slackOf(plan, graph, () => 'planned', '2026-01-01');
    const before = plan.filter((m) => m.due.on !== null && m.due.on < first.opening);
    expect(before.length).toBeGreaterThan(0);
    for (const { key } of before) expect([key, typeof slack.get(key)?.days]).toEqual([key, 'number']);
  },
);
