import { plural } from '../time/in-words.js';
import { dayNumber, isPlainDate, yearOf, type PlainDate } from '../time/plain-date.js';
import { escapedHtml } from './html-text.js';
import { dayOf, type Names } from './names.js';
import type { Rehearsal, RehearsedMilestone, RehearsedScenario } from './rehearsal.types.js';

/** Measures of a picture, in its own units. */
export interface Measures {
  width: number;
  /** Free to the left of the lanes. */
  left: number;
  laneHeight: number;
  /** Where the name of a stage stands: beside its lane, or above it. */
  names: 'beside' | 'above';
}

export const wide: Measures = { width: 1000, left: 190, laneHeight: 26, names: 'beside' };
/** For telephones: as wide as they are, so that letters keep their size. */
export const narrow: Measures = { width: 360, left: 10, laneHeight: 40, names: 'above' };

const right = 16;
const head = 26;

/** All pictures of a rehearsal have one scale, so that scenarios can be held against each other. */
export interface Scale {
  first: PlainDate;
  last: PlainDate;
}

export function scaleOf({ scenarios }: Rehearsal): Scale {
  const days = scenarios.flatMap(({ from, until, milestones }) => [from, until, ...milestones.flatMap((one) => placeOf(one) ?? [])]).sort();
  return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

/** A scenario as a picture: a lane for each stage, a mark for each milestone, the congress, and the days without a date for it. */
export function pictureOf(scenario: RehearsedScenario, { template, names }: Rehearsal, scale: Scale, measures: Measures): string {
  const { width, laneHeight } = measures;
  const x = across(scale, measures);
  const lanes = template.stages
    .map(({ id, title }) => ({ title, milestones: scenario.milestones.filter(({ stage }) => stage === id) }))
    .filter(({ milestones }) => milestones.length > 0);
  const height = head + lanes.length * laneHeight + 10;
  const { done, late, milestones } = scenario.counts;
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapedHtml(`Time line: ${scenario.title}. ${done} of ${milestones} milestones done, ${late} late.`)}">`,
    ...yearsOf(scale).map((year) => yearMark(x(`${year}-01-01`), year, height)),
    ...shades(scenario, x, height),
    ...lanes.flatMap(({ title, milestones: of }, n) =>
      lane(title, of, head + n * laneHeight, measures, (milestone, y) => mark(milestone, y, x, scenario.until, names)),
    ),
    '</svg>',
  ].join('\n');
}

const across = ({ first, last }: Scale, { width, left }: Measures): ((day: PlainDate) => number) => {
  const [from, to] = [dayNumber(first), dayNumber(last)];
  return (day) => rounded(left + ((Math.min(to, Math.max(from, dayNumber(day))) - from) / Math.max(1, to - from)) * (width - left - right));
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

function yearsOf({ first, last }: Scale): number[] {
  const years: number[] = [];
  for (let year = yearOf(first) + 1; year <= yearOf(last); year += 1) years.push(year);
  return years;
}

const yearMark = (x: number, year: number, height: number): string =>
  `<line class="year" x1="${x}" y1="16" x2="${x}" y2="${height}"/><text class="year" x="${x}" y="12" text-anchor="middle">${year}</text>`;

/** The congress, and the time in which it had no date. */
function shades({ dates, final, until }: RehearsedScenario, x: (day: PlainDate) => number, height: number): string[] {
  const shade = (kind: string, from: PlainDate, to: PlainDate, says: string): string =>
    `<rect class="${kind}" x="${x(from)}" y="16" width="${Math.max(3, rounded(x(to) - x(from)))}" height="${height - 16}"><title>${escapedHtml(says)}</title></rect>`;
  const { present } = dates;
  const without = (final?.postponements ?? []).flatMap(({ suspendedOn, reconvenedOn, withdrawnOn }) => {
    const [from, to] = [suspendedOn, reconvenedOn ?? withdrawnOn ?? until];
    return from !== undefined && isPlainDate(from) && isPlainDate(to) ? [shade('undated', from, to, `No date from ${from} to ${to}`)] : [];
  });
  return [
    ...without,
    ...(present ? [shade('congress', present.opening, present.closing, `Congress: ${present.opening} to ${present.closing}`)] : []),
  ];
}

function lane(
  title: string,
  milestones: readonly RehearsedMilestone[],
  top: number,
  { width, left, laneHeight, names }: Measures,
  markOf: (milestone: RehearsedMilestone, y: number) => string[],
): string[] {
  const y = names === 'beside' ? top + laneHeight / 2 : top + laneHeight - 10;
  const name =
    names === 'beside'
      ? `<text class="stage" x="${left - 8}" y="${y + 4}" text-anchor="end">${escapedHtml(shortened(title))}<title>${escapedHtml(title)}</title></text>`
      : `<text class="stage" x="${left}" y="${y - 12}">${escapedHtml(title)}</text>`;
  return [
    `<line class="lane" x1="${left}" y1="${y}" x2="${width - right}" y2="${y}"/>`,
    name,
    ...milestones.flatMap((milestone) => markOf(milestone, y)),
  ];
}

function mark(milestone: RehearsedMilestone, y: number, x: (day: PlainDate) => number, until: PlainDate, names: Names): string[] {
  const { key, title, dueOn, doneOn, status, lateDays } = milestone;
  const day = placeOf(milestone);
  if (day === undefined) return [];
  const says = `${key} ${title}: ${doneOn === null ? status : `done ${dayOf(names, doneOn)}`}${dueOn === null ? '' : `, due ${dueOn}`}${lateDays > 0 ? `, ${plural(lateDays, 'day')} late` : ''}`;
  const kind = lateDays > 0 ? 'late' : status === 'waived' ? 'waived' : doneOn === null ? 'open' : 'done';
  const from = dueOn === null || lateDays === 0 ? undefined : x(dueOn);
  const to = x(doneOn === null && lateDays > 0 ? until : day);
  return [
    ...(from === undefined ? [] : [`<line class="delay" x1="${from}" y1="${y}" x2="${to}" y2="${y}"/>`]),
    kind === 'late'
      ? `<path class="late" d="M${to} ${y - 6}l6 6l-6 6l-6 -6z"><title>${escapedHtml(says)}</title></path>`
      : `<circle class="${kind}" cx="${to}" cy="${y}" r="4.5"><title>${escapedHtml(says)}</title></circle>`,
  ];
}

/** Where a milestone stands: on the day on which it was done, as far as that is known, or is due. */
function placeOf({ doneOn, dueOn }: RehearsedMilestone): PlainDate | undefined {
  if (doneOn === null) return dueOn ?? undefined;
  if (isPlainDate(doneOn)) return doneOn;
  if (/^\d{4}-\d\d$/.test(doneOn)) return `${doneOn}-15`;
  return /^\d{4}$/.test(doneOn) ? `${doneOn}-07-01` : (dueOn ?? undefined);
}

/** What fits to the left of a lane; the whole of it stands in its title. */
const shortened = (title: string): string => (title.length <= 28 ? title : `${title.slice(0, 27)}…`);
