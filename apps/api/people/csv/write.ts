import type { Listed } from '../../../../domain/directory/import.js';
import { csvText } from '../../../../domain/report/csv-text.js';
import type { PersonView } from '../people.service.js';
import { columns, dayNames, type Cells, type Column } from './columns.js';
import { defused } from './formula.js';

/**
 * The directory as CSV (RFC 4180), as an import takes it. It begins with a byte order mark, without which spreadsheets take
 * names in other scripts for something else.
 */
export const asCsv = (people: readonly PersonView[]): string => `${byteOrderMark}${csvText(columns, people.map(rowOf))}`;

const byteOrderMark = '\uFEFF';

function rowOf(person: PersonView): Record<Column, string> {
  const cells = cellsOf({ entry: person, holds: person.holds });
  return Object.fromEntries(columns.map((column) => [column, defused(cells[column])])) as Record<Column, string>;
}

/** Everything that the directory has of somebody, column by column. */
export const cellsOf = ({ entry: person, holds }: Listed): Required<Cells> => ({
  id: person.id,
  kind: person.kind,
  name: person.name,
  email: person.email,
  language: person.language,
  zone: person.zone,
  station: person.station ?? '',
  working_days: person.workingDays.map((day) => dayNames[day - 1]).join(';'),
  channel: person.channel,
  digest: person.digest,
  quiet_from: person.quiet?.from ?? '',
  quiet_to: person.quiet?.to ?? '',
  absences: person.absences.map(({ from, to, cover }) => [from, to, ...(cover === undefined ? [] : [cover])].join('/')).join(';'),
  roles: holds.map(({ role, capacity }) => `${role}:${capacity}`).join(';'),
});
