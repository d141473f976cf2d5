import type { Request } from 'express';
import { Problem } from '../problems/problem.js';

/** The renderings of a report. */
export const formats = { json: 'application/json', md: 'text/markdown', csv: 'text/csv', html: 'text/html' } as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];
const ours = Object.values(formats);

/**
 * The rendering that is asked for: `?format=`, or what the Accept header prefers.
 *
 * @throws Problem `not-acceptable`
 */
export function formatOf(request: Request, asked: Format | undefined): Format {
  if (asked !== undefined) return asked;
  const type = ours.find((one) => one === request.headers.accept) ?? request.accepts(ours);
  const format = formatNames.find((name) => formats[name] === type);
  if (format) return format;
  throw new Problem('not-acceptable', `The report is there as ${ours.join(', ')}.`);
}
