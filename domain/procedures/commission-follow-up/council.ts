import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, symbol, text } from '../fields.js';
import { latest, step, type StageState, type StageView } from '../procedure.js';
import { boundsIn, payloadOf, surelyBefore } from '../reading.js';
import { breaks } from '../stage.js';
import { recommendationOf } from './commission.js';
import { notBeforeSession, sessionFaults } from './sessions.js';
import { session } from './shared-fields.js';

const recommend = z.strictObject({
  session,
  onReport: symbol.describe('Report of the Commission on whose recommendation the Council acts'),
  meeting: text.optional().describe('Plenary meeting (13th)'),
  agendaItem: text.optional().describe('Agenda item (19(c))'),
  assembly: session.optional().describe('Session of the Assembly to which the draft is recommended'),
  evidence: evidence.describe('The resolution of the Council, by its symbol'),
});

/** Symbol of the Council's resolution that recommends the draft. */
export const councilResolution = (state: StageState): string | undefined =>
  payloadOf(state, 'recommend-to-assembly', recommend)?.evidence.symbol;

/** The Economic and Social Council: the only way from the Commission to the Assembly (E/RES/2021/20; E/RES/2017/15). */
export const councilSteps = [
  step({
    id: 'recommend-to-assembly',
    title: 'Record the Council’s recommendation to the Assembly',
    sources: ['R115', 'R116'],
    payload: recommend,
    after: ['slot:commission'],
    moves: [{ slot: 'ecosoc', to: 'done', evidence: (p) => p.evidence }],
    check: checkCouncil,
  }),
];

function checkCouncil(act: z.output<typeof recommend>, state: StageState, view: StageView): Refusal[] {
  const recommended = recommendationOf(state);
  const report = recommended?.evidence.symbol;
  const on = latest(state, 'recommend-follow-up')?.effectiveOn;
  const since = on === undefined ? undefined : boundsIn(view, on)?.first;
  return [
    ...sessionFaults(act.session, view, { body: 'council', slot: 'ecosoc', rule: 'R115' }),
    ...notBeforeSession(act.session, view, 'R115'),
    ...(report === undefined || act.onReport === report
      ? []
      : [
          breaks('R115', `Name the report with the recommendation of the Commission, ${report}, not ${act.onReport}.`, '/payload/onReport'),
        ]),
    ...(since !== undefined && surelyBefore(view, since)
      ? [
          breaks(
            'R115',
            `The Council cannot have acted before the Commission recommended the draft (${on}). Check the date.`,
            '/effectiveOn',
          ),
        ]
      : []),
    ...(recommended && act.assembly !== undefined && act.assembly !== recommended.assembly
      ? [
          breaks(
            'R116',
            `Name ${recommended.assembly}, to which the Commission recommended the draft, not ${act.assembly}.`,
            '/payload/assembly',
          ),
        ]
      : []),
  ];
}
