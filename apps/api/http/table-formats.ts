import type { Request, Response } from 'express';
import { Problem } from '../problems/problem.js';

export const tableFormats = { json: 'application/json', md: 'text/markdown', csv: 'text/csv' } as const;
export type TableFormat = keyof typeof tableFormats;
export const tableFormatNames = Object.keys(tableFormats) as TableFormat[];

/** The same, and a page to read and to print. */
export const pageFormats = { ...tableFormats, html: 'text/html' } as const;
export type PageFormat = keyof typeof pageFormats;
export const pageFormatNames = Object.keys(pageFormats) as PageFormat[];

/**
 * The rendering that is asked for: `?format=`, or what the Accept header prefers.
 *
 * @throws Problem `not-acceptable`
 */
export const tableFormatOf = (request: Request, asked: TableFormat | undefined): TableFormat => preferred(tableFormats, request, asked);

/** The same where there is a page too: a browser gets that. @throws Problem `not-acceptable` */
export const pageFormatOf = (request: Request, asked: PageFormat | undefined): PageFormat => preferred(pageFormats, request, asked);

function preferred<F extends PageFormat>(formats: Readonly<Record<F, string>>, request: Request, asked: F | undefined): F {
  if (asked !== undefined) return asked;
  const types = Object.values<string>(formats);
  const type = request.accepts(types);
  const format = (Object.keys(formats) as F[]).find((name) => formats[name] === type);
  if (format) return format;
  throw new Problem('not-acceptable', `This is there as ${types.join(', ')}.`);
}

/** What an answer says, in each of its renderings. */
export type Renderings<F extends PageFormat = TableFormat> = Record<Exclude<F, 'json'>, () => string> & { json: () => object };

/** Writes the rendering that is asked for; the same address has several. */
export function sendAs<F extends PageFormat>(response: Response, format: F, renderings: Renderings<F>): void {
  response.setHeader('Vary', 'Accept');
  response.setHeader('Cache-Control', 'no-cache');
  const text = isData(format) ? JSON.stringify(renderings.json()) : renderings[format]();
  response.type(pageFormats[format]).send(text);
}

const isData = (format: PageFormat): format is 'json' => format === 'json';
