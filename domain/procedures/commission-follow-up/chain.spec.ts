import { describe, expect, test } from '@jest/globals';
import { at, broken, followUp, mandates, outcome, payload, rules, upTo } from '../../../test/builders/follow-up-walk.js';
import { dated } from '../../../test/builders/follow-up.js';
import { milestone } from '../../../test/builders/stage.js';

const reTargeted = { commission: at('commission-30'), generalAssembly: at('general-assembly-76'), ecosoc: at('ecosoc-2021') };

describe('report of the congress', () => {
  const without = (part: string): string[] =>
    broken('issue-congress-report', {
      parts: ['declaration', 'workshop-conclusions', 'segment-conclusions', 'youth-forum'].filter((p) => p !== part),
    });

  test('[R103] it contains the declaration', () => expect(without('declaration')).toEqual(['R103']));
  test('[R091] it records the conclusions of workshops and high-level segment', () => {
    expect(without('workshop-conclusions')).toEqual(['R091']);
    expect(without('segment-conclusions')).toEqual(['R091']);
  });
  test('[R076] it annexes the recommendations of the youth forum', () => expect(without('youth-forum')).toEqual(['R076']));

  test('[R103] the Commission considers that report, once it is issued', () => {
    expect(rules(followUp().perform('consider-outcome', payload('consider-outcome'), '2021-05-17'))).toContain('step-too-early');
    expect(broken('consider-outcome', { report: 'A/CONF.234/17' })).toEqual(['R103']);
  });
});

describe('Commission', () => {
  test('[R105] it gives high priority to the outcome', () =>
    expect(broken('consider-outcome', { priority: 'ordinary' })).toEqual(['R105']));

  test('[R105] it considers the outcome at its first session after the closing', () => {
    expect(broken('consider-outcome', { session: 'commission-29' })).toEqual(['R105']);
    expect(broken('consider-outcome', { session: 'commission-31' })).toEqual(['R105']);
    expect(broken('consider-outcome', { session: 'ecosoc-2021' })).toContain('R105');
  });

  test('[R105] it recommends to the Assembly at the session at which it considered the outcome', () => {
    expect(broken('recommend-follow-up', { session: 'commission-31' })).toEqual(['R105']);
  });

  test('[R150] after a postponement it is the session to which the follow-up was re-targeted', () => {
    const late = followUp({ slots: { commission: at('commission-31') } });
    expect(broken('consider-outcome', { session: 'commission-30' }, late)).toEqual(['R150']);
    expect(broken('consider-outcome', { session: 'commission-31' }, followUp({ slots: { commission: at('commission-31') } }))).toEqual([]);
    expect(broken('recommend-follow-up', { assembly: 'general-assembly-75' }, followUp({ slots: { ...reTargeted } }))).toEqual(['R150']);
  });

  test('an act of a session is not dated before the session begins, where its days are known', () => {
    expect(broken('consider-outcome', {}, followUp({ session: dated('commission-30', '2021-05-17', '2021-05-21') }), '2021-05-10')).toEqual(
      ['R105'],
    );
  });

  test('[R114] it may act at once by its own resolutions, one for each action', () => {
    const acting = upTo('approve-declaration');
    const own = { session: 'commission-30', number: '30/1', title: 'An action', actions: ['study the question'], paragraphs: [87] };
    expect(acting.perform('adopt-own-resolution', own, '2021-05-20')).toEqual([]);
    expect(rules(acting.perform('adopt-own-resolution', own, '2021-05-20'))).toEqual(['R114']);
    expect(rules(acting.perform('adopt-own-resolution', { ...own, number: '30/2', session: 'commission-31' }, '2021-05-20'))).toEqual([
      'R105',
    ]);
    expect(rules(acting.perform('adopt-own-resolution', { ...own, number: '30/2', paragraphs: [98] }, '2021-05-20'))).toEqual(['R098']);
  });

  test('[R100] it approves the declaration that the congress adopted, before it recommends anything', () => {
    expect(broken('approve-declaration', { declaration: 'Doha Declaration' })).toEqual(['R100']);
    expect(rules(upTo('approve-declaration').perform('recommend-follow-up', payload('recommend-follow-up'), '2021-05-20'))).toEqual([
      'step-too-early',
    ]);
  });
});

