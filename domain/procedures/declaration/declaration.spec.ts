import { describe, expect, test } from '@jest/globals';
import { kyoto } from '../../../test/builders/declaration.js';
import { fourteenth, regionalMeetings, reportsIssued, sessionOf, stageWith } from '../../../test/builders/follow-up.js';
import { milestone, stageOnTheTable, type StageOnTheTable } from '../../../test/builders/stage.js';
import type { StageState, StageView } from '../procedure.js';
import { declaration } from './declaration.js';
import { adoptedDeclaration } from './standing.js';
import { cite, type DeclarationText } from './text.js';

const segmentOpen = stageWith('high-level-segment', 'high-level-segment', { 'open-segment': {} });
const all = Array.from({ length: 97 }, (_, i) => i + 1);
const L6 = 'A/CONF.234/L.6';

/** The Fourteenth before its declaration; days on which the sources are silent are made up. */
function table(
  view: Partial<Omit<StageView, 'slot'>> = {},
  streams: Record<string, StageState> = { ...reportsIssued(), 'high-level-segment': segmentOpen },
): StageOnTheTable {
  return stageOnTheTable(declaration, {
    today: '2021-03-07',
    dates: fourteenth,
    conference: 234,
    meetings: regionalMeetings,
    session: sessionOf,
    stage: (stream) => streams[stream],
    ...view,
  });
}

const workPlan = {
  from: '2020-01-20',
  until: '2021-02-12',
  rounds: [{ title: 'First round', from: '2020-01-20', to: '2020-01-24' }],
  evidence: { link: 'https://example.org/timetable' },
};
const zeroDraft = (change: Partial<DeclarationText> = {}): Record<string, unknown> => ({
  text: kyoto(change),
  evidence: { link: 'https://example.org/zero-draft' },
});
const round = (open: number[]): Record<string, unknown> => ({ title: 'First round', agreed: all.filter((n) => !open.includes(n)), open });
const adoption = { document: L6, evidence: { symbol: 'A/CONF.234/16', note: 'chapter I, resolution 1' } };

type Move = [step: string, payload: Record<string, unknown>, on: string];
const walk: Move[] = [
  ['circulate-work-plan', workPlan, '2019-07-20'],
  [
    'hold-expert-meeting',
    { place: 'Kyoto', from: '2019-09-09', to: '2019-09-11', evidence: { link: 'https://example.org/summary' } },
    '2019-09-11',
  ],
  ['circulate-zero-draft', zeroDraft(), '2019-10-20'],
  ['hold-round', round([42, 67]), '2020-01-24'],
  ['hold-round', { ...round([]), title: 'Last round' }, '2021-02-12'],
  ['conclude-negotiations', { place: 'Vienna', evidence: { note: 'agreed text' } }, '2021-02-12'],
  ['issue-limited-document', { evidence: { symbol: L6 }, paragraphs: 97 }, '2021-02-17'],
  ['adopt', adoption, '2021-03-07'],
  ['submit-to-commission', { session: 'commission-30' }, '2021-03-12'],
];

/** Performs the walk as far as a step, that one left out. */
function upTo(step: string, on = table()): StageOnTheTable {
  for (const move of walk) {
    if (move[0] === step) return on;
    expect(on.perform(...move)).toEqual([]);
  }
  return on;
}

const rules = (refusals: { facts: { ref: string }[] }[]): string[] => refusals.flatMap((r) => r.facts.map((f) => f.ref));

describe('declaration', () => {
  test('the Kyoto Declaration from its work plan to the Commission', () => {
    const kyotoTable = upTo('');
    expect(kyotoTable.describe()).toBe('Declaration adopted and submitted to the Commission');
    expect(adoptedDeclaration(kyotoTable.state)?.paragraphs).toHaveLength(97);
    expect(declaration.over?.(kyotoTable.state, kyotoTable.view)).toBe(true);
  });

  test('no step can be performed before the one it rests on', () => {
    const fresh = table();
    const resting = walk.filter(([step]) => step !== 'circulate-work-plan' && step !== 'hold-expert-meeting');
    for (const [step, payload, on] of resting) expect(fresh.perform(step, payload, on).map((r) => r.code)).toContain('step-too-early');
    expect(fresh.state.performed).toEqual([]);
  });

  test('a milestone that the edition waived stands in no step’s way', () => {
    const waived = stageOnTheTable(declaration, { ...table().view, slots: { workPlan: milestone('waived') } });
    expect(waived.perform('circulate-zero-draft', zeroDraft(), '2019-10-20')).toEqual([]);
  });

  test('says in words how far the negotiation is', () => {
    const started = upTo('conclude-negotiations', table());
    expect(started.describe()).toBe('In negotiation: 0 of 97 paragraphs open after round 2');
  });
});

