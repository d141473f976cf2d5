import { describe, expect, it } from '@jest/globals';
import { means, rehearsalScript, somebody, told } from '../../test/builders/rehearsal.js';
import { scripts, toldEdition } from '../../test/builders/told.js';
import { htmlOf } from './html.js';
import { markdownOf } from './markdown.js';
import { rehearse } from './rehearse.js';
import type { RehearsalScript } from './schema.js';
import { summaryOf } from './summary.js';

const written = {
  title: 'A congress <b>ahead</b>',
  until: '2027-06-30',
  people: ['ada', 'bo'].map(somebody),
  lines: [
    { name: 'organiser', on: '2026-12-01', 'assign-role': { role: 'organiser', person: 'ada' }, ...told },
    { name: 'mission', on: 'M10+10d', start: 'M10', ...told },
    { name: 'too-early', on: '2027-01-10', complete: 'M12', evidence: { note: 'signed' }, ...told },
    { name: 'waived', on: '2027-03-01', waive: 'M02', reason: 'no offer', ...told },
  ],
};
const script = (change: object = {}): RehearsalScript => rehearsalScript({ ...written, ...change });
const one = (change: object = {}) => rehearse(script(change), means).scenarios[0]!;
const dayOf = (says: RegExp, scenario: ReturnType<typeof one>): string | undefined =>
  scenario.timeline?.find((entry) => says.test(entry.says))?.on;

describe('a rehearsal', () => {
  it('is the same code that runs live: the record of the Fourteenth comes to what it was told to be', () => {
    const fourteenth = scripts.find(({ id }) => id === 'fourteenth-congress')!;
    const [scenario] = rehearse({ ...fourteenth }, means).scenarios;
    const { result, reportOf } = toldEdition('fourteenth-congress');
    const intended = result.events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
    expect(scenario?.reminders?.map(({ at, to }) => [at, to])).toEqual(intended.map(({ at, recipient }) => [at, recipient]));
    expect(scenario?.final).toEqual(reportOf(scenario?.until ?? ''));
    expect(scenario?.dates.present?.opening).toBe('2021-03-07');
    expect(scenario?.refused).toEqual([]);
  });

  it('goes on after what is refused, and says why', () => {
    const { refused, counts, milestones } = one();
    expect(refused).toMatchObject([{ name: 'too-early', on: '2027-01-10', asked: 'complete M12', code: 'prerequisites-open' }]);
    expect(refused[0]?.reason).toContain('M11');
    expect(counts).toMatchObject({ lines: 4, accepted: 3, refused: 1 });
    expect(milestones.find(({ key }) => key === 'M02')?.status).toBe('waived');
  });

  it('tells a live script to its end, in the order of days, whatever the day of the rehearsal', () => {
    const scenario = one({ lines: [written.lines[3], ...written.lines.slice(0, 3)] });
    expect(dayOf(/^Waived: M02/, scenario)).toBe('2027-03-01');
    expect(scenario.until).toBe('2027-06-30');
  });

  it('says who would have been reminded of what, by which rule, and what was late by how many days', () => {
    const { reminders = [], late } = one();
    const first = reminders.find(({ to, kind, fate }) => to === 'ada' && kind === 'reminder' && fate === 'sent');
    expect(first).toMatchObject({ role: 'organiser', about: [{ milestone: 'M02' }] });
    expect(first?.why).toMatch(/^ladder of the template/);
    expect(reminders.every(({ at }, n) => n === 0 || at >= (reminders[n - 1]?.at ?? ''))).toBe(true);
    const m01 = late.find(({ key }) => key === 'M01');
    expect(m01?.doneOn).toBeNull();
    expect(m01?.days).toBe((Date.parse('2027-06-30') - Date.parse(m01?.dueOn ?? '')) / 86_400_000);
  });

  it('lists the letters that tell of a decision on the congress, to whoever holds a role but has not decided it', () => {
    const lines = [
      ...written.lines,
      { on: '2026-12-02', 'assign-role': { role: 'organiser', person: 'bo', capacity: 'deputy' }, ...told },
      { on: '2027-03-10', 'announce-postponement': true, evidence: { link: 'https://example.org/note' }, ...told },
      { on: '2027-04-12', suspend: true, evidence: { symbol: 'decision 81/501' }, basis: 'decision 81/501', ...told },
    ];
    const { reminders = [] } = one({ lines });
    const letters = reminders.filter(({ kind }) => kind === 'decision');
    expect(letters.map(({ on, to, fate, decision }) => [on, to, fate, decision])).toEqual([['2027-04-12', 'bo', 'sent', 'suspended']]);
    expect(letters[0]?.about).toContainEqual(expect.objectContaining({ milestone: 'M46', dueOn: '2029-04-23' }));
    expect(markdownOf(rehearse(script({ lines }), means))).toMatch(/\| 2027-04-12 \| bo \| decision, suspended \| /);
  });

  it('ends where a scenario says, and tells nothing after that', () => {
    const { until, counts } = one({ until: '2027-02-01' });
    expect(until).toBe('2027-02-01');
    expect(counts).toMatchObject({ lines: 2, afterEnd: 2 });
    const cut = rehearse(script({ scenarios: [{ id: 'a', title: 'A', until: '2027-02-01' }] }), means);
    expect(summaryOf(cut)).toContain('; 2 lines after the end not told');
  });

  it('goes on to the last due date where no end is given', () => {
    const { until, milestones } = one({ until: undefined, lines: [], people: [], mode: 'historic' });
    const last = milestones
      .flatMap(({ dueOn }) => dueOn ?? [])
      .sort()
      .at(-1);
    expect(until).toBe(last);
  });

  it('puts aside a line that cannot be told, with the reason', () => {
    const { refused } = one({ lines: [...written.lines, { on: '2027-05-01', recorded: 'P1.1+3d', waive: 'M09', reason: 'x', ...told }] });
    expect(refused.at(-1)).toMatchObject({ code: 'effective-malformed', asked: 'waive M09' });
  });
});

