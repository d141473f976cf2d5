import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadsOf } from '../reading.js';
import { breaks } from '../stage.js';
import { carriersOf, mandatesOf, outcomeOf } from './outcome.js';
import { carryElsewhere } from './assembly-payloads.js';
import { notBeforeSession, sessionFaults } from './sessions.js';
import { settingsOf } from './settings.js';
import { session } from './shared-fields.js';
import { standingItemTitle } from './standing-item.js';

const review = z.strictObject({
  session,
  agendaItem: text.describe('Title of the standing item under which it was reviewed'),
  useOfInformation: z.array(text).default([]).describe('How information on progress was used'),
  preparationMeetings: z.int().min(0).describe('Meetings given to the preparations of the next congress'),
  evidence: evidence.describe('The report of the Commission, by its symbol'),
});

/** Title under which the Commission reviews implementation, once the Assembly has named the two congresses. */
export function standingItemOf(state: StageState, view: StageView): string | undefined {
  const item = outcomeOf(state)?.standingItem;
  return item && standingItemTitle(item.held, item.next, settingsOf(view).congress);
}

/** Review of implementation at each annual session until the next congress (E/RES/2021/20, para. 10). */
export const yearlyReviewSteps = [
  step({
    id: 'review-implementation',
    title: 'Record the review of implementation at an annual session',
    sources: ['R101', 'R108', 'R109', 'R110', 'R113'],
    payload: review,
    after: ['slot:generalAssembly'],
    repeats: true,
    moves: [{ slot: 'yearlyReview', to: 'done', evidence: (p) => p.evidence }],
    check: checkReview,
    advise: adviseReview,
  }),
];

function checkReview(held: z.output<typeof review>, state: StageState, view: StageView): Refusal[] {
  const title = standingItemOf(state, view);
  const twice = payloadsOf(state, 'review-implementation', review).some((r) => r.session === held.session);
  return [
    ...sessionFaults(held.session, view, { body: 'commission', slot: 'yearlyReview', rule: 'R108' }),
    ...notBeforeSession(held.session, view, 'R108'),
    ...(twice
      ? [
          breaks(
            'R108',
            `The review of ${held.session} is on record already; the item comes once at every annual session. Name another.`,
            '/payload/session',
          ),
        ]
      : []),
    ...(title !== undefined && held.agendaItem !== title
      ? [breaks('R109', `Give the standing item its present title, "${title}", not "${held.agendaItem}".`, '/payload/agendaItem')]
      : []),
  ];
}

function adviseReview(held: z.output<typeof review>, state: StageState, view: StageView): string[] {
  const outcome = outcomeOf(state);
  const invitation = mandatesOf(state).find((m) => m.kind === 'take-into-account')?.id;
  const year = view.session(held.session)?.year;
  // The invitation of the Assembly's last session before this review; the outcome resolution is the first to carry it.
  const repeatedIn = [
    outcome?.session,
    ...payloadsOf(state, 'carry-in-other-resolution', carryElsewhere)
      .filter((c) => invitation !== undefined && c.carries.includes(invitation))
      .map((c) => c.session),
  ];
  const repeated = repeatedIn.some((key) => key !== undefined && year !== undefined && view.session(key)?.year === year - 1);
  return [
    ...(held.preparationMeetings > 0
      ? []
      : ['The Commission accords sufficient time to the preparations of the next congress; no meeting was given to them.']),
    ...(held.useOfInformation.length > 0
      ? []
      : ['The Commission is asked to find innovative ways of using information on progress; none is named.']),
    ...(invitation === undefined || year === undefined || repeated
      ? []
      : [
          `No resolution of ${year - 1} repeats the invitation to take the declaration into account (carried so far by ${carriersOf(state, invitation).join(', ')}).`,
        ]),
  ];
}
