import { z } from 'zod';

/** The schemas of all answers, by the names they have in the description of the API. */
export const registry = z.registry<{ id: string; description?: string }>();

/** A schema of an answer under a name; `T` is the type of the code that makes it, which the schema must agree with. */
export function named<T>(id: string, description: string, schema: z.ZodType<T>): z.ZodType<T> {
  registry.add(schema, { id, description });
  return schema;
}

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A calendar date, YYYY-MM-DD');
export const instant = z.string().regex(/Z$/).describe('A point in time, ISO 8601 in UTC');
export const effectiveOn = z.string().describe('A day, a month, a year, a session or `unknown`');

export const offset = z
  .strictObject({ count: z.int(), unit: z.enum(['d', 'w', 'm']) })
  .describe('So many days, weeks or months after something; before it where negative');

/** Page of a list. */
export const page = <T>(item: z.ZodType<T>) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page; null: this is the last') });
