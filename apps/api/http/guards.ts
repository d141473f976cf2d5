import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../problems/problem.js';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether an address is of this machine itself. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address));

/**
 * A server on loopback answers to loopback names only: a page of another site whose name has been pointed at this machine
 * would otherwise read and command it through the visitor's browser.
 */
export function onlyKnownHosts({
  host,
  publicUrl,
}: {
  host: string;
  publicUrl: string;
}): (request: Request, response: Response, next: NextFunction) => void {
  const local = host === 'localhost' || isLoopback(host);
  const known = new Set(['localhost', new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1')]);
  return (request, _response, next) => {
    const name = (request.get('host') ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    if (local && !known.has(name) && !isLoopback(name))
      throw new Problem('host-unknown', `This server does not answer to the name "${name.slice(0, 100)}".`);
    next();
  };
}

/** Refuses commands that a browser sends from a page of another origin. Programs send no Origin. */
export function onlyOwnOrigin(request: Request, _response: Response, next: NextFunction): void {
  if (reading.has(request.method)) return next();
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site');
  const own = origin === undefined || origin === `${request.protocol}://${request.get('host')}`;
  if (!own || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw new Problem('origin-refused', 'Commands are accepted from pages of this address and from programs only.');
  }
  next();
}

/** Refuses a body that is not said to be JSON, before anything reads it. */
export function onlyJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (hasBody && !reading.has(request.method) && !request.is('application/json')) {
    throw new Problem(
      'media-type-unsupported',
      `The body is said to be "${(request.get('content-type') ?? 'nothing').slice(0, 100)}"; send application/json.`,
    );
  }
  next();
}
