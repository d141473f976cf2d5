import type { PastMoment } from '../../../domain/edition/as-of.js';
import { endOfDay } from '../../../domain/time/end-of-day.js';
import { asInstant, dateIn, isPlainDate, type Instant, type PlainDate, type Zone } from '../../../domain/time/plain-date.js';
import { Problem } from '../problems/problem.js';
import type { MomentQuery } from './moment.query.js';

/**
 * The moment that a query names; undefined: the present. With `knownAt` alone an edition is seen as it was known then, on
 * that day.
 *
 * @throws Problem `query-invalid` for one to come
 */
export function momentOf({ asOf, knownAt }: MomentQuery, zone: Zone, now: Instant): (PastMoment & { asOf: PlainDate }) | undefined {
  const today = dateIn(zone, now);
  const known = knownAt === undefined ? undefined : isPlainDate(knownAt) ? endOfDay(zone, knownAt) : asInstant(Date.parse(knownAt));
  if (asOf !== undefined && asOf > today) throw toCome('asOf', today);
  if (known !== undefined && (known > endOfDay(zone, today) || (known > now && !isPlainDate(knownAt ?? ''))))
    throw toCome('knownAt', today);
  const past = known === undefined || known >= now ? undefined : known;
  const day = asOf ?? (past === undefined ? today : dateIn(zone, past));
  if (past === undefined && day === today) return undefined;
  return { asOf: day, ...(past === undefined ? {} : { knownAt: past }) };
}

function toCome(parameter: 'asOf' | 'knownAt', today: PlainDate): Problem {
  const detail = `lies in the future; today is ${today}`;
  return new Problem('query-invalid', `${parameter} ${detail}.`, { errors: [{ parameter, detail }] });
}
