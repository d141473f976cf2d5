import { ActBody } from '../commands/act.body.js';
import { EvidencedBody } from '../commands/evidence.body.js';
import { DateField, LongTextField, PersonIdField } from '../http/fields.js';

const who = { description: 'Whose answer it is: a reader of the milestone, or who stands in for one.' };

/** Somebody takes a milestone on. */
export class AcknowledgementBody extends ActBody {
  @PersonIdField(who)
  person!: string;

  @DateField({ optional: true, description: 'By when they will act. Absent: as the template says.', example: '2030-03-01' })
  promise?: string;

  @LongTextField(2000, { optional: true, description: 'For the organisers.', example: 'The text is with the editors.' })
  note?: string;
}

/** Somebody wants to be reminded later. */
export class SnoozeBody extends ActBody {
  @PersonIdField(who)
  person!: string;

  @DateField({ description: 'Until then that person is not reminded.', example: '2030-03-01' })
  until!: string;

  @LongTextField(2000, { description: 'Why; it stays on record.', example: 'The host decides next week.' })
  reason!: string;
}

/** Somebody says that it is done. */
export class ReportBody extends EvidencedBody {
  @PersonIdField(who)
  person!: string;
}

/** Somebody says that it is not theirs. */
export class DeclineBody extends ActBody {
  @PersonIdField(who)
  person!: string;

  @LongTextField(2000, { description: 'Whose it is, or why it is not theirs.', example: 'Protocol sees to this.' })
  note!: string;

  @PersonIdField({ optional: true, description: 'Who should act instead; somebody of the directory.', example: 'b.sato' })
  to?: string;
}

const why = { optional: true, description: 'Why; it stays on record.', example: 'The annex is missing.' };

/** Why a report is not accepted. */
export class RejectionBody extends ActBody {
  @LongTextField(2000, why)
  reason?: string;
}

/** The same in the query. */
export class RejectionQuery {
  @LongTextField(2000, why)
  reason?: string;
}

export { ActBody as ConfirmationBody } from '../commands/act.body.js';
