import { z } from 'zod';
import { date, evidence, person, positive, text } from '../fields.js';

const days = positive.describe('Length of the segment in days');

/** What a template may set for its high-level segment. */
export const segmentSettings = z.strictObject({
  days: z
    .strictObject({ opening: positive.default(3), closing: positive.default(2) })
    .prefault({})
    .describe('Length in days where none is decided, by placement'),
});

/** Ranks of representatives, highest first: the order of the list of speakers. */
export const ranks = ['head-of-state', 'head-of-government', 'minister', 'attorney-general', 'other'] as const;
/** Ranks to which the highest possible level of representation extends (A/RES/72/192, para. 6). */
const highest = z.enum(['head-of-state', 'head-of-government', 'minister', 'attorney-general']);

const subject = z.string().regex(/^(theme|item-\d+|workshop-\d+)$/, 'is neither "theme", "item-3" nor "workshop-1"');

export const place = z.strictObject({
  placement: z.enum(['opening', 'closing']).describe('Whether the segment opens or closes the congress'),
  days: days.optional(),
});

export const proposeLength = z.strictObject({
  days,
  by: text.describe('Who proposes it'),
  document: text.optional().describe('Where it is proposed'),
});

export const decideLength = z.strictObject({ days, decision: text.describe('Resolution or decision that changes the length') });

export const inviteStates = z.strictObject({
  invitation: text.describe('The note verbale that invites States'),
  levels: z.array(highest).describe('Levels at which States are invited to be represented'),
  statementsOn: z.array(z.enum(['theme', 'topics'])).describe('What representatives are invited to speak on'),
});

export const listSpeaker = z.strictObject({
  delegation: text.describe('State or observer that speaks'),
  rank: z.enum(ranks).describe('Rank of the representative; speakers follow it'),
  person: person.optional(),
});

export const withdrawSpeaker = z.strictObject({ delegation: text.describe('Delegation that does not speak after all') });

export const planRoundTable = z.strictObject({
  number: positive.describe('Number of the round table'),
  on: z.array(subject).min(1, 'names no subject').describe('Theme, items or workshops it is about'),
  day: date.describe('Day on which it is held, YYYY-MM-DD'),
});

export const openSegment = z.strictObject({});

export const makeStatement = z.strictObject({
  delegation: text.describe('Delegation that spoke'),
  on: z.array(subject).min(1, 'is on neither the theme nor a topic of the congress').describe('Theme, items or workshops spoken on'),
});

export const holdRoundTable = z.strictObject({
  number: positive.describe('Number of the round table'),
  summary: text.describe('What was discussed'),
});

export const recordConclusions = z.strictObject({
  summary: text.describe('Summary of the segment for the report of the congress'),
  conclusions: z.array(text).describe('Conclusions and recommendations'),
});

export const closeSegment = z.strictObject({ evidence });
