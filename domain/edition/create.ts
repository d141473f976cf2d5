import { calendarOf } from '../calendar/calendar.js';
import { refuse, type Refusal } from '../refusal.js';
import { bounds } from '../time/effective-on.js';
import { dateIn, isZone, yearOf } from '../time/plain-date.js';
import { adjustmentFault } from './adjustments.js';
import type { CreateEdition } from './commands.js';
import { durationViolations, malformedPeriod, passedFault } from './dates.js';
import { afterYear, horizonOf } from './horizon.js';
import type { Turn } from './turn.js';

/** Opens an edition from a template and its key dates, or from a target year alone (R153). */
export function create(turn: Turn, command: CreateEdition): Refusal | undefined {
  const { template } = turn.world;
  if (turn.world.edition) {
    return refuse('edition-exists', `There is an edition "${turn.envelope.edition}" already. Choose another id, or work on that one.`, {
      facts: [{ ref: turn.envelope.edition, says: 'exists' }],
    });
  }
  if (command.template.id !== template.id || command.template.version !== template.version) {
    return refuse('template-unknown', `There is no template ${command.template.id} version ${command.template.version}.`, {
      pointer: '/template',
    });
  }
  if (!isZone(command.zone)) {
    return refuse('zone-unknown', `"${command.zone}" is not a time zone; give an IANA name such as Asia/Tokyo.`, { pointer: '/zone' });
  }
  const { dates } = command;
  const fault =
    dates &&
    (malformedPeriod(dates.opening, dates.closing) ??
      afterYear(horizonOf({ targetYear: command.targetYear, everyYears: template.everyYears }), dates.closing, '/dates/closing'));
  if (fault) return fault;
  const wrong = (command.mode === 'live' ? liveFault(turn, command) : undefined) ?? repeatedMeeting(command);
  if (wrong) return wrong;
  const misjudged = command.adjustments && adjustmentFault(template, command.adjustments);
  if (misjudged) return misjudged;
  const tooLong = dates && command.mode === 'live' ? durationViolations(template, dates.opening, dates.closing)[0] : undefined;
  if (tooLong) return tooLong;
  const { type: _, ...event } = command;
  turn.emit({ ...event, type: 'edition-created', meetings: command.meetings ?? template.meetings?.planned ?? [] });
  return undefined;
}

/** A live edition lies ahead, or did when it was decided on: its year, and its dates in that year. */
function liveFault({ now, envelope, world }: Turn, { zone, targetYear, dates, sessions }: CreateEdition): Refusal | undefined {
  const today = dateIn(zone, now);
  const calendar = calendarOf(world.template, sessions);
  const when = bounds(envelope.effectiveOn ?? today, (session) => calendar.session(session));
  const decidedOn = when?.first ?? today;
  if (decidedOn > today) {
    return refuse('effective-in-future', `Nothing can be reported as of ${envelope.effectiveOn}: today is ${today}.`, {
      pointer: '/effectiveOn',
    });
  }
  const passed = dates && passedFault(dates.opening, decidedOn, today, '/dates/opening');
  if (passed) return passed;
  if (targetYear < yearOf(decidedOn)) {
    const way = decidedOn === today ? ' Where it was decided on in the past, say when (effectiveOn).' : '';
    return refuse('dates-invalid', `The target year ${targetYear} is over; a live edition is still to be held.${way}`, {
      pointer: '/targetYear',
    });
  }
  if (dates && yearOf(dates.opening) !== targetYear) {
    return refuse('dates-invalid', `The opening ${dates.opening} does not lie in the target year ${targetYear}.`, {
      pointer: '/targetYear',
    });
  }
  return undefined;
}

function repeatedMeeting({ meetings = [] }: CreateEdition): Refusal | undefined {
  const twice = meetings.findIndex(({ id }, i) => meetings.findIndex((m) => m.id === id) < i);
  if (twice < 0) return undefined;
  return refuse('dates-invalid', `The meeting "${meetings[twice]?.id}" is named twice; each needs an id of its own.`, {
    pointer: `/meetings/${twice}/id`,
  });
}
