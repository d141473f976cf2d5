import { DateField, TextField } from '../http/fields.js';
import { ReasonBody } from '../commands/act.body.js';

export { ActBody as StartBody, ReasonBody as WaiverBody, ReasonBody as ReopeningBody } from '../commands/act.body.js';
export { EvidencedBody as CompletionBody } from '../commands/evidence.body.js';

/** A date set by hand. */
export class PinBody extends ReasonBody {
  @DateField({ description: 'The day to which the due date is pinned.' })
  on!: string;
}

/** Why a date follows its rule again. */
export class UnpinQuery {
  @TextField(2000, { description: 'Why; it stays on record.', example: 'The session is dated now.' })
  reason!: string;
}
