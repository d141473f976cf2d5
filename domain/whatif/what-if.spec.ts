import { beforeEach, describe, expect, test } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { milestoneView } from '../edition/view.js';
import type { RefusalCode } from '../refusal.js';
import { markdownOf } from './markdown.js';
import type { Hypothesis, Projection, WhatIf } from './what-if.types.js';
import { whatIf } from './what-if.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const today = '2026-06-02';
const commission38 = { start: '2029-05-14', end: '2029-05-18' };

let table: EditionOnTheTable;

beforeEach(() => {
  table = new EditionOnTheTable(template);
  table.create('2026-06-01', {
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    conference: 240,
    previous: { dates: { M53: '2026-04-30', M57: '2026-05-20' } },
  });
});

const done = (milestone: string, on: string): Hypothesis => ({ type: 'done', milestone, on });

function supposed(facts: Hypothesis[], on = today): WhatIf {
  const answer = whatIf(table.world, facts, on);
  if ('refusal' in answer) throw new Error(answer.refusal.reason);
  return answer;
}

function refused(facts: Hypothesis[], on = today): { code: RefusalCode; pointer?: string; reason: string } {
  const answer = whatIf(table.world, facts, on);
  if (!('refusal' in answer)) throw new Error(`Not refused: ${answer.headline}`);
  return answer.refusal;
}

const of = (answer: WhatIf, key: string): Projection => {
  const found = answer.milestones.find((m) => m.key === key);
  if (!found) throw new Error(`${key} does not follow; ${answer.milestones.map((m) => m.key).join(', ')} do.`);
  return found;
};

