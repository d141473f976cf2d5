import { describe, expect, test } from '@jest/globals';
import { cycleTemplate, planInput, type MilestoneOptions } from '../../test/builders/template.js';
import type { Session } from '../calendar/session.js';
import type { CycleTemplate } from '../template/template.js';
import { planOf } from './plan.js';
import type { Due, PlanInput } from './plan.types.js';

const dueOf = (key: string, input: PlanInput): Due => {
  const found = planOf(input).find((m) => m.key === key);
  if (!found) throw new Error(`no ${key} in the plan`);
  return found.due;
};
/** The due date of one milestone with this rule. */
const due = (rule: MilestoneOptions['due'], more: Partial<PlanInput> = {}, template: Partial<CycleTemplate> = {}): Due =>
  dueOf('M01', planInput(cycleTemplate([{ id: 'M01', ...(rule ? { due: rule } : {}) }], template), more));
const keysOf = (input: PlanInput, id: string) =>
  planOf(input)
    .filter((m) => m.definition.id === id)
    .map((m) => m.key);

const first = { opening: '2020-04-20', closing: '2020-04-27' };
const reconvened = { targetYear: 2020, first, present: { opening: '2021-03-07', closing: '2021-03-12' }, suspended: false };
const suspended = { targetYear: 2020, first, suspended: true };
const targetYearOnly = { targetYear: 2030, suspended: false };

const may2018: Session = {
  key: 'commission-27',
  body: 'commission',
  title: '27th session of the Commission',
  year: 2018,
  start: '2018-05-14',
  end: '2018-05-18',
  certainty: 'dated',
  source: 'minutes of the Alliance',
};

describe('a date explains itself', () => {
  test('with rule, anchor, its date and its source, where the session is dated', () => {
    expect(due('chain(-2).commission.start-10w', { sessions: [may2018] })).toEqual({
      on: '2018-03-05',
      from: null,
      before: 'commission-27',
      root: 'session',
      certainty: 'firm',
      why: '10 weeks before the first day of the 27th session of the Commission (14 May 2018; source: minutes of the Alliance), in the 2nd last reporting year before the opening first decided (20 April 2020).',
    });
  });

  test('with the months, where the session is only expected', () => {
    expect(due('chain(-3).general-assembly')).toMatchObject({
      on: '2017-12-31',
      certainty: 'expected',
      session: 'general-assembly-72',
      why: expect.stringContaining('(expected in December 2017)'),
    });
  });

  test('with both dates, where the opening has moved', () => {
    expect(due('opening-6w', { keyDates: reconvened })).toMatchObject({
      on: '2021-01-24',
      root: 'opening',
      why: '6 weeks before the opening (7 March 2021; first decided for 20 April 2020).',
    });
  });

  test('with who pinned it, why and on what basis', () => {
    const pins = { M01: { on: '2020-04-03', by: 'secretariat', reason: 'note verbale sent.', basis: 'CU 2020/12' } };
    expect(due('opening-17d', { pins })).toEqual({
      on: '2020-04-03',
      from: null,
      root: 'pin',
      certainty: 'firm',
      why: 'Pinned to 3 April 2020 by secretariat: note verbale sent (basis: CU 2020/12).',
    });
  });
});

