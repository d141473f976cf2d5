import { formatTerm } from '../template/due-rule.js';
import type { CycleTemplate, MilestoneDefinition, Term } from '../template/template.js';
import { offsetInWords } from '../time/in-words.js';
import { daysBetween, shift, type Offset, type PlainDate } from '../time/plain-date.js';
import { anchorName } from './figures.js';
import type { Days, Figures, Memory, Needed, Proposal, Spread, Verdict } from './memory.types.js';
import { medianOf, spreadOf, valueOf } from './spread.js';

/** What the editions of a template say of its rules: what each milestone needed, and where another rule would fit better. */
export function memoryOf(
  template: CycleTemplate,
  all: readonly Figures[],
  others: Pick<Memory, 'leftOut' | 'earlier'> = { leftOut: [], earlier: 0 },
): Memory {
  const { id, version, title } = template;
  const spreads = spreadOf(template, all);
  return {
    template: { id, version, title },
    editions: all.map(({ edition }) => edition),
    ...others,
    spreads,
    proposals: proposalsFor(template, spreads),
  };
}

/** One for each milestone of which anything is on record, in the template's order. */
export function proposalsFor(template: CycleTemplate, spreads: readonly Spread[]): Proposal[] {
  return spreads.flatMap((spread) => {
    const definition = template.milestones.find(({ id }) => id === spread.id);
    return definition && spread.needed.length > 0 ? [proposalFor(definition, spread)] : [];
  });
}

/**
 * A rule holds where at least half of what is on record agrees with it, as far as that is precise. It is to change where
 * more does not and two editions or more say so: towards the middle of what they needed, in the unit of the rule; where all
 * of them hang on a session so many years later, to that one. One edition is no rule.
 */
function proposalFor(definition: MilestoneDefinition, spread: Spread): Proposal {
  const term = termOf(definition, spread);
  const known = spread.needed.filter(({ vague }) => !vague);
  const editions = new Set(known.map(({ edition }) => edition.id)).size;
  const agreeing = known.filter((n) => agrees(definition, term, n)).length;
  const better = known.length > 0 ? betterRule(term, known) : undefined;
  const verdict = verdictOf(known.length, agreeing, editions, better);
  const { id, title, rule } = spread;
  return {
    id,
    title,
    verdict,
    rule,
    ...(better && verdict !== 'holds' ? { proposed: formatRule(better) } : {}),
    ...(better && verdict === 'change' && anchorName(better) === anchorName(term) && onTheSameSide(better, term)
      ? { offset: better.offset ?? nothing }
      : {}),
    words: [
      `Planned ${plannedInWords(term)}.`,
      ...spread.needed.map(neededInWords),
      conclusion(verdict, { known: known.length, agreeing, editions }, better),
    ].join(' '),
  };
}

function verdictOf(known: number, agreeing: number, editions: number, better: Term | undefined): Verdict {
  if (known === 0) return 'too-little';
  if (agreeing * 2 >= known) return 'holds';
  return editions > 1 && better ? 'change' : 'too-little';
}

/** The term that the editions counted by: of rules by placement the one of most of them. */
function termOf({ due }: MilestoneDefinition, { anchor }: Spread): Term {
  const terms = due.byPlacement ? [due.byPlacement.opening.on, due.byPlacement.closing.on] : [due.on];
  return terms.find((term) => anchorName(term) === anchor) ?? due.on;
}

/** Whether what was needed may lie in the window of the rule, half a unit more or less. */
function agrees(definition: MilestoneDefinition, term: Term, { days, anchoredOn, late }: Needed): boolean {
  const last = daysOf(term.offset, anchoredOn);
  const { from } = definition.due;
  const first = from && anchorName(from) === anchorName(term) ? daysOf(from.offset, anchoredOn) : last;
  const room = tolerance(term);
  const inTime = late !== null && late.least <= 0 && late.most >= 0; // its own date may have been a limit, or re-targeted
  return inTime || (days.least - room <= last && days.most + room >= first);
}

/** Half of the unit in which a rule counts; what is to be at a session may be in its month. */
function tolerance({ anchor, offset }: Term): number {
  if (!offset) return isSession(anchor) ? 31 : 0;
  return { d: 0, w: 3, m: 15 }[offset.unit];
}

