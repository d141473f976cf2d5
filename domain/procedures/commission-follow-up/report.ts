import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadOf } from '../reading.js';
import { breaks } from '../stage.js';
import { settingsOf } from './settings.js';

const issueReport = z.strictObject({
  evidence: evidence.describe('The report of the congress, by its symbol'),
  parts: z
    .array(z.enum(['declaration', 'credentials', 'workshop-conclusions', 'segment-conclusions', 'youth-forum', 'other']))
    .describe('What the report contains'),
});

/** Symbol of the report of the congress. */
export const congressReport = (state: StageState): string | undefined =>
  payloadOf(state, 'issue-congress-report', issueReport)?.evidence.symbol;

/** Why each part must be there. */
const reasons: Record<string, { rule: string; says: string }> = {
  declaration: { rule: 'R103', says: 'the declaration' },
  'workshop-conclusions': { rule: 'R091', says: 'the conclusions and recommendations of the workshops' },
  'segment-conclusions': { rule: 'R091', says: 'the conclusions and recommendations of the high-level segment' },
  'youth-forum': { rule: 'R076', says: 'the recommendations of the youth forum, as an annex' },
};

export const reportSteps = [
  step({
    id: 'issue-congress-report',
    title: 'Issue the report of the congress',
    sources: ['R076', 'R091', 'R103'],
    payload: issueReport,
    after: [],
    moves: [{ slot: 'report', to: 'done', evidence: (p) => p.evidence }],
    check: ({ parts }, _: StageState, view: StageView): Refusal[] =>
      settingsOf(view)
        .reportParts.filter((part) => !parts.some((p) => p === part))
        .map((part) =>
          breaks(
            reasons[part]?.rule ?? 'R103',
            `The report of the congress must contain ${reasons[part]?.says ?? part}; name it ("${part}") once it does.`,
            '/payload/parts',
          ),
        ),
  }),
];
