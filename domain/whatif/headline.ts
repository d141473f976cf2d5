import { dateInWords } from '../time/in-words.js';
import type { PlainDate } from '../time/plain-date.js';
import type { AssumedFact, AtRisk, NoSlack, Projection } from './what-if.types.js';

/** What comes of the hypotheses, in one sentence or two. */
export function headlineOf(
  facts: readonly AssumedFact[],
  milestones: readonly Projection[],
  atRisk: readonly AtRisk[],
  noSlack: readonly NoSlack[],
  opening: { on: PlainDate; late: number } | undefined,
): string {
  const moved = milestones.filter(({ assumed, moved: { earliest, planned } }) => !assumed && (earliest !== 0 || planned !== 0)).length;
  const [worst] = atRisk;
  const parts = [
    moved === 0 ? 'nothing else moves' : `${counted(moved, 'other milestone moves', 'other milestones move')}`,
    worst
      ? `${atRisk.length} more at risk than without (${worst.key} the most, by ${counted(worst.after, 'day', 'days')})`
      : 'nothing comes to be at risk',
    noSlack.length === 0 ? 'slack is left everywhere' : `${noSlack.length} without slack`,
  ];
  return `If ${facts.length === 1 ? 'this holds' : `these ${facts.length} hold`}: ${parts.join('; ')}.${openingInWords(opening)}`;
}

function openingInWords(opening: { on: PlainDate; late: number } | undefined): string {
  if (!opening) return '';
  const on = `The opening on ${dateInWords(opening.on)}`;
  return opening.late === 0 ? ` ${on} can be held.` : ` ${on} is in danger: ${counted(opening.late, 'day is', 'days are')} missing.`;
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
