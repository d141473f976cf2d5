import { describe, expect, it } from '@jest/globals';
import { waitsFor } from '../../../test/builders/order.js';
import { stageOnTheTable, type StageOnTheTable } from '../../../test/builders/stage.js';
import type { Session } from '../../calendar/session.js';
import type { Refusal } from '../../refusal.js';
import { discussionGuide } from './discussion-guide.js';

const session = (body: string, number: number, year: number): Session => ({
  key: `${body}-${number}`,
  body,
  title: `${body} ${number}`,
  year,
  start: `${year}-05-14`,
  end: `${year}-05-18`,
  certainty: 'dated',
});
const sessions = [session('commission', 27, 2018), session('commission', 28, 2019), session('ecosoc', 2018, 2018)];

/** Items and workshops of the Fourteenth Congress (A/RES/72/192, paras. 9 and 10). */
const sections = [3, 4, 5, 6].map((item) => ({
  item,
  title: `Item ${item}`,
  workshops: [{ number: item - 2, title: `Workshop ${item - 2}` }],
}));
const sixLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'].map((language) => ({ language }));
const guide = { symbol: 'A/CONF.234/PM.1' };

const steps: Record<string, [Record<string, unknown>, string]> = {
  'name-institutes': [{ institutes: ['UNAFEI'] }, '2018-01-10'],
  'invite-contributions': [{ invitation: 'Note verbale CU 2018/1' }, '2018-01-10'],
  'draft-sections': [{ sections }, '2018-02-20'],
  'submit-draft': [{ session: 'commission-27', evidence: { note: 'draft guide' } }, '2018-03-05'],
  'record-commission-comments': [
    { session: 'commission-27', comments: [{ id: 'shorter', from: 'Commission', says: 'Be shorter' }] },
    'commission-27',
  ],
  'record-state-comment': [{ id: 'youth', from: 'Japan', says: 'More on youth' }, '2018-06-20'],
  finalise: [
    {
      answers: [
        { comment: 'shorter', taken: true, how: 'Cut by a third' },
        { comment: 'youth', taken: false, how: 'Covered by workshop 3' },
      ],
    },
    '2018-08-20',
  ],
  issue: [{ versions: sixLanguages, evidence: guide }, '2018-09'],
  'record-request': [{ resolution: 'A/RES/73/184' }, '2018-12'],
};

function table(view: Parameters<typeof stageOnTheTable>[1] = {}): StageOnTheTable {
  return stageOnTheTable(discussionGuide, { session: (key) => sessions.find((s) => s.key === key), ...view });
}

/** A guide carried up to, not including, a step; `skipping` leaves steps out. */
function upTo(last: string, skipping: string[] = [], view: Parameters<typeof stageOnTheTable>[1] = {}): StageOnTheTable {
  const t = table(view);
  for (const [id, [payload, on]] of Object.entries(steps)) {
    if (id === last) break;
    if (!skipping.includes(id)) expect({ [id]: t.perform(id, payload, on) }).toEqual({ [id]: [] });
  }
  return t;
}

const rules = (refusals: Refusal[]): string[] => refusals.flatMap((r) => (r.code === 'step-rule' ? r.facts.map((f) => f.ref) : [r.code]));
const perform = (t: StageOnTheTable, id: string, more: Record<string, unknown> = {}, on?: string): string[] =>
  rules(t.perform(id, { ...steps[id]?.[0], ...more }, on ?? steps[id]?.[1]));

