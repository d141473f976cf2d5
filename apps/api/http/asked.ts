import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../../../domain/edition/actor.js';
import { Problem } from '../problems/problem.js';
import { requestHash } from './canonical.js';
import { isLoopback } from './guards.js';

/** Who asks for a command, under which key, and on what version of things. */
export interface Asked {
  actor: Actor;
  /** Idempotency key, which is the command's id and Temporal's update id. */
  key: string;
  /** The caller chose the key, so the command may have been answered before. */
  keyGiven: boolean;
  /** What If-Match names. */
  ifSequence?: number;
  hash: string;
}

const keyPattern = /^[A-Za-z0-9._:~-]{1,128}$/;
const actorPattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Who acts where nobody is named. */
export const defaultActor = 'organiser';

/** The command context of a handler: `@Commanded() asked: Asked`. The key goes back with the answer, whatever that is. */
export const Commanded = createParamDecorator((_data: unknown, context: ExecutionContext): Asked => {
  const http = context.switchToHttp();
  const asked = askedOf(http.getRequest<Request>());
  http.getResponse<Response>().setHeader('Idempotency-Key', asked.key);
  return asked;
});

/** Who reads what can be done: `@Acting() actor: Actor`. The answer is another one for another actor. */
export const Acting = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const http = context.switchToHttp();
  http.getResponse<Response>().vary('X-Lustrum-Actor');
  return actorOf(http.getRequest<Request>());
});

/** @throws Problem `header-invalid` or `actor-refused` */
export function askedOf(request: Request): Asked {
  const given = keyOf(request.get('idempotency-key'));
  const ifSequence = sequenceOf(request.get('if-match'));
  return {
    actor: actorOf(request),
    key: given ?? randomUUID(),
    keyGiven: given !== undefined,
    ...(ifSequence === undefined ? {} : { ifSequence }),
    hash: requestHash({ method: request.method, path: request.originalUrl, body: request.body as unknown, ifSequence }),
  };
}

function keyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.replace(/^"(.*)"$/, '$1'); // the header's draft writes it as a quoted string
  if (keyPattern.test(key)) return key;
  throw invalid('Idempotency-Key', 'must be 1 to 128 letters, digits, dots, colons, tildes, hyphens or underscores');
}

function actorOf(request: Request): Actor {
  const actor = request.get('x-lustrum-actor');
  if (actor === undefined) return defaultActor;
  if (!isLoopback(request.socket.remoteAddress)) throw new Problem('actor-refused', 'X-Lustrum-Actor is accepted over loopback only.');
  if (actorPattern.test(actor)) return actor;
  throw invalid('X-Lustrum-Actor', 'must be an id: lower-case letters, digits, dots, hyphens and underscores, at most 64');
}

/** The version that If-Match names; `*` names whichever there is. */
function sequenceOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const [, digits] = /^\s*"(\d{1,15})"\s*$/.exec(header) ?? [];
  if (digits !== undefined) return Number(digits);
  throw invalid('If-Match', 'must be the ETag of the resource as it was answered, such as "12"');
}

const invalid = (header: string, detail: string): Problem =>
  new Problem('header-invalid', `${header} ${detail}.`, { errors: [{ header, detail }] });
