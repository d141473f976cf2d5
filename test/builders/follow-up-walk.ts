import { expect } from '@jest/globals';
import type { MilestoneState } from '../../domain/edition/state.js';
import { commissionFollowUp } from '../../domain/procedures/commission-follow-up/commission-follow-up.js';
import type { StageView } from '../../domain/procedures/procedure.js';
import type { Refusal } from '../../domain/refusal.js';
import { kyoto } from './declaration.js';
import { fourteenth, sessionOf, stageWith } from './follow-up.js';
import { milestone, stageOnTheTable, type StageOnTheTable } from './stage.js';

export type Move = [step: string, payload: Record<string, unknown>, on: string];

export const kyotoAdopted = stageWith('declaration', 'declaration', { adopt: { document: 'A/CONF.234/L.6', text: kyoto(), evidence: {} } });

/** Where milestones fall that fall at a session: the Fourteenth after it was re-targeted. */
export const at = (session: string): MilestoneState =>
  milestone('planned', { due: { on: null, from: null, root: 'session', certainty: 'expected', session, why: 'for this test' } });

/** The follow-up of the Fourteenth on a table. */
export function followUp(view: Partial<Omit<StageView, 'slot'>> & { slots?: Record<string, MilestoneState> } = {}): StageOnTheTable {
  return stageOnTheTable(commissionFollowUp, {
    today: '2021-03-26',
    dates: fourteenth,
    conference: 234,
    session: sessionOf,
    stage: (stream) => (stream === 'declaration' ? kyotoAdopted : undefined),
    ...view,
  });
}

/** The mandates of the outcome resolution, as paragraphs 7 to 13 of the draft in E/RES/2021/20 create them. */
export const mandates = [
  {
    id: 'op7',
    paragraph: 'OP7',
    verb: 'INVITES',
    addressee: 'member-states',
    kind: 'take-into-account',
    action: 'take the declaration into account',
  },
  {
    id: 'op8',
    paragraph: 'OP8',
    verb: 'INVITES',
    addressee: 'member-states',
    kind: 'tool-needs',
    action: 'name needs for tools and manuals',
  },
  {
    id: 'op9',
    paragraph: 'OP9',
    verb: 'INVITES',
    addressee: 'host',
    kind: 'host-follow-up',
    action: 'cooperate in the follow-up',
    inLineWith: [65],
  },
  {
    id: 'op10',
    paragraph: 'OP10',
    verb: 'REQUESTS',
    addressee: 'commission',
    kind: 'standing-item',
    action: 'review implementation',
    inLineWith: [96],
  },
  {
    id: 'op11',
    paragraph: 'OP11',
    verb: 'REQUESTS',
    addressee: 'commission',
    kind: 'measures',
    action: 'take measures and use information on progress',
    inLineWith: [96],
  },
  {
    id: 'op11-discussions',
    paragraph: 'OP11',
    verb: 'REQUESTS',
    addressee: 'commission',
    kind: 'thematic-discussions',
    action: 'hold thematic discussions',
  },
  {
    id: 'op12-distribution',
    paragraph: 'OP12',
    verb: 'REQUESTS',
    addressee: 'secretary-general',
    kind: 'distribution',
    action: 'distribute the report',
  },
  {
    id: 'op12',
    paragraph: 'OP12',
    verb: 'REQUESTS',
    addressee: 'secretary-general',
    kind: 'proposals',
    action: 'seek proposals',
    session: 'commission-31',
  },
  {
    id: 'op13',
    paragraph: 'OP13',
    verb: 'REQUESTS',
    addressee: 'secretary-general',
    kind: 'report',
    action: 'report on implementation',
    session: 'general-assembly-77',
  },
];

export const standingItem =
  'Follow-up to the Fourteenth United Nations Congress on Crime Prevention and Criminal Justice and preparations for the Fifteenth United Nations Congress on Crime Prevention and Criminal Justice';

export const outcome = {
  session: 'general-assembly-76',
  onReport: 'A/76/900',
  draft: 'I',
  endorses: { declaration: 'Kyoto Declaration', annexed: true },
  notesReport: { symbol: 'A/CONF.234/16', withAppreciation: true },
  thanksHost: { paragraph: 'OP4', host: 'Japan' },
  standingItem: { held: 14, next: 15 },
  mandates,
  evidence: { symbol: 'A/RES/76/181' },
};

const councilDraft = { note: 'A/C.3/76/L.2', resolution: 'E/RES/2021/20', implications: false };

/**
 * From the report of the Fourteenth to the opening of the Fifteenth. Days and symbols are those of the sources where
 * they have them; numbers of meetings, items and committee documents of 2021 are not in them and are made up.
 */