describe('work plan and negotiation', () => {
  test('[R093] work plan and timetable are circulated before the negotiations begin', () => {
    expect(rules(table().perform('circulate-work-plan', workPlan, '2020-01-20'))).toContain('R093');
    expect(table().perform('circulate-work-plan', workPlan, '2020-01-19')).toEqual([]);
  });

  test('[R093] the timetable ends before an opening at which the declaration is adopted', () => {
    const late = { ...workPlan, until: fourteenth.opening };
    expect(rules(table().perform('circulate-work-plan', late, '2019-07-20'))).toEqual(['R093']);
    expect(table({ placement: 'closing' }).perform('circulate-work-plan', late, '2019-07-20')).toEqual([]);
  });

  test('[R093] a timetable or a meeting that ends before it begins is refused', () => {
    expect(rules(table().perform('circulate-work-plan', { ...workPlan, until: '2020-01-19', rounds: [] }, '2019-07-20'))).toEqual(['R093']);
    expect(rules(table().perform('hold-expert-meeting', { from: '2019-09-11', to: '2019-09-09', evidence: {} }, '2019-09-11'))).toEqual([
      'R094',
    ]);
  });

  test('[R093] a round outside the timetable is refused', () => {
    const stray = { ...workPlan, rounds: [{ title: 'Stray', from: '2021-02-15', to: '2021-02-16' }] };
    expect(rules(table().perform('circulate-work-plan', stray, '2019-07-20'))).toEqual(['R093']);
  });

  test('[R093] negotiations are not concluded while a paragraph is open', () => {
    const open = upTo('hold-round');
    expect(open.perform('hold-round', round([42]), '2020-01-24')).toEqual([]);
    const refusals = open.perform('conclude-negotiations', { evidence: { note: 'x' } }, '2021-02-12');
    expect(rules(refusals)).toEqual(['R093']);
    expect(refusals[0]?.reason).toContain('42');
  });

  test('[R093] negotiations are concluded before the opening', () => {
    expect(rules(upTo('conclude-negotiations').perform('conclude-negotiations', { evidence: { note: 'x' } }, fourteenth.opening))).toEqual([
      'R093',
    ]);
  });

  test('nothing is negotiated after the conclusion', () => {
    expect(rules(upTo('issue-limited-document').perform('hold-round', round([3]), '2021-02-13'))).toEqual(['R093']);
  });

  test('[R098] a round accounts for each paragraph once', () => {
    const negotiated = upTo('hold-round');
    expect(rules(negotiated.perform('hold-round', { title: 'First', agreed: all.slice(1), open: [] }, '2020-01-24'))).toEqual(['R098']);
    expect(rules(negotiated.perform('hold-round', { title: 'First', agreed: all, open: [42] }, '2020-01-24'))).toEqual(['R098']);
    expect(rules(negotiated.perform('hold-round', { title: 'First', agreed: all, open: [98] }, '2020-01-24'))).toEqual(['R098']);
  });
});