describe('discussion guide', () => {
  it('goes from its institutes to its confirmation', () => {
    const t = upTo('nothing');
    expect(t.view.slot('draft')?.status).toBe('done');
    expect(t.view.slot('final')?.status).toBe('done');
    expect(discussionGuide.over?.(t.state, t.view)).toBe(true);
    expect(t.describe()).toBe('Guide issued as A/CONF.234/PM.1; request recorded');
  });

  it('[R024] is prepared with institutes of the programme network', () => {
    expect(perform(upTo('draft-sections', ['name-institutes']), 'draft-sections')).toEqual(['step-too-early']);
    expect(perform(table(), 'name-institutes', { institutes: [] })).toEqual(['step-malformed']);
  });

  it('[R024] comes before the first regional meeting', () => {
    const meetings = [{ id: 'asia', title: 'Asia', dates: { start: '2019-01-22', end: '2019-01-24' } }];
    expect(perform(upTo('issue', [], { meetings }), 'issue', {}, '2019-01-23')).toEqual(['R024']);
    expect(perform(upTo('issue', [], { meetings }), 'issue', {}, '2018-09')).toEqual([]);
  });

  it('says when fewer months are left before the first meeting than it should have', () => {
    const t = upTo('issue', [], { meetings: [{ id: 'asia', title: 'Asia', dates: { start: '2019-01-22', end: '2019-01-24' } }] });
    t.view.when = { first: '2018-11-01', last: '2018-11-01' };
    expect(t.advice('issue', steps['issue']?.[0])[0]).toContain('Less than 3 months');
    t.view.when = { first: '2018-10-22', last: '2018-10-22' };
    expect(t.advice('issue', steps['issue']?.[0]).join()).not.toContain('Less than');
  });

  it('[R025] is not submitted before Member States were invited to contribute', () => {
    expect(perform(upTo('submit-draft', ['invite-contributions']), 'submit-draft')).toEqual(['step-too-early']);
  });

  it('[R025] takes contributions once they were invited', () => {
    const contribution = { from: 'Brazil', says: 'Experience with prevention in cities' };
    expect(rules(table().perform('record-contribution', contribution))).toEqual(['step-too-early']);
    expect(upTo('draft-sections').perform('record-contribution', contribution)).toEqual([]);
  });

  it('[R026] is submitted to a session of the Commission that is still to end', () => {
    const t = upTo('submit-draft');
    expect(perform(t, 'submit-draft', { session: 'commission-99' })).toEqual(['R026']);
    expect(perform(t, 'submit-draft', { session: 'ecosoc-2018' })).toEqual(['R026']);
    expect(perform(t, 'submit-draft', {}, '2018-05-19')).toEqual(['R026']);
    expect(perform(t, 'submit-draft', {}, '2018-05-18')).toEqual([]);
  });

  it('[R026] is considered at the session it was submitted to, before it is made final', () => {
    const t = upTo('record-commission-comments');
    expect(perform(t, 'finalise')).toContain('step-too-early');
    expect(perform(t, 'record-commission-comments', { session: 'commission-28' }, '2019-05-15')).toEqual(['R026']);
    expect(perform(t, 'record-commission-comments', {}, '2018-05-13')).toEqual(['R026']);
  });

  it('[R027] answers every comment of the Commission and of Member States, once', () => {
    const [shorter, youth] = (steps['finalise']?.[0]['answers'] ?? []) as Record<string, unknown>[];
    const t = upTo('finalise');
    expect(perform(t, 'finalise', { answers: [shorter] })).toEqual(['R027']);
    expect(perform(t, 'finalise', { answers: [youth] })).toEqual(['R027']);
    expect(perform(t, 'finalise', { answers: [shorter, youth, youth] })).toEqual(['R027']);
    expect(perform(t, 'finalise', { answers: [shorter, youth, { ...youth, comment: 'unheard' }] })).toEqual(['R027']);
    expect(perform(t, 'finalise', { answers: [shorter, { ...youth, how: ' ' }] })).toEqual(['step-malformed']);
    expect(perform(t, 'finalise')).toEqual([]);
  });

  it('[R027] takes no comment any more once it is final, and no two comments under one name', () => {
    expect(perform(upTo('issue'), 'record-state-comment', { id: 'late' })).toEqual(['R027']);
    expect(perform(upTo('record-state-comment'), 'record-state-comment', { id: 'shorter' })).toEqual(['R027']);
  });

  it('is issued in all its languages at the same time', () => {
    const t = upTo('issue');
    expect(perform(t, 'issue', { versions: sixLanguages.slice(1) })).toEqual(['A/RES/55/222']);
    const staggered = sixLanguages.map((v, i) => ({ ...v, issuedOn: i === 0 ? '2018-09-20' : '2018-09-12' }));
    expect(perform(t, 'issue', { versions: staggered })).toEqual(['A/RES/55/222']);
    expect(perform(t, 'issue')).toEqual([]);
  });

  it('is issued in the languages of its template where they are others', () => {
    expect(perform(upTo('issue', [], { settings: { languages: ['en'] } }), 'issue', { versions: [{ language: 'en' }] })).toEqual([]);
  });

  it('[R028] is issued before it was asked for, and the request confirms it later', () => {
    const t = upTo('issue');
    expect(t.advice('issue', steps['issue']?.[0]).join()).toContain('will confirm');
    expect(perform(t, 'issue')).toEqual([]);
    expect(discussionGuide.over?.(t.state, t.view)).toBe(false);
    expect(perform(t, 'record-request')).toEqual([]);
    expect(discussionGuide.over?.(t.state, t.view)).toBe(true);
  });

  it('[R028] takes the request before the issue as well', () => {
    const t = upTo('finalise');
    expect(perform(t, 'record-request')).toEqual([]);
    expect(perform(t, 'finalise')).toEqual([]);
    expect(t.advice('issue', steps['issue']?.[0])).toEqual([]);
  });

  it('awaits no request where its template knows of none', () => {
    const t = upTo('issue', [], { settings: { awaitsRequest: false } });
    expect(t.advice('issue', steps['issue']?.[0])).toEqual([]);
    expect(perform(t, 'issue')).toEqual([]);
    expect(discussionGuide.over?.(t.state, t.view)).toBe(true);
  });

  it('[R029] groups each agenda item with its workshop', () => {
    const t = upTo('draft-sections');
    const [first, ...others] = sections;
    expect(perform(t, 'draft-sections', { sections: [{ ...first, workshops: [] }, ...others] })).toEqual(['R029']);
    expect(perform(t, 'draft-sections', { sections: [first, ...sections] })).toContain('R029');
    expect(
      perform(t, 'draft-sections', { sections: [{ ...first, workshops: [], alone: 'New item without a workshop' }, ...others] }),
    ).toEqual([]);
  });

  it('[R019] lets a workshop stand with one item only', () => {
    const [first, second] = sections;
    expect(perform(upTo('draft-sections'), 'draft-sections', { sections: [first, { ...second, workshops: first?.workshops }] })).toEqual([
      'R019',
    ]);
  });

  it('[R019] remarks where items and workshops differ in number, as they did at the Twelfth', () => {
    const more = sections.map((s) => (s.item === 3 ? { ...s, workshops: [...s.workshops, { number: 5, title: 'Workshop 5' }] } : s));
    expect(upTo('draft-sections').advice('draft-sections', { sections: more })).toEqual([
      '4 items and 5 workshops: usually there is one workshop for each item.',
    ]);
    expect(upTo('draft-sections').advice('draft-sections', { sections })).toEqual([]);
  });

  it('says in words where it stands', () => {
    const words = Object.keys(steps).map((id) => upTo(id).describe());
    expect(words).toEqual([
      'Institutes to be named',
      'Institutes named; drafting',
      'Institutes named; drafting',
      'Sections drafted; submission to the Commission awaited',
      'Draft before commission-27; comments awaited',
      'Comments of the Commission recorded; final text awaited',
      'Comments of the Commission recorded; final text awaited',
      'Guide final; issue in all languages awaited',
      'Guide issued as A/CONF.234/PM.1; request of the General Assembly awaited as confirmation',
    ]);
  });
});

describe('order of the steps', () => {
  it.each([
    ['submit-draft', 'draft-sections'],
    ['record-commission-comments', 'submit-draft'],
    ['record-state-comment', 'submit-draft'],
    ['issue', 'finalise'],
    ['record-request', 'submit-draft'],
  ])('%s comes after %s', (step, before) => {
    expect(waitsFor(discussionGuide, step, before)).toBe(true);
  });
});
