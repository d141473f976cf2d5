import { describe, expect, test } from '@jest/globals';
import { at, broken, followUp, mandates, outcome, payload, rules, standingItem, upTo } from '../../../test/builders/follow-up-walk.js';
import { openMandates } from './mandates.js';
import { carriersOf } from './outcome.js';
import { ordinalWord, standingItemTitle } from './standing-item.js';

describe('distribution and proposals', () => {
  test('[R104] the report goes to States and organizations of both kinds, with the declaration', () => {
    expect(broken('distribute-report', { to: ['member-states', 'intergovernmental-organizations'] })).toEqual(['R104']);
    expect(broken('distribute-report', { withDeclaration: false })).toEqual(['R104']);
  });

  test('[R106] proposals are sought for, and brought before, the session that the mandate names', () => {
    expect(broken('distribute-report', { proposalsFor: 'commission-32' })).toEqual(['R106']);
    expect(broken('submit-proposal', { session: 'commission-32' })).toEqual(['R106']);
    expect(broken('submit-proposal', {}, undefined, '2022-06-15')).toEqual(['R106']);
    expect(broken('compile-proposals', { proposals: [] })).toEqual(['R106']);
    expect(broken('compile-proposals', { proposals: ['one', 'two'] })).toEqual(['R106']);
    expect(rules(upTo('compile-proposals').perform('submit-proposal', payload('submit-proposal'), '2022-02-10'))).toEqual(['R106']);
    expect(broken('act-on-proposals', { considered: [] })).toEqual(['R106']);
    expect(
      broken('act-on-proposals', { session: 'commission-32' }, followUp({ slots: { secondCommission: at('commission-31') } })),
    ).toEqual(['R106']);
  });

  test('[R106] where the session was re-targeted, proposals follow it', () => {
    const table = upTo('distribute-report', followUp({ slots: { secondCommission: at('commission-32') } }));
    expect(table.perform('distribute-report', payload('distribute-report', { proposalsFor: 'commission-32' }), '2022-01-10')).toEqual([]);
  });

  test('[R139] needs for tools and manuals lie in areas of the declaration and are taken into account', () => {
    expect(broken('submit-tool-need', { paragraphs: [98] })).toEqual(['R139']);
    expect(broken('submit-tool-need', { paragraphs: [] })).toEqual(['R139']);
    expect(broken('act-on-proposals', { toolNeeds: [] })).toEqual(['R139']);
  });

  test('[R107] a session that is asked to consider options for efficiency does so, on earlier recommendations', () => {
    const efficiency = {
      id: 'op14',
      paragraph: 'OP14',
      verb: 'REQUESTS',
      addressee: 'commission',
      kind: 'efficiency',
      action: 'consider options',
      session: 'commission-31',
    };
    const table = upTo('act-on-proposals', followUp(), { 'adopt-outcome-resolution': { mandates: [...mandates, efficiency] } });
    const act = (change: Record<string, unknown>): string[] =>
      rules(table.perform('act-on-proposals', payload('act-on-proposals', change), 'commission-31'));
    expect(act({})).toEqual(['R107']);
    expect(act({ efficiency: { options: ['fewer items'], takesIntoAccount: [] } })).toEqual(['R107']);
    expect(act({ efficiency: { options: ['fewer items'], takesIntoAccount: ['E/CN.15/2007/6'] } })).toEqual([]);
  });
});

describe('thematic discussions', () => {
  test('[R111] their work plan is consulted with Member States, and they follow it', () => {
    expect(broken('agree-work-plan', { consultations: [] })).toEqual(['R111']);
    expect(broken('hold-thematic-discussion', { topic: 'Pillar II' })).toEqual(['R111']);
    expect(broken('hold-thematic-discussion', { to: '2021-11-09' })).toEqual(['R111']);
    expect(rules(upTo('agree-work-plan').perform('hold-thematic-discussion', payload('hold-thematic-discussion'), '2021-11-12'))).toEqual([
      'step-too-early',
    ]);
  });

  test('[R146] they are held only with extrabudgetary resources', () => {
    expect(broken('hold-thematic-discussion', { extrabudgetary: undefined })).toEqual(['R146']);
    expect(broken('hold-thematic-discussion', { extrabudgetary: ' ' })).toEqual(['R146']);
  });

  test('[R112] a discussion that engages no stakeholder is advised against', () => {
    const table = upTo('hold-thematic-discussion');
    expect(table.advice('hold-thematic-discussion', payload('hold-thematic-discussion', { stakeholders: [] })).join()).toContain(
      'stakeholders',
    );
    expect(table.advice('hold-thematic-discussion', payload('hold-thematic-discussion'))).toEqual([]);
  });

  test('a discussion can be recorded each year', () => {
    const table = upTo('agree-programme');
    const plan = { ...payload('agree-work-plan'), topics: [{ year: 2022, topic: 'Pillar II' }] };
    expect(table.perform('agree-work-plan', plan, '2022-05-01')).toEqual([]);
    expect(
      table.perform(
        'hold-thematic-discussion',
        payload('hold-thematic-discussion', { topic: 'Pillar II', from: '2022-11-09', to: '2022-11-11' }),
        '2022-11-11',
      ),
    ).toEqual([]);
  });
});

