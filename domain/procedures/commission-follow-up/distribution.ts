import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, key, positive, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadsOf, surelyAfter } from '../reading.js';
import { breaks } from '../stage.js';
import { citationFaults } from './adopted.js';
import { mandatesOf } from './outcome.js';
import { sessionFaults } from './sessions.js';
import { settingsOf } from './settings.js';
import { declarationParagraphs, session } from './shared-fields.js';

const distribute = z.strictObject({
  to: z
    .array(z.enum(['member-states', 'intergovernmental-organizations', 'non-governmental-organizations', 'other']))
    .describe('To whom the report is sent'),
  withDeclaration: z.boolean().describe('Whether the declaration is part of what is sent'),
  proposalsFor: session.describe('Session of the Commission for which proposals of Member States are sought'),
  evidence: evidence.describe('The note verbale'),
});

const proposal = z.strictObject({
  id: key.describe('Short name by which it is cited'),
  from: text.describe('Member State that proposes'),
  session,
  proposes: text.describe('Ways and means of follow-up, in a sentence'),
  paragraphs: declarationParagraphs.default([]),
});

const toolNeed = z.strictObject({
  id: key.describe('Short name by which it is cited'),
  from: text.describe('Member State that names the need'),
  kind: z.enum(['tool', 'training-manual']).describe('What is needed'),
  need: text.describe('What is needed, in a sentence'),
  paragraphs: z.array(positive).describe('Paragraphs of the declaration that cover the area'),
});

const compile = z.strictObject({
  session,
  proposals: z.array(key).describe('Ids of the proposals compiled'),
  evidence: evidence.describe('The document that brings them before the Commission'),
});

export const proposalsOf = (state: StageState): z.output<typeof proposal>[] => payloadsOf(state, 'submit-proposal', proposal);
export const toolNeedsOf = (state: StageState): z.output<typeof toolNeed>[] => payloadsOf(state, 'submit-tool-need', toolNeed);

/** What the Secretary-General sends out, and what Member States send back (E/RES/2021/20, paras. 8 and 12). */
export const distributionSteps = [
  step({
    id: 'distribute-report',
    title: 'Distribute the report and seek proposals',
    sources: ['R104', 'R106'],
    payload: distribute,
    after: ['slot:generalAssembly'],
    moves: [{ slot: 'distribution', to: 'done', evidence: (p) => p.evidence }],
    check: checkDistribution,
  }),
  step({
    id: 'submit-proposal',
    title: 'Record a Member State’s proposal',
    sources: ['R106'],
    payload: proposal,
    after: ['slot:distribution'],
    repeats: true,
    moves: [{ slot: 'proposals', to: 'started' }],
    check: checkProposal,
  }),
  step({
    id: 'submit-tool-need',
    title: 'Record where further tools or training manuals are needed',
    sources: ['R139'],
    payload: toolNeed,
    // Member States may name a need as soon as the Assembly has invited them to.
    after: ['slot:generalAssembly'],
    repeats: true,
    check: ({ paragraphs }, _: StageState, view: StageView) => [
      ...(paragraphs.length > 0
        ? []
        : [
            breaks('R139', 'Name the paragraphs of the declaration that cover the area of the need; none is named.', '/payload/paragraphs'),
          ]),
      ...citationFaults(paragraphs, view, 'R139', '/payload/paragraphs'),
    ],
  }),
  step({
    id: 'compile-proposals',
    title: 'Bring the proposals before the Commission',
    sources: ['R106'],
    payload: compile,
    after: ['slot:distribution'],
    moves: [{ slot: 'proposals', to: 'done', evidence: (p) => p.evidence }],
    check: checkCompilation,
  }),
];

function checkDistribution(sent: z.output<typeof distribute>, state: StageState, view: StageView): Refusal[] {
  const missing = settingsOf(view).audiences.filter((audience) => !sent.to.some((to) => to === audience));
  return [
    ...(missing.length > 0
      ? [breaks('R104', `The report must go to all for the widest dissemination; name also: ${missing.join(', ')}.`, '/payload/to')]
      : []),
    ...(sent.withDeclaration || settingsOf(view).declaration === null
      ? []
      : [breaks('R104', 'The declaration must be sent with the report; it is entered as not sent with it.', '/payload/withDeclaration')]),
    ...namedSession(sent.proposalsFor, state, view, '/payload/proposalsFor'),
  ];
}

/** Proposals are for the session that the mandate names; where none does, for the one at which they are considered. */
function namedSession(key: string, state: StageState, view: StageView, pointer = '/payload/session'): Refusal[] {
  const mandated = mandatesOf(state).find((m) => m.kind === 'proposals')?.session;
  const wrong = mandated !== undefined && mandated !== key && view.slot('secondCommission')?.due.session !== key;
  return [
    ...sessionFaults(key, view, { body: 'commission', slot: 'secondCommission', rule: 'R106', pointer }),
    ...(wrong ? [breaks('R106', `Name ${mandated}, for which proposals are sought, not ${key}.`, pointer)] : []),
  ];
}

function checkProposal({ id, session: key }: z.output<typeof proposal>, state: StageState, view: StageView): Refusal[] {
  const ends = view.session(key)?.end;
  return [
    ...namedSession(key, state, view),
    ...(ends !== undefined && surelyAfter(view, ends)
      ? [breaks('R106', `${key} ended on ${ends}; the proposal came too late for it. Name a later session.`, '/effectiveOn')]
      : []),
    ...(proposalsOf(state).some((p) => p.id === id)
      ? [breaks('R106', `There is a proposal "${id}" already; give this one a name of its own.`, '/payload/id')]
      : []),
  ];
}

function checkCompilation({ session: key, proposals }: z.output<typeof compile>, state: StageState, view: StageView): Refusal[] {
  const received = proposalsOf(state).map((p) => p.id);
  const left = received.filter((id) => !proposals.includes(id));
  const unknown = proposals.filter((id) => !received.includes(id));
  return [
    ...namedSession(key, state, view),
    ...(left.length > 0
      ? [
          breaks(
            'R106',
            `Every proposal received must be brought before the Commission. Name also: ${left.join(', ')}.`,
            '/payload/proposals',
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          breaks(
            'R106',
            `No proposal of that name was received: ${unknown.join(', ')}. Record it first, or leave it out.`,
            '/payload/proposals',
          ),
        ]
      : []),
  ];
}
