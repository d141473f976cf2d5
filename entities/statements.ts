import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/*
 * Rows in and out by the thousand, written as plain SQL that both databases take: TypeORM's builders need several times
 * as long to put such a statement together as SQLite to carry it out.
 */

/** Rows per statement, well below the parameters that either database takes in one. */
const batch = 500;

export function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batch) }, (_, n) => all.slice(n * batch, (n + 1) * batch));
}

/** Adds rows; one whose key is there already fails the transaction. */
export async function add<E extends ObjectLiteral>(tx: EntityManager, table: EntityTarget<E>, rows: readonly E[]): Promise<void> {
  for (const some of chunks(rows)) await write(tx, table, some, '');
}

/**
 * Adds rows, or puts them in the place of those with the same key.
 *
 * @param changing the columns in which they can differ from those; absent: all. An index of none of them need not be written
 */
export async function put<E extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<E>,
  rows: readonly E[],
  changing?: readonly (keyof E & string)[],
): Promise<void> {
  const { columns, primaryColumns } = tx.dataSource.getMetadata(table);
  const keys = primaryColumns.map(({ databaseName }) => quoted(databaseName));
  const changes = columns
    .filter(({ isPrimary, propertyName }) => !isPrimary && (changing?.includes(propertyName) ?? true))
    .map(({ databaseName: name }) => `${quoted(name)} = excluded.${quoted(name)}`);
  for (const some of chunks(rows)) await write(tx, table, some, ` ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${changes.join(', ')}`);
}

/**
 * The rows that hold these values; where several are given for a column, one of them. In no order.
 *
 * @param only the columns that are asked for; absent: all
 */
export async function findIn<E extends ObjectLiteral, C extends keyof E & string = keyof E & string>(
  manager: EntityManager,
  table: EntityTarget<E>,
  where: Partial<Record<keyof E & string, string | readonly string[]>>,
  only?: readonly C[],
): Promise<Pick<E, C>[]> {
  const { columns, tableName } = manager.dataSource.getMetadata(table);
  const names = only ?? columns.map(({ databaseName }) => databaseName);
  const values: string[] = [];
  const conditions = Object.entries(where).map(([column, value]) => {
    const some = [value as string | readonly string[]].flat();
    const places = placeholders(manager, some.length, values.length);
    values.push(...some);
    return `${quoted(column)} IN (${places})`;
  });
  const asked = names.map(quoted).join(', ');
  return manager.query<Pick<E, C>[]>(`SELECT ${asked} FROM ${quoted(tableName)} WHERE ${conditions.join(' AND ')}`, values);
}

async function write<E extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<E>,
  rows: readonly E[],
  conflict: string,
): Promise<void> {
  const { columns, tableName } = tx.dataSource.getMetadata(table);
  const names = columns.map(({ databaseName }) => databaseName);
  const lines = rows.map((_, n) => `(${placeholders(tx, names.length, n * names.length)})`);
  const values: unknown[] = [];
  for (const row of rows) for (const { propertyName } of columns) values.push(row[propertyName] ?? null);
  await tx.query(`INSERT INTO ${quoted(tableName)} (${names.map(quoted).join(', ')}) VALUES ${lines.join(', ')}${conflict}`, values);
}

const quoted = (name: string): string => `"${name}"`;

/** `?, ?` on SQLite, `$1, $2` on PostgreSQL. */
const placeholders = ({ dataSource: { options, driver } }: EntityManager, count: number, from = 0): string =>
  (options.type === 'postgres'
    ? Array.from({ length: count }, (_, n) => driver.createParameter('', from + n))
    : new Array<string>(count).fill('?')
  ).join(', ');