describe('Council', () => {
  test('[R115] it acts on the recommendation that the Commission made', () => {
    expect(broken('recommend-to-assembly', { onReport: 'E/2020/30' })).toEqual(['R115']);
    expect(broken('recommend-to-assembly', { session: 'commission-30' })).toEqual(['R115']);
    expect(broken('recommend-to-assembly', {}, undefined, '2021-04-30')).toEqual(['R115']);
    expect(broken('recommend-to-assembly', { session: 'ecosoc-2022' }, followUp({ slots: { ...reTargeted } }))).toEqual(['R115']);
  });

  test('[R116] the text goes through the Council, and the Secretariat transmits the Council’s draft', () => {
    expect(broken('recommend-follow-up', { through: 'none' })).toEqual(['R116']);
    expect(broken('recommend-to-assembly', { assembly: 'general-assembly-77' })).toEqual(['R116']);
    // A Council's part that was completed by hand leaves no resolution behind to transmit.
    const table = followUp({ slots: { report: milestone('done'), commission: milestone('done'), ecosoc: milestone('done') } });
    expect(table.perform('include-item', payload('include-item'), '2021-09-17')).toEqual([]);
    expect(rules(table.perform('transmit-draft', payload('transmit-draft'), '2021-10-04'))).toEqual(['R116']);
  });
});

describe('Assembly', () => {
  const adopting = (change: Record<string, unknown>): string[] => broken('adopt-outcome-resolution', change);

  test('[R126] the plenary adopts the resolution on the report of the Committee, at the session of the item', () => {
    expect(adopting({ onReport: 'A/76/901' })).toEqual(['R126']);
    expect(
      adopting({
        session: 'general-assembly-77',
        mandates: mandates.map((m) => (m.kind === 'report' ? { ...m, session: 'general-assembly-78' } : m)),
      }),
    ).toEqual(['R126']);
    expect(rules(upTo('report-to-plenary').perform('adopt-outcome-resolution', outcome, '2021-12-16'))).toEqual(['step-too-early']);
  });

  test('[R116] the outcome resolution is the draft that came through the Council', () =>
    expect(adopting({ draft: 'II' })).toEqual(['R116']));

  test('[R100] it endorses and annexes the declaration of the congress', () => {
    expect(adopting({ endorses: undefined })).toEqual(['R100']);
    expect(adopting({ endorses: { declaration: 'Kyoto Declaration', annexed: false } })).toEqual(['R100']);
    expect(adopting({ endorses: { declaration: 'Doha Declaration', annexed: true } })).toEqual(['R100']);
  });

  test('[R103] it takes note of the report of the congress with appreciation', () => {
    expect(adopting({ notesReport: undefined })).toEqual(['R103']);
    expect(adopting({ notesReport: { symbol: 'A/CONF.234/16', withAppreciation: false } })).toEqual(['R103']);
    expect(adopting({ notesReport: { symbol: 'A/CONF.213/18', withAppreciation: true } })).toEqual(['R103']);
  });

  test('[R064] it thanks the host', () => expect(adopting({ thanksHost: undefined })).toEqual(['R064']));
  test('[R101] it invites Governments to take the declaration into account', () =>
    expect(adopting({ mandates: mandates.filter((m) => m.id !== 'op7') })).toEqual(['R101']));

  test('[R109] it names the standing item, which rolls over by one congress', () => {
    expect(adopting({ standingItem: undefined })).toEqual(['R109']);
    expect(adopting({ standingItem: { held: 14, next: 16 } })).toEqual(['R109']);
  });

  test('[R127] it asks for a report to its next session', () => {
    expect(adopting({ mandates: mandates.filter((m) => m.kind !== 'report') })).toEqual(['R127']);
    expect(adopting({ mandates: mandates.map((m) => (m.kind === 'report' ? { ...m, session: 'general-assembly-78' } : m)) })).toEqual([
      'R127',
    ]);
  });

  test('[R098] its mandates cite paragraphs that the declaration has', () => {
    expect(adopting({ mandates: mandates.map((m) => (m.id === 'op9' ? { ...m, inLineWith: [98] } : m)) })).toEqual(['R098']);
  });

  test('a mandate that names a session unknown to the calendar is refused', () => {
    expect(adopting({ mandates: mandates.map((m) => (m.id === 'op12' ? { ...m, session: 'commission-99' } : m)) })).toEqual([
      'session-unknown',
    ]);
  });

  test('[R129] another resolution may carry a mandate too; it must be one that there is', () => {
    const table = upTo('open-next-edition');
    const omnibus = { session: 'general-assembly-76', carries: ['op7'], evidence: { symbol: 'A/RES/76/900' } };
    expect(table.perform('carry-in-other-resolution', omnibus, '2021-12-16')).toEqual([]);
    expect(rules(table.perform('carry-in-other-resolution', omnibus, '2021-12-16'))).toEqual(['R129']);
    expect(
      rules(
        table.perform('carry-in-other-resolution', { ...omnibus, carries: ['op99'], evidence: { symbol: 'A/RES/76/901' } }, '2021-12-16'),
      ),
    ).toEqual(['R129']);
    expect(rules(table.perform('carry-in-other-resolution', { ...omnibus, evidence: { symbol: 'A/RES/76/181' } }, '2021-12-16'))).toEqual([
      'R129',
    ]);
  });
});
