import { describe, expect, it } from '@jest/globals';
import { waitsFor } from '../../../test/builders/order.js';
import { milestone, stageOnTheTable, type StageOnTheTable } from '../../../test/builders/stage.js';
import { europe, europeanMeeting, participants, type MeetingStep } from '../../../test/fixtures/european-meeting.js';
import { guideStage, pairs, session } from '../../../test/fixtures/fourteenth-guide.js';
import type { MilestoneState } from '../../edition/state.js';
import type { Refusal } from '../../refusal.js';
import type { StageState } from '../procedure.js';
import { recommendationsOf, reportOf } from './reading.js';
import { regionalMeeting } from './regional-meeting.js';

const coordinator: StageState = {
  stream: 'regional-meetings',
  procedure: 'regional-meetings',
  status: 'running',
  performed: [
    {
      step: 'provide-resources',
      payload: { source: 'regular budget' },
      effectiveOn: '2019-01-10',
      by: 'secretariat',
      sequence: 1,
      deviations: [],
    },
  ],
  waived: [],
  sequence: 1,
};

interface Given {
  stages?: Record<string, StageState>;
  meeting?: typeof europe;
}

function table({
  stages = { 'discussion-guide': guideStage(), 'regional-meetings': coordinator },
  meeting = europe,
}: Given = {}): StageOnTheTable {
  return stageOnTheTable(regionalMeeting, {
    today: '2019-06-30',
    conference: 234,
    meeting,
    meetings: [meeting],
    session,
    stage: (stream) => stages[stream],
  });
}

/** The European meeting carried up to, not including, a step (its first, where it repeats); `but` leaves out or alters steps. */
function upTo(last: string, but: (step: MeetingStep) => MeetingStep | undefined = (s) => s, given: Given = {}): StageOnTheTable {
  const t = table(given);
  for (const original of europeanMeeting) {
    if (original[0] === last) break;
    const altered = but(original);
    if (altered) expect({ [altered[0]]: t.perform(...altered) }).toEqual({ [altered[0]]: [] });
  }
  return t;
}

const without =
  (...steps: string[]) =>
  (step: MeetingStep): MeetingStep | undefined =>
    steps.includes(step[0]) ? undefined : step;

const rules = (refusals: Refusal[]): string[] => refusals.flatMap((r) => (r.code === 'step-rule' ? r.facts.map((f) => f.ref) : [r.code]));

/** What the meeting answers to the step as it was in Vienna, with something changed. */
function tryOut(t: StageOnTheTable, id: string, change: Record<string, unknown> = {}, on?: string): string[] {
  const [, payload, day] = europeanMeeting.find(([s]) => s === id) ?? [id, {}, europe.dates?.end ?? ''];
  return rules(t.perform(id, { ...payload, ...change }, on ?? day));
}
const recommendation = { id: '1.a', action: 'Do it', addressees: ['governments'], negotiated: false };

