import type { NextFunction, Request, Response } from 'express';
import { type Fault, Problem } from '../problems/problem.js';
import { isPrintable } from './text.js';

/** Levels of objects and arrays in a body; the deepest that any command needs has six. */
const deepest = 32;
/** Names that every object has of itself; a member of such a name would be lost on the way, without a word. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Faults that an answer names at most. */
const mostFaults = 20;

interface Place {
  value: unknown;
  pointer: string;
  depth: number;
}

/** Refuses a body that is nested beyond reason, whose texts hold control characters, or whose members have names of every object's, before anything goes through it. */
export function onlyPlain(request: Request, _response: Response, next: NextFunction): void {
  if (/%(?:[01][0-9a-f]|7f)/i.test(request.path))
    throw new Problem('route-unknown', 'There is nothing at this address: it holds a control character.');
  if (Buffer.isBuffer(request.body)) return next(); // read by who knows its kind
  const errors = faultsOf(request.body);
  if (errors.length === 0) return next();
  throw new Problem('body-invalid', `The body has faults: ${errors.map((f) => `${f.pointer || 'it'} ${f.detail}`).join('; ')}.`, {
    errors,
  });
}

/** Goes through a body without recursion, so that no depth can exhaust the stack. */
export function faultsOf(body: unknown): Fault[] {
  const faults: Fault[] = [];
  const ahead: Place[] = [{ value: body, pointer: '', depth: 0 }];
  for (let place = ahead.pop(); place && faults.length < mostFaults; place = ahead.pop()) {
    const { value, pointer, depth } = place;
    if (typeof value === 'string' && !isPrintable(value)) faults.push({ pointer, detail: 'must not hold control characters' });
    if (typeof value !== 'object' || value === null) continue;
    if (depth === deepest) return [{ pointer: '', detail: `must not be nested more than ${deepest} levels deep` }];
    for (const [name, inner] of Object.entries(value)) {
      const its = `${pointer}/${escapedName(name)}`;
      if (!isPrintable(name)) faults.push({ pointer, detail: 'has a member whose name holds control characters' });
      else if (reserved.has(name)) faults.push({ pointer: its, detail: 'is a name that no member can have' });
      else ahead.push({ value: inner, pointer: its, depth: depth + 1 });
    }
  }
  return faults;
}

/** A member's name in a JSON pointer (RFC 6901). */
export const escapedName = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