describe('the reporting chain', () => {
  test('of the Fourteenth falls in 2019 back to 2015 and, by its first dates, in 2020 and 2021', () => {
    const sessions = [-1, -2, -3, -4, -5, 1, 2].map((k) => due(`chain(${k > 0 ? '+' : ''}${k}).general-assembly`).session);
    expect(sessions).toEqual([
      'general-assembly-74',
      'general-assembly-73',
      'general-assembly-72',
      'general-assembly-71',
      'general-assembly-70',
      'general-assembly-75',
      'general-assembly-76',
    ]);
  });

  test('of the Twelfth reports to GA 65 and, a year later, to the 20th session and GA 66', () => {
    const twelfth = { opening: '2010-04-12', closing: '2010-04-19' };
    const keyDates = { targetYear: 2010, first: twelfth, present: twelfth, suspended: false };
    const sessions = [
      'chain(-2).general-assembly',
      'chain(+1).commission',
      'chain(+1).general-assembly',
      'chain(+2).commission',
      'chain(+2).general-assembly',
    ].map((rule) => due(rule, { keyDates }).session);
    expect(sessions).toEqual(['general-assembly-63', 'commission-19', 'general-assembly-65', 'commission-20', 'general-assembly-66']);
  });

  test('[R150] counts from the dates first decided for ever; only a decision takes a milestone to another session', () => {
    for (const keyDates of [suspended, reconvened]) {
      expect(due('chain(+1).commission', { keyDates })).toMatchObject({ session: 'commission-29', on: '2020-05-31' });
    }
    const retargets = { M01: { session: 'commission-30', by: 'general-assembly', basis: 'decision 74/550 B' } };
    expect(due('chain(+1).commission', { keyDates: reconvened, retargets })).toMatchObject({
      on: '2021-05-31',
      session: 'commission-30',
      root: 'session',
      why: 'On the last day of the 30th session of the Commission (expected in May 2021), re-targeted by general-assembly (decision 74/550 B).',
    });
    expect(due('chain(+1).commission.start-12w', { retargets })).toMatchObject({ on: '2021-02-06' });
  });

  test('is provisional while only the target year is known, and what hangs on the opening is undated', () => {
    const provisional = due('chain(-1).general-assembly', { keyDates: targetYearOnly });
    expect(provisional).toMatchObject({ on: '2029-12-31', certainty: 'expected', root: 'session' });
    expect(provisional.why).toContain('provisionally: only the target year 2030 is known');
    expect(
      due('chain(+1).commission', {
        keyDates: targetYearOnly,
        sessions: [{ ...may2018, key: 'commission-39', year: 2030, start: '2030-05-06', end: '2030-05-10' }],
      }),
    ).toMatchObject({
      on: '2030-05-10',
      certainty: 'expected',
    });
    expect(due('opening-30m', { keyDates: targetYearOnly })).toMatchObject({
      on: null,
      root: 'opening',
      certainty: 'undated',
      why: 'Undated: 30 months before the opening, which is not decided yet (target year 2030).',
    });
  });
});

describe('sessions by count and by name', () => {
  test('the k-th session before the opening or after the closing', () => {
    expect(due('commission(-2 before opening)')).toMatchObject({ session: 'commission-27', root: 'session' });
    expect(due('third-committee(+1 after closing).start', { keyDates: reconvened })).toMatchObject({
      on: '2020-10-01',
      session: 'third-committee-75',
    });
    expect(due('commission(-1 before opening)', { keyDates: targetYearOnly })).toMatchObject({
      session: 'commission-38',
      certainty: 'expected',
    });
  });

  test('a session by its name', () => {
    expect(due('session(commission-31).start-2w')).toMatchObject({ on: '2022-04-17', root: 'session' });
  });

  test('a session that does not exist leaves the milestone undated, or to its other rule', () => {
    expect(due('session(commission-99999)')).toMatchObject({
      on: null,
      certainty: 'undated',
      why: expect.stringContaining('does not exist'),
    });
    expect(due({ on: 'session(commission-99999)', otherwise: 'opening-1m' })).toMatchObject({ on: '2020-03-20', root: 'opening' });
  });
});