describe('regional preparatory meeting: before and at its opening', () => {
  it('[R144] arranges travel only out of resources provided for least developed countries', () => {
    expect(tryOut(table({ stages: {} }), 'arrange-travel')).toEqual(['R144']);
    expect(tryOut(table(), 'arrange-travel')).toEqual([]);
  });

  it('says at the opening what has not been arranged', () => {
    expect(table().advice('open', { openedBy: 'secretary' })).toHaveLength(3);
    expect(upTo('open').advice('open', { openedBy: 'secretary', statementBy: 'executive-secretary' })).toEqual([]);
  });

  it('[R055] has symbols that carry the number of the congress and its own, in the order of holding', () => {
    expect(tryOut(table(), 'issue-documents', { evidence: { symbol: 'A/CONF.234/RPM.4/L.1' } })).toEqual(['R055']);
    expect(tryOut(table(), 'issue-documents', { evidence: { symbol: 'A/CONF.213/RPM.5/L.1' } })).toEqual(['R055']);
    expect(tryOut(upTo('issue-report'), 'issue-report', { evidence: { symbol: 'A/CONF.234/RPM.1/1' } })).toEqual(['R055']);
  });

  it('says when its documents come later than six weeks before', () => {
    const t = table();
    t.view.when = { first: '2019-03-13', last: '2019-03-13' };
    expect(t.advice('issue-documents', { evidence: {} })).toHaveLength(1);
    t.view.when = { first: '2019-03-12', last: '2019-03-12' };
    expect(t.advice('issue-documents', { evidence: {} })).toEqual([]);
  });

  it('[R024] does not open before the final discussion guide is out', () => {
    expect(tryOut(table({ stages: { 'discussion-guide': guideStage(6) } }), 'open')).toEqual(['R024']);
    expect(tryOut(table({ stages: {} }), 'open')).toEqual(['R024']);
    const later = guideStage();
    const issuedInMay = { ...later, performed: later.performed.map((p) => (p.step === 'issue' ? { ...p, effectiveOn: '2019-05' } : p)) };
    expect(tryOut(table({ stages: { 'discussion-guide': issuedInMay } }), 'open')).toEqual(['R024']);
    expect(tryOut(table({ stages: { 'discussion-guide': { ...guideStage(1), waived: ['final'] } } }), 'open')).toEqual([]);
  });

  it('[R024] opens after a guide of which the record knows the milestone alone', () => {
    const t = table({ stages: {} });
    const issued = (on: string): MilestoneState =>
      milestone('done', { done: { on, evidence: { symbol: 'A/CONF.234/PM.1' }, by: 'secretariat', deviations: [] } });
    t.view.slotOf = () => issued('2019-05');
    expect(tryOut(t, 'open')).toEqual(['R024']);
    t.view.slotOf = () => issued('2018-09');
    expect(tryOut(t, 'open')).toEqual([]);
  });

  it('opens without a guide where the template has none', () => {
    const t = table({ stages: {} });
    t.view.settings = { guide: null };
    expect(tryOut(t, 'open')).toEqual([]);
  });

  it('[R032] is held on the days agreed with Member States', () => {
    expect(tryOut(table(), 'open', {}, '2019-04-22')).toEqual(['R032']);
    expect(tryOut(table(), 'open', {}, '2019-04-26')).toEqual(['R032']);
    const { dates: _, ...undated } = europe;
    expect(tryOut(table({ meeting: undated }), 'open')).toEqual(['R032']);
  });

  it('[R039] is declared open by its secretary', () => {
    expect(tryOut(table(), 'open', { openedBy: 'host' })).toEqual(['R039']);
    expect(tryOut(upTo('elect-officers', without('open')), 'elect-officers')).toEqual(['step-too-early']);
  });

  it('[R039] misses the Executive Secretary’s statement', () => {
    expect(upTo('open').advice('open', { openedBy: 'secretary' }).join()).toContain('Executive Secretary');
  });

  it('[R040] elects Chair, Vice-Chair and Rapporteur by acclamation at its first meeting', () => {
    const t = upTo('elect-officers');
    expect(tryOut(t, 'elect-officers', { byAcclamation: false })).toEqual(['R040']);
    expect(tryOut(t, 'elect-officers', { meeting: 2 })).toEqual(['R040']);
    expect(tryOut(t, 'elect-officers', { viceChairs: [] })).toEqual(['R040']);
    expect(tryOut(t, 'elect-officers', { rapporteur: undefined })).toEqual(['step-malformed']);
    expect(tryOut(t, 'elect-officers', { rapporteur: { person: 'chair-of-rpm-5', state: 'Belarus' } })).toEqual(['R040']);
  });

  it('[R041] adopts the standard agenda of seven items after the election, at its first meeting', () => {
    expect(tryOut(upTo('elect-officers'), 'adopt-agenda')).toEqual(['step-too-early']);
    const t = upTo('adopt-agenda');
    expect(tryOut(t, 'adopt-agenda', { meeting: 2 })).toEqual(['R041']);
    expect(tryOut(t, 'adopt-agenda', { items: [{ kind: 'opening', title: 'Opening' }] })).toEqual(['R041']);
    expect(tryOut(t, 'adopt-agenda', { symbol: 'A/CONF.234/RPM.5/L.3' })).toEqual(['R041']);
    expect(tryOut(t, 'adopt-agenda')).toEqual([]);
  });

  it('[R019] pairs items and workshops as the discussion guide does', () => {
    expect(tryOut(upTo('adopt-agenda'), 'adopt-agenda', { pairs: pairs.slice(1) })).toEqual(['R019']);
    const crossed = pairs.map((p) => ({ ...p, workshops: p.item === 3 ? [2] : p.item === 4 ? [1] : p.workshops }));
    expect(tryOut(upTo('adopt-agenda'), 'adopt-agenda', { pairs: crossed })).toEqual(['R019']);
    expect(tryOut(upTo('adopt-agenda'), 'adopt-agenda', { pairs: [...pairs].reverse() })).toEqual([]);
  });

  it('[R042] approves its organization of work at the meeting that adopts the agenda', () => {
    expect(tryOut(upTo('approve-organization'), 'approve-organization', { meeting: 2 })).toEqual(['R042']);
    expect(tryOut(upTo('adopt-agenda'), 'approve-organization')).toEqual(['step-too-early']);
  });

  it('[R072] lists participants in one class each, with members of the region among them', () => {
    const t = upTo('record-participants');
    expect(tryOut(t, 'record-participants', { classes: [...participants, { class: 'observer-state', names: ['Chad'] }] })).toEqual([
      'R072',
    ]);
    expect(tryOut(t, 'record-participants', { classes: [participants[0], { class: 'observer-state', names: ['Canada'] }] })).toEqual([
      'R072',
    ]);
    expect(tryOut(t, 'record-participants', { classes: participants.slice(1) })).toEqual(['R072']);
    expect(
      tryOut(t, 'record-participants', { classes: [participants[0], { class: 'non-governmental-organization', names: ['Anyone'] }] }),
    ).toEqual(['R072']);
    expect(tryOut(t, 'record-participants', { classes: [{ class: 'tourists', names: ['Anyone'] }] })).toEqual(['step-malformed']);
    expect(tryOut(upTo('conclude', without('record-participants')), 'conclude')).toEqual(['step-too-early']);
  });
});

