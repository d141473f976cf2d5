import { EffectiveOnField, LongTextField, TextField } from '../http/fields.js';

/** What every act can carry: since when it is so, and on what basis. */
export class ActBody {
  @EffectiveOnField({
    optional: true,
    description:
      "When it was so, as precisely as it is known: a day, a month, a year, a session, or `unknown`. Absent: today in the edition's zone.",
  })
  effectiveOn?: string;

  @TextField(500, {
    optional: true,
    description: 'Legal basis: a resolution, a decision, a note verbale.',
    example: 'A/RES/72/192, para. 3',
  })
  basis?: string;
}

/** An act that needs a reason. */
export class ReasonBody extends ActBody {
  @LongTextField(2000, { description: 'Why; it stays on record.', example: 'Covered by the host country agreement.' })
  reason!: string;
}
