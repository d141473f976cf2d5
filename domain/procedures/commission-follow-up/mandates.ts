import { z } from 'zod';
import { refuse, type Refusal } from '../../refusal.js';
import { evidence, key } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadsOf, wasPerformed } from '../reading.js';
import { breaks } from '../stage.js';
import { mandatesOf } from './outcome.js';
import { measuresOf } from './second-session.js';
import { addressee, outsideBodies, type Mandate } from './shared-fields.js';

const answer = z.strictObject({
  mandate: key.describe('Id of the mandate'),
  by: addressee,
  closes: z.boolean().describe('Whether the mandate is thereby carried out'),
  evidence: evidence.describe('The record of that body, by its symbol'),
});

/** Which step of the follow-up carries out which kind of mandate. What is missing here is closed by a record of its addressee. */
const carriedOutBy: Partial<Record<Mandate['kind'], string>> = {
  distribution: 'distribute-report',
  proposals: 'act-on-proposals',
  'tool-needs': 'act-on-proposals',
  efficiency: 'act-on-proposals',
  'expert-group': 'account-for-expert-groups',
  report: 'issue-implementation-report',
  'host-follow-up': 'agree-programme',
  'thematic-discussions': 'hold-thematic-discussion',
  'standing-item': 'review-implementation',
};

const isOutside = (body: Mandate['addressee']): boolean => outsideBodies.some((outside) => outside === body);

/** Mandates that nothing on record carries out yet. Those of bodies that report to nobody can only be watched. */
export function openMandates(state: StageState): Mandate[] {
  const closed = payloadsOf(state, 'answer-mandate', answer).filter((a) => a.closes);
  return mandatesOf(state).filter((mandate) => {
    const by = carriedOutBy[mandate.kind];
    if (closed.some((a) => a.mandate === mandate.id)) return false;
    return by === undefined ? !isOutside(mandate.addressee) : !wasPerformed(state, by);
  });
}

/** Answers of the bodies that were asked to act. A date closes nothing; a record of the addressee does. */
export const mandateSteps = [
  step({
    id: 'answer-mandate',
    title: 'Record what a body did about its mandate',
    sources: ['R110'],
    payload: answer,
    after: ['slot:generalAssembly'],
    repeats: true,
    check: checkAnswer,
  }),
];

function checkAnswer({ mandate: id, by, closes, evidence: record }: z.output<typeof answer>, state: StageState, _: StageView): Refusal[] {
  const mandate = mandatesOf(state).find((m) => m.id === id);
  if (!mandate) return [no(id, `The outcome resolution has no mandate "${id}".`, '/payload/mandate')];
  const missing = closes && mandate.kind === 'measures' ? missingMeasures(state) : [];
  const step = carriedOutBy[mandate.kind];
  return [
    ...(by === mandate.addressee
      ? []
      : [no(id, `${mandate.paragraph} is addressed to ${mandate.addressee}; a record of ${by} does not answer it.`, '/payload/by')]),
    ...(closes && record.symbol === undefined
      ? [no(id, 'A follow-up item closes on a record of its addressee: give the symbol, not only a date.', '/payload/evidence/symbol')]
      : []),
    ...(closes && isOutside(mandate.addressee)
      ? [no(id, `What is asked of ${mandate.addressee} can be watched, not closed: nobody reports for them.`, '/payload/closes')]
      : []),
    ...(closes && step !== undefined && !wasPerformed(state, step)
      ? [no(id, `This mandate cannot be closed before the step that carries it out. Perform "${step}" first.`, '/payload/closes')]
      : []),
    ...(missing.length > 0
      ? [
          breaks(
            'R110',
            `Policy and operational measures and a use of information on progress must be on record. Record first: ${missing.join(', ')}.`,
            '/payload/closes',
          ),
        ]
      : []),
  ];
}

/** A principle of the follow-up rather than a paragraph of one mandate: items close on a record of the body addressed. */
const no = (mandate: string, reason: string, pointer: string): Refusal =>
  refuse('step-rule', reason, { facts: [{ ref: mandate, says: reason }], pointer });

function missingMeasures(state: StageState): string[] {
  const taken = measuresOf(state).map((m) => m.kind);
  return (['policy', 'operational', 'use-of-information'] as const).filter((kind) => !taken.includes(kind));
}
