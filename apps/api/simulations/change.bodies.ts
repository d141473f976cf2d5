import { modalities, planningTypes, type Modality, type Placement, type PlanningType } from '../../../domain/template/template.js';
import type { PlanningCommand } from '../../../domain/edition/commands.js';
import { EvidenceBody } from '../commands/evidence.body.js';
import { MeetingBody, PeriodBody, placements } from '../editions/edition.bodies.js';
import {
  ChoiceField,
  DateField,
  KeyField,
  ListField,
  LongTextField,
  NumberField,
  ObjectField,
  SessionsByKey,
  TextField,
} from '../http/fields.js';
import { said } from '../http/said.js';

const Kind = (type: PlanningType): PropertyDecorator => ChoiceField([type], { description: 'What is to be changed.', example: type });
const evidence = { description: 'What proves it.', example: { symbol: 'A/RES/72/192' } };
const reason = { description: 'Why; it stays on record.', example: 'The calendar of meetings is not agreed yet.' };

/** What is no change of plan that there is. */
export class ChangeBody {
  @ChoiceField(planningTypes, { description: 'What is to be changed.' })
  type!: PlanningType;
}

export class DecideDatesChange extends PeriodBody {
  @Kind('decide-dates')
  type!: 'decide-dates';

  @TextField(200, { optional: true, description: 'City and venue.', example: 'Kyoto' })
  venue?: string;

  @TextField(200, { optional: true, description: 'Host country.', example: 'Japan' })
  host?: string;
}

export class AnnouncePostponementChange {
  @Kind('announce-postponement')
  type!: 'announce-postponement';

  @ObjectField(() => EvidenceBody, evidence)
  evidence!: EvidenceBody;
}

export class SuspendChange {
  @Kind('suspend')
  type!: 'suspend';

  @ObjectField(() => EvidenceBody, evidence)
  evidence!: EvidenceBody;
}

export class ReconveneChange extends PeriodBody {
  @Kind('reconvene')
  type!: 'reconvene';

  @TextField(200, { optional: true, description: 'City and venue.', example: 'Kyoto' })
  venue?: string;

  @ChoiceField(modalities, { optional: true, description: 'How it is attended from now on; absent: as before.' })
  modality?: Modality;

  @ObjectField(() => EvidenceBody, evidence)
  evidence!: EvidenceBody;

  @SessionsByKey({
    optional: true,
    description: 'Milestones that move to another session, by key: the name of the session.',
    example: { M55: 'commission-41' },
  })
  retarget?: Record<string, string>;
}

export class CancelChange {
  @Kind('cancel')
  type!: 'cancel';

  @ObjectField(() => EvidenceBody, evidence)
  evidence!: EvidenceBody;
}

export class RetargetChange {
  @Kind('retarget')
  type!: 'retarget';

  @KeyField({ description: 'Key of the milestone.', example: 'M55' })
  milestone!: string;

  @TextField(100, { description: 'Name of the session.', example: 'commission-41' })
  session!: string;
}

export class PlaceChange {
  @Kind('place')
  type!: 'place';

  @ChoiceField(placements, { description: 'Where the high-level segment stands.' })
  placement!: Placement;
}

export class MeetingDatesBody {
  @DateField({ description: 'First day.', example: '2030-09-16' })
  start!: string;

  @DateField({ description: 'Last day.', example: '2030-09-18' })
  end!: string;
}

export class AgreedMeetingBody extends MeetingBody {
  @NumberField(1, 99, { optional: true, description: 'Number in the order of holding, as in document symbols.', example: 1 })
  number?: number;

  @ObjectField(() => MeetingDatesBody, { optional: true, description: 'When it is held; absent: not agreed yet.' })
  dates?: MeetingDatesBody;
}

export class AgreeMeetingsChange {
  @Kind('agree-meetings')
  type!: 'agree-meetings';

  @ListField(() => AgreedMeetingBody, 20, { description: 'All regional meetings; one that is missing is not held.' })
  meetings!: AgreedMeetingBody[];
}

export class DateSessionChange {
  @Kind('date-session')
  type!: 'date-session';

  @TextField(100, { description: 'Name of the session.', example: 'commission-41' })
  session!: string;

  @DateField({ description: 'First day.', example: '2032-05-17' })
  start!: string;

  @DateField({ description: 'Last day.', example: '2032-05-21' })
  end!: string;
}

export class PinChange {
  @Kind('pin')
  type!: 'pin';

  @KeyField({ description: 'Key of the milestone.' })
  milestone!: string;

  @DateField({ description: 'The day to which the due date is pinned.' })
  on!: string;

  @LongTextField(2000, reason)
  reason!: string;
}

export class UnpinChange {
  @Kind('unpin')
  type!: 'unpin';

  @KeyField({ description: 'Key of the milestone.' })
  milestone!: string;

  @LongTextField(2000, reason)
  reason!: string;
}

export class SlipChange {
  @Kind('slip')
  type!: 'slip';

  @KeyField({ description: 'Key of the milestone.' })
  milestone!: string;

  @NumberField(-3650, 3650, { description: 'Days later than its present date, or earlier where negative.', example: 30 })
  days!: number;

  @LongTextField(2000, reason)
  reason!: string;
}

export class AdoptTemplateChange {
  @Kind('adopt-template')
  type!: 'adopt-template';

  @NumberField(1, 1_000_000, { description: 'Version of the edition’s template, newer than the one it follows.', example: 2 })
  version!: number;
}

/** Every change of plan there is, by its type. */
export const changeBodies = {
  'decide-dates': DecideDatesChange,
  'announce-postponement': AnnouncePostponementChange,
  suspend: SuspendChange,
  reconvene: ReconveneChange,
  cancel: CancelChange,
  retarget: RetargetChange,
  place: PlaceChange,
  'agree-meetings': AgreeMeetingsChange,
  'date-session': DateSessionChange,
  pin: PinChange,
  unpin: UnpinChange,
  slip: SlipChange,
  'adopt-template': AdoptTemplateChange,
} as const satisfies Record<PlanningType, new () => { type: PlanningType }>;

type Checked = InstanceType<(typeof changeBodies)[PlanningType]>;

/** Changes as the core takes them, from bodies that were checked. */
export const changesFrom = (bodies: readonly object[]): PlanningCommand[] => (bodies as Checked[]).map(changeFrom);

function changeFrom(body: Checked): PlanningCommand {
  const change = said(body);
  return change.type === 'reconvene' ? { ...change, retarget: change.retarget ?? {} } : change;
}
