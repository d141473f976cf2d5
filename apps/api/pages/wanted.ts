import type { Request, Response } from 'express';

/** Whether a page to read is asked for (a browser does) and not data: whoever does not say so gets JSON. Sets the headers of the answer. */
export function wantsPage(request: Request, response: Response): boolean {
  response.vary('Accept');
  if (request.accepts(['application/json', 'text/html']) !== 'text/html') return false;
  response.setHeader('Cache-Control', 'no-cache');
  response.type('html');
  return true;
}
