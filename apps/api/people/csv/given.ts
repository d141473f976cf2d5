import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { entryFaults, type GivenEntry, type Surroundings } from '../../../../domain/directory/entry.js';
import type { Held } from '../../../../domain/directory/roles.js';
import { capacities, type Capacity, type Role } from '../../../../domain/template/template.js';
import { pointed } from '../../http/validation.js';
import { givenIn } from '../people.service.js';
import { NewPersonBody } from '../person.bodies.js';
import { columnOf, dayIn, dayNames, type Cells } from './columns.js';
import type { Identified } from './identified.js';
import type { LineFault } from './read.js';

/** What a line says of somebody. */
export interface GivenLine {
  entry: GivenEntry;
  holds: Held[];
}

/** A line as an entry with its roles, held to the rules that hold for every entry; or all that is wrong with it. */
export function givenOn({ line, cells }: Identified, among: Surroundings, roles: readonly Role[]): GivenLine | LineFault[] {
  const body = plainToInstance(NewPersonBody, bodyOf(cells));
  const errors = validateSync(body, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  const malformed = errors
    .flatMap((error) => pointed(error, ''))
    .map(({ pointer = '', detail }) => faultAt(line, pointer.split('/').slice(1), detail));
  const entry: GivenEntry = { id: body.id, ...givenIn(wellFormed(body, errors)) };
  const broken = entryFaults(entry, among).map(({ path, message }) => faultAt(line, path, message));
  const holds = holdsOf(cells.roles ?? '', roles);
  const wrong = holds.filter((held) => typeof held === 'string').map((reason) => ({ line, column: 'roles', reason }));
  const faults = [...malformed, ...broken, ...wrong];
  return faults.length > 0 ? faults : { entry, holds: holds.filter((held) => typeof held !== 'string') };
}

/** What of a line can be held to the rules though the rest of it cannot be read. */
function wellFormed(body: NewPersonBody, errors: readonly ValidationError[]): NewPersonBody {
  const absences = errors.find(({ property }) => property === 'absences');
  const unread = new Set(absences?.children?.map(({ property }) => Number(property)));
  const isRead = (field: string): boolean => field === 'absences' || !errors.some(({ property }) => property === field);
  const read = Object.fromEntries(Object.entries(body).filter(([field]) => isRead(field))) as unknown as NewPersonBody;
  return Array.isArray(body.absences) ? { ...read, absences: body.absences.filter((_, n) => !unread.has(n)) } : read;
}

function faultAt(line: number, path: readonly (string | number)[], detail: string): LineFault {
  const column = columnOf(path);
  const reason = column === 'working_days' ? `must name days of the week, each once, such as ${dayNames.slice(0, 5).join(';')}` : detail;
  return { line, ...(column === undefined ? {} : { column }), reason };
}

/** An empty cell says nothing: what it stands for takes its default. */
function bodyOf(cells: Cells): Record<string, unknown> {
  const { working_days, quiet_from = '', quiet_to = '', absences, roles: _, ...rest } = cells;
  const body = {
    ...rest,
    workingDays: working_days && parts(working_days).map(dayIn),
    quiet: (quiet_from || quiet_to) && said({ from: timeIn(quiet_from), to: timeIn(quiet_to) }),
    absences: absences && parts(absences).map(absenceIn),
  };
  return said(body);
}

const said = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined));

const parts = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Spreadsheets write `07:00` as `7:00` or `07:00:00`. */
const timeIn = (cell: string): string => cell.replace(/^(\d{1,2}:\d\d):00$/, '$1').replace(/^(\d):/, '0$1:');

/** `first day/last day/cover`; a single day stands alone. */
function absenceIn(text: string): Record<string, unknown> {
  const [from, to = from, cover = '', ...more] = text.split('/');
  return said({ from, to: more.length > 0 ? text : to, cover });
}

/** `role:capacity`, each of them once; a role alone: responsible. What is wrong stands in its place, in words. */
function holdsOf(cell: string, roles: readonly Role[]): (Held | string)[] {
  return [...new Set(parts(cell))].map((part) => {
    const [role = '', capacity = 'responsible', ...more] = part.split(':');
    if (!roles.some(({ id }) => id === role)) return `"${role}" is no role; there are ${roles.map(({ id }) => id).join(', ')}`;
    if (more.length === 0 && isCapacity(capacity)) return { role, capacity };
    return `"${part}" is no role with its capacity, such as ${role}:deputy; there are ${capacities.join(', ')}`;
  });
}

const isCapacity = (text: string): text is Capacity => capacities.some((capacity) => capacity === text);
