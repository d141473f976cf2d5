import type { Request, Response } from 'express';

export const readableNames = ['json', 'html'] as const;
export type ReadableFormat = (typeof readableNames)[number];

/**
 * Whether a page to read is asked for (by `?format=`, or as a browser does) and not data: whoever says neither gets JSON.
 * Sets the headers of the answer.
 */
export function wantsPage(request: Request, response: Response, asked: ReadableFormat | undefined): boolean {
  response.vary('Accept');
  const wanted = asked === undefined ? isBrowser(request) : asked === 'html';
  if (!wanted) return false;
  response.setHeader('Cache-Control', 'no-cache');
  response.type('html');
  return true;
}

/** Whether pages are preferred to data. */
export const isBrowser = (request: Request): boolean => request.accepts(['application/json', 'text/html']) === 'text/html';
