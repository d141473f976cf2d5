import type { Request, Response } from 'express';
import { Problem } from '../problems/problem.js';

export const tableFormats = { json: 'application/json', md: 'text/markdown', csv: 'text/csv' } as const;
export type TableFormat = keyof typeof tableFormats;
export const tableFormatNames = Object.keys(tableFormats) as TableFormat[];

/**
 * The rendering that is asked for: `?format=`, or what the Accept header prefers.
 *
 * @throws Problem `not-acceptable`
 */
export function tableFormatOf(request: Request, asked: TableFormat | undefined): TableFormat {
  if (asked !== undefined) return asked;
  const type = request.accepts(Object.values(tableFormats));
  const format = tableFormatNames.find((name) => tableFormats[name] === type);
  if (format) return format;
  throw new Problem('not-acceptable', `This is there as ${Object.values(tableFormats).join(', ')}.`);
}

/** What an answer says, in each of its renderings. */
export type Renderings = Record<Exclude<TableFormat, 'json'>, () => string> & { json: () => object };

/** Writes the rendering that is asked for; the same address has several. */
export function sendAs(response: Response, format: TableFormat, renderings: Renderings): void {
  response.setHeader('Vary', 'Accept');
  response.setHeader('Cache-Control', 'no-cache');
  const text = format === 'json' ? JSON.stringify(renderings.json()) : renderings[format]();
  response.type(tableFormats[format]).send(text);
}
