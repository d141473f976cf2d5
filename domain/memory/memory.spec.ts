import { describe, expect, test } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { templates, toldWithoutReminders } from '../../test/builders/told.js';
import type { MilestoneOptions } from '../../test/builders/template.js';
import { csvOf } from './csv.js';
import { figuresOf } from './figures.js';
import { markdownOf } from './markdown.js';
import type { Figure, Figures, Proposal, Spread } from './memory.types.js';
import { memoryOf } from './proposal.js';
import { medianOf } from './spread.js';

const template = templates.find(({ id }) => id === 'un-crime-congress');
if (!template) throw new Error('The seeds have no template of the crime congress.');
const historic = ['twelfth-congress', 'thirteenth-congress', 'fourteenth-congress'].map((id) =>
  figuresOf(toldWithoutReminders(id).result.world),
);
const memory = memoryOf(template, historic);

const figure = (edition: string, key: string): Figure => {
  const found = historic.find((f) => f.edition.id === edition)?.figures.find((f) => f.key === key);
  if (!found) throw new Error(`No figure of ${key} in ${edition}.`);
  return found;
};
const spread = (id: string): Spread => memory.spreads.find((s) => s.id === id) as Spread;
const proposal = (id: string): Proposal => memory.proposals.find((p) => p.id === id) as Proposal;

describe('figures of the three congresses', () => {
  // Offsets as the chronicles of the three have them, reckoned there from the public record.
  test.each<[string, string, string, number, number]>([
    ['fourteenth-congress', 'M09', '32 to 33 months before the opening first set, Kyoto chosen in August 2017', -993, -963],
    ['fourteenth-congress', 'M17', '4 months after the Commission', 106, 135],
    ['fourteenth-congress', 'M29', '7.4 months before, expert meeting in Kyoto', -222, -222],
    ['fourteenth-congress', 'M40', '70 days before, expressions of interest of NGOs', -70, -70],
    ['fourteenth-congress', 'M41', '5 days before, registration as extended', -5, -5],
    ['fourteenth-congress', 'M42', '18 days before, A/CONF.234/L.6', -18, -18],
    ['fourteenth-congress', 'M54', '14 days after the closing, A/CONF.234/16', 14, 14],
    ['fourteenth-congress', 'P3.1', '3.5 months after the postponement', 108, 108],
    ['fourteenth-congress', 'P4.1', '4 months after the postponement', 121, 121],
    ['thirteenth-congress', 'M29', '6.5 months before, expert meeting in Doha', -195, -195],
    ['thirteenth-congress', 'M36', '90 days before, information for participants', -90, -90],
    ['thirteenth-congress', 'M42', '12 days before, A/CONF.222/L.6', -12, -12],
    ['thirteenth-congress', 'M64', '7 months after the closing, funds of the host', 222, 222],
    ['twelfth-congress', 'M11', '15 months before, planning mission', -444, -444],
    ['twelfth-congress', 'M57', 'at the session, 65/230', 0, 0],
  ])('%s, %s: %s', (edition, key, _, least, most) => {
    expect(figure(edition, key).needed).toEqual({ least, most });
  });

  test('take postponements out: what was done is measured against the opening that held on that day', () => {
    // ten weeks before the opening first set, which was moved by 321 days afterwards
    expect(figure('fourteenth-congress', 'M40')).toMatchObject({ anchoredOn: '2020-04-20', postponed: 0, late: { least: 0, most: 0 } });
    // closed again for the new one
    expect(figure('fourteenth-congress', 'M41')).toMatchObject({
      anchoredOn: '2021-03-07',
      postponed: 321,
      firstPlanned: '2020-04-03',
      lastPlanned: '2021-02-18',
      late: { least: 12, most: 12 },
      lateAtFirst: { least: 12, most: 12 },
    });
    // re-targeted from the 29th session to the 30th
    expect(figure('fourteenth-congress', 'M55')).toMatchObject({ postponed: 365, late: { least: -30, most: 0 } });
  });

  test('say nothing of days where the day is unknown, and of what was not done', () => {
    expect(figure('fourteenth-congress', 'M31')).toMatchObject({ status: 'done', doneOn: 'unknown', anchoredOn: null, postponed: 0 });
    expect(figure('fourteenth-congress', 'M31')).not.toHaveProperty('needed');
    expect(figure('fourteenth-congress', 'M30')).toMatchObject({ status: 'not-recorded' });
    expect(figure('fourteenth-congress', 'M30')).not.toHaveProperty('doneOn');
  });
});

