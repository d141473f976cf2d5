import type { TableColumnOptions } from 'typeorm';

/*
 * Column types that SQLite and PostgreSQL share. Dates and instants are texts in ISO 8601, which sort as they pass;
 * JSON is text, for nothing is ever asked of its inside.
 */
export const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const textOrNull = (name: string): TableColumnOptions => ({ name, type: 'text', isNullable: true });
export const whole = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const wholeOrNull = (name: string): TableColumnOptions => ({ name, type: 'integer', isNullable: true });

/** A column of the primary key. */
export const keyed = (column: TableColumnOptions, table: string): TableColumnOptions => ({
  ...column,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
