import { calendarOf } from '../calendar/calendar.js';
import type { World } from '../engine.types.js';
import { bounds } from '../time/effective-on.js';
import { periodInForce } from './period-in-force.js';

/**
 * Why what an edition needed says nothing of the rules of its template; undefined: it does. Of a congress that was not held
 * whatever was done came to nothing, and in one that is made up somebody tried how fast it could be clicked through.
 */
export function whyNoEvidence({ edition, template }: World): string | undefined {
  if (!edition) return 'never created';
  if (edition.madeUp) return 'made up';
  if (edition.cancelled) return 'cancelled';
  const opened = edition.milestones[template.opening]?.done;
  if (!opened) return 'closed without an opening on record';
  const on = bounds(opened.on, (session) => calendarOf(template, edition.sessions).session(session));
  const period = on && periodInForce(template, edition, on.last);
  return period && on.last < period.opening ? `recorded as opened on ${opened.on}, before its opening (${period.opening})` : undefined;
}