describe('the text', () => {
  const drafting = (change: Partial<DeclarationText>, on = upTo('circulate-zero-draft')): string[] =>
    rules(on.perform('circulate-zero-draft', zeroDraft(change), '2019-10-20'));
  const advice = (change: Partial<DeclarationText>, on = upTo('circulate-zero-draft')): string[] =>
    on.advice('circulate-zero-draft', zeroDraft(change));

  test('[R048] it recalls the report of every regional meeting by its symbol', () => {
    expect(drafting({ recalls: kyoto().recalls.slice(1) })).toEqual(['R048']);
  });

  test('[R048] it is not drafted before every report is out', () => {
    const four = table({}, reportsIssued(regionalMeetings.slice(0, 4)));
    const refusals = upTo('circulate-zero-draft', four).perform('circulate-zero-draft', zeroDraft(), '2019-10-20');
    expect(rules(refusals)).toEqual(['R048']);
    expect(refusals[0]?.reason).toContain('Europe');
  });

  test('a report that the edition waived is neither awaited nor recalled', () => {
    const waived = { ...stageWith('regional-meeting.europe', 'regional-meeting', {}), waived: ['issued'] };
    const four = table({}, { ...reportsIssued(regionalMeetings.slice(0, 4)), 'regional-meeting.europe': waived });
    expect(drafting({ recalls: kyoto().recalls.slice(0, 4) }, upTo('circulate-zero-draft', four))).toEqual([]);
  });

  test('[R095] it names the declaration that it builds on', () => {
    expect(drafting({ buildsOn: undefined })).toEqual(['R095']);
    const first = table({ settings: { buildsOnPrevious: false } });
    expect(drafting({ buildsOn: undefined }, upTo('circulate-zero-draft', first))).toEqual([]);
  });

  test('[R098] its paragraphs are numbered from 1 in order and without gaps', () => {
    const { paragraphs } = kyoto();
    expect(drafting({ paragraphs: paragraphs.filter((p) => p.number !== 42) })).toEqual(['R098']);
    expect(drafting({ paragraphs: paragraphs.toReversed() })).toContain('R098');
    expect(drafting({ paragraphs: [] })).toContain('R098');
  });

  test('[R099] every paragraph has a verb of its own or one of its chapeau', () => {
    const sections = kyoto().sections.map((s) => (s.id === 'actions' ? { id: 'actions' } : s));
    expect(drafting({ sections })).toHaveLength(75);
    expect(new Set(drafting({ sections }))).toEqual(new Set(['R099']));
  });

  test('[R099] sections are known, named once, and not within themselves', () => {
    const { sections, paragraphs } = kyoto();
    expect(drafting({ sections: [...sections, { id: 'i' }] })).toEqual(['R099']);
    expect(drafting({ sections: [...sections, { id: 'annex', within: 'nowhere' }] })).toEqual(['R099']);
    expect(drafting({ sections: [...sections, { id: 'a', within: 'b' }, { id: 'b', within: 'a' }] })).toEqual(['R099', 'R099']);
    expect(drafting({ paragraphs: paragraphs.map((p) => (p.number === 1 ? { ...p, section: 'nowhere' } : p)) })).toEqual(['R099']);
  });

  test('[R094] it is short and concise: a long text is advised against', () => {
    const { paragraphs } = kyoto();
    const long = paragraphs.map((p) => ({ ...p, text: 'word '.repeat(80) }));
    expect(advice({ paragraphs: long }).join()).toContain('short and concise');
    expect(advice({})).toEqual([]);
  });

  test('[R096] a text whose structure follows nothing of theme, agenda or workshops is advised against', () => {
    const sections = kyoto().sections.map(({ follows: _, ...s }) => s);
    expect(advice({ sections }).join()).toContain('theme, agenda or workshops');
  });

  test('[R097] each of the four recommended elements is reflected, or the advice names it', () => {
    const paragraphs = kyoto().paragraphs.map((p) => (p.number === 5 ? { ...p, elements: [] } : p));
    expect(advice({ paragraphs }).join()).toContain('(ii) cooperation across borders');
  });
});

