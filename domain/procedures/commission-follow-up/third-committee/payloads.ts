import { z } from 'zod';
import { positive, symbol, text } from '../../fields.js';
import { session } from '../shared-fields.js';

const meetings = z.array(positive).min(1, 'names no meeting').describe('Numbers of the Committee’s meetings');
const meeting = positive.describe('Number of the Committee’s meeting');
const implications = z.boolean().describe('Whether the draft has programme budget implications');

export const includeItem = z.strictObject({
  session,
  item: positive.describe('Number of the agenda item'),
  title: text.optional().describe('Title of the item'),
  plenary: positive.optional().describe('Plenary meeting that decided (2nd)'),
  onRecommendationOf: z.enum(['general-committee', 'other']).describe('Who recommended that the item be included'),
  allocatedTo: text.describe('Committee to which the item is allocated'),
});

export const listDocuments = z.strictObject({
  documents: z
    .array(
      z.strictObject({
        symbol,
        kind: z.enum(['report', 'note', 'letter', 'other']).describe('What kind of document it is'),
        title: text.optional().describe('Its title'),
      }),
    )
    .min(1, 'lists no document')
    .describe('Documents before the Committee under the item'),
});

export const introduceItem = z.strictObject({
  by: text.describe('Office that introduces the item (unodc)'),
  meeting,
  manner: z.enum(['in-person', 'video-link', 'written']).describe('How the statement is made'),
  questionsAnswered: z.boolean().describe('Whether questions of delegations were answered'),
});

export const holdGeneralDiscussion = z.strictObject({
  meetings,
  jointlyWith: z.array(positive).default([]).describe('Items discussed jointly with this one'),
});

export const transmitDraft = z.strictObject({
  note: symbol.describe('Note by the Secretariat that transmits the draft (A/C.3/72/L.2)'),
  resolution: symbol.describe('Resolution of the Council that recommends the draft'),
  implications,
});

export const introduceDraft = z.strictObject({
  symbol: symbol.describe('Limited document with the draft'),
  title: text.describe('Title of the draft'),
  sponsors: z.array(text).min(1, 'has no sponsor').describe('Delegations that sponsor it'),
  implications,
});

export const reviseDraft = z.strictObject({
  symbol: symbol.describe('The revision (A/C.3/72/L.5/Rev.1)'),
  replaces: symbol.describe('The draft that it replaces'),
  joining: z.array(text).default([]).describe('Sponsors that join'),
  implications,
});

export const stateImplications = z.strictObject({
  draft: symbol.describe('The draft with implications'),
  meeting,
  readBy: text.describe('Office that reads the statement (committee-secretary)'),
  document: symbol.optional().describe('Statement of implications, where it was issued'),
});

export const recordStatement = z.strictObject({
  draft: symbol.describe('The draft on which it is made'),
  delegation: text.describe('Delegation that spoke'),
  position: z.enum(['before', 'after']).describe('Before or after the action on the draft'),
  place: positive.describe('Place in the sequence of statements at that point, from 1'),
  onBehalfOf: z.array(text).default([]).describe('Other delegations for which it speaks'),
});

export const actOnDraft = z.strictObject({
  draft: symbol.describe('The draft acted on'),
  meeting,
  result: z.enum(['adopted', 'rejected', 'withdrawn']).describe('What became of the draft'),
  manner: z.enum(['without-vote', 'recorded-vote']).optional().describe('How it was adopted'),
});

export const adoptDraftDecision = z.strictObject({
  title: text.describe('What is decided (to take note of a document)'),
  proposedBy: z.enum(['chair', 'delegation']).describe('Who proposed it'),
  meeting,
  document: symbol.optional().describe('Document that it takes note of'),
});

export const reportToPlenary = z.strictObject({
  report: symbol.describe('Report of the Committee (A/65/457)'),
  resolutions: z
    .array(
      z.strictObject({
        numeral: z
          .string()
          .regex(/^[IVXLC]+$/, 'is not a Roman numeral')
          .describe('Number of the draft resolution'),
        draft: symbol,
      }),
    )
    .describe('Draft resolutions recommended, in order'),
  decisions: z.array(text).default([]).describe('Titles of the draft decisions recommended'),
});
