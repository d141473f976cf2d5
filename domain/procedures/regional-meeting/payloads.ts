import { z } from 'zod';
import { evidence, key, person, positive, symbol, text } from '../fields.js';

const meeting = positive.describe('Number of the meeting at which it happened, from 1');

/** Classes of participants at a regional meeting (A/CONF.234/RPM.5/1, paras. 59-64). */
export const participantClasses = [
  'member',
  'observer-state',
  'observer-other',
  'un-entity',
  'programme-network-institute',
  'intergovernmental-organization',
  'non-governmental-organization',
] as const;

/** To whom recommendations of a regional meeting are addressed (A/CONF.234/RPM.5/1, paras. 16-57). */
export const addresseeKinds = ['governments', 'unodc', 'commission', 'congress', 'declaration-drafters', 'general-assembly'] as const;
export type Addressee = (typeof addresseeKinds)[number];

/** The standard agenda of a regional meeting, in its order (A/CONF.234/RPM.5/1, para. 69). */
export const agendaKinds = ['opening', 'officers', 'agenda', 'theme', 'substantive', 'recommendations', 'report'] as const;

export const recommendation = z.strictObject({
  id: key.describe('Short name by which it is cited (28.a), the only one of its kind in this meeting'),
  action: text.describe('What is to be done, in a sentence'),
  addressees: z.array(z.enum(addresseeKinds)).describe('Who is to do it'),
  negotiated: z.boolean().describe('Always false: the participants identify recommendations, they do not negotiate them'),
});
export type Recommendation = z.output<typeof recommendation>;

export const arrangeTravel = z.strictObject({
  participants: z.int().min(0).describe('Participants from least developed countries whose travel is paid'),
  evidence,
});

export const issueDocuments = z.strictObject({
  evidence: evidence.describe('The annotated provisional agenda; information for participants under `also`'),
});

export const open = z.strictObject({
  openedBy: z.enum(['secretary', 'chair', 'host', 'other']).describe('Office of the person who declared it open'),
  statementBy: text.optional().describe('Office that spoke on behalf of the Executive Director (executive-secretary)'),
  ceremonies: z.array(text).default([]).describe('Ceremonial elements, such as a minute of silence'),
});

const officer = z.strictObject({ person, state: text.describe('State that the officer represents') });
export const electOfficers = z.strictObject({
  meeting,
  byAcclamation: z.boolean().describe('Whether they were elected by acclamation'),
  chair: officer.describe('The Chair'),
  viceChairs: z.array(officer).describe('One or more'),
  rapporteur: officer.describe('The Rapporteur'),
});

export const adoptAgenda = z.strictObject({
  meeting,
  symbol,
  items: z
    .array(
      z.strictObject({
        kind: z.enum(agendaKinds).describe('Which item of the standard agenda it is'),
        title: text.describe('Title of the item'),
      }),
    )
    .describe('Items in their order'),
  pairs: z
    .array(
      z.strictObject({
        item: positive.describe('Substantive item of the congress'),
        workshops: z.array(positive).describe('Workshops debated with it'),
      }),
    )
    .min(1, 'names no substantive item')
    .describe('The substantive items of the congress, each with its workshop'),
});

export const approveOrganization = z.strictObject({ meeting });

export const recordMeeting = z.strictObject({
  number: meeting,
  presidedBy: person.describe('Id of the officer who presided'),
});

export const introduce = z.strictObject({
  theme: z.boolean().describe('Whether the overall theme was introduced'),
  items: z.array(positive).describe('Substantive items introduced'),
  workshops: z.array(positive).describe('Workshops introduced'),
});

export const consider = z.strictObject({
  section: z
    .string()
    .regex(/^(theme|item-\d+)$/, 'is neither "theme" nor "item-3"')
    .describe('The theme, or a substantive item with its workshop'),
  meetings: z.array(meeting).describe('Meetings at which it was considered'),
  summary: text.describe('Summary of deliberations'),
  concerns: z.array(text).default([]).describe('Concerns and perspectives that are this region’s own'),
  recommendations: z.array(recommendation).describe('Outcome of deliberations: recommendations identified'),
  replaces: z
    .boolean()
    .optional()
    .describe(
      'True: it stands in place of what was recorded of the section, although that had recommendations or concerns that this has not',
    ),
});

export const raiseOtherMatters = z.strictObject({
  summary: text.optional().describe('Summary of deliberations on other matters'),
  recommendations: z.array(recommendation).min(1, 'has no recommendation').describe('On structure and substance of the declaration'),
});

export const brief = z.strictObject({
  by: z.enum(['host', 'programme-network-institute', 'scientific-advisory-council']).describe('Who briefs the participants'),
  speaker: text.optional().describe('Institute or office that spoke'),
  topics: z
    .array(z.enum(['preparations', 'venue-city', 'youth-forum', 'workshops', 'ancillary-meetings']))
    .min(1, 'names no topic')
    .describe('What about'),
});

export const recordParticipants = z.strictObject({
  classes: z
    .array(
      z.strictObject({
        class: z.enum(participantClasses).describe('Class of participants'),
        names: z.array(text).describe('States, entities, organizations; never persons'),
        consultativeStatus: z
          .boolean()
          .optional()
          .describe('For non-governmental organizations: all are in consultative status with the Council'),
      }),
    )
    .describe('Participants by class'),
});

export const conclude = z.strictObject({ evidence: evidence.describe('The list of participants') });

export const adoptReport = z.strictObject({
  meeting,
  evidence: evidence.describe('The draft report; its addenda under `also`'),
});

export const annexDocuments = z.strictObject({
  documents: z
    .array(z.strictObject({ symbol, title: text.describe('Title of the document') }))
    .describe('Documents that the meeting had before it'),
});

export const issueReport = z.strictObject({ evidence });
