import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { date, evidence, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadOf } from '../reading.js';
import { breaks } from '../stage.js';
import { citationFaults } from './adopted.js';
import { declarationParagraphs } from './shared-fields.js';

const workPlan = z.strictObject({
  consultations: z
    .array(z.strictObject({ on: date.describe('Day, YYYY-MM-DD'), with: text.describe('Who was consulted') }))
    .describe('Consultations with Member States on the work plan'),
  topics: z
    .array(
      z.strictObject({
        year: z.int().min(1900).max(2200).describe('Year of the discussion'),
        topic: text.describe('What is to be discussed'),
        paragraphs: declarationParagraphs.default([]),
      }),
    )
    .min(1, 'plans no discussion')
    .describe('What is to be discussed, year by year'),
  evidence: evidence.describe('The work plan'),
});

const discuss = z.strictObject({
  topic: text.describe('What is discussed, as in the work plan'),
  from: date.describe('First day, YYYY-MM-DD'),
  to: date.describe('Last day, YYYY-MM-DD'),
  extrabudgetary: z.string().trim().optional().describe('Extrabudgetary resources that pay for it'),
  stakeholders: z.array(text).default([]).describe('Stakeholders engaged, institutes of the programme network among them'),
  paragraphs: declarationParagraphs.default([]),
  evidence: evidence.describe('The Chair’s summary'),
});

/** Intersessional thematic discussions of the Commission (E/RES/2021/20, para. 11). */
export const discussionSteps = [
  step({
    id: 'agree-work-plan',
    title: 'Agree the work plan of the thematic discussions',
    sources: ['R111'],
    payload: workPlan,
    // Begun before the Assembly had asked for them in 2021, so the Commission's own act is enough.
    after: ['slot:commission'],
    repeats: true,
    moves: [{ slot: 'discussions', to: 'started' }],
    check: ({ consultations, topics }, _: StageState, view: StageView): Refusal[] => [
      ...(consultations.length > 0
        ? []
        : [
            breaks(
              'R111',
              'Name the consultations with Member States in which the work plan was developed; none is named.',
              '/payload/consultations',
            ),
          ]),
      ...citationFaults(
        topics.flatMap((t) => t.paragraphs),
        view,
        'R098',
        '/payload/topics',
      ),
    ],
  }),
  step({
    id: 'hold-thematic-discussion',
    title: 'Record a thematic discussion',
    sources: ['R111', 'R112', 'R146'],
    payload: discuss,
    after: ['slot:commission', 'agree-work-plan'],
    repeats: true,
    moves: [{ slot: 'discussions', to: 'done', evidence: (p) => p.evidence }],
    check: checkDiscussion,
    advise: adviseDiscussion,
  }),
];

function checkDiscussion(held: z.output<typeof discuss>, state: StageState, view: StageView): Refusal[] {
  const year = Number(held.from.slice(0, 4));
  const planned = payloadOf(state, 'agree-work-plan', workPlan)?.topics;
  const inPlan = planned === undefined || planned.some((t) => t.year === year && t.topic === held.topic);
  return [
    ...(held.from > held.to
      ? [breaks('R111', `The discussion ends (${held.to}) before it begins (${held.from}). Check the days.`, '/payload/to')]
      : []),
    ...(held.extrabudgetary
      ? []
      : [
          breaks(
            'R146',
            'Name the extrabudgetary resources out of which the discussion is held; without them it cannot be.',
            '/payload/extrabudgetary',
          ),
        ]),
    ...(inPlan
      ? []
      : [breaks('R111', `The work plan has no discussion on "${held.topic}" in ${year}; agree a new one first.`, '/payload/topic')]),
    ...citationFaults(held.paragraphs, view, 'R098', '/payload/paragraphs'),
  ];
}

function adviseDiscussion({ stakeholders }: z.output<typeof discuss>): string[] {
  return stakeholders.length > 0
    ? []
    : ['The Commission is invited to engage with other stakeholders, the institutes of the programme network among them; none is named.'];
}
