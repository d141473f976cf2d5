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

/** Pages behind the links of messages. */
const linkPath = /^\/r\/[^/]+\/[^/]+$/;

/**
 * Refuses commands that a browser sends from a page of another origin. Programs send no Origin. Behind the link of a message
 * its token is asked for, which no other page knows: there a browser says that its origin is "null", for the page tells
 * nobody its address, and mail providers act in their readers' name.
 */
export function onlyOwnOrigin(request: Request, _response: Response, next: NextFunction): void {
  if (reading.has(request.method) || linkPath.test(request.path)) return next();
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site');
  const own = origin === undefined || origin === `${request.protocol}://${request.get('host')}`;
  if (!own || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw new Problem('origin-refused', 'Commands are accepted from pages of this address and from programs only.');
  }
  next();
}

/** The routes that take something else than JSON. */
const otherMedia: readonly { path: RegExp; type: string }[] = [
  { path: /^\/v1\/editions\/[^/]+\/people\/import$/, type: 'text/csv' },
  { path: /^\/v1\/bounces$/, type: 'message/rfc822' },
  // RFC 8058 lets mail providers send it so; nothing of it is read
  { path: /^\/r\/unsubscribe\/[^/]+$/, type: 'multipart/form-data' },
  { path: linkPath, type: 'application/x-www-form-urlencoded' },
];

/** Refuses a body that is not said to be of the kind that its route takes, before anything reads it. */
export function onlyKnownMedia(request: Request, _response: Response, next: NextFunction): void {
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  const others = otherMedia.flatMap(({ path, type }) => (path.test(request.path) ? [type] : []));
  const types = others.length > 0 ? others : ['application/json'];
  if (hasBody && !reading.has(request.method) && !request.is(types)) {
    throw new Problem(
      'media-type-unsupported',
      `The body is said to be "${(request.get('content-type') ?? 'nothing').slice(0, 100)}"; send ${types.join(' or ')}.`,
    );
  }
  next();
}