describe('figures of what was recorded late', () => {
  /** Postponed as the Fourteenth was, by decisions that were entered in December 2020 alone. */
  const postponed = (effectiveOn: string): EditionOnTheTable => {
    const table = new EditionOnTheTable(template);
    const decided = { effectiveOn, basis: 'decision 74/550 B' };
    const evidence = { symbol: 'decision 74/550 B' };
    const held = { opening: '2021-03-07', closing: '2021-03-12' };
    const session = { key: 'commission-29', body: 'commission', title: '29th session', year: 2020 };
    const done = (milestone: string, on: string) =>
      table.give('2020-12-03', { type: 'complete', milestone, evidence: {} }, { effectiveOn: on });
    const refusals = [
      table.create('2015-12-17', {
        mode: 'historic',
        targetYear: 2020,
        sessions: [{ ...session, start: '2020-08-10', end: '2020-08-12', certainty: 'dated' }],
        dates: { opening: '2020-04-20', closing: '2020-04-27' },
      }),
      table.give('2020-12-01', { type: 'announce-postponement', evidence }, decided),
      table.give('2020-12-01', { type: 'suspend', evidence }, decided),
      table.give('2020-12-02', { type: 'reconvene', ...held, evidence, retarget: {} }, decided),
      done('M29', '2020-08-11'),
      done('M36', '2020-08-12'),
      done('M40', '2020-12-03'),
    ];
    expect(refusals.filter((refusal) => refusal !== undefined)).toEqual([]);
    return table;
  };

  test.each<[string, string, string[]]>([
    ['day', '2020-08-12', ['2020-04-20', '2021-03-07', '2021-03-07']],
    ['session', 'commission-29', ['2020-04-20', '2021-03-07', '2021-03-07']],
    ['month', '2020-08', ['2020-04-20', '2020-04-20', '2021-03-07']],
    ['recording alone', 'unknown', ['2020-04-20', '2020-04-20', '2021-03-07']],
  ])('new dates hold from when they were decided, known by its %s (%s)', (_, on, anchoredOn) => {
    const { figures } = figuresOf(postponed(on).world);
    expect(['M29', 'M36', 'M40'].map((key) => figures.find((f) => f.key === key)?.anchoredOn)).toEqual(anchoredOn);
  });
});

describe('what editions needed', () => {
  test('of the discussion guide: four months after the Commission, with the document that proves it', () => {
    expect(spread('M17')).toMatchObject({
      anchor: 'M15',
      offset: { count: 4, unit: 'm' },
      planned: 123,
      median: 120.5,
      range: { least: 106, most: 135 },
    });
    expect(spread('M17').without).toEqual(['twelfth-congress', 'thirteenth-congress']);
    expect(proposal('M17')).toEqual({
      id: 'M17',
      title: 'Discussion guide is finalised and issued in six languages',
      verdict: 'holds',
      rule: 'M15+4m, but not after first-meeting.start-3m',
      words:
        'Planned 4 months after M15. Fourteenth Congress: 106 to 135 days after, about 4.0 months (done 2018-09, A/CONF.234/PM.1). The rule holds, as far as one edition can say.',
    });
  });

  test('of the offer to host: more than four years, which none of the three agrees with', () => {
    expect(spread('M02').needed.map(({ edition, days }) => [edition.id, days.least])).toEqual([
      ['twelfth-congress', -846],
      ['thirteenth-congress', -1573],
      ['fourteenth-congress', -1586],
    ]);
    expect(proposal('M02')).toMatchObject({ verdict: 'change', proposed: 'opening-52m', offset: { count: -52, unit: 'm' } });
    expect(proposal('M02').words).toContain('None of 3 agrees with the rule; opening-52m lies in the middle.');
  });

  test('that is known to the year alone is shown and not counted', () => {
    const [thirteenth, fourteenth] = spread('M03').needed;
    expect([thirteenth?.vague, fourteenth?.vague]).toEqual([false, true]);
    expect(spread('M03').median).toBe(-46); // of 60 to 32 days before
    expect(proposal('M10').words).toContain('Nothing of it is precise enough to say more.');
  });

  test('of regional meetings, which count from themselves: where in the cycle they lay', () => {
    // Twelfth: 10.6 to 7.1 months before the opening; the one of the Fourteenth whose days are known: twelve months before it
    const [first, , , last] = spread('M22').needed.filter(({ edition }) => edition.id === 'twelfth-congress');
    expect([first?.fromOpening, last?.fromOpening]).toEqual([
      { least: -320, most: -320 },
      { least: -214, most: -214 },
    ]);
    expect(figure('fourteenth-congress', 'M22.europe').fromOpening).toEqual({ least: -361, most: -361 });
  });

  test('a window holds whatever lies in it', () => {
    expect(proposal('M42')).toMatchObject({ verdict: 'holds' }); // 12 and 18 days before
    expect(proposal('M54')).toMatchObject({ verdict: 'holds' }); // two weeks after, of two to four
  });

  test('a milestone is proposed on one edition to nobody', () => {
    expect(proposal('M41')).toMatchObject({ verdict: 'too-little', proposed: 'opening-5d' });
    expect(proposal('M41')).not.toHaveProperty('offset');
  });
});