describe('rules in several parts', () => {
  test('the previous edition counts where it is known, else the other rule', () => {
    const rule = { on: 'previous(M57)', otherwise: 'chain(-5).general-assembly' };
    expect(due(rule, { previous: { M57: '2015-12-17' } })).toMatchObject({
      on: '2015-12-17',
      root: 'previous',
      why: 'With M57 of the previous edition (17 December 2015).',
    });
    expect(due(rule)).toMatchObject({
      on: '2015-12-31',
      root: 'session',
      why: expect.stringMatching(/70th session.*instead of with M57 of the previous edition, of which no date is known\.$/),
    });
  });

  test('a suspended opening is no reason for the other rule', () => {
    expect(due({ on: 'opening-1m', otherwise: 'chain(-1).commission' }, { keyDates: suspended })).toMatchObject({
      on: null,
      root: 'opening',
    });
  });

  describe('what counts from the opening, for as long as that is not decided', () => {
    const rule = { on: 'opening-30m', from: 'opening-36m', notAfter: 'opening-29m', meanwhile: 'third-committee(-3 before opening).start' };

    test('goes by its provisional day, on the clock of the congress and at no session', () => {
      const provisional = due(rule, { keyDates: targetYearOnly });
      expect(provisional).toMatchObject({ on: '2027-10-01', from: null, root: 'opening', certainty: 'expected' });
      expect(provisional).not.toHaveProperty('session');
      expect(provisional.why).toMatch(
        /^On the first day of .* 82nd session.*; to go by until the congress has dates, for it is 30 months before the opening, which is not decided yet \(target year 2030\)\.$/,
      );
    });

    test('keeps to a limit that has a day already', () => {
      const meetings = [{ id: 'africa', title: 'Africa', dates: { start: '2027-09-06', end: '2027-09-08' } }];
      const limited = { ...rule, notAfter: 'first-meeting.start-10w' };
      expect(due(limited, { keyDates: targetYearOnly, meetings })).toMatchObject({ on: '2027-06-28', root: 'opening' });
    });

    test('keeps the distance that an edition has of its own', () => {
      const adjustments = { M01: { count: -52, unit: 'm' as const } };
      expect(due(rule, { keyDates: targetYearOnly, adjustments })).toMatchObject({ on: '2025-12-01', certainty: 'expected' });
    });

    test('goes by its rule once it is, and by none while it is postponed or cancelled', () => {
      expect(due(rule)).toMatchObject({ on: '2017-10-20', from: '2017-04-20', certainty: 'firm' });
      expect(due(rule, { keyDates: suspended })).toMatchObject({ on: null, certainty: 'undated' });
      expect(due(rule, { keyDates: { ...targetYearOnly, cancelled: true } })).toMatchObject({ on: null, certainty: 'undated' });
    });
  });

  test('the earlier of a rule and its limit, each on its own clock', () => {
    expect(due({ on: 'chain(-2).commission+4m', notAfter: 'opening-18m' })).toMatchObject({ on: '2018-09-30', root: 'session' });
    expect(due({ on: 'chain(-2).commission+4m', notAfter: 'opening-20m' })).toMatchObject({
      on: '2018-08-20',
      root: 'opening',
      why: expect.stringContaining('the limit, which comes before 30 September 2018'),
    });
    expect(due({ on: 'opening-18m', notAfter: 'chain(-2).commission' })).toMatchObject({ on: '2018-05-31', root: 'opening' });
  });

  test('a window, unless it would begin after its end', () => {
    expect(due({ on: 'opening-9m', from: 'opening-12m' })).toMatchObject({ from: '2019-04-20', on: '2019-07-20' });
    expect(due({ on: 'opening-9m', from: 'opening-8m' })).toMatchObject({ from: null, on: '2019-07-20' });
    expect(due({ on: 'opening-9m', from: 'opening-12m' }, { keyDates: suspended })).toMatchObject({ from: null, on: null });
  });

  test('another rule by the placement of the high-level segment', () => {
    const rule = {
      on: 'opening',
      byPlacement: { opening: { on: 'opening+2d', from: 'opening' }, closing: { on: 'closing', from: 'closing-1d' } },
    };
    expect(due(rule, { placement: 'opening' })).toMatchObject({ from: '2020-04-20', on: '2020-04-22', root: 'opening' });
    expect(due(rule, { placement: 'closing' })).toMatchObject({ from: '2020-04-26', on: '2020-04-27', root: 'closing' });
  });
});