describe('regional preparatory meeting: debate', () => {
  it('[R043] records for each meeting whether the Chair or a Vice-Chair presided', () => {
    const t = upTo('record-meeting');
    expect(tryOut(t, 'record-meeting', { presidedBy: 'rapporteur-of-rpm-5' })).toEqual(['R043']);
    expect(tryOut(t, 'record-meeting', { number: 2 })).toEqual(['R043']);
    expect(tryOut(t, 'record-meeting')).toEqual([]);
    expect(tryOut(t, 'record-meeting')).toEqual(['R043']);
    expect(tryOut(upTo('conclude', without('record-meeting')), 'conclude')).toEqual(['step-too-early']);
  });

  it('[R032] holds its meetings on the days agreed', () => {
    expect(tryOut(upTo('record-meeting'), 'record-meeting', {}, '2019-04-26')).toEqual(['R032']);
  });

  it('[R044] hears the Secretariat on theme, items and workshops before the debate', () => {
    expect(tryOut(upTo('introduce'), 'consider')).toEqual(['step-too-early']);
    expect(tryOut(upTo('introduce'), 'introduce', { theme: false })).toEqual(['R044']);
    expect(tryOut(upTo('introduce'), 'introduce', { items: [3, 4, 5] })).toEqual(['R044']);
    expect(tryOut(upTo('introduce'), 'introduce', { workshops: [1, 3, 4] })).toEqual(['R044']);
  });

  it('[R045] records summary and outcome of the theme and of each pair, and nothing that is not on the agenda', () => {
    const t = upTo('consider');
    expect(tryOut(t, 'consider', { summary: ' ' })).toEqual(['step-malformed']);
    expect(tryOut(t, 'consider', { recommendations: undefined })).toEqual(['step-malformed']);
    expect(tryOut(t, 'consider', { section: 'item-7' })).toEqual(['R045']);
    const silent = upTo('conclude', (step) => (step[1]['section'] === 'theme' ? undefined : step));
    expect(tryOut(silent, 'conclude')).toEqual(['R045']);
  });

  it('[R045] takes recommendations only as not negotiated by the participants', () => {
    expect(tryOut(upTo('consider'), 'consider', { recommendations: [{ ...recommendation, negotiated: true }] })).toEqual(['R045']);
    expect(tryOut(upTo('consider'), 'consider', { recommendations: [{ ...recommendation, negotiated: undefined }] })).toEqual([
      'step-malformed',
    ]);
  });

  it('[R049] gives each recommendation an addressee and a name of its own', () => {
    const t = upTo('conclude');
    expect(tryOut(t, 'consider', { recommendations: [{ ...recommendation, addressees: [] }], replaces: true })).toEqual(['R049']);
    const double = { section: 'theme', recommendations: [{ ...recommendation, id: '28.a' }], replaces: true };
    expect(tryOut(t, 'consider', double)).toEqual(['R049']);
  });

  it('lets a section be recorded anew until the report is adopted; the latest stands', () => {
    const t = upTo('conclude');
    const anew = { section: 'theme', recommendations: [{ ...recommendation, id: '16.a' }] };
    expect(tryOut(t, 'consider', { ...anew, replaces: true })).toEqual([]);
    expect(recommendationsOf(t.state).filter((r) => r.section === 'theme')).toHaveLength(1);
    expect(tryOut(upTo('issue-report'), 'consider', { section: 'theme' })).toEqual(['R047']);
  });

  it('[R045] loses no recommendation and no concern of a section by its being recorded anew, unless that is said', () => {
    const t = upTo('conclude');
    const of = (section: string): string[] => recommendationsOf(t.state).flatMap((r) => (r.section === section ? [r.id] : []));
    const before = of('item-6');
    const kept = recommendationsOf(t.state).flatMap(({ section, ...r }) => (section === 'item-6' ? [r] : []));
    const told = { section: 'item-6', meetings: [4], summary: 'Anew', concerns: ['corruption'], recommendations: kept.slice(1) };
    const [refusal] = t.perform('consider', told, '2019-04-25');
    expect(refusal?.reason).toContain(`recommendation ${before[0]} and the concern “European instruments`);
    expect(refusal?.pointer).toBe('/payload/recommendations');
    expect(rules(t.perform('consider', { ...told, recommendations: kept }, '2019-04-25'))).toEqual(['R045']); // the concern
    expect(of('item-6')).toEqual(before);
    expect(t.advice('consider', { ...told, replaces: true })).toEqual([
      expect.stringMatching(
        new RegExp(`^This replaces .* item-6: recommendation ${before[0]} and the concern .* no longer stands in it.$`),
      ),
    ]);
    expect(t.perform('consider', { ...told, replaces: true }, '2019-04-25')).toEqual([]);
    expect(of('item-6')).toEqual(before.slice(1));
  });

  it('[R045] keeps what was recommended when the deliberations were concluded, and takes what was left out before', () => {
    const t = upTo('adopt-report');
    const before = recommendationsOf(t.state);
    expect(tryOut(t, 'consider', { section: 'item-6', recommendations: [], replaces: true })).toEqual(['R045']);
    expect(recommendationsOf(t.state)).toEqual(before);
    const kept = before.flatMap(({ section, ...r }) => (section === 'item-5' ? [r] : []));
    expect(tryOut(t, 'consider', { section: 'item-5', recommendations: kept, concerns: ['corruption'] })).toEqual([]);
    expect(recommendationsOf(t.state)).toHaveLength(before.length);
  });

  it('[R046] takes recommendations on the declaration under other matters, not negotiated', () => {
    const t = upTo('raise-other-matters');
    expect(tryOut(t, 'raise-other-matters', { recommendations: [{ ...recommendation, negotiated: true }] })).toEqual(['R046']);
    expect(tryOut(t, 'raise-other-matters')).toEqual([]);
    const others = recommendationsOf(t.state).filter((r) => r.section === 'other-matters');
    expect(others.filter((r) => r.addressees.includes('declaration-drafters'))).toHaveLength(5);
  });

  it('[R036] makes a recommendation on every substantive item and its workshop', () => {
    const missing = upTo('conclude', (step) => (step[1]['section'] === 'item-5' ? undefined : step));
    expect(tryOut(missing, 'conclude')).toEqual(['R036']);
    const empty = upTo('conclude', (step) =>
      step[1]['section'] === 'item-5' ? [step[0], { ...step[1], recommendations: [] }, step[2]] : step,
    );
    expect(tryOut(empty, 'conclude')).toEqual(['R036']);
  });

  it('[R063] is briefed by the host on preparations, venue and youth forum', () => {
    expect(tryOut(upTo('conclude', without('brief')), 'conclude')).toEqual(['R063']);
    const city = upTo('conclude', (step) => (step[1]['by'] === 'host' ? [step[0], { ...step[1], topics: ['venue-city'] }, step[2]] : step));
    expect(tryOut(city, 'conclude')).toEqual(['R063']);
  });

  it('[R079] is briefed by the advisory council on ancillary meetings, and says when it was not', () => {
    expect(tryOut(upTo('brief'), 'brief', { by: 'scientific-advisory-council', topics: ['workshops'] })).toEqual(['R079']);
    const payload = { evidence: {} };
    expect(upTo('conclude', without('brief')).advice('conclude', payload).join()).toContain('ancillary meetings');
    expect(upTo('conclude').advice('conclude', payload)).toEqual([]);
  });

  it('[R037] remarks when the meeting did not last three days', () => {
    const t = upTo('conclude', undefined, { meeting: { ...europe, dates: { start: '2019-04-22', end: '2019-04-25' } } });
    expect(t.advice('conclude', { evidence: {} })).toEqual(['The meeting lasted 4 days; regional meetings usually last 3.']);
  });
});

