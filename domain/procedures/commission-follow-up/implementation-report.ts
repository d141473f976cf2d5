import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, key } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { breaks } from '../stage.js';
import { mandatesOf, outcomeOf } from './outcome.js';
import { nextSession, sessionFaults } from './sessions.js';
import { session } from './shared-fields.js';

const issue = z.strictObject({
  session,
  through: session.optional().describe('Session of the Commission through which it goes to the Assembly'),
  discharges: z.array(key).describe('Ids of the mandates that it answers; one report may answer several'),
  evidence: evidence.describe('The report, by its symbol'),
});

/** The Secretary-General's report on implementation (A/RES/65/230, para. 18; E/RES/2021/20, para. 13). */
export const implementationReportSteps = [
  step({
    id: 'issue-implementation-report',
    title: 'Issue the report on implementation',
    sources: ['R052', 'R127', 'R128'],
    payload: issue,
    after: ['slot:generalAssembly'],
    moves: [{ slot: 'implementationReport', to: 'done', evidence: (p) => p.evidence }],
    check: checkIssue,
  }),
];

function checkIssue(report: z.output<typeof issue>, state: StageState, view: StageView): Refusal[] {
  const mandates = mandatesOf(state);
  const mandate = mandates.find((m) => m.kind === 'report');
  const outcome = outcomeOf(state);
  const retargeted = view.slot('implementationReport')?.due.session;
  const due = retargeted ?? mandate?.session ?? (outcome && nextSession(outcome.session));
  const unknown = report.discharges.filter((id) => !mandates.some((m) => m.id === id));
  return [
    ...sessionFaults(report.session, view, { body: 'assembly', rule: 'R127' }),
    ...(due !== undefined && due !== report.session
      ? [breaks('R127', `Name ${due}, to which the report goes, not ${report.session}.`, '/payload/session')]
      : []),
    ...(mandate?.through !== undefined && mandate.through !== report.through
      ? [
          breaks(
            'R128',
            `Name ${mandate.through}, the session of the Commission through which the report goes to the Assembly${report.through === undefined ? '; it is missing' : `, not ${report.through}`}.`,
            '/payload/through',
          ),
        ]
      : []),
    ...(mandate && !report.discharges.includes(mandate.id)
      ? [
          breaks(
            'R127',
            `Name the mandate that the report answers, ${mandate.id} (${mandate.paragraph}); it is missing.`,
            '/payload/discharges',
          ),
        ]
      : []),
    ...(outcome && unknown.length > 0
      ? [breaks('R052', `The outcome resolution has no mandate ${unknown.join(', ')}; name one that it has.`, '/payload/discharges')]
      : []),
  ];
}
