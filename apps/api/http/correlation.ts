import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const header = 'X-Correlation-Id';
const acceptable = /^[A-Za-z0-9._:-]{1,128}$/;

/** Takes the caller's correlation id, or makes one where there is none that can safely be repeated; it goes back with the answer. */
export function correlate(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(header);
  const id = given !== undefined && acceptable.test(given) ? given : randomUUID();
  response.locals['correlationId'] = id;
  response.setHeader(header, id);
  next();
}

/** The correlation id of the exchange. */
export const correlationOf = (response: Response): string => String(response.locals['correlationId'] ?? 'none');
