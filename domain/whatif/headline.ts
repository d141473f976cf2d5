import { dateInWords } from '../time/in-words.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import type { AssumedFact, AtRisk, NoSlack, Projection, TooLate } from './what-if.types.js';

/** An opening that is still to come, as it would stand. */
export interface SupposedOpening {
  /** Null: it has no date. */
  on: PlainDate | null;
  suspended: boolean;
  /** Days by which it cannot be held. */
  late: number;
}

/** A closing that cannot be held on its day, with what it waits for. */
export interface SupposedClosing {
  key: MilestoneKey;
  on: PlainDate;
  earliest: PlainDate;
}

interface Found {
  facts: readonly AssumedFact[];
  milestones: readonly Projection[];
  atRisk: readonly AtRisk[];
  noSlack: readonly NoSlack[];
  tooLate: readonly TooLate[];
}

/** What comes of the hypotheses, in one sentence to three. What has no date neither moves nor has slack. */
export function headlineOf(
  { facts, milestones, atRisk, noSlack, tooLate }: Found,
  opening: SupposedOpening | undefined,
  closing: SupposedClosing | undefined,
): string {
  const moved = milestones.filter(({ assumed, before, after }) => !assumed && isMoved(before, after)).length;
  const undated = milestones.filter(({ after }) => after.planned === null).length;
  const slackIsKnown = milestones.length === 0 || milestones.some(({ after }) => after.slackDays !== null);
  const [worst] = atRisk;
  const parts = [
    moved === 0 ? 'nothing else moves' : `${counted(moved, 'other milestone moves', 'other milestones move')}`,
    worst
      ? `${atRisk.length} more at risk than without (${worst.key} the most, by ${counted(worst.after, 'day', 'days')})`
      : 'nothing comes to be at risk',
    noSlack.length > 0 ? `${noSlack.length} without slack` : slackIsKnown ? 'slack is left everywhere' : 'of slack nothing can be told',
    ...(undated === 0 ? [] : [`${counted(undated, 'rests on it and has no date', 'rest on it and have no date')}`]),
  ];
  return `If ${facts.length === 1 ? 'this holds' : `these ${facts.length} hold`}: ${parts.join('; ')}.${opening ? ` ${openingInWords(opening, tooLate)}` : ''}${closing ? ` ${closingInWords(closing)}` : ''}`;
}

const closingInWords = ({ key, on, earliest }: SupposedClosing): string =>
  `The congress cannot close on ${dateInWords(on)} with all that is to be done at it: ${key} is possible on ${dateInWords(earliest)} at the earliest.`;

const isMoved = (before: Projection['before'], after: Projection['after']): boolean =>
  before.earliest !== after.earliest || before.planned !== after.planned;

function openingInWords({ on, suspended, late }: SupposedOpening, tooLate: readonly TooLate[]): string {
  if (on === null) {
    return suspended
      ? 'The opening is postponed without a date, so that what counts from it cannot be reckoned.'
      : 'The opening has no date yet, so that what counts from it cannot be reckoned.';
  }
  const opening = `The opening on ${dateInWords(on)}`;
  const held = late === 0 ? `${opening} can be held` : `${opening} is in danger: ${counted(late, 'day is', 'days are')} missing`;
  if (tooLate.length === 0) return `${held}.`;
  const [named, more] = [tooLate.slice(0, most), tooLate.length - most];
  const list = named.map(({ key, earliest }) => `${key} (${dateInWords(earliest)})`).join(', ');
  const belong = counted(tooLate.length, 'milestone that belongs before it comes', 'milestones that belong before it come');
  return `${held}, but ${belong} only after it: ${list}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** How many are named in a sentence. */
const most = 4;

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
