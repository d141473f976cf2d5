import { describe, expect, test } from '@jest/globals';
import { at, followUp, mandates, outcome, rules, upTo } from '../../../test/builders/follow-up-walk.js';
import { dated } from '../../../test/builders/follow-up.js';
import { milestone, type StageOnTheTable } from '../../../test/builders/stage.js';

/** The two groups of 2010, told with the sessions of a later cycle: before session S, and between S and S+1. */
const before = { kind: 'before', session: 'commission-31' };
const between = { kind: 'between', after: 'commission-31', before: 'commission-32' };
const asked = [
  {
    id: 'op-cyber',
    paragraph: 'OP9',
    verb: 'REQUESTS',
    addressee: 'commission',
    kind: 'expert-group',
    action: 'establish a group on cybercrime',
    window: before,
    inLineWith: [42],
  },
  {
    id: 'op-prisoners',
    paragraph: 'OP10',
    verb: 'REQUESTS',
    addressee: 'commission',
    kind: 'expert-group',
    action: 'establish a group on prisoners',
    window: between,
    inLineWith: [49],
  },
];

const cyber = {
  group: 'cyber',
  title: 'Cybercrime',
  openEnded: true,
  by: 'commission',
  mandate: 'op-cyber',
  inLineWith: [42],
  window: before,
  reportsTo: { body: 'commission', session: 'commission-31' },
  evidence: { symbol: 'E/2022/30' },
};
const prisoners = {
  ...cyber,
  group: 'prisoners',
  title: 'Prisoners',
  mandate: 'op-prisoners',
  inLineWith: [49],
  window: between,
  reportsTo: { body: 'commission' },
};

const day = '2022-01-10';

function mandated(): StageOnTheTable {
  const table = upTo('adopt-outcome-resolution');
  expect(table.perform('adopt-outcome-resolution', { ...outcome, mandates: [...mandates, ...asked] }, '2021-12-16')).toEqual([]);
  return table;
}

function established(...groups: Record<string, unknown>[]): StageOnTheTable {
  const table = mandated();
  for (const group of groups) expect(table.perform('establish-expert-group', group, day)).toEqual([]);
  return table;
}

const meet = (table: StageOnTheTable, group: string, from: string, to: string): string[] =>
  rules(table.perform('convene-expert-group', { group, from, to }, to));
const report = (table: StageOnTheTable, change: Record<string, unknown> = {}): string[] =>
  rules(
    table.perform(
      'report-of-expert-group',
      {
        group: 'cyber',
        to: { body: 'commission', session: 'commission-31' },
        concluded: false,
        evidence: { symbol: 'UNODC/CCPCJ/EG.4/2022/1' },
        ...change,
      },
      day,
    ),
  );