describe('counting from another milestone', () => {
  const milestones: MilestoneOptions[] = [
    { id: 'M15', title: 'Draft considered', due: 'chain(-2).commission' },
    { id: 'M17', due: 'M15+4m' },
    { id: 'M09', due: 'opening-24m' },
    { id: 'M10', due: 'M09+2m' },
  ];
  const template = cycleTemplate(milestones);

  test('inherits its date and its root', () => {
    expect(dueOf('M17', planInput(template, { sessions: [may2018] }))).toMatchObject({
      on: '2018-09-18',
      root: 'session',
      certainty: 'firm',
      why: '4 months after M15, "Draft considered" (due on 18 May 2018).',
    });
    expect(dueOf('M10', planInput(template))).toMatchObject({ on: '2018-06-20', root: 'opening' });
    expect(dueOf('M10', planInput(template, { keyDates: suspended }))).toMatchObject({
      on: null,
      root: 'opening',
      why: 'Undated: 2 months after M09, "Milestone M09", which is undated.',
    });
  });

  test('takes the day on which it was done, which no suspension undoes', () => {
    expect(dueOf('M17', planInput(template, { done: { M15: '2018-05-16' } }))).toMatchObject({
      on: '2018-09-16',
      root: 'fact',
      why: expect.stringContaining('(done on 16 May 2018)'),
    });
    expect(dueOf('M10', planInput(template, { done: { M09: '2018-03-31' }, keyDates: suspended }))).toMatchObject({
      on: '2018-05-31',
      root: 'fact',
    });
  });

  test('counts from its due date where it was done on an unknown day', () => {
    expect(dueOf('M17', planInput(template, { done: { M15: null } }))).toMatchObject({ on: '2018-09-30', root: 'session' });
  });

  test('counts from a pinned date on the clock of the pin', () => {
    const pins = { M09: { on: '2018-01-31', by: 'host', reason: 'agreed' } };
    expect(dueOf('M10', planInput(template, { pins, keyDates: suspended }))).toMatchObject({ on: '2018-03-31', root: 'pin' });
  });

  test('in a circle or from nothing leaves it undated instead of failing', () => {
    const odd = cycleTemplate([
      { id: 'M01', due: 'M02' },
      { id: 'M02', due: 'M01+1d' },
      { id: 'M03', due: 'M99' },
    ]);
    expect(planOf(planInput(odd)).map((m) => m.due.on)).toEqual([null, null, null]);
  });
});

describe('regional meetings', () => {
  const template = cycleTemplate([
    { id: 'M17', due: { on: 'opening-10m', notAfter: 'first-meeting.start-3m' } },
    { id: 'M20', due: 'meeting.start-8w', repeats: 'meeting' },
    { id: 'M22', title: 'Meeting held', due: 'meeting', repeats: 'meeting' },
    { id: 'M24', due: { on: 'M22+8w', from: 'M22+4w' }, repeats: 'meeting' },
    { id: 'M25', due: 'M24+1w' },
  ]);
  const expectedMeetings = ['africa', 'americas', 'europe'].map((id) => ({ id, title: id.toUpperCase() }));
  const agreed = { ...expectedMeetings[2], id: 'europe', title: 'Europe', dates: { start: '2019-04-23', end: '2019-04-25' } };
  const on = (keys: string[], input: PlanInput) => keys.map((key) => dueOf(key, input).on);

  test('are spread evenly over their window of the opening until their dates are agreed', () => {
    const input = planInput(template, { meetings: expectedMeetings });
    expect(on(['M22.africa', 'M22.americas', 'M22.europe'], input)).toEqual(['2019-01-22', '2019-03-07', '2019-04-20']);
    expect(dueOf('M20.africa', input)).toMatchObject({ on: '2018-11-25', root: 'opening', certainty: 'expected' });
    expect(dueOf('M17', input)).toMatchObject({ on: '2018-10-20', root: 'opening' });
    expect(on(['M22.africa', 'M17'], planInput(template, { meetings: expectedMeetings, keyDates: suspended }))).toEqual([null, null]);
  });

  test('have a clock of their own once agreed, which a postponement leaves alone', () => {
    for (const keyDates of [suspended, reconvened]) {
      const input = planInput(template, { meetings: [agreed], keyDates });
      expect(dueOf('M22.europe', input)).toMatchObject({
        on: '2019-04-25',
        root: 'meeting',
        certainty: 'firm',
        why: expect.stringContaining('as agreed'),
      });
      expect(dueOf('M24.europe', input)).toMatchObject({ from: '2019-05-23', on: '2019-06-20', root: 'meeting' });
    }
  });

  test('seen from outside count by the last of them, and are suspended while any of them is', () => {
    const meetings = [...expectedMeetings.slice(0, 2), agreed];
    expect(dueOf('M25', planInput(template, { meetings }))).toMatchObject({
      on: '2019-06-27',
      root: 'opening',
      certainty: 'expected',
      why: expect.stringContaining('the last of 3, M24.europe'),
    });
    expect(dueOf('M25', planInput(template, { meetings, keyDates: suspended })).on).toBeNull();
    expect(dueOf('M25', planInput(template, { meetings: [agreed] }))).toMatchObject({ on: '2019-06-27', root: 'meeting' });
  });

  test('that nobody plans leave no occurrence, and what counts from them undated', () => {
    const input = planInput(template);
    expect(keysOf(input, 'M22')).toEqual([]);
    expect(dueOf('M25', input)).toMatchObject({ on: null, why: expect.stringContaining('this edition has none') });
  });

  test('name their occurrences', () => {
    const plan = planOf(planInput(template, { meetings: [agreed] }));
    expect(plan.map((m) => m.key)).toEqual(['M17', 'M20.europe', 'M22.europe', 'M24.europe', 'M25']);
    expect(plan.find((m) => m.key === 'M22.europe')?.title).toBe('Meeting held (Europe)');
  });
});

