import { z } from 'zod';
import { date, evidence, key, symbol, text } from '../fields.js';
import { declarationParagraphs, session, window } from './shared-fields.js';

const group = key.describe('Short name of the group (cybercrime)');

const recipient = z
  .discriminatedUnion('body', [
    z.strictObject({ body: z.literal('commission'), session: session.optional() }),
    z.strictObject({ body: z.literal('congress') }),
  ])
  .describe('To whom the group reports: the Commission, at a session where one is named, or the next congress');
export type Recipient = z.output<typeof recipient>;

export const establish = z.strictObject({
  group,
  title: text.describe('Name of the group'),
  openEnded: z.boolean().describe('Whether it is open to all Member States'),
  by: z.enum(['commission', 'assembly', 'council']).describe('Body that establishes it'),
  mandate: key.optional().describe('Id of the mandate of the outcome resolution that asks for it'),
  inLineWith: declarationParagraphs.default([]).describe('Paragraphs of the declaration that it carries out'),
  window,
  reportsTo: recipient,
  host: text.optional().describe('Government that offers to host it'),
  funds: z.array(text).default([]).describe('Governments that fund it voluntarily'),
  evidence: evidence.describe('The resolution that establishes it'),
});

export const convene = z.strictObject({
  group,
  from: date.describe('First day of the meeting, YYYY-MM-DD'),
  to: date.describe('Last day of the meeting, YYYY-MM-DD'),
  place: text.optional().describe('Where it met'),
});

export const renew = z.strictObject({
  group,
  by: z.enum(['commission', 'assembly', 'council']).describe('Body that renews its mandate'),
  workPlan: text.optional().describe('The work plan: its symbol, or where it can be read'),
  from: date.describe('First day of the renewed mandate, YYYY-MM-DD'),
  until: date.optional().describe('Last day of the renewed mandate, YYYY-MM-DD'),
  evidence: evidence.describe('The resolution that renews it'),
});

export const report = z.strictObject({
  group,
  to: recipient,
  concluded: z.boolean().describe('Whether the group has concluded its work with this report'),
  evidence: evidence.describe('The report, by its symbol'),
});

export const account = z.strictObject({
  reports: z.array(symbol).describe('A report of each group, by its symbol'),
  note: text.optional().describe('What is worth saying of the account'),
});
