import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, key, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadsOf } from '../reading.js';
import { breaks } from '../stage.js';
import { proposalsOf, toolNeedsOf } from './distribution.js';
import { mandatesOf } from './outcome.js';
import { notBeforeSession, sessionFaults } from './sessions.js';
import { session } from './shared-fields.js';

const act = z.strictObject({
  session,
  considered: z.array(key).describe('Ids of the proposals considered'),
  toolNeeds: z.array(key).default([]).describe('Ids of the needs for tools and manuals taken into account'),
  efficiency: z
    .strictObject({
      options: z.array(text).min(1, 'names no option').describe('Options considered'),
      takesIntoAccount: z.array(text).describe('Earlier recommendations taken into account'),
    })
    .optional()
    .describe('Options considered to make the process of the congresses more efficient'),
  evidence: evidence.describe('The report of the Commission, by its symbol'),
});

const measure = z.strictObject({
  session,
  kind: z
    .enum(['policy', 'operational', 'use-of-information'])
    .describe('A policy measure, an operational one, or an innovative use of information on progress'),
  title: text.describe('The measure, in a few words'),
  evidence: evidence.describe('Where it is recorded'),
});

export const measuresOf = (state: StageState): z.output<typeof measure>[] => payloadsOf(state, 'take-measure', measure);

/** The Commission's second session after the congress, and the measures it takes from then on. */
export const secondSessionSteps = [
  step({
    id: 'act-on-proposals',
    title: 'Record the Commission’s action on the proposals',
    sources: ['R106', 'R107', 'R139'],
    payload: act,
    after: ['slot:commission', 'slot:generalAssembly', 'slot:proposals'],
    moves: [{ slot: 'secondCommission', to: 'done', evidence: (p) => p.evidence }],
    check: checkAct,
  }),
  step({
    id: 'take-measure',
    title: 'Record a measure of the Commission',
    sources: ['R110'],
    payload: measure,
    after: ['slot:commission'],
    repeats: true,
    check: (taken, _: StageState, view: StageView) => sessionFaults(taken.session, view, { body: 'commission', rule: 'R110' }),
  }),
];

function checkAct(taken: z.output<typeof act>, state: StageState, view: StageView): Refusal[] {
  const left = proposalsOf(state).filter((p) => !taken.considered.includes(p.id));
  const needs = toolNeedsOf(state).filter((n) => !taken.toolNeeds.includes(n.id));
  const efficiency = mandatesOf(state).find((m) => m.kind === 'efficiency' && (m.session === undefined || m.session === taken.session));
  return [
    ...sessionFaults(taken.session, view, { body: 'commission', slot: 'secondCommission', rule: 'R106' }),
    ...notBeforeSession(taken.session, view, 'R106'),
    ...(left.length > 0
      ? [
          breaks(
            'R106',
            `Say that these proposals were considered too: ${left.map((p) => p.id).join(', ')}; they are missing.`,
            '/payload/considered',
          ),
        ]
      : []),
    ...(needs.length > 0
      ? [
          breaks(
            'R139',
            `Say that these needs for tools and manuals were taken into account too: ${needs.map((n) => n.id).join(', ')}; they are missing.`,
            '/payload/toolNeeds',
          ),
        ]
      : []),
    ...(efficiency && !taken.efficiency
      ? [
          breaks(
            'R107',
            `Say which options to make the process more efficient the session considered, as ${efficiency.paragraph} asks; they are missing.`,
            '/payload/efficiency',
          ),
        ]
      : []),
    ...(taken.efficiency && taken.efficiency.takesIntoAccount.length === 0
      ? [
          breaks(
            'R107',
            'Name the earlier recommendations that the options for efficiency take into account (Bangkok, 2006); none is named.',
            '/payload/efficiency/takesIntoAccount',
          ),
        ]
      : []),
  ];
}