export const walk: Move[] = [
  [
    'issue-congress-report',
    {
      evidence: { symbol: 'A/CONF.234/16' },
      parts: ['declaration', 'credentials', 'workshop-conclusions', 'segment-conclusions', 'youth-forum'],
    },
    '2021-03-26',
  ],
  ['consider-outcome', { session: 'commission-30', priority: 'high', report: 'A/CONF.234/16' }, 'commission-30'],
  ['approve-declaration', { session: 'commission-30', declaration: 'Kyoto Declaration' }, 'commission-30'],
  [
    'recommend-follow-up',
    { session: 'commission-30', through: 'council', assembly: 'general-assembly-76', evidence: { symbol: 'E/2021/30' } },
    'commission-30',
  ],
  [
    'recommend-to-assembly',
    {
      session: 'ecosoc-2021',
      onReport: 'E/2021/30',
      meeting: '13th',
      agendaItem: '19(c)',
      assembly: 'general-assembly-76',
      evidence: { symbol: 'E/RES/2021/20' },
    },
    '2021-07-22',
  ],
  [
    'include-item',
    { session: 'general-assembly-76', item: 109, plenary: 2, onRecommendationOf: 'general-committee', allocatedTo: 'Third Committee' },
    '2021-09-17',
  ],
  ['list-documents', { documents: [{ symbol: 'A/C.3/76/L.2', kind: 'note' }] }, '2021-09-30'],
  ['introduce-item', { by: 'unodc', meeting: 5, manner: 'video-link', questionsAnswered: true }, '2021-10-04'],
  ['hold-general-discussion', { meetings: [5, 6], jointlyWith: [110] }, '2021-10-04'],
  ['transmit-draft', councilDraft, '2021-10-04'],
  ['act-on-draft', { draft: 'A/C.3/76/L.2', meeting: 43, result: 'adopted', manner: 'without-vote' }, '2021-11-08'],
  ['report-to-plenary', { report: 'A/76/900', resolutions: [{ numeral: 'I', draft: 'A/C.3/76/L.2' }] }, '2021-11-25'],
  ['adopt-outcome-resolution', outcome, '2021-12-16'],
  ['open-next-edition', { targetYear: 2026, ordinal: 15, host: null, evidence: { symbol: 'A/RES/76/181' } }, '2021-12-16'],
  [
    'distribute-report',
    {
      to: ['member-states', 'intergovernmental-organizations', 'non-governmental-organizations'],
      withDeclaration: true,
      proposalsFor: 'commission-31',
      evidence: { link: 'https://example.org/note-verbale' },
    },
    '2022-01-10',
  ],
  ['submit-proposal', { id: 'one', from: 'a Member State', session: 'commission-31', proposes: 'an exchange of experience' }, '2022-02-10'],
  [
    'submit-tool-need',
    { id: 'legal-aid', from: 'a Member State', kind: 'training-manual', need: 'a manual', paragraphs: [49] },
    '2022-02-10',
  ],
  ['compile-proposals', { session: 'commission-31', proposals: ['one'], evidence: { symbol: 'E/CN.15/2022/11' } }, '2022-03-01'],
  [
    'act-on-proposals',
    { session: 'commission-31', considered: ['one'], toolNeeds: ['legal-aid'], evidence: { symbol: 'E/2022/30' } },
    'commission-31',
  ],
  [
    'agree-work-plan',
    {
      consultations: [{ on: '2021-06-20', with: 'Member States' }],
      topics: [{ year: 2021, topic: 'Pillar I', paragraphs: [21, 30] }],
      evidence: { link: 'https://example.org/work-plan' },
    },
    '2021-07-01',
  ],
  [
    'hold-thematic-discussion',
    {
      topic: 'Pillar I',
      from: '2021-11-10',
      to: '2021-11-12',
      extrabudgetary: 'voluntary contributions',
      stakeholders: ['programme network institutes'],
      evidence: { link: 'https://example.org/summary' },
    },
    '2021-11-12',
  ],
  [
    'agree-programme',
    {
      title: 'Follow-up to Kyoto',
      donor: 'Japan',
      partner: 'unodc',
      buildsOn: 'Doha Declaration Global Programme',
      onRequest: true,
      lastingBy: 'training',
      othersInvited: true,
      paragraphs: [65],
      evidence: { link: 'https://example.org/agreement' },
    },
    '2022-04-01',
  ],
  ['issue-implementation-report', { session: 'general-assembly-77', discharges: ['op13'], evidence: { symbol: 'A/77/128' } }, '2022-07-15'],
  [
    'review-implementation',
    {
      session: 'commission-31',
      agendaItem: standingItem,
      useOfInformation: ['thematic discussions'],
      preparationMeetings: 1,
      evidence: { symbol: 'E/2022/30' },
    },
    'commission-31',
  ],
  ['take-measure', { session: 'commission-31', kind: 'policy', title: 'p', evidence: { symbol: 'E/2022/30' } }, 'commission-31'],
  ['take-measure', { session: 'commission-31', kind: 'operational', title: 'o', evidence: { symbol: 'E/2022/30' } }, 'commission-31'],
  [
    'take-measure',
    { session: 'commission-31', kind: 'use-of-information', title: 'i', evidence: { symbol: 'E/2022/30' } },
    'commission-31',
  ],
  ['answer-mandate', { mandate: 'op11', by: 'commission', closes: true, evidence: { symbol: 'E/2022/30' } }, 'commission-31'],
];

/** Performs the walk as far as a step, that one left out; payloads of single steps can be replaced. */
export function upTo(step: string, on = followUp(), replaced: Record<string, Record<string, unknown>> = {}): StageOnTheTable {
  for (const [id, payload, day] of walk) {
    if (id === step) return on;
    expect([id, on.perform(id, { ...payload, ...replaced[id] }, day)]).toEqual([id, []]);
  }
  return on;
}

/** The walk's payload of a step with something changed. */
export function payload(step: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...walk.find(([id]) => id === step)?.[1], ...change };
}

/** The requirements that refusals name, and the codes of those that name none. */
export const rules = (refusals: Refusal[]): string[] =>
  refusals.flatMap((r) => {
    const ids = r.facts.map((f) => f.ref).filter((ref) => /^R\d{3}$/.test(ref));
    return r.code === 'step-rule' && ids.length > 0 ? ids : [r.code];
  });

/** Performs a step of the walk, changed, at its place in the walk; returns the rules it breaks. */
export function broken(step: string, change: Record<string, unknown> = {}, on?: StageOnTheTable, day?: string): string[] {
  const table = upTo(step, on);
  return rules(table.perform(step, payload(step, change), day ?? walk.find(([id]) => id === step)?.[2]));
}