describe('regional preparatory meeting: report', () => {
  it('[R047] adopts its report at the last meeting, from the draft and its addenda', () => {
    const t = upTo('adopt-report');
    expect(tryOut(t, 'adopt-report', { meeting: 5 })).toEqual(['R047']);
    expect(tryOut(t, 'adopt-report', {}, '2019-04-24')).toEqual(['R047']);
    expect(tryOut(t, 'adopt-report', { evidence: { symbol: 'A/CONF.234/RPM.5/L.2', also: ['A/CONF.234/RPM.5/L.3/Add.1'] } })).toEqual([
      'R047',
    ]);
    expect(tryOut(upTo('conclude'), 'adopt-report')).toEqual(['step-too-early']);
  });

  it('[R047] holds no meeting after the one that adopted the report', () => {
    expect(tryOut(upTo('annex-documents'), 'record-meeting', { number: 7 }, '2019-04-25')).toEqual(['R047']);
  });

  it('[R031] has a report that brings out a concern of the region', () => {
    const t = upTo('adopt-report', ([id, payload, on]) => [id, id === 'consider' ? { ...payload, concerns: [] } : payload, on]);
    expect(tryOut(t, 'adopt-report')).toEqual(['R031']);
  });

  it('[R050] annexes a list of all documents it had before it', () => {
    expect(tryOut(upTo('annex-documents'), 'issue-report')).toEqual(['step-too-early']);
    const documents = (europeanMeeting.find(([s]) => s === 'annex-documents')?.[1]['documents'] ?? []) as { symbol: string }[];
    expect(documents).toHaveLength(9);
    for (const left of ['A/CONF.234/PM.1', 'A/CONF.234/RPM.5/L.1', 'A/CONF.234/RPM.5/L.2/Add.4', 'A/CONF.234/RPM.5/INF/2']) {
      expect(tryOut(upTo('annex-documents'), 'annex-documents', { documents: documents.filter((d) => d.symbol !== left) })).toEqual([
        'R050',
      ]);
    }
  });

  it('says when the report comes later than eight weeks after the meeting', () => {
    const t = upTo('issue-report');
    t.view.when = { first: '2019-06-21', last: '2019-06-21' };
    expect(t.advice('issue-report', { evidence: {} })).toHaveLength(1);
    t.view.when = { first: '2019-06-20', last: '2019-06-20' };
    expect(t.advice('issue-report', { evidence: {} })).toEqual([]);
  });

  it('[R038] [R045] walks the European meeting of three days and six meetings to a report with 4+7+10+7+8+7 recommendations', () => {
    const t = upTo('nothing');
    expect(participants[0]?.names).toHaveLength(41);
    const all = recommendationsOf(t.state);
    const counts = ['theme', 'item-3', 'item-4', 'item-5', 'item-6', 'other-matters'].map((s) => all.filter((r) => r.section === s).length);
    expect(counts).toEqual([4, 7, 10, 7, 8, 7]);
    expect(all).toHaveLength(43);
    expect(all.every((r) => !r.negotiated)).toBe(true);
    expect(t.state.performed.filter((p) => p.step === 'record-meeting').map((p) => [p.payload['number'], p.effectiveOn])).toEqual([
      [1, '2019-04-23'],
      [2, '2019-04-23'],
      [3, '2019-04-24'],
      [4, '2019-04-24'],
      [5, '2019-04-25'],
      [6, '2019-04-25'],
    ]);
    expect(regionalMeeting.slots.map((slot) => t.view.slot(slot)?.status)).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(reportOf(t.state)).toBe('A/CONF.234/RPM.5/1');
    expect(t.describe()).toBe('Report issued as A/CONF.234/RPM.5/1 with 43 recommendations, not negotiated');
  });

  it('says in words where it stands', () => {
    const words = [
      'arrange-travel',
      'issue-documents',
      'open',
      'elect-officers',
      'adopt-agenda',
      'approve-organization',
      'raise-other-matters',
      'adopt-report',
      'issue-report',
    ];
    expect(words.map((id) => upTo(id).describe())).toEqual([
      'Travel and documents to be arranged',
      'Travel or documents still to be arranged',
      'Travel and documents arranged; opening awaited',
      'Open; officers to be elected',
      'Officers elected; agenda awaited',
      'Agenda adopted; introductions awaited',
      'Debate: 5 of 5 sections recorded, 5 meetings held',
      'Deliberations concluded with 43 recommendations; adoption of the report awaited',
      'Report adopted with 43 recommendations; issue awaited',
    ]);
  });
});

describe('order of the steps', () => {
  it.each([
    ['record-meeting', 'elect-officers'],
    ['record-participants', 'open'],
    ['brief', 'open'],
    ['introduce', 'approve-organization'],
    ['raise-other-matters', 'introduce'],
    ['conclude', 'consider'],
    ['annex-documents', 'adopt-report'],
  ])('%s comes after %s', (step, before) => {
    expect(waitsFor(regionalMeeting, step, before)).toBe(true);
  });
});
