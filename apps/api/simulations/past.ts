import { endOfDay } from '../../../domain/time/end-of-day.js';
import type { Instant, PlainDate } from '../../../domain/time/plain-date.js';
import { Problem } from '../problems/problem.js';
import type { Reading } from '../reading/reading.js';
import type { Standing } from '../reading/worlds.js';

/**
 * An edition as it was known at the end of a past day, and the last instant of that day.
 *
 * @throws Problem `body-invalid` for a day to come, or before the edition was opened
 */
export async function standingAsOf(
  reading: Reading,
  { edition, version, today }: Standing,
  day: PlainDate,
): Promise<Standing & { now: Instant }> {
  if (day >= today) throw faulty(`must lie in the past; today is ${today}`);
  const now = endOfDay(edition.zone, day);
  const world = await reading.worldAsOf(edition.id, { knownAt: now });
  if (!world?.edition) throw faulty('lies before the edition was opened');
  return { world, edition: world.edition, sight: `${edition.id} known at ${now}`, version, today: day, now };
}

const faulty = (detail: string): Problem =>
  new Problem('body-invalid', `The body has faults: /asOf ${detail}.`, { errors: [{ pointer: '/asOf', detail }] });