describe('rules over editions of a small congress', () => {
  const milestones: MilestoneOptions[] = [
    { id: 'M01', due: 'commission(-2 before opening)' },
    { id: 'M02', due: 'opening-3m', title: '=call' },
    { id: 'M46', due: 'opening' },
    { id: 'M53', due: 'closing' },
  ];
  const small = cycleTemplate(milestones);

  /** An edition whose milestones were done on these days. */
  function edition(year: number, done: Record<string, string>, of = small): Figures {
    const table = new EditionOnTheTable(of);
    table.create(`${year - 4}-01-01`, {
      targetYear: year,
      mode: 'historic',
      dates: { opening: `${year}-04-20`, closing: `${year}-04-25` },
    });
    for (const [milestone, on] of Object.entries(done)) {
      expect(table.give(on, { type: 'complete', milestone, evidence: {} }, { effectiveOn: on })).toBeUndefined();
    }
    const figures = figuresOf(table.world);
    return { ...figures, edition: { ...figures.edition, id: `edition-${year}` } };
  }
  const of = (all: Figures[], id: string) => memoryOf(small, all).proposals.find((p) => p.id === id);

  test('change towards the middle where two editions disagree with them', () => {
    const all = [edition(2031, { M02: '2030-11-20' }), edition(2036, { M02: '2035-10-20' }), edition(2041, { M02: '2040-10-25' })];
    expect(of(all, 'M02')).toMatchObject({ verdict: 'change', proposed: 'opening-6m', offset: { count: -6, unit: 'm' } });
    expect(of(all.slice(0, 1), 'M02')).toMatchObject({ verdict: 'too-little', proposed: 'opening-5m' });
    expect(of([], 'M02')).toBeUndefined();
  });

  test('go to another session where all were held there, and to none where they differ', () => {
    const late = [edition(2031, { M01: '2030-05-20' }), edition(2036, { M01: '2035-05-22' })];
    expect(of(late, 'M01')).toMatchObject({ verdict: 'change', proposed: 'commission(-1 before opening)' });
    expect(of(late, 'M01')).not.toHaveProperty('offset'); // it is another rule, not another distance
    const split = [edition(2031, { M01: '2030-05-20' }), edition(2036, { M01: '2036-05-22' })];
    expect(of(split, 'M01')).toMatchObject({ verdict: 'too-little', words: expect.stringContaining('They differ by whole years') });
  });

  test('are compared only with what counted from the same', () => {
    const other = cycleTemplate([...milestones.slice(0, 1), { id: 'M02', due: 'closing-3m' }, ...milestones.slice(2)]);
    const [found] = memoryOf(small, [edition(2031, { M02: '2030-11-20' }, other)]).spreads.filter((s) => s.id === 'M02');
    expect(found).toMatchObject({ needed: [], without: ['edition-2031'], median: null });
  });

  test('read as Markdown and as CSV, with text that stays text', () => {
    const found = memoryOf(small, [edition(2031, { M02: '2030-11-20' }), edition(2036, { M02: '2035-10-20' })]);
    const text = markdownOf(found);
    expect(text).toContain(
      '## Rules that the record suggests to change (1)\n\n- M02, =call (opening-3m → opening-5m): Planned 3 months before the opening.',
    );
    expect(text).toContain(
      '| M02 | =call | opening-3m | -91 | -167 | 151 to 183 days before, about 5.5 months | 151 to 183 days before, about 5.5 months | 2 |',
    );
    expect(markdownOf(memoryOf(small, []))).toContain('No edition of this template has been closed yet.');
    const [head, first] = csvOf(found).split('\r\n');
    expect(head).toContain('milestone,title,rule,edition,occurrence,counted from,done');
    expect(first).toBe(
      "M02,'=call,opening-3m,edition-2031,M02,2031-04-20,2030-11-20,-151,-151,yes,-151,-151,-61,-61,,-167,change,opening-5m",
    );
  });
});

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect([[3, 1, 2], [4, 1, 2, 3], [7], []].map(medianOf)).toEqual([2, 2.5, 7, null]);
});
