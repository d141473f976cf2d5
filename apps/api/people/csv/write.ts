import { stringify } from 'csv-stringify/sync';
import type { Listed } from '../../../../domain/directory/import.js';
import type { PersonView } from '../people.service.js';
import { columns, dayNames, type Cells } from './columns.js';
import { defused } from './formula.js';

/**
 * The directory as CSV (RFC 4180), as an import takes it. It begins with a byte order mark, without which spreadsheets take
 * names in other scripts for something else.
 */
export function asCsv(people: readonly PersonView[]): string {
  const rows = people.map((person) =>
    Object.fromEntries(Object.entries(cellsOf({ entry: person, holds: person.holds })).map(([name, cell]) => [name, defused(cell)])),
  );
  return stringify(rows, { header: true, columns: [...columns], bom: true, record_delimiter: 'windows' });
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