describe('a hypothesis', () => {
  test('that a regional meeting is held late moves what counts from it and what waits for it, and says how much is left', () => {
    const answer = supposed([{ type: 'late', milestone: 'M22.africa', days: 30 }]);
    expect(answer.facts[0]).toMatchObject({ on: '2030-02-22' });
    expect(answer.facts[0]?.says).toBe(
      'M22.africa, "Regional preparatory meeting is held (Africa)", is done on 22 February 2030, 30 days after its due date.',
    );
    expect(of(answer, 'M22.africa')).toMatchObject({ assumed: true, before: { planned: '2030-01-23' }, after: { planned: '2030-02-22' } });
    expect(of(answer, 'M24.africa')).toMatchObject({ moved: { earliest: 30, planned: 30, latest: 0 }, after: { slackDays: 124 } });
    expect(of(answer, 'M25')).toMatchObject({ changed: false }); // eight months before the opening, and there are weeks left
    expect(answer.milestones.map((m) => m.key)).not.toContain('M22.europe');
    // The calendar is needed ten weeks before the first meeting, which is another one now.
    expect(of(answer, 'M19')).toMatchObject({ before: { planned: '2029-11-12' }, after: { planned: '2029-12-04' } });
    expect(answer.headline).toBe(
      'If this holds: 5 other milestones move; nothing comes to be at risk; slack is left everywhere. The opening on 21 April 2031 can be held.',
    );
  });

  test('that the Commission meets in autumn endangers what has a date of its own, by as many days as are missing', () => {
    const answer = supposed([{ type: 'session', session: 'commission-38', start: '2029-09-10', end: '2029-09-14' }]);
    expect(of(answer, 'M15').after).toMatchObject({ earliest: '2029-09-14', planned: '2029-09-14' });
    // by its rule four months later, but not after three months before the first regional meeting
    expect(of(answer, 'M17').after).toMatchObject({ earliest: '2030-01-14', planned: '2029-10-21', riskDays: 85 });
    expect(answer.atRisk.map(({ key, before, after }) => [key, before, after])).toEqual([
      ['M17', 0, 85],
      ['M16', 0, 45],
    ]);
    expect(answer.headline).toContain('2 more at risk than without (M17 the most, by 85 days)');
  });

  test('that it is still open by a day counts from the next one, in the notation of the templates or as T0', () => {
    for (const by of ['opening-30m', 'T0-30m', '2028-10-21']) {
      const { facts, milestones } = supposed([{ type: 'not-done', milestone: 'M02', by }]);
      expect(facts[0]?.on).toBe('2028-10-22');
      expect(milestones.filter((m) => m.changed).map((m) => m.key)).toEqual(['M02']);
    }
    const idle = supposed([{ type: 'not-done', milestone: 'M02', by: 'T0-40m' }]);
    expect(idle.milestones.some((m) => m.changed)).toBe(false);
    expect(idle.advice).toEqual(['M02 is due on 2028-10-21 anyway: to be open before then changes nothing.']);
  });

  test('that no host has signed two months before the opening leaves no slack to what waits for it', () => {
    const answer = supposed([{ type: 'not-done', milestone: 'M12', by: 'T0-2m' }]);
    expect(of(answer, 'M37').after).toMatchObject({ earliest: '2031-02-22', riskDays: 32 });
    const draft = supposed([{ type: 'late', milestone: 'M30', days: 19 }]);
    expect(draft.noSlack).toMatchObject([
      { key: 'M30', before: 10, after: -9, path: ['M30', 'M31'] },
      { key: 'M31', before: 9, after: 0, path: ['M31', 'M42'] },
    ]);
    expect(draft.atRisk).toMatchObject([
      { key: 'M30', before: 0, after: 9 },
      { key: 'M31', before: 0, after: 9 },
    ]);
  });

  test('on the days of a meeting moves what counts from its first day too, and frees what waited for the first of all', () => {
    const answer = supposed([{ type: 'meeting', meeting: 'africa', start: 'M15+12m' }]);
    expect(answer.facts[0]).toMatchObject({ on: '2030-05-31', end: '2030-06-02' });
    expect(of(answer, 'M21.africa').after.planned).toBe('2030-04-19');
    expect(of(answer, 'M17').why).toContain('Asia and the Pacific'); // now the first
    const late = supposed([{ type: 'meeting-late', meeting: 'africa', days: 129 }]);
    expect(of(late, 'M24.africa').after).toMatchObject({ planned: '2030-07-27' });
  });

  test('that counts from another one is reckoned after it, whatever their order', () => {
    const facts: Hypothesis[] = [
      { type: 'done', milestone: 'M17', on: 'M15+5m' },
      { type: 'done', milestone: 'M15', on: '2029-06-15' },
    ];
    const expected = { M15: '2029-06-15', M17: '2029-11-15' };
    for (const list of [facts, [...facts].reverse()]) {
      const answer = supposed(list);
      expect(Object.fromEntries(answer.facts.map(({ fact, on }) => ['milestone' in fact ? fact.milestone : '', on]))).toEqual(expected);
    }
  });

  test('names what must be done before it and cannot be', () => {
    table.give('2026-06-02', { type: 'date-session', session: 'commission-38', ...commission38 });
    const answer = supposed([{ type: 'done', milestone: 'M17', on: '2029-05-01' }]);
    expect(answer.implied).toEqual([
      { key: 'M15', title: expect.stringContaining('The Commission'), by: '2029-05-01', earliest: '2029-05-18', because: 'M17' },
    ]);
  });

  test('that the documents are late says what would come only after an opening that can be held all the same', () => {
    const answer = supposed([{ type: 'not-done', milestone: 'M38', by: 'T0-1w' }]);
    expect(answer.tooLate).toEqual([
      { key: 'M39', title: expect.any(String), planned: '2031-03-10', earliest: '2031-05-13' },
      { key: 'M45', title: 'Pre-Congress consultations', planned: '2031-04-20', earliest: '2031-05-13' },
    ]);
    expect(answer.headline).toContain(
      'The opening on 21 April 2031 can be held, but 2 milestones that belong before it come only after it: M39 (13 May 2031), M45 (13 May 2031).',
    );
    expect(markdownOf(answer)).toContain('## Before the opening by the plan, and possible only after it\n\n- M39, ');
    expect(supposed([{ type: 'not-done', milestone: 'M38', by: 'T0-9w' }])).toMatchObject({ tooLate: [] });
  });

  test('that the draft declaration is late says that the congress could not close, and names nothing of the opening day as before it', () => {
    const answer = supposed([done('M42', '2031-05-20')]);
    expect(of(answer, 'M48')).toMatchObject({ after: { planned: '2031-04-21', earliest: '2031-05-20' } }); // on the opening day
    expect(answer.tooLate.map(({ key }) => key)).toEqual(['M42']);
    expect(answer.headline).toMatch(/The congress cannot close on 26 April 2031 with all that is to be done at it: M53 is possible on /);
    expect(supposed([done('M42', '2031-04-01')]).headline).not.toContain('cannot close');
  });

  test('of an opening without a date moves nothing that has none, and promises neither slack nor opening', () => {
    const open = new EditionOnTheTable(template);
    open.create('2026-06-01', { targetYear: 2031 });
    const facts: Hypothesis[] = [{ type: 'not-done', milestone: 'M02', by: '2028-10-01' }];
    const answer = whatIf(open.world, facts, today);
    if ('refusal' in answer) throw new Error(answer.refusal.reason);
    const undated = answer.milestones.filter(({ after }) => after.planned === null).length;
    expect(undated).toBeGreaterThan(10);
    expect(answer.milestones.filter(({ changed }) => changed).map(({ key }) => key)).toEqual(['M02']);
    expect(answer.headline).toBe(
      `If this holds: nothing else moves; nothing comes to be at risk; of slack nothing can be told; ${undated} rest on it and have no date. The opening has no date yet, so that what counts from it cannot be reckoned.`,
    );
    expect(markdownOf(answer)).toMatch(/milestones rest on this and have no date\.\n$/);
    expect(whatIf(open.world, [{ type: 'not-done', milestone: 'M02', by: 'T0-30m' }], today)).toMatchObject({
      refusal: { reason: expect.stringMatching(/the opening, which is not decided yet \(target year 2031\)\. Give a date instead\.$/) },
    });
  });

  test('while the congress is postponed without a date counts only what has one', () => {
    table.give('2028-01-10', { type: 'announce-postponement', evidence: { symbol: 'decision 82/500' } });
    table.give('2028-01-11', { type: 'suspend', evidence: { symbol: 'decision 82/500' } });
    const answer = supposed([{ type: 'meeting', meeting: 'africa', start: '2030-03-04', end: '2030-03-06' }], '2028-01-12');
    const moved = answer.milestones.filter((m) => m.changed && !m.assumed).length;
    expect(answer.headline).toContain(`${moved} other milestones move;`);
    expect(answer.headline).toContain('The opening is postponed without a date');
  });

  test('on a session that comes to lie after the congress warns that it is counted otherwise', () => {
    const { advice } = supposed([{ type: 'session', session: 'commission-40', start: '2031-04-01', end: '2031-04-04' }]);
    expect(advice.join(' ')).toMatch(
      /would hang on the 41st session of the Commission [^:]* instead of the 40th session of the Commission /,
    );
  });

  test('on what was done without something that is still open says what is missing', () => {
    expect(supposed([done('M12', '2026-05-20')]).advice).toEqual([
      'M12 cannot have been done on 2026-05-20 without M11, M09, M02, not on record as done. Suppose that too.',
    ]);
    const all = ['M02', 'M09', 'M11', 'M12'].map((key, n) => done(key, `2026-05-1${n}`));
    expect(supposed(all).advice).toEqual([]);
  });

  test('changes nothing of the world, and none changes nothing at all', () => {
    const before = JSON.stringify(table.world);
    supposed([{ type: 'late', milestone: 'M22.africa', days: 30 }]);
    expect(JSON.stringify(table.world)).toBe(before);
    expect(supposed([])).toMatchObject({ milestones: [], atRisk: [], noSlack: [], implied: [], advice: [] });
  });
});