describe('programmes and pledges', () => {
  test('[R065] all Member States are invited to join the host’s follow-up', () =>
    expect(broken('agree-programme', { othersInvited: false })).toEqual(['R065']));
  test('[R140] assistance is given at the request of States, and its results are to last', () => {
    expect(broken('agree-programme', { onRequest: false })).toEqual(['R140']);
    expect(
      upTo('agree-programme')
        .advice('agree-programme', payload('agree-programme', { lastingBy: undefined }))
        .join(),
    ).toContain('last');
  });
  test('[R142] a programme that says nothing of the one before it is advised to', () => {
    expect(
      upTo('agree-programme')
        .advice('agree-programme', payload('agree-programme', { buildsOn: undefined }))
        .join(),
    ).toContain('continues');
  });

  test('[R145] a pledge is outstanding until what came of it is recorded', () => {
    const table = upTo('');
    const pledge = {
      id: 'assets',
      by: 'Brazil',
      pledges: 'a share of confiscated assets',
      paragraph: 25,
      evidence: { symbol: 'A/RES/65/230' },
    };
    expect(table.perform('record-pledge', pledge, '2022-01-10')).toEqual([]);
    expect(rules(table.perform('record-pledge', pledge, '2022-01-10'))).toEqual(['R145']);
    expect(table.describe()).toContain('pledges outstanding: 1');
    expect(
      rules(table.perform('record-contribution', { pledge: 'other', contributed: 'x', fulfilled: true, evidence: {} }, '2022-01-10')),
    ).toEqual(['R145']);
    expect(
      table.perform(
        'record-contribution',
        { pledge: 'assets', contributed: 'a first share', fulfilled: false, evidence: {} },
        '2022-01-10',
      ),
    ).toEqual([]);
    expect(table.describe()).toContain('outstanding');
    expect(
      table.perform('record-contribution', { pledge: 'assets', contributed: 'the rest', fulfilled: true, evidence: {} }, '2022-01-10'),
    ).toEqual([]);
    expect(table.describe()).not.toContain('outstanding');
    expect(
      rules(table.perform('record-contribution', { pledge: 'assets', contributed: 'more', fulfilled: true, evidence: {} }, '2022-01-10')),
    ).toEqual(['R145']);
  });
});

describe('reports and reviews', () => {
  test('[R127] the report on implementation goes to the session after that of the resolution', () => {
    expect(broken('issue-implementation-report', { session: 'general-assembly-78' })).toEqual(['R127']);
    expect(broken('issue-implementation-report', { session: 'commission-31' })).toContain('R127');
    expect(broken('issue-implementation-report', { discharges: [] })).toEqual(['R127']);
  });

  test('[R128] a report that is to go through a session of the Commission goes through that one', () => {
    const through = mandates.map((m) => (m.kind === 'report' ? { ...m, through: 'commission-31' } : m));
    const table = upTo('issue-implementation-report', followUp(), { 'adopt-outcome-resolution': { mandates: through } });
    expect(rules(table.perform('issue-implementation-report', payload('issue-implementation-report'), '2022-07-15'))).toEqual(['R128']);
    expect(
      table.perform('issue-implementation-report', payload('issue-implementation-report', { through: 'commission-31' }), '2022-07-15'),
    ).toEqual([]);
  });

  test('[R052] one report may answer several mandates that there are', () => {
    expect(broken('issue-implementation-report', { discharges: ['op13', 'op12'] })).toEqual([]);
    expect(broken('issue-implementation-report', { discharges: ['op13', 'op99'] })).toEqual(['R052']);
  });

  test('[R108] implementation is reviewed at every annual session, once', () => {
    const reviewed = upTo('take-measure');
    expect(rules(reviewed.perform('review-implementation', payload('review-implementation'), 'commission-31'))).toEqual(['R108']);
    expect(
      reviewed.perform('review-implementation', payload('review-implementation', { session: 'commission-32' }), 'commission-32'),
    ).toEqual([]);
    expect(broken('review-implementation', { session: 'ecosoc-2022' })).toEqual(['R108']);
    expect(
      broken('review-implementation', { session: 'commission-32' }, followUp({ slots: { yearlyReview: at('commission-31') } })),
    ).toEqual(['R108']);
  });

  test('[R109] the title of the item rolls over with each congress', () => {
    expect(
      broken('review-implementation', { agendaItem: standingItem.replace('Fourteenth', 'Thirteenth').replace('Fifteenth', 'Fourteenth') }),
    ).toEqual(['R109']);
    expect(standingItemTitle(20, 21, 'Congress')).toBe(
      'Follow-up to the Twentieth Congress and preparations for the Twenty-first Congress',
    );
    expect([3, 12, 30, 99, 100].map(ordinalWord)).toEqual(['Third', 'Twelfth', 'Thirtieth', 'Ninety-ninth', '100.']);
  });

  const advice = (change: Record<string, unknown>, table = upTo('review-implementation')): string =>
    table.advice('review-implementation', payload('review-implementation', change)).join();

  test('[R113] a session that gives no meeting to the preparations is advised to', () => {
    expect(advice({ preparationMeetings: 0 })).toContain('sufficient time');
    expect(advice({})).toBe('');
  });

  test('[R101] a year without a repeated invitation to take the declaration into account is pointed out', () => {
    const table = upTo('take-measure');
    const next = { session: 'commission-32' };
    expect(advice(next, table)).toContain('No resolution of 2022 repeats');
    expect(
      table.perform(
        'carry-in-other-resolution',
        { session: 'general-assembly-77', carries: ['op7'], evidence: { symbol: 'A/RES/77/900' } },
        '2022-12-15',
      ),
    ).toEqual([]);
    expect(advice(next, table)).toBe('');
    expect(carriersOf(table.state, 'op7')).toEqual(['A/RES/76/181', 'A/RES/77/900']);
  });
});

