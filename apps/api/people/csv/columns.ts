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
/** What a line says; a column that the table does not have is absent. */
export type Cells = Partial<Record<Column, string>>;

/** The days of the week as a cell names them, Monday first. */
export const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days as a cell names them or, as everywhere else, by their numbers: `mon` or `1`. 0: none of these. */
export const dayIn = (text: string): number => dayNames.findIndex((name, n) => name === text.toLowerCase() || String(n + 1) === text) + 1;

/** Where the faults of an entry stand in the table: by the names of its fields. */
export function columnOf([field = '', part]: readonly (string | number)[]): Column | undefined {
  const name = { workingDays: 'working_days', quiet: `quiet_${part === 'to' ? 'to' : 'from'}` }[String(field)] ?? field;
  return columns.find((column) => column === name);
}
