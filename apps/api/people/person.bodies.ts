import { kinds, type Kind } from '../../../domain/directory/entry.js';
import {
  channels,
  digestFrequencies,
  languages,
  type Channel,
  type DigestFrequency,
  type Language,
} from '../../../domain/directory/profile.js';
import {
  AddressField,
  ChoiceField,
  DateField,
  ListField,
  ObjectField,
  PersonIdField,
  SlugField,
  TextField,
  TimeOfDayField,
  WeekdaysField,
  ZoneField,
} from '../http/fields.js';

/** Absences that somebody can have at a time: far more than anybody plans. */
const mostAbsences = 50;

export class QuietBody {
  @TimeOfDayField({ description: 'From then on nothing is sent.', example: '20:00' })
  from!: string;

  @TimeOfDayField({ description: 'Until then; of the next day where it is the earlier one.', example: '07:00' })
  to!: string;
}

export class AbsenceBody {
  @DateField({ description: 'First day.', example: '2030-07-01' })
  from!: string;

  @DateField({ description: 'Last day.', example: '2030-07-14' })
  to!: string;

  @PersonIdField({ optional: true, description: 'Who stands in and is told instead; somebody of this directory.', example: 'b.sato' })
  cover?: string;
}

/** How somebody is reached. What is left out takes its default: an entry is replaced as a whole. */
export class PersonBody {
  @ChoiceField(kinds, {
    optional: true,
    description: 'A body and a delegation are reached by the address of their office. Default `person`.',
  })
  kind?: Kind;

  @TextField(200, { description: 'Name, as letters begin with it.', example: 'Akiko Tanaka' })
  name!: string;

  @AddressField({ description: 'One plain e-mail address. The domain may be in any script, what stands before the at sign is ASCII.' })
  email!: string;

  @ZoneField({ optional: true, description: "Zone in which the person reads. Default: that of the duty station, else the edition's." })
  zone?: string;

  @ChoiceField(languages, { optional: true, description: 'Language of what the person is sent. Default `en`.' })
  language?: Language;

  @SlugField({ optional: true, description: 'Duty station, whose holidays are kept; GET /v1/stations lists them.', example: 'tokyo' })
  station?: string;

  @WeekdaysField({
    optional: true,
    description: 'Days on which the person works, Monday is 1. Default: those of the duty station, else Monday to Friday.',
    example: [1, 2, 3, 4, 5],
  })
  workingDays?: number[];

  @ChoiceField(channels, {
    optional: true,
    description: 'How the person is told. `calendar`: not at all, a calendar is subscribed to. Default `email`.',
  })
  channel?: Channel;

  @ChoiceField(digestFrequencies, { optional: true, description: 'One message with everything, so often. Default `none`.' })
  digest?: DigestFrequency;

  @ObjectField(() => QuietBody, { optional: true, description: 'Hours of the day between which nothing is sent.' })
  quiet?: QuietBody;

  @ListField(() => AbsenceBody, mostAbsences, { optional: true, description: 'Days on which the person is away; no two at a time.' })
  absences?: AbsenceBody[];
}

export class NewPersonBody extends PersonBody {
  @PersonIdField({ description: 'Id by which events and roles name the person; it should not tell who it is.' })
  id!: string;
}
