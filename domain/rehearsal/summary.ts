import type { Rehearsal, RehearsedScenario } from './rehearsal.types.js';
import { messages, readersOf } from './reminders.js';

/** Lines of each list that a terminal shows; the files have all. */
const shown = 6;
const width = 100;

/** What a rehearsal came to, for a terminal: plain text, some lines for each scenario. */
export function summaryOf(rehearsal: Rehearsal): string {
  const { title, scenarios } = rehearsal;
  return [
    title,
    '='.repeat(Math.min(title.length, width)),
    '',
    ...scenarios.flatMap((scenario, n) => ofScenario(scenario, scenarios.length > 1 ? n + 1 : undefined)),
    ...differences(rehearsal),
  ].join('\n');
}

function ofScenario(scenario: RehearsedScenario, place: number | undefined): string[] {
  const { title, headline, dates, from, until, counts, late, refused, reminders = [] } = scenario;
  const { first, present } = dates;
  const moved = first && present && first.opening !== present.opening ? `, first set for ${first.opening}` : '';
  const readers = readersOf(messages(reminders)).slice(0, shown);
  return [
    `${place === undefined ? '' : `${place}. `}${title}`,
    `   ${headline}`,
    `   Congress    ${present ? `${present.opening} to ${present.closing}${moved}` : 'no date'}`,
    `   Rehearsed   ${from} to ${until}; ${plural(counts.lines, 'decision')} and reports, ${counts.moved} due dates moved`,
    `   Messages    ${counts.messages}${readers.length > 0 ? `: ${readers.map((r) => `${r.reader} ${r.messages}`).join(', ')}${counts.readers > shown ? ', …' : ''}` : ''}`,
    `   Late        ${counts.late === 0 ? 'nothing' : plural(counts.late, 'milestone')}`,
    ...list(
      late.map(
        ({ key, title: name, dueOn, doneOn, days }) =>
          `${key}, ${plural(days, 'day')} (due ${dueOn}, ${doneOn === null ? 'open' : `done ${doneOn}`}): ${name}`,
      ),
    ),
    `   Refused     ${counts.refused === 0 ? 'nothing' : plural(counts.refused, 'line')}`,
    ...list(refused.map(({ on, asked, reason }) => `${on} ${asked}: ${reason}`)),
    '',
  ];
}

/** The dates that differ most from the first scenario's. */
function differences({ scenarios, comparison }: Rehearsal): string[] {
  const [first, ...others] = scenarios;
  if (!first) return [];
  return others.flatMap(({ title }, n) => {
    const moved = comparison.flatMap(({ key, title: name, shift }) => {
      const days = shift[n + 1] ?? 0;
      return days === 0 ? [] : [{ key, name, days }];
    });
    const most = [...moved].sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
    return [
      `"${title}" against "${first.title}": ${moved.length === 0 ? 'every milestone on the same day' : `${plural(moved.length, 'milestone')} on another day`}`,
      ...list(most.map(({ key, name, days }) => `${key}, ${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}: ${name}`)),
      '',
    ];
  });
}

function list(lines: readonly string[]): string[] {
  const some = lines.slice(0, shown).map((line) => `     - ${short(line)}`);
  return lines.length > shown ? [...some, `     - and ${lines.length - shown} more`] : some;
}

const short = (line: string): string => (line.length <= width ? line : `${line.slice(0, width - 1)}…`);
const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
