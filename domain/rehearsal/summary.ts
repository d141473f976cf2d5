import { plural } from '../time/in-words.js';
import { dayOf, nameOf, type Names } from './names.js';
import { otherwise, type Otherwise } from './otherwise.js';
import type { ComparedMilestone, Rehearsal, RehearsedScenario } from './rehearsal.types.js';
import { messages, readersOf } from './reminders.js';

/** Lines of each list that a terminal shows; the files have all. */
const shown = 6;
const width = 100;

/** What a rehearsal came to, for a terminal: plain text, some lines for each scenario. */
export function summaryOf(rehearsal: Rehearsal): string {
  const { title, scenarios, names } = rehearsal;
  return [
    title,
    '='.repeat(Math.min(title.length, width)),
    '',
    ...scenarios.flatMap((scenario, n) => ofScenario(scenario, names, scenarios.length > 1 ? n + 1 : undefined)),
    ...differences(rehearsal),
  ].join('\n');
}

function ofScenario(scenario: RehearsedScenario, names: Names, place: number | undefined): string[] {
  const { title, headline, dates, from, until, counts, late, refused, reminders = [] } = scenario;
  const { first, present } = dates;
  const moved = first && present && first.opening !== present.opening ? `, first set for ${first.opening}` : '';
  const readers = readersOf(messages(reminders)).slice(0, shown);
  const most = readers.map((r) => `${nameOf(names, r.reader)} ${r.messages}`).join(', ');
  return [
    `${place === undefined ? '' : `${place}. `}${title}`,
    `   ${headline}`,
    `   Congress    ${present ? `${present.opening} to ${present.closing}${moved}` : 'no date'}`,
    `   Rehearsed   ${from} to ${until}; ${plural(counts.lines, 'decision')} and reports, ${plural(counts.moved, 'due date')} moved${leftOut(counts)}`,
    `   Messages    ${counts.messages}${most === '' ? '' : `: ${most}${counts.readers > shown ? ', …' : ''}`}`,
    `   Late        ${counts.late === 0 ? 'nothing' : plural(counts.late, 'milestone')}`,
    ...list(
      late.map(
        ({ key, title: name, dueOn, doneOn, days }) =>
          `${key}, ${plural(days, 'day')} (due ${dueOn}, ${doneOn === null ? 'open' : `done ${dayOf(names, doneOn)}`}): ${name}`,
      ),
    ),
    `   Refused     ${counts.refused === 0 ? 'nothing' : plural(counts.refused, 'line')}`,
    ...list(refused.map(({ on, asked, reason }) => `${on} ${asked}: ${reason}`)),
    '',
  ];
}

/** Lines that were written and not told, where there are any. */
const leftOut = ({ afterEnd }: RehearsedScenario['counts']): string =>
  afterEnd === 0 ? '' : `; ${plural(afterEnd, 'line')} after the end not told`;

/** What the courses of milestones are called that are not those of the first scenario, of one and of several. */
const courses: Record<Otherwise, readonly [one: string, several: string]> = {
  undated: ['has no date any more', 'have no date any more'],
  moved: ['comes on another day', 'come on another day'],
  dated: ['has a date', 'have a date'],
  absent: ['does not occur', 'do not occur'],
  added: ['occurs in addition', 'occur in addition'],
  standing: ['comes on the same day and stands otherwise', 'come on the same day and stand otherwise'],
};

/** What becomes of milestones that is not as in the first scenario; those whose dates differ most first. */
function differences({ scenarios, comparison }: Rehearsal): string[] {
  const [first, ...others] = scenarios;
  if (!first) return [];
  return others.flatMap(({ title }, n) => {
    const differing = comparison.flatMap((row) => {
      const course = otherwise(row, n + 1);
      return course === undefined ? [] : [{ row, course, days: Math.abs(row.shift[n + 1] ?? 0) }];
    });
    return [
      `"${title}" against "${first.title}": ${inShort(differing.map(({ course }) => course))}`,
      ...list(differing.sort((a, b) => b.days - a.days).map(({ row, course }) => oneOf(row, course, n + 1))),
      '',
    ];
  });
}

/** "65 milestones have no date any more, 3 come on another day". */
function inShort(differing: readonly Otherwise[]): string {
  const kinds = (Object.keys(courses) as Otherwise[]).flatMap((course) => {
    const count = differing.filter((one) => one === course).length;
    return count === 0 ? [] : [{ course, count }];
  });
  const says = ({ course, count }: (typeof kinds)[number], n: number): string =>
    `${n === 0 ? plural(count, 'milestone') : count} ${courses[course][count === 1 ? 0 : 1]}`;
  return kinds.length === 0 ? 'every milestone has the same course' : kinds.map(says).join(', ');
}

function oneOf({ key, title, scenarios, shift }: ComparedMilestone, course: Otherwise, n: number): string {
  const days = shift[n] ?? 0;
  if (course === 'moved') return `${key}, ${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}: ${title}`;
  const [before, now] = [scenarios[0]?.status, scenarios[n]?.status];
  if (course === 'standing' && before !== now) return `${key}, ${now} instead of ${before}: ${title}`;
  return `${key}, ${courses[course][0]}: ${title}`;
}

function list(lines: readonly string[]): string[] {
  const some = lines.slice(0, shown).map((line) => `     - ${short(line)}`);
  return lines.length > shown ? [...some, `     - and ${lines.length - shown} more`] : some;
}

const short = (line: string): string => (line.length <= width ? line : `${line.slice(0, width - 1)}…`);
