import { z } from 'zod';
import { date, evidence, key, positive, text } from '../fields.js';

/** What a template may set for its discussion guide. */
export const guideSettings = z.strictObject({
  body: z.string().default('commission').describe('Body that considers the draft'),
  languages: z
    .array(z.string())
    .default(['ar', 'zh', 'en', 'fr', 'ru', 'es'])
    .describe('Languages in which the guide must be issued at the same time'),
  awaitsRequest: z
    .boolean()
    .default(true)
    .describe('Whether a resolution that asks for the guide, before or after its issue, is still awaited'),
  monthsBeforeMeetings: z.int().default(3).describe('Months before the first regional meeting by which the guide should be out'),
});

export const nameInstitutes = z.strictObject({
  institutes: z.array(text).min(1, 'names no institute').describe('Institutes of the programme network that prepare the guide'),
});

export const inviteContributions = z.strictObject({
  invitation: text.describe('The note verbale or letter that invites Member States'),
  until: date.optional().describe('Day by which contributions are asked for, YYYY-MM-DD'),
});

export const recordContribution = z.strictObject({
  from: text.describe('Member State that contributes'),
  says: text.describe('What it contributes, in a sentence'),
  link: z.url().optional().describe('Where the contribution can be read'),
});

export const draftSections = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        item: positive.describe('Number of the substantive agenda item'),
        title: text.describe('Title of the item'),
        workshops: z
          .array(z.strictObject({ number: positive.describe('Number of the workshop'), title: text.describe('Topic of the workshop') }))
          .describe('Workshops grouped with it'),
        alone: text.optional().describe('Why the item stands without a workshop, where it does'),
      }),
    )
    .min(1, 'has no section')
    .describe('One section for each substantive item, with its workshop'),
});

export const submitDraft = z.strictObject({
  session: z.string().describe('Session that is to consider the draft, by its key (commission-27)'),
  evidence,
});

const comment = z.strictObject({
  id: key.describe('Short name by which the comment is answered'),
  from: text.describe('Who made it'),
  says: text.describe('The comment, in a sentence'),
});

export const recordCommissionComments = z.strictObject({
  session: z.string().describe('Session that considered the draft, by its key'),
  comments: z.array(comment).describe('Its comments and recommendations; none: it took the draft as it was'),
});

export const recordStateComment = comment;

export const finalise = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        comment: key.describe('The comment answered'),
        taken: z.boolean().describe('Whether it was taken up'),
        how: text.describe('How it was taken up, or why not'),
      }),
    )
    .describe('One answer for each comment of the Commission and of Member States'),
});

export const issue = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        language: z
          .string()
          .regex(/^[a-z]{2}$/, 'is not a two-letter language code')
          .describe('ISO 639-1 code'),
        issuedOn: date.optional().describe('Day of issue of this version; absent: the day of the step'),
      }),
    )
    .min(1, 'names no language version')
    .describe('Language versions issued'),
  evidence,
});

export const recordRequest = z.strictObject({
  resolution: text.describe('Resolution that asks for the guide to be made final (A/RES/73/184)'),
  says: text.optional().describe('What it asks to be taken into account'),
});
