import { refuse, type Refusal } from '../refusal.js';
import type { CycleTemplate } from '../template/template.js';
import { daysBetween, isPlainDate, weekday, type PlainDate } from '../time/plain-date.js';
import type { EditionCommand } from './commands.js';
import { beyondHorizon } from './horizon.js';
import type { Turn } from './turn.js';

/** Faults of a period that make it none at all: malformed, ending before it begins, or (live) past when it was decided. */
export function periodFault(turn: Turn, { opening, closing }: { opening: PlainDate; closing: PlainDate }): Refusal | undefined {
  const wrong = malformedPeriod(opening, closing);
  if (wrong) return wrong;
  const passed = turn.bends ? undefined : passedFault(opening, turn.when?.first ?? turn.today, turn.today, '/opening');
  if (passed) return passed;
  return (
    beyondHorizon(turn, closing, '/closing') ?? (turn.bends ? undefined : durationViolations(turn.world.template, opening, closing)[0])
  );
}

/**
 * A congress is decided on before it is held. One whose opening has passed can be entered, with the day (or the first on which it
 * can have been) of the decision on it.
 */
export function passedFault(opening: PlainDate, decidedOn: PlainDate, today: PlainDate, pointer: string): Refusal | undefined {
  if (decidedOn < opening) return undefined;
  const reason =
    decidedOn === today
      ? `The opening must lie in the future; ${opening} does not (today is ${today}). Where it was decided in the past, say when (effectiveOn).`
      : `The opening must lie after the decision on it; ${opening} does not (decided on ${decidedOn}).`;
  return refuse('dates-invalid', reason, { pointer });
}

export function malformedPeriod(opening: PlainDate, closing: PlainDate): Refusal | undefined {
  for (const [name, date] of Object.entries({ opening, closing })) {
    if (!isPlainDate(date))
      return refuse('dates-invalid', `The ${name} "${date}" is not a date that exists; write it as 2031-04-21.`, { pointer: `/${name}` });
  }
  if (closing < opening)
    return refuse('dates-invalid', `The closing ${closing} lies before the opening ${opening}.`, { pointer: '/closing' });
  return undefined;
}

/**
 * The longest duration that the mandate allows, counted in meeting days: the opening, the closing, every weekday between
 * them, and the day of the consultations before the opening. Counting calendar days would refuse every congress on
 * record (their schedules span a weekend). Source: R020.
 */
export function durationViolations(template: CycleTemplate, opening: PlainDate, closing: PlainDate): Refusal[] {
  if (!template.maximumDays) return [];
  const { days: allowed, source } = template.maximumDays;
  const days = meetingDays(opening, closing) + 1;
  if (days <= allowed) return [];
  return [
    refuse(
      'duration-exceeded',
      `From ${opening} to ${closing} there are ${days} meeting days with the consultations; the mandate allows ${allowed}.`,
      {
        facts: source.requirements.map((ref) => ({ ref, says: source.paragraph })),
        pointer: '/closing',
      },
    ),
  ];
}

/** Meeting days of a congress: first and last day whatever they are, and the weekdays between. */
export function meetingDays(opening: PlainDate, closing: PlainDate): number {
  const span = daysBetween(opening, closing);
  if (span === 0) return 1;
  const between = span - 1;
  const ofWholeWeeks = Math.floor(between / 7) * 5;
  const others = Array.from({ length: between % 7 }, (_, i) => ((weekday(opening) + i) % 7) + 1);
  return ofWholeWeeks + others.filter((day) => day <= 5).length + 2;
}

/** The dates of the congress are decided for the first time; later changes are postponements. Source: R022. */
export function decideDates(turn: Turn, command: Extract<EditionCommand, { type: 'decide-dates' }>): Refusal | undefined {
  const { opening, closing, venue, host } = command;
  const { present, suspended } = turn.edition.keyDates;
  if (suspended) return refuse('edition-suspended', 'The congress is postponed without a date; new dates are set by reconvening it.');
  if (present) {
    return refuse(
      'dates-already-decided',
      `The congress is to open on ${present.opening}. To change that, announce a postponement, suspend and reconvene.`,
      {
        facts: [{ ref: 'opening', says: present.opening }],
      },
    );
  }
  const fault = periodFault(turn, command);
  if (fault) return fault;
  turn.emit({
    type: 'dates-decided',
    opening,
    closing,
    ...(venue === undefined ? {} : { venue }),
    ...(host === undefined ? {} : { host }),
    deviations: durationViolations(turn.world.template, opening, closing),
  });
  return undefined;
}