describe('what recurs', () => {
  const yearly = cycleTemplate([
    { id: 'M61', due: 'closing+8m', repeats: 'yearly' },
    { id: 'M65', due: 'chain(+2).commission', repeats: 'yearly' },
  ]);
  const datesOf = (id: string, input: PlanInput) => keysOf(input, id).map((key) => dueOf(key, input).on);

  test('each year until the expected opening of the next edition', () => {
    expect(datesOf('M61', planInput(yearly))).toEqual(['2020-12-27', '2021-12-27', '2022-12-27', '2023-12-27', '2024-12-27']);
    expect(datesOf('M65', planInput(yearly))).toEqual(['2021-05-31', '2022-05-31', '2023-05-31', '2024-05-31']);
    expect(planOf(planInput(yearly))[1]?.title).toBe('Milestone M61 (2nd year)');
  });

  test('loses no occurrence by a suspension, nor one of which something is recorded', () => {
    expect(datesOf('M61', planInput(yearly, { keyDates: suspended }))).toEqual([null, null, null, null, null]);
    expect(keysOf(planInput(yearly, { keyDates: targetYearOnly }), 'M61')).toHaveLength(5);
    expect(keysOf(planInput(yearly, { done: { 'M65.6': '2026-05-22' } }), 'M65')).toHaveLength(6);
  });

  test('goes on from the session to which its first occurrence was re-targeted', () => {
    const retargets = { 'M65.1': { session: 'commission-31', by: 'general-assembly', basis: '74/550 B' } };
    const sessions = planOf(planInput(yearly, { retargets }))
      .filter((m) => m.definition.id === 'M65')
      .map((m) => m.due.session);
    expect(sessions).toEqual(['commission-31', 'commission-32', 'commission-33']);
  });

  test('once for each postponement, counted from its own announcement', () => {
    const overlay = cycleTemplate([
      { id: 'P1', due: 'announced', repeats: 'postponement' },
      { id: 'P3', due: 'P1+3m', repeats: 'postponement' },
    ]);
    expect(planOf(planInput(overlay))).toEqual([]);
    const input = planInput(overlay, {
      postponements: [{ announcedOn: '2020-03-20' }, { announcedOn: '2020-11-30' }],
      keyDates: suspended,
    });
    expect(planOf(input).map((m) => [m.key, m.due.on, m.due.root])).toEqual([
      ['P1.1', '2020-03-20', 'announcement'],
      ['P1.2', '2020-11-30', 'announcement'],
      ['P3.1', '2020-06-20', 'announcement'],
      ['P3.2', '2021-02-28', 'announcement'],
    ]);
  });
});

describe('postponement of the Fourteenth', () => {
  const template = cycleTemplate([
    { id: 'M42', due: { on: 'opening-12d', from: 'opening-18d' } },
    { id: 'M54', due: 'closing+4w' },
    { id: 'M57', due: 'chain(+1).general-assembly' },
    { id: 'M41', due: 'opening-17d' },
  ]);
  const pins = { M41: { on: '2021-03-02', by: 'secretariat', reason: 'extended' } };
  const dates = (more: Partial<PlanInput>) => planOf(planInput(template, { pins, ...more })).map((m) => [m.key, m.due.on]);

  test('[R148] without a date suspends what hangs on opening and closing, and nothing else', () => {
    expect(dates({ keyDates: suspended })).toEqual([
      ['M42', null],
      ['M54', null],
      ['M57', '2020-12-31'],
      ['M41', '2021-03-02'],
    ]);
    expect(dueOf('M42', planInput(template, { keyDates: suspended })).why).toBe(
      'Undated: 12 days before the opening, which is postponed without a date.',
    );
  });

  test('[R149] with new dates counts opening and closing from these', () => {
    expect(dates({ keyDates: reconvened })).toEqual([
      ['M42', '2021-02-23'],
      ['M54', '2021-04-09'],
      ['M57', '2020-12-31'],
      ['M41', '2021-03-02'],
    ]);
  });
});
