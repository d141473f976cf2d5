import { dateInWords } from '../../../domain/time/in-words.js';
import type { BasisBody } from './simulation.bodies.js';

/** A legal basis as it stands in the record: "decision 74/550 B of 12 August 2020". */
export const basisText = (basis: BasisBody | undefined): string | undefined =>
  basis === undefined ? undefined : `${basis.symbol} of ${dateInWords(basis.date)}`;
