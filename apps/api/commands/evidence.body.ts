import { DateField, LinkField, LongTextField, ObjectField, SymbolField, SymbolsField } from '../http/fields.js';
import { ActBody } from './act.body.js';

/** What proves an act: a document symbol, a link, a date. */
export class EvidenceBody {
  @SymbolField({ optional: true, description: 'Document symbol.' })
  symbol?: string;

  @SymbolsField(20, { optional: true, description: 'Further symbols of the same act.', example: ['A/72/496'] })
  also?: string[];

  @LinkField({ optional: true, description: 'Where it can be read.' })
  link?: string;

  @DateField({ optional: true, description: 'Date of the act or document.' })
  date?: string;

  @LongTextField(2000, { optional: true, description: 'Anything else that the record should say.' })
  note?: string;
}

/** An act with its evidence. */
export class EvidencedBody extends ActBody {
  @ObjectField(() => EvidenceBody, { description: 'What proves it.', example: { symbol: 'A/RES/72/192' } })
  evidence!: EvidenceBody;
}