function betterRule(term: Term, known: readonly Needed[]): Term | undefined {
  const { anchor, edge, offset } = term;
  const beyond = known.map((n) => valueOf(n) - daysOf(offset, n.anchoredOn));
  if (anchor.kind === 'chain' || anchor.kind === 'nth-session') {
    const years = new Set(beyond.map((days) => Math.round(days / daysOfYear)));
    const [later = 0] = years;
    if (years.size > 1) return undefined; // they hung on different sessions: the middle of them is none
    if (later !== 0) return { anchor: { ...anchor, k: counted(anchor.k, later) }, edge, ...(offset ? { offset } : {}) };
  }
  const unit = offset?.unit ?? 'd';
  const count = Math.round((medianOf(known.map(valueOf)) ?? 0) / daysOfUnit[unit]) + 0;
  return { anchor, edge, ...(count === 0 ? {} : { offset: { count, unit } }) };
}

/** Sessions before and after are counted from -1 and +1: there is none at 0. */
function counted(k: number, later: number): number {
  const moved = k + later;
  return k < 0 === moved < 0 && moved !== 0 ? moved : moved + Math.sign(later);
}

const daysOfYear = 365.25;
const daysOfUnit = { d: 1, w: 7, m: daysOfYear / 12 } as const;
/** No edition is opened with a distance to the other side of what a rule counts from. */
const onTheSameSide = (a: Term, b: Term): boolean => (a.offset?.count ?? 0) * (b.offset?.count ?? 0) >= 0;
const nothing: Offset = { count: 0, unit: 'd' };
const isSession = ({ kind }: Term['anchor']): boolean => kind === 'chain' || kind === 'nth-session' || kind === 'session';
const daysOf = (offset: Offset | undefined, from: PlainDate): number => (offset ? daysBetween(from, shift(from, offset)) : 0);
const formatRule = (term: Term): string => formatTerm(term);

const plannedInWords = (term: Term): string =>
  term.offset ? `${offsetInWords(term.offset)} ${anchorInWords(term)}` : `with ${anchorInWords(term)}`;

/** The congress in words; whatever else a rule counts from in the notation of templates, where it can be looked up. */
const anchorInWords = ({ anchor, edge }: Term): string =>
  anchor.kind === 'opening' || anchor.kind === 'closing' ? `the ${anchor.kind}` : anchorName({ anchor, edge });

function neededInWords({ edition, title, days, vague, doneOn, evidence, key }: Needed): string {
  const proof = evidence?.symbol ?? evidence?.link;
  const what = key.includes('.') ? `${title}: ` : '';
  const known = [`done ${doneOn}`, ...(proof === undefined ? [] : [proof]), ...(vague ? ['too vague to count'] : [])].join(', ');
  return `${edition.title}: ${what}${spanInWords(days)} (${known}).`;
}

/** `106 to 135 days after`, `18 days before`, `the same day`; about so many months where there are many. */
export function spanInWords({ least, most }: Days): string {
  if (least === most) return least === 0 ? 'the same day' : `${plain(Math.abs(least))} ${least < 0 ? 'before' : 'after'}${inMonths(least)}`;
  if (least >= 0) return `${least} to ${plain(most)} after${inMonths((least + most) / 2)}`;
  if (most <= 0) return `${-most} to ${plain(-least)} before${inMonths((least + most) / 2)}`;
  return `between ${plain(-least)} before and ${plain(most)} after`;
}

const plain = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
const inMonths = (days: number): string => (Math.abs(days) < 60 ? '' : `, about ${(Math.abs(days) / daysOfUnit.m).toFixed(1)} months`);

function conclusion(verdict: Verdict, count: { known: number; agreeing: number; editions: number }, better: Term | undefined): string {
  const { known, agreeing, editions } = count;
  if (known === 0) return 'Nothing of it is precise enough to say more.';
  if (verdict === 'holds')
    return editions === 1 ? 'The rule holds, as far as one edition can say.' : `The rule holds: ${agreeing} of ${known} agree with it.`;
  if (!better) return 'They differ by whole years, so no other rule follows.';
  if (verdict === 'change')
    return `${agreeing === 0 ? 'None' : `Only ${agreeing}`} of ${known} agrees with the rule; ${formatRule(better)} lies in the middle.`;
  return `One edition is no rule; there it was ${formatRule(better)}.`;
}
