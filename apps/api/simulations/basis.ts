import { dateInWords } from '../../../domain/time/in-words.js';
import { refuse, type Refusal } from '../../../domain/refusal.js';
import type { PlainDate } from '../../../domain/time/plain-date.js';
import type { BasisBody } from './simulation.bodies.js';

/** A legal basis as it stands in the record: "decision 74/550 B of 12 August 2020". */
export const basisText = (basis: BasisBody | undefined): string | undefined =>
  basis === undefined ? undefined : `${basis.symbol} of ${dateInWords(basis.date)}`;

/** Nothing is decided on an act that is still to be adopted: it would stand in the record for good. */
export function basisYetToCome(basis: BasisBody | undefined, today: PlainDate): Refusal | undefined {
  if (basis === undefined || basis.date <= today) return undefined;
  const says = `adopted on ${basis.date}`;
  return refuse(
    'effective-in-future',
    `${basis.symbol} of ${dateInWords(basis.date)} lies in the future: today is ${dateInWords(today)}. Apply the simulation once it is adopted, or correct the date.`,
    { facts: [{ ref: basis.symbol, says }], pointer: '/basis/date' },
  );
}
