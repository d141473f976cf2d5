import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { date, evidence, key, positive, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadsOf } from '../reading.js';
import { breaks } from '../stage.js';
import { citationFaults } from './adopted.js';
import { declarationParagraphs } from './shared-fields.js';

const pledge = z.strictObject({
  id: key.describe('Short name by which it is cited'),
  by: text.describe('Government that pledges'),
  pledges: text.describe('What it will contribute, in a sentence'),
  paragraph: positive.optional().describe('Paragraph of the declaration that it answers'),
  evidence: evidence.describe('Where the pledge is recorded'),
});

const contribution = z.strictObject({
  pledge: key.describe('Id of the pledge'),
  contributed: text.describe('What was contributed'),
  fulfilled: z.boolean().describe('Whether the pledge is now fulfilled'),
  evidence: evidence.describe('What records it'),
});

const programme = z.strictObject({
  title: text.describe('Name of the programme'),
  donor: text.describe('Host or other donor'),
  partner: text.describe('Office that carries it out (unodc)'),
  from: date.optional(),
  until: date.optional(),
  buildsOn: text.optional().describe('The programme of the congress before that it continues'),
  onRequest: z.boolean().describe('Whether States are assisted at their request'),
  lastingBy: text.optional().describe('How its results are to last: systems built, strengthened, modernized'),
  othersInvited: z.boolean().describe('Whether all Member States are invited to take part'),
  paragraphs: declarationParagraphs.default([]).describe('Paragraphs of the declaration that it carries out'),
  evidence: evidence.describe('The funding agreement'),
});

/** Ids of the pledges that are not fulfilled yet. */
export function openPledges(state: StageState): string[] {
  const fulfilled = payloadsOf(state, 'record-contribution', contribution).filter((c) => c.fulfilled);
  return payloadsOf(state, 'record-pledge', pledge)
    .map((p) => p.id)
    .filter((id) => !fulfilled.some((c) => c.pledge === id));
}

/** Programmes and pledges of the host and other donors (E/RES/2021/20, para. 9; A/RES/65/230, paras. 7 and 12). */
export const programmeSteps = [
  step({
    id: 'record-pledge',
    title: 'Record a pledge',
    sources: ['R145'],
    payload: pledge,
    after: [],
    repeats: true,
    check: ({ id, paragraph }, state: StageState, view: StageView): Refusal[] => [
      ...(payloadsOf(state, 'record-pledge', pledge).some((p) => p.id === id)
        ? [breaks('R145', `There is a pledge "${id}" already; give this one a name of its own.`, '/payload/id')]
        : []),
      ...citationFaults(paragraph === undefined ? [] : [paragraph], view, 'R098', '/payload/paragraph'),
    ],
  }),
  step({
    id: 'record-contribution',
    title: 'Record what came of a pledge',
    sources: ['R145'],
    payload: contribution,
    after: ['record-pledge'],
    repeats: true,
    check: ({ pledge: id }, state: StageState): Refusal[] =>
      openPledges(state).includes(id)
        ? []
        : [breaks('R145', `There is no open pledge "${id}"; name one that is, or record it first.`, '/payload/pledge')],
  }),
  step({
    id: 'agree-programme',
    title: 'Record the agreement on a follow-up programme',
    sources: ['R065', 'R066', 'R140', 'R142'],
    payload: programme,
    after: ['slot:commission'],
    moves: [{ slot: 'programme', to: 'done', evidence: (p) => p.evidence }],
    check: (agreed, _: StageState, view: StageView): Refusal[] => [
      ...(agreed.othersInvited
        ? []
        : [
            breaks(
              'R065',
              'All Member States must be invited to take part in the follow-up; they are entered as not invited.',
              '/payload/othersInvited',
            ),
          ]),
      ...(agreed.onRequest
        ? []
        : [
            breaks(
              'R140',
              'Technical assistance must be given at the request of States; it is entered as given without.',
              '/payload/onRequest',
            ),
          ]),
      ...citationFaults(agreed.paragraphs, view, 'R098', '/payload/paragraphs'),
    ],
    advise: ({ lastingBy, buildsOn }) => [
      ...(lastingBy === undefined ? ['Say how its results are to last.'] : []),
      ...(buildsOn === undefined ? ['Say which programme of the congress before it continues, if there was one.'] : []),
    ],
  }),
];