describe('scenarios side by side', () => {
  const scenarios = [
    { id: 'as-written', title: 'As written' },
    { id: 'dropped', title: 'Without the waiver', drop: ['waived'] },
    { id: 'shifted', title: 'The waiver a month later', shift: [{ lines: ['waived'], by: '1m' }] },
    { id: 'replaced', title: 'Another is waived', replace: { waived: { on: '2027-03-01', waive: 'M09', reason: 'x', ...told } } },
    { id: 'added', title: 'One more', add: [{ on: '2026-12-15', waive: 'M09', reason: 'x', ...told }] },
    {
      id: 'later',
      title: 'Opens four weeks later',
      edition: { dates: { opening: '2029-05-21', closing: '2029-05-26' } },
      until: '2027-03-31',
    },
  ];
  const result = rehearse(script({ scenarios }), means);
  const [asWritten, dropped, shifted, replaced, added, later] = result.scenarios;

  it('differ in what each of them says, and in nothing else', () => {
    expect(dayOf(/^Waived: M02/, asWritten!)).toBe('2027-03-01');
    expect(dayOf(/^Waived: M02/, dropped!)).toBeUndefined();
    expect(dayOf(/^Waived: M02/, shifted!)).toBe('2027-04-01');
    expect(dayOf(/^Waived: M02/, replaced!)).toBeUndefined();
    expect(dayOf(/^Waived: M09/, replaced!)).toBe('2027-03-01');
    expect(dayOf(/^Waived: M09/, added!)).toBe('2026-12-15');
    expect(later?.dates.present?.opening).toBe('2029-05-21');
    expect(later?.until).toBe('2027-03-31');
    for (const { refused } of result.scenarios) expect(refused.map(({ name }) => name)).toEqual(['too-early']);
  });

  it('are compared milestone by milestone', () => {
    const row = result.comparison.find(({ key }) => key === 'M46');
    expect(row?.shift).toEqual([0, 0, 0, 0, 0, 28]);
    expect(result.comparison.find(({ key }) => key === 'M02')?.scenarios.map((cell) => cell?.status)).toEqual([
      'waived',
      'planned',
      'waived',
      'planned',
      'waived',
      'waived',
    ]);
  });

  it('are told in outline by the same figures', () => {
    const outline = rehearse(script({ scenarios }), means, 'outline');
    expect(outline.scenarios.map(({ counts }) => counts)).toEqual(result.scenarios.map(({ counts }) => counts));
    expect(outline.scenarios.every(({ timeline, reminders, final }) => !timeline && !reminders && !final)).toBe(true);
    expect(outline.comparison).toEqual(result.comparison);
  });

  it('are rendered for people, without letting what was entered become markup', () => {
    const page = htmlOf(result);
    expect(page).toContain('A congress &lt;b&gt;ahead&lt;/b&gt;');
    expect(page).not.toMatch(/<b>|<script|src=|https?:/);
    expect(page.match(/<svg viewBox="0 0 1000/g)).toHaveLength(scenarios.length);
    expect(page.match(/<path class="late"/g)?.length).toBeGreaterThan(scenarios.length);
    const markdown = markdownOf(result);
    for (const { title } of scenarios) expect(markdown).toContain(`## ${title}`);
    expect(markdown).toContain('complete M12');
    const summary = summaryOf(result);
    expect(summary).toContain('Refused     1 line');
    expect(summary).toContain('"Opens four weeks later" against "As written"');
    expect(Math.max(...summary.split('\n').map((line) => line.length))).toBeLessThan(220);
  });
});

it('a line that is shifted takes the days that it carries along, where it is to', () => {
  const pin = { name: 'pin', on: '2027-02-01', pin: { milestone: 'M11', on: '2028-02-01' }, reason: 'agreed', ...told };
  const moved = (carried: boolean) =>
    one({ lines: [written.lines[0], pin], scenarios: [{ id: 'a', title: 'A', shift: [{ lines: { from: 'pin' }, by: '10d', carried }] }] });
  expect(moved(false).milestones.find(({ key }) => key === 'M11')?.dueOn).toBe('2028-02-01');
  expect(moved(true).milestones.find(({ key }) => key === 'M11')?.dueOn).toBe('2028-02-11');
  expect(dayOf(/pinned/, moved(true))).toBe('2027-02-11');
});

it('an edition may have distances of its own, as what earlier ones needed suggests', () => {
  const due = (edition?: object) =>
    one({ lines: [], scenarios: [{ id: 'a', title: 'A', until: '2026-12-31', ...(edition ? { edition } : {}) }] }).milestones.find(
      ({ key }) => key === 'M11',
    )?.dueOn;
  expect([due(), due({ adjustments: { M11: { count: -20, unit: 'm' } } })]).toEqual(['2028-01-23', '2027-08-23']);
});
