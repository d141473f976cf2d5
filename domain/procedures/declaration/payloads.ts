import { z } from 'zod';
import { date, evidence, key, positive, symbol, text } from '../fields.js';
import { declarationText } from './text.js';

const number = positive.describe('Number of a paragraph');
const session = key.describe('A session by its key in the calendar (commission-30)');

export const circulateWorkPlan = z.strictObject({
  from: date.describe('First day of the negotiations, YYYY-MM-DD'),
  until: date.describe('Day by which they are to be completed, YYYY-MM-DD'),
  rounds: z
    .array(z.strictObject({ title: text.describe('Name of the round'), from: date, to: date }))
    .default([])
    .describe('Timetable of the rounds'),
  evidence: evidence.describe('The work plan with its timetable'),
});

export const holdExpertMeeting = z.strictObject({
  place: text.optional().describe('Where it met'),
  from: date.describe('First day, YYYY-MM-DD'),
  to: date.describe('Last day, YYYY-MM-DD'),
  suggestions: z.array(text).default([]).describe('Elements that the experts suggest for the declaration'),
  evidence: evidence.describe('The Chair’s summary'),
});

export const circulateZeroDraft = z.strictObject({
  text: declarationText.describe('The zero draft'),
  evidence: evidence.describe('The non-paper that was circulated'),
});

export const holdRound = z.strictObject({
  title: text.describe('Name of the round, as in the timetable'),
  from: date.optional().describe('First day, YYYY-MM-DD'),
  to: date.optional().describe('Last day, YYYY-MM-DD'),
  text: declarationText.optional().describe('The text as the round leaves it; absent: only the standing of its paragraphs changed'),
  agreed: z.array(number).describe('Paragraphs agreed so far'),
  open: z.array(number).describe('Paragraphs still open'),
});

export const concludeNegotiations = z.strictObject({
  place: text.optional().describe('Where they were completed'),
  evidence: evidence.describe('The agreed draft'),
});

export const issueLimitedDocument = z.strictObject({
  evidence: evidence.describe('The limited document, by its symbol'),
  paragraphs: positive.optional().describe('How many numbered paragraphs the document has'),
});

export const adopt = z.strictObject({
  document: symbol.describe('Symbol of the limited document that was adopted'),
  manner: z.enum(['acclamation', 'consensus', 'vote']).optional().describe('How it was adopted'),
  text: declarationText.optional().describe('The text as adopted; absent: the agreed draft, unchanged'),
  evidence: evidence.describe('Where the adoption is recorded'),
});

export const submitToCommission = z.strictObject({
  session: session.describe('Session of the Commission that is to consider it, by its key (commission-30)'),
  evidence: evidence.optional().describe('The document by which it was submitted'),
});