describe('adoption', () => {
  const adopting = (change: Record<string, unknown>, on: string, at = upTo('adopt')): string[] =>
    rules(at.perform('adopt', { ...adoption, ...change }, on));

  test('[R092] exactly one declaration is adopted', () => {
    const adopted = upTo('submit-to-commission');
    expect(adopted.perform('adopt', adoption, '2021-03-07').map((r) => r.code)).toContain('step-done');
  });

  test('[R092] it is not adopted before its document is issued, nor from another document', () => {
    expect(
      table()
        .perform('adopt', adoption, '2021-03-07')
        .map((r) => r.code),
    ).toContain('step-too-early');
    const early = table({ dates: { opening: '2021-02-10', closing: '2021-02-20' }, placement: 'closing' });
    const issued = upTo('conclude-negotiations', early);
    expect(issued.perform('conclude-negotiations', { evidence: { note: 'x' } }, '2021-02-12')).toEqual([]);
    expect(issued.perform('issue-limited-document', { evidence: { symbol: L6 } }, '2021-02-17')).toEqual([]);
    expect(adopting({}, '2021-02-16', issued)).toEqual(['R092']);
    expect(adopting({ document: 'A/CONF.234/L.7' }, '2021-03-07')).toEqual(['R092']);
    expect(adopting({ document: `${L6}/Rev.1` }, '2021-03-07')).toEqual([]);
  });

  test('[R093] where it is adopted at the opening, it is not adopted later', () => {
    expect(adopting({}, '2021-03-08')).toEqual(['R093']);
    expect(adopting({}, '2021-03-06')).toEqual(['R092']);
    expect(adopting({}, '2021-03-12', upTo('adopt', table({ placement: 'closing' })))).toEqual([]);
  });

  test('[R085] it is adopted in the high-level segment, while that is open', () => {
    expect(adopting({}, '2021-03-07', upTo('adopt', table({}, reportsIssued())))).toEqual(['R085']);
    const closed = stageWith('high-level-segment', 'high-level-segment', { 'open-segment': {}, 'close-segment': {} });
    expect(adopting({}, '2021-03-07', upTo('adopt', table({}, { ...reportsIssued(), 'high-level-segment': closed })))).toEqual(['R085']);
  });

  test('a congress without such a segment adopts it in plenary', () => {
    expect(adopting({}, '2021-03-07', upTo('adopt', table({ settings: { segment: null } }, reportsIssued())))).toEqual([]);
  });

  test('[R064] its closing paragraph thanks the host', () => {
    const text = kyoto();
    const thankless = { ...text, paragraphs: text.paragraphs.map(({ thanksHost: _, ...p }) => p) };
    expect(adopting({ text: thankless }, '2021-03-07')).toEqual(['R064']);
  });

  test('[R055] the draft is a limited document of this congress', () => {
    for (const symbol of ['A/CONF.222/L.6', 'A/CONF.234/6']) {
      expect(rules(upTo('issue-limited-document').perform('issue-limited-document', { evidence: { symbol } }, '2021-02-17'))).toEqual([
        'R055',
      ]);
    }
  });

  test('the document has as many paragraphs as were agreed', () => {
    const other = { evidence: { symbol: L6 }, paragraphs: 96 };
    expect(rules(upTo('issue-limited-document').perform('issue-limited-document', other, '2021-02-17'))).toEqual(['R098']);
  });

  test('[R092] what was adopted is submitted to a session of the Commission that comes after', () => {
    const adopted = upTo('submit-to-commission');
    expect(declaration.over?.(adopted.state, adopted.view)).toBe(false);
    expect(rules(adopted.perform('submit-to-commission', { session: 'ecosoc-2021' }, '2021-03-12'))).toEqual(['R092']);
    expect(rules(adopted.perform('submit-to-commission', { session: 'commission-28' }, '2021-03-12'))).toEqual(['R092']);
  });

  test('[R098] each paragraph of the adopted text can be cited by its number', () => {
    const adopted = adoptedDeclaration(upTo('').state);
    expect(adopted && cite(adopted, 42)).toBe('paragraph 42 of the Kyoto Declaration');
    expect(adopted && cite(adopted, 98)).toBeUndefined();
  });

  test('[R098] a declaration whose text is not on record is neither adopted nor submitted', () => {
    const waived = stageOnTheTable(declaration, { ...table().view, slots: { limitedDocument: milestone('waived') } });
    expect(rules(waived.perform('adopt', adoption, '2021-03-07'))).toEqual(['R098']);
    // History may have adopted it all the same; then there is still nothing to submit.
    waived.state = stageWith('declaration', 'declaration', { adopt: adoption });
    expect(rules(waived.perform('submit-to-commission', { session: 'commission-30' }, '2021-03-12'))).toEqual(['R092']);
  });

  test('the adopted Kyoto text itself recalls no regional report: history bends that one rule', () => {
    expect(adopting({ text: kyoto({ recalls: [] }) }, '2021-03-07')).toEqual(['R048']);
  });
});
