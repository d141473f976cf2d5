/** The columns of the directory as a table, in the order in which it is written. */
export const columns = [
  'id',
  'kind',
  'name',
  'email',
  'language',
  'zone',
  'station',
  'working_days',
  'channel',
  'digest',
  'quiet_from',
  'quiet_to',
  'absences',
  'roles',
] as const;

export type Column = (typeof columns)[number];
export type Cells = Record<Column, string>;

/** The days of the week as a cell names them, Monday first. */
export const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Where the faults of an entry stand in the table: by the names of its fields. */
export function columnOf([field = '', part]: readonly (string | number)[]): Column | undefined {
  const name = { workingDays: 'working_days', quiet: `quiet_${part === 'to' ? 'to' : 'from'}` }[String(field)] ?? field;
  return columns.find((column) => column === name);
}