describe('next congress', () => {
  test('[R152] its preparation opens without a host being known', () => {
    expect(broken('open-next-edition', { host: null })).toEqual([]);
    expect(broken('open-next-edition', { ordinal: 16 })).toEqual(['R152']);
    expect(rules(upTo('adopt-outcome-resolution').perform('open-next-edition', payload('open-next-edition'), '2021-12-16'))).toEqual([
      'step-too-early',
    ]);
  });

  test('[R153] its target year counts from the year in which the congress was really held', () => {
    expect(broken('open-next-edition', { targetYear: 2025 })).toEqual(['R153']);
    expect(broken('open-next-edition', { targetYear: 2026 })).toEqual([]);
  });

  test('[R059] an offer to host is welcomed somewhere', () => {
    expect(broken('open-next-edition', { host: { government: 'United Arab Emirates' } })).toEqual(['R059']);
    expect(broken('open-next-edition', { host: { government: 'United Arab Emirates', welcomedIn: 'OP16' } })).toEqual([]);
  });

  test('[R130] resources for the secretariat that nobody has asked for are pointed out', () => {
    const resources = {
      id: 'op23',
      paragraph: 'OP23',
      verb: 'REQUESTS',
      addressee: 'secretary-general',
      kind: 'secretariat-resources',
      action: 'provide resources',
    };
    expect(upTo('open-next-edition').advice('open-next-edition', payload('open-next-edition')).join()).toContain('adequate resources');
    const asked = upTo('open-next-edition', followUp(), { 'adopt-outcome-resolution': { mandates: [...mandates, resources] } });
    expect(asked.advice('open-next-edition', payload('open-next-edition')).join()).not.toContain('adequate resources');
  });
});

describe('mandates', () => {
  const answer = (change: Record<string, unknown>): string[] => broken('answer-mandate', change);

  test('close on a record of the body addressed, never on a date', () => {
    expect(answer({ evidence: { date: '2022-05-20' } })).toEqual(['step-rule']);
    expect(answer({ by: 'unodc' })).toEqual(['step-rule']);
    expect(answer({ evidence: { date: '2022-05-20' }, closes: false })).toEqual([]);
  });

  test('what is asked of those who report to nobody can be watched, not closed', () => {
    expect(answer({ mandate: 'op7', by: 'member-states' })).toEqual(['step-rule']);
    expect(openMandates(upTo('').state)).toEqual([]);
  });

  test('a mandate that a step carries out is closed by that step alone', () => {
    const fresh = upTo('distribute-report');
    expect(
      rules(
        fresh.perform(
          'answer-mandate',
          { mandate: 'op13', by: 'secretary-general', closes: true, evidence: { symbol: 'A/77/128' } },
          '2022-01-10',
        ),
      ),
    ).toEqual(['step-rule']);
    expect(openMandates(fresh.state).map((m) => m.id)).toEqual(mandates.filter((m) => m.id !== 'op7').map((m) => m.id));
  });

  test('[R110] the Commission’s mandate closes when policy and operational measures and a use of information are on record', () => {
    const table = upTo('take-measure');
    const closing = { mandate: 'op11', by: 'commission', closes: true, evidence: { symbol: 'E/2022/30' } };
    for (const kind of ['policy', 'operational', 'use-of-information']) {
      expect(rules(table.perform('answer-mandate', closing, 'commission-31'))).toEqual(['R110']);
      expect(
        table.perform('take-measure', { session: 'commission-31', kind, title: kind, evidence: { symbol: 'E/2022/30' } }, 'commission-31'),
      ).toEqual([]);
    }
    expect(table.perform('answer-mandate', closing, 'commission-31')).toEqual([]);
  });

  test('ids of mandates are unique', () => {
    const twice = [...outcome.mandates, mandates[0]];
    expect(broken('adopt-outcome-resolution', { mandates: twice })).toEqual(['R098']);
  });
});
