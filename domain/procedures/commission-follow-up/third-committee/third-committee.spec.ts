import { describe, expect, test } from '@jest/globals';
import { broken, payload, rules, upTo } from '../../../../test/builders/follow-up-walk.js';
import type { StageOnTheTable } from '../../../../test/builders/stage.js';
import { draftsOf } from './drafts.js';

const L2 = 'A/C.3/76/L.2';
const L5 = 'A/C.3/76/L.5';
const day = '2021-11-15';
const act = (draft: string, meeting = 43): Record<string, unknown> => ({ draft, meeting, result: 'adopted' });

/** The Committee with a second draft, which has implications. */
function withOther(): StageOnTheTable {
  const table = upTo('act-on-draft');
  expect(table.perform('introduce-draft', { symbol: L5, title: 'Another', sponsors: ['A', 'B'], implications: true }, day)).toEqual([]);
  return table;
}

describe('Third Committee', () => {
  test('[R117] the item is included on the recommendation of the General Committee and allocated to the Third', () => {
    expect(broken('include-item', { onRecommendationOf: 'other' })).toEqual(['R117']);
    expect(broken('include-item', { allocatedTo: 'Second Committee' })).toEqual(['R117']);
    expect(broken('include-item', { session: 'commission-30' })).toEqual(['R117']);
    expect(broken('include-item', { allocatedTo: 'third-committee' })).toEqual([]); // the body by its id
  });

  test('[R118] general discussion and action take place at different meetings', () =>
    expect(broken('act-on-draft', { meeting: 6 })).toEqual(['R118']));

  test('[R118] no action before the general discussion', () => {
    const table = upTo('hold-general-discussion');
    expect(table.perform('transmit-draft', payload('transmit-draft'), day)).toEqual([]);
    expect(rules(table.perform('act-on-draft', act(L2), day))).toEqual(['step-too-early']);
  });

  test('[R119] the item is introduced, at a meeting of its general discussion', () => {
    expect(rules(upTo('introduce-item').perform('hold-general-discussion', payload('hold-general-discussion'), day))).toEqual([
      'step-too-early',
    ]);
    expect(broken('hold-general-discussion', { meetings: [6, 7] })).toEqual(['R119']);
  });

  test('[R056] the documents before the Committee are listed before the discussion', () => {
    const table = upTo('list-documents');
    expect(rules(table.perform('introduce-item', payload('introduce-item'), day))).toEqual(['step-too-early']);
    expect(rules(table.perform('list-documents', { documents: [] }, day))).toEqual(['step-malformed']);
  });

  test('[R120] a note transmits the Council’s draft before any action', () => {
    expect(broken('transmit-draft', { resolution: 'E/RES/2020/20' })).toEqual(['R120']);
    expect(rules(upTo('transmit-draft').perform('act-on-draft', act(L2), day))).toContain('step-too-early');
    expect(broken('act-on-draft', { draft: 'A/C.3/76/L.99' })).toEqual(['R120']);
  });

  test('[R121] the Committee adopts the draft, once, before it reports', () => {
    expect(rules(upTo('report-to-plenary').perform('act-on-draft', act(L2), day))).toEqual(['R121']);
    expect(rules(upTo('act-on-draft').perform('report-to-plenary', payload('report-to-plenary'), day))).toContain('step-too-early');
    const other = withOther();
    expect(other.perform('state-implications', { draft: L5, meeting: 51, readBy: 'committee-secretary' }, day)).toEqual([]);
    expect(other.perform('act-on-draft', act(L5, 51), day)).toEqual([]);
    expect(rules(other.perform('report-to-plenary', { report: 'A/76/900', resolutions: [{ numeral: 'I', draft: L5 }] }, day))).toEqual([
      'R121',
    ]);
  });

  test('[R122] the statement on budget implications is read before a draft that has some is adopted', () => {
    const table = withOther();
    expect(rules(table.perform('act-on-draft', act(L5), day))).toEqual(['R122']);
    expect(rules(table.perform('state-implications', { draft: L2, meeting: 43, readBy: 'committee-secretary' }, day))).toEqual(['R122']);
    expect(table.perform('state-implications', { draft: L5, meeting: 43, readBy: 'committee-secretary' }, day)).toEqual([]);
    expect(table.perform('act-on-draft', act(L5), day)).toEqual([]);
  });

  test('a draft with implications can be withdrawn without the statement', () => {
    expect(withOther().perform('act-on-draft', { ...act(L5), result: 'withdrawn' }, day)).toEqual([]);
  });

  test('[R123] a revision takes the place of a draft, with the sponsors that join', () => {
    const table = withOther();
    const revision = { symbol: `${L5}/Rev.1`, replaces: L5, joining: ['C'], implications: false };
    expect(rules(table.perform('revise-draft', { ...revision, symbol: 'A/C.3/76/L.6' }, day))).toEqual(['R123']);
    expect(rules(table.perform('introduce-draft', { symbol: L5, title: 'Again', sponsors: ['A'], implications: true }, day))).toEqual([
      'R123',
    ]);
    expect(table.perform('revise-draft', revision, day)).toEqual([]);
    expect(rules(table.perform('act-on-draft', act(L5), day))).toContain('R123');
    expect(rules(table.perform('revise-draft', { ...revision, symbol: `${L5}/Rev.2` }, day))).toEqual(['R123']);
    expect(table.perform('revise-draft', { ...revision, symbol: `${L5}/Rev.2`, replaces: `${L5}/Rev.1`, joining: ['D'] }, day)).toEqual([]);
    expect(draftsOf(table.state).at(-1)).toMatchObject({ symbol: `${L5}/Rev.2`, sponsors: ['A', 'B', 'C', 'D'] });
  });

  test('[R123] a revision of the Council’s draft is still the Council’s draft', () => {
    const table = upTo('act-on-draft');
    expect(table.perform('revise-draft', { symbol: `${L2}/Rev.1`, replaces: L2, implications: false }, day)).toEqual([]);
    expect(table.perform('act-on-draft', act(`${L2}/Rev.1`), day)).toEqual([]);
    expect(
      table.perform('report-to-plenary', payload('report-to-plenary', { resolutions: [{ numeral: 'I', draft: `${L2}/Rev.1` }] }), day),
    ).toEqual([]);
    expect(table.perform('adopt-outcome-resolution', payload('adopt-outcome-resolution'), '2021-12-16')).toEqual([]);
  });

  test('[R124] the report recommends each adopted draft under its number, and no other', () => {
    const report = (resolutions: unknown[]): string[] => broken('report-to-plenary', { resolutions });
    expect(report([{ numeral: 'II', draft: L2 }])).toEqual(['R124']);
    expect(report([])).toEqual(['R124']);
    expect(
      report([
        { numeral: 'I', draft: L2 },
        { numeral: 'II', draft: L5 },
      ]),
    ).toEqual(['R124']);
    expect(
      report([
        { numeral: 'I', draft: L2 },
        { numeral: 'II', draft: L2 },
      ]),
    ).toEqual(['R124']);
  });

  test('[R125] draft decisions are recommended apart from the resolutions', () => {
    const table = upTo('report-to-plenary');
    const title = 'Take note of a document';
    expect(table.perform('adopt-draft-decision', { title, proposedBy: 'chair', meeting: 51 }, day)).toEqual([]);
    expect(rules(table.perform('report-to-plenary', payload('report-to-plenary'), day))).toEqual(['R125']);
    expect(rules(table.perform('report-to-plenary', payload('report-to-plenary', { decisions: [title, 'Another'] }), day))).toEqual([
      'R125',
    ]);
    expect(table.perform('report-to-plenary', payload('report-to-plenary', { decisions: [title] }), day)).toEqual([]);
  });

  test('[R131] statements are recorded before and after the action, each in its place in the sequence', () => {
    const table = upTo('act-on-draft');
    const statement = (position: string, place: number): string[] =>
      rules(table.perform('record-statement', { draft: L2, delegation: 'A', position, place }, day));
    expect(statement('after', 1)).toEqual(['R131']);
    expect(statement('before', 2)).toEqual(['R131']);
    expect(statement('before', 1)).toEqual([]);
    expect(statement('before', 2)).toEqual([]);
    expect(table.perform('act-on-draft', act(L2), day)).toEqual([]);
    expect(statement('before', 3)).toEqual(['R131']);
    expect(statement('after', 1)).toEqual([]);
  });
});
