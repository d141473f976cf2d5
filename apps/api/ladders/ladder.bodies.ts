import { capacities, tones, type Capacity, type Tone } from '../../../domain/template/template.js';
import { ActBody, ReasonBody } from '../commands/act.body.js';
import { ChoiceField, ChoicesField, ListField, LongTextField, NumberField, ObjectField } from '../http/fields.js';

const to = { description: 'Whom it reaches, of the holders of the role that must act.', example: ['responsible', 'deputy'] };
const tenYears = 3650;
const mostRungs = 60;

export class RungBody {
  @NumberField(-tenYears, tenYears, { description: 'Days from the due date: -7 is a week before it, 1 the day after.', example: -7 })
  days!: number;

  @ChoicesField(capacities, to)
  to!: Capacity[];

  @ChoiceField(tones, {
    optional: true,
    description: 'How it speaks; `urgent` and `escalation` do not wait for a digest. Default `notice`.',
  })
  tone?: Tone;
}

export class AfterwardsBody {
  @NumberField(1, tenYears, { description: 'After the last rung, every so many days until the milestone is closed.', example: 14 })
  everyDays!: number;

  @ChoicesField(capacities, to)
  to!: Capacity[];

  @ChoiceField(tones, { optional: true, description: 'Default `escalation`.' })
  tone?: Tone;
}

export class LadderParts {
  @ListField(() => RungBody, mostRungs, { description: 'In the order of their days, each day once.' })
  rungs!: RungBody[];

  @ObjectField(() => AfterwardsBody, { optional: true, description: 'How it goes on after the last rung. Absent: not at all.' })
  then?: AfterwardsBody;
}

/** When whom is reminded how, in this edition. */
export class LadderBody extends ReasonBody {
  @ObjectField(() => LadderParts, { description: 'Takes the place of the one that held there.' })
  ladder!: LadderParts;
}

const why = { optional: true, description: 'Why; it stays on record.', example: 'The usual ladder will do again.' };

/** Why the template's holds again. */
export class LadderEndBody extends ActBody {
  @LongTextField(2000, why)
  reason?: string;
}

/** The same in the query. */
export class LadderEndQuery {
  @LongTextField(2000, why)
  reason?: string;
}
