import { z } from 'zod';
import { date, key, positive, text } from '../fields.js';

/** Fields that the bodies of the follow-up share. */

export const session = z
  .string()
  .regex(/^[a-z][a-z-]*-\d+$/, 'is not the name of a session; sessions are named like commission-31 or ecosoc-2021')
  .describe('A session by its name, which is its key in the calendar');

export const declarationParagraphs = z.array(positive).describe('Numbers of paragraphs of the declaration');

/** When an expert group is to meet: before a session, between two sessions, or in a year. */
export const window = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('before'), session }),
    z.strictObject({ kind: z.literal('between'), after: session, before: session }),
    z.strictObject({ kind: z.literal('year'), year: z.int().min(1900).max(2200) }),
  ])
  .describe('When it is to meet');
export type Window = z.output<typeof window>;

/** Who can be asked to act. Only the first group reports to anybody; the others can be watched, not closed. */
export const reportingBodies = [
  'commission',
  'council',
  'assembly',
  'secretary-general',
  'unodc',
  'expert-group',
  'host',
  'next-host',
] as const;
export const outsideBodies = [
  'member-states',
  'donors',
  'programme-network-institutes',
  'private-sector',
  'civil-society',
  'media',
] as const;
export const addressee = z.enum([...reportingBodies, ...outsideBodies]).describe('Body that is to act');
export type Addressee = z.output<typeof addressee>;

export const verbs = ['DECIDES', 'REQUESTS', 'URGES', 'CALLS', 'INVITES', 'ENCOURAGES'] as const;

/** What a mandate asks for; the follow-up knows which of its steps answers which kind. */
export const mandateKinds = [
  'take-into-account',
  'tool-needs',
  'host-follow-up',
  'standing-item',
  'measures',
  'thematic-discussions',
  'distribution',
  'proposals',
  'efficiency',
  'expert-group',
  'report',
  'technical-assistance',
  'secretariat-resources',
  'other',
] as const;

export const mandate = z.strictObject({
  id: key.describe('Short name by which it is cited (op12-proposals)'),
  paragraph: text.describe('Operative paragraph that creates it (OP12)'),
  verb: z.enum(verbs).describe('Strength of the operative verb'),
  addressee,
  kind: z.enum(mandateKinds).describe('What it asks for'),
  action: text.describe('What is asked, in a sentence'),
  session: session.optional().describe('Session by or at which it is to be answered'),
  through: session.optional().describe('Session of another body through which the answer goes'),
  window: window.optional(),
  inLineWith: declarationParagraphs.default([]).describe('Paragraphs of the declaration that it carries out'),
});
export type Mandate = z.output<typeof mandate>;

export const period = z.strictObject({ from: date.describe('First day, YYYY-MM-DD'), to: date.describe('Last day, YYYY-MM-DD') });
