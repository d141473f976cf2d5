import { shortTitleLength } from '../../../domain/edition/short-title.js';
import type { EditionStatus } from '../../../domain/edition/state.js';
import { modalities, type Modality, type Placement } from '../../../domain/template/template.js';
import type { Offset } from '../../../domain/time/plain-date.js';
import { ActBody, ReasonBody } from '../commands/act.body.js';
import { EvidencedBody } from '../commands/evidence.body.js';
import {
  ChoiceField,
  DateField,
  FlagField,
  KeyField,
  ListField,
  NumberField,
  ObjectField,
  OffsetsById,
  SessionsByKey,
  SlugField,
  TextField,
  ZoneField,
} from '../http/fields.js';
import { PageQuery } from '../http/page.query.js';

export const placements = ['opening', 'closing'] as const satisfies readonly Placement[];

export class TemplateChoice {
  @TextField(100, { description: 'Id of a template.', example: 'un-crime-congress' })
  id!: string;

  @NumberField(1, 10_000, { optional: true, description: 'Its version; absent: the latest.', example: 1 })
  version?: number;
}

export class PeriodBody {
  @DateField({ description: 'First day of the congress.', example: '2031-04-21' })
  opening!: string;

  @DateField({ description: 'Last day of the congress.', example: '2031-04-26' })
  closing!: string;
}

export class MeetingBody {
  @SlugField({ description: 'Short name, which milestones of the meeting carry.', example: 'africa' })
  id!: string;

  @TextField(200, { description: 'Title.', example: 'Africa' })
  title!: string;

  @TextField(200, { optional: true, description: 'Host of the meeting.', example: 'Economic Commission for Africa' })
  host?: string;
}

/** Opens an edition from a template and its key dates, or from a target year alone. */
export class CreateEditionBody extends ActBody {
  @SlugField({ description: 'Id of the edition, which its addresses carry.', example: 'crime-congress-16' })
  id!: string;

  @TextField(200, { description: 'Title.', example: 'Sixteenth United Nations Congress on Crime Prevention and Criminal Justice' })
  title!: string;

  @TextField(shortTitleLength, {
    optional: true,
    description: 'What it is called where there is little room, as in the subjects of letters. Absent: the beginning of its title.',
    example: 'Sixteenth Congress',
  })
  shortTitle?: string;

  @FlagField({
    optional: true,
    description: "A demonstration or an exercise: the template's memory counts it only where it is named.",
    example: false,
  })
  madeUp?: boolean;

  @ObjectField(() => TemplateChoice, { description: 'The template it follows.' })
  template!: TemplateChoice;

  @ZoneField({ description: 'Time zone in which its deadlines count.' })
  zone!: string;

  @NumberField(1900, 2200, { description: 'The calendar year in which it is to be held.', example: 2031 })
  targetYear!: number;

  @ObjectField(() => PeriodBody, {
    optional: true,
    description: 'Dates, where they are decided. Where they have passed, `effectiveOn` says when they were decided.',
  })
  dates?: PeriodBody;

  @ChoiceField(placements, { optional: true, description: 'Where the high-level segment stands. Default `opening`.' })
  placement?: Placement;

  @NumberField(1, 9999, { optional: true, description: 'Number of the conference in document symbols.', example: 234 })
  conference?: number;

  @TextField(200, { optional: true, description: 'Host country.', example: 'Japan' })
  host?: string;

  @TextField(200, { optional: true, description: 'City and venue.', example: 'Kyoto' })
  venue?: string;

  @ListField(() => MeetingBody, 20, { optional: true, description: "Regional meetings expected; absent: the template's." })
  meetings?: MeetingBody[];

  @OffsetsById({
    optional: true,
    description: "Distances of the edition's own instead of those in the rules, as the template's memory proposes them.",
    example: { M02: { count: -52, unit: 'm' } },
  })
  adjustments?: Record<string, Offset>;

  @TextField(63, {
    optional: true,
    description:
      'Id of the previous edition, of the same template and an earlier year: some rules count from its dates, and its session calendar is taken over.',
    example: 'crime-congress-15',
  })
  previous?: string;
}

export class EditionQuery extends PageQuery {
  @ChoiceField(['preparing', 'suspended', 'cancelled', 'archived'], { optional: true, description: 'Only those of this status.' })
  status?: EditionStatus;

  @TextField(200, { optional: true, description: 'Only those whose id or title contains this text, in either case.', example: 'congress' })
  q?: string;
}

/** The dates of the congress, decided for the first time. */
export class DatesBody extends ActBody {
  @DateField({ description: 'First day of the congress.', example: '2031-04-21' })
  opening!: string;

  @DateField({ description: 'Last day of the congress.', example: '2031-04-26' })
  closing!: string;

  @TextField(200, { optional: true, description: 'City and venue.', example: 'Kyoto' })
  venue?: string;

  @TextField(200, { optional: true, description: 'Host country.', example: 'Japan' })
  host?: string;
}

export class ConferenceBody extends ActBody {
  @NumberField(1, 9999, { description: 'Number of the conference in document symbols.', example: 234 })
  number!: number;
}

/** New dates after a suspension, and the sessions to which follow-up moves. */
export class ReconveningBody extends EvidencedBody {
  @DateField({ description: 'New first day.', example: '2031-09-01' })
  opening!: string;

  @DateField({ description: 'New last day.', example: '2031-09-06' })
  closing!: string;

  @TextField(200, {
    optional: true,
    description: 'City and venue; absent: as before. A change makes what the template names due again.',
    example: 'Kyoto',
  })
  venue?: string;

  @ChoiceField(modalities, {
    optional: true,
    description: 'How it will be attended from now on; absent: as before. A change makes what the template names due again.',
    example: 'hybrid',
  })
  modality?: Modality;

  @SessionsByKey({
    optional: true,
    description: 'Milestones that move to another session, by key: the name of the session.',
    example: { M55: 'commission-41' },
  })
  retarget?: Record<string, string>;
}

/** A milestone that hangs on a session moves to another session of the same body. */
export class RetargetBody extends ActBody {
  @KeyField({ description: 'Key of the milestone.', example: 'M55' })
  milestone!: string;

  @TextField(100, { description: 'Name of the session.', example: 'commission-41' })
  session!: string;
}

export { EvidencedBody as PostponementBody, EvidencedBody as SuspensionBody } from '../commands/evidence.body.js';
export { ReasonBody as ClosureBody };