describe('expert groups', () => {
  test('[R132] a group is established in line with the paragraph and in the window that its mandate names', () => {
    const table = mandated();
    const establish = (change: Record<string, unknown>): string[] =>
      rules(table.perform('establish-expert-group', { ...cyber, ...change }, day));
    expect(establish({ inLineWith: [] })).toEqual(['R132']);
    expect(establish({ inLineWith: [42, 98] })).toEqual(['R098']);
    expect(establish({ window: { kind: 'before', session: 'commission-32' } })).toEqual(['R132']);
    expect(establish({ mandate: 'op12' })).toEqual(['R132']);
    expect(establish({})).toEqual([]);
  });

  test('[R132] "before session S" ends on the day before that session begins', () => {
    expect(meet(established(cyber), 'cyber', '2022-04-29', '2022-05-01')).toEqual(['R132']);
    expect(meet(established(cyber), 'cyber', '2022-04-28', '2022-04-30')).toEqual([]);
  });

  test('[R133] "between S and S+1" begins after the one and ends before the other', () => {
    expect(meet(established(prisoners), 'prisoners', '2022-05-31', '2022-06-02')).toEqual(['R133']);
    expect(meet(established(prisoners), 'prisoners', '2023-04-30', '2023-05-01')).toEqual(['R133']);
    expect(meet(established(prisoners), 'prisoners', '2022-06-01', '2022-06-03')).toEqual([]);
    expect(
      rules(
        mandated().perform(
          'establish-expert-group',
          { ...prisoners, mandate: undefined, window: { ...between, before: 'commission-33' } },
          day,
        ),
      ),
    ).toEqual(['R133']);
  });

  test('[R132] the window follows the calendar when the session is dated anew', () => {
    const table = established(cyber);
    table.view = { ...table.view, session: dated('commission-31', '2022-05-16', '2022-05-20') };
    expect(meet(table, 'cyber', '2022-05-10', '2022-05-15')).toEqual([]);
  });

  test('a group that was never established cannot meet', () => {
    expect(meet(established(cyber), 'prisoners', '2022-06-01', '2022-06-03')).toEqual(['R132']);
    expect(meet(established(cyber), 'cyber', '2022-04-03', '2022-04-01')).toEqual(['R132']);
  });

  test('[R134] a group that has met reports to the Commission until it has concluded', () => {
    const table = established(cyber);
    expect(report(table)).toContain('step-too-early');
    meet(table, 'cyber', '2022-04-01', '2022-04-03');
    expect(report(table, { to: { body: 'congress' } })).toEqual(['R134']);
    expect(report(table)).toEqual([]);
    expect(report(table, { concluded: true })).toEqual([]);
    expect(meet(table, 'cyber', '2022-04-10', '2022-04-12')).toEqual(['R137']);
    expect(report(table)).toEqual(['R134']);
  });

  test('[R134] a group that has not met has nothing to report, though another has met', () => {
    const table = established(cyber, prisoners);
    meet(table, 'prisoners', '2022-06-01', '2022-06-03');
    expect(report(table)).toEqual(['R134']);
  });

  test('[R134] the groups are accounted for by their reports, not by a date', () => {
    const table = established(cyber, prisoners);
    meet(table, 'cyber', '2022-04-01', '2022-04-03');
    expect(report(table)).toEqual([]);
    expect(rules(table.perform('account-for-expert-groups', { reports: ['UNODC/CCPCJ/EG.4/2022/1'] }, day))).toEqual(['R134']);
    const one = established(cyber);
    meet(one, 'cyber', '2022-04-01', '2022-04-03');
    report(one);
    expect(rules(one.perform('account-for-expert-groups', { reports: ['UNODC/CCPCJ/EG.4/2022/1'] }, day))).toEqual(['R132']);
  });

  test('[R136] where a session is named, the first report goes to that one, later ones to later ones', () => {
    const table = established(cyber);
    meet(table, 'cyber', '2022-04-01', '2022-04-03');
    expect(report(table, { to: { body: 'commission', session: 'commission-32' } })).toEqual(['R136']);
    expect(report(table, { to: { body: 'commission' } })).toEqual(['R136']);
    expect(report(table)).toEqual([]);
    expect(report(table, { to: { body: 'commission', session: 'commission-30' } })).toEqual(['R136']);
    expect(report(table, { to: { body: 'commission', session: 'commission-32' } })).toEqual([]);
  });

  test('[R135] a group convened in a year for the congress reports to the congress', () => {
    const women = {
      ...cyber,
      group: 'women',
      mandate: undefined,
      inLineWith: [],
      window: { kind: 'year', year: 2025 },
      reportsTo: { body: 'congress' },
      host: 'Thailand',
    };
    const table = established(women);
    expect(meet(table, 'women', '2024-12-30', '2025-01-02')).toEqual(['R133']);
    expect(meet(table, 'women', '2025-11-23', '2025-11-26')).toEqual([]);
    expect(report(table, { group: 'women' })).toEqual(['R135']);
    expect(report(table, { group: 'women', to: { body: 'congress' } })).toEqual([]);
  });

  test('[R137] outside its window a group meets only when it has been reconvened', () => {
    const table = established(cyber);
    meet(table, 'cyber', '2022-04-01', '2022-04-03');
    expect(meet(table, 'cyber', '2024-03-02', '2024-03-05')).toEqual(['R137']);
    expect(
      table.perform(
        'renew-expert-group',
        {
          group: 'cyber',
          by: 'commission',
          workPlan: 'Work plan 2024-2025',
          from: '2024-01-01',
          until: '2025-12-31',
          evidence: { symbol: 'E/2023/30' },
        },
        '2023-05-26',
      ),
    ).toEqual([]);
    expect(meet(table, 'cyber', '2024-03-02', '2024-03-05')).toEqual([]);
    expect(meet(table, 'cyber', '2026-03-02', '2026-03-05')).toEqual(['R137']);
    expect(rules(table.perform('establish-expert-group', cyber, day))).toEqual(['R137']);
  });

  test('[R138] a renewed mandate has a work plan and an end', () => {
    const table = established(cyber);
    const renewal = { group: 'cyber', by: 'commission', from: '2024-01-01', evidence: { symbol: 'E/2023/30' } };
    expect(rules(table.perform('renew-expert-group', { ...renewal, until: '2025-12-31' }, day))).toEqual(['R138']);
    expect(rules(table.perform('renew-expert-group', { ...renewal, workPlan: 'Work plan' }, day))).toEqual(['R138']);
    expect(rules(table.perform('renew-expert-group', { ...renewal, workPlan: 'Work plan', until: '2023-12-31' }, day))).toEqual(['R138']);
  });

  test('the milestone closes when every mandated group has reported', () => {
    const table = established(cyber, prisoners);
    meet(table, 'cyber', '2022-04-01', '2022-04-03');
    meet(table, 'prisoners', '2022-06-01', '2022-06-03');
    report(table);
    report(table, {
      group: 'prisoners',
      evidence: { symbol: 'UNODC/CCPCJ/EG.6/2022/1' },
      to: { body: 'commission', session: 'commission-32' },
    });
    expect(table.perform('account-for-expert-groups', { reports: ['UNODC/CCPCJ/EG.4/2022/1', 'UNODC/CCPCJ/EG.6/2022/1'] }, day)).toEqual(
      [],
    );
    expect(table.view.slot('expertGroups')?.status).toBe('done');
  });

  test('before the Assembly has acted, the Commission may establish a group of its own', () => {
    const early = followUp({ slots: { commission: milestone('done'), secondCommission: at('commission-31') } });
    expect(early.perform('establish-expert-group', { ...cyber, mandate: undefined }, '2021-05-20')).toEqual([]);
  });
});
