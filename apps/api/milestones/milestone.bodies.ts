import { DateField, LongTextField } from '../http/fields.js';
import { Problem } from '../problems/problem.js';
import { ActBody, ReasonBody } from '../commands/act.body.js';

export { ActBody as StartBody, ReasonBody as WaiverBody, ReasonBody as ReopeningBody } from '../commands/act.body.js';
export { EvidencedBody as CompletionBody } from '../commands/evidence.body.js';

/** A date set by hand. */
export class PinBody extends ReasonBody {
  @DateField({ description: 'The day to which the due date is pinned.' })
  on!: string;
}

const why = { optional: true, description: 'Why; it stays on record.', example: 'The session is dated now.' };

/** Why a date follows its rule again. */
export class UnpinBody extends ActBody {
  @LongTextField(2000, why)
  reason?: string;
}

/** The same in the query. */
export class UnpinQuery {
  @LongTextField(2000, why)
  reason?: string;
}

/** @throws Problem `body-invalid` where neither place has it, or both have and differ */
export function reasonOf(body: string | undefined, query: string | undefined): string {
  const reason = body ?? query;
  const detail = reason === undefined ? 'is missing' : query !== undefined && query !== reason ? 'is not the one in the query' : undefined;
  if (reason !== undefined && detail === undefined) return reason;
  throw new Problem('body-invalid', `The body has faults: /reason ${detail}.`, { errors: [{ pointer: '/reason', detail: detail ?? '' }] });
}