describe('what has happened shows what was supposed', () => {
  test('a milestone done today', () => {
    table.give('2026-06-03', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/1' } }, { effectiveOn: '2026-06-03' });
    const on = '2027-12-20';
    const answer = supposed([{ type: 'done', milestone: 'M04', on }], on);
    table.give(on, { type: 'complete', milestone: 'M04', evidence: { symbol: 'A/RES/82/1' } });
    for (const { key, after } of answer.milestones.filter((m) => !m.assumed)) {
      const view = milestoneView(table.world, key, on);
      expect([key, view?.due.on, view?.forecast, view?.slackDays, view?.atRisk]).toEqual([
        key,
        after.planned,
        after.earliest,
        after.slackDays,
        after.riskDays > 0,
      ]);
    }
    expect(answer.milestones.length).toBeGreaterThan(3);
  });

  test('a session that is given its days', () => {
    const dated: Hypothesis = { type: 'session', session: 'commission-38', ...commission38 };
    const answer = supposed([dated]);
    table.give(today, { type: 'date-session', session: 'commission-38', ...commission38 });
    for (const { key, after } of answer.milestones) {
      const view = milestoneView(table.world, key, today);
      expect([key, view?.due.on, view?.forecast]).toEqual([key, after.planned, after.earliest]);
    }
    expect(of(answer, 'M15').after.planned).toBe('2029-05-18');
  });
});

describe('what cannot be supposed', () => {
  test.each<[string, Hypothesis[], RefusalCode, string]>([
    ['an unknown milestone', [done('M99', '2029-01-01')], 'milestone-unknown', '/facts/0/milestone'],
    ['what every object has', [done('constructor', '2029-01-01')], 'milestone-unknown', '/facts/0/milestone'],
    ['the opening itself', [done('M46', '2031-04-22')], 'milestone-owned-by-stage', '/facts/0/milestone'],
    ['an unknown meeting', [{ type: 'meeting-late', meeting: 'atlantis', days: 3 }], 'meeting-unknown', '/facts/0/meeting'],
    ['an unknown session', [{ type: 'session', session: 'parliament-3', start: 'T0' }], 'session-unknown', '/facts/0/session'],
    ['a date that does not exist', [done('M17', '2029-02-30')], 'dates-invalid', '/facts/0/on'],
    ['a day that cannot be read', [done('M17', 'T0-30y')], 'dates-invalid', '/facts/0/on'],
    ['a day that is no single one', [done('M17', 'chain(-2).commission')], 'dates-invalid', '/facts/0/on'],
    ['a day of an unknown milestone', [done('M17', 'M98+1d')], 'milestone-unknown', '/facts/0/on'],
    ['a day before the cycle', [done('M17', '2019-01-01')], 'dates-invalid', '/facts/0/on'],
    ['a day after the cycle', [{ type: 'not-done', milestone: 'M17', by: '2036-05-01' }], 'dates-invalid', '/facts/0/by'],
    ['days without end', [{ type: 'late', milestone: 'M17', days: 1e9 }], 'dates-invalid', '/facts/0/days'],
    ['half a day', [{ type: 'late', milestone: 'M17', days: 0.5 }], 'dates-invalid', '/facts/0/days'],
    [
      'a session in another year',
      [{ type: 'session', session: 'commission-38', start: '2030-05-01', end: '2030-05-02' }],
      'dates-invalid',
      '/facts/0/start',
    ],
    ['a session without an end', [{ type: 'session', session: 'commission-38', start: '2029-05-01' }], 'dates-invalid', '/facts/0/end'],
    [
      'a session that counts from what counts from it',
      [{ type: 'session', session: 'commission-38', start: 'M15', end: 'M15' }],
      'dates-invalid',
      '/facts/0/start',
    ],
    [
      'a meeting that ends before it begins',
      [{ type: 'meeting', meeting: 'africa', start: '2030-03-03', end: '2030-03-01' }],
      'dates-invalid',
      '/facts/0/end',
    ],
    [
      'two days for one milestone',
      [done('M17', '2029-09-01'), { type: 'late', milestone: 'M17', days: 3 }],
      'hypothesis-contradictory',
      '/facts/1',
    ],
    [
      'done, and open then',
      [done('M17', '2029-09-01'), { type: 'not-done', milestone: 'M17', by: '2029-09-01' }],
      'hypothesis-contradictory',
      '/facts/0',
    ],
    ['done before what it needs', [done('M22.africa', '2029-12-01'), done('M15', '2029-12-02')], 'hypothesis-contradictory', '/facts/0'],
    [
      'held before it begins',
      [done('M22.africa', '2030-02-28'), { type: 'meeting', meeting: 'africa', start: '2030-03-01' }],
      'hypothesis-contradictory',
      '/facts/0',
    ],
    ['each from the other', [done('M15', 'M17-4m'), done('M17', 'M15+4m')], 'hypothesis-circular', '/facts'],
    ['from what counts from it by its rule', [done('M15', 'M17+1m')], 'hypothesis-circular', '/facts'],
    ['from itself', [done('M15', 'M15+1m')], 'hypothesis-circular', '/facts'],
  ])('%s', (_, facts, code, pointer) => {
    expect(refused(facts)).toMatchObject({ code, pointer });
  });

  test('done and open then, naming the one that says it is open', () => {
    const facts = [done('M17', '2029-09-01'), { type: 'not-done' as const, milestone: 'M17', by: '2029-09-02' }];
    expect(refused(facts).reason).toContain('hypothesis 2: not before 2029-09-03');
  });

  test('what is done, suspended or of a session that is over', () => {
    table.give('2026-06-03', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/1' } });
    expect(refused([done('M01', '2026-07-01')])).toMatchObject({
      code: 'milestone-not-open',
      reason: expect.stringContaining('was done on 2026-06-03'),
    });
    expect(refused([{ type: 'session', session: 'commission-35', start: '2026-05-01', end: '2026-05-03' }], '2026-06-03').code).toBe(
      'session-passed',
    );
    table.give('2028-01-10', { type: 'announce-postponement', evidence: { symbol: 'decision 82/500' } });
    expect(refused([done('P2.1', '2028-02-01')], '2028-01-10').code).toBe('milestone-owned-by-stage');
    table.give('2028-01-11', { type: 'suspend', evidence: { symbol: 'decision 82/500' } });
    expect(refused([done('M12', '2028-07-01')], '2028-01-12').code).toBe('milestone-suspended');
    expect(refused([done('M15', 'T0-20m')], '2028-01-12')).toMatchObject({
      code: 'dates-invalid',
      reason: expect.stringContaining('postponed without a date'),
    });
  });

  test('what the session that decides it has not met for', () => {
    table.give(today, { type: 'date-session', session: 'commission-38', ...commission38 });
    expect(refused([done('M15', '2029-05-13')])).toMatchObject({ code: 'hypothesis-contradictory', pointer: '/facts/0/on' });
    expect(supposed([done('M15', '2029-05-14')]).facts[0]?.on).toBe('2029-05-14');
  });

  test('more than anybody could follow', () => {
    const facts = Array.from({ length: 51 }, (): Hypothesis => ({ type: 'not-done', milestone: 'M17', by: '2029-09-01' }));
    expect(refused(facts)).toMatchObject({ pointer: '/facts' });
    expect(supposed(facts.slice(1)).facts).toHaveLength(50);
  });

  test('anything of an edition that is not there, or is archived', () => {
    expect(whatIf({ ...table.world, edition: undefined }, [], today)).toMatchObject({ refusal: { code: 'edition-unknown' } });
    table.give('2026-07-01', { type: 'close', reason: 'not held' });
    expect(refused([]).code).toBe('edition-archived');
  });

  test('meetings and late milestones in a cycle that has no date yet', () => {
    const open = new EditionOnTheTable(cycleTemplate([{ id: 'M17', due: 'opening-3m' }, { id: 'M46' }, { id: 'M53', due: 'closing' }]));
    open.create('2026-06-01', { targetYear: 2031 });
    expect(whatIf(open.world, [{ type: 'late', milestone: 'M17', days: 3 }], today)).toMatchObject({
      refusal: { code: 'dates-invalid', pointer: '/facts/0/days' },
    });
    expect(whatIf(open.world, [{ type: 'meeting-late', meeting: 'africa', days: 3 }], today)).toMatchObject({
      refusal: { code: 'dates-invalid', pointer: '/facts/0/days' },
    });
  });
});
