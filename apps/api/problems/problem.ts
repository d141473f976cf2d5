import type { BlockingFact, Refusal } from '../../../domain/refusal.js';
import type { Difference } from '../../../domain/replanning/difference.types.js';
import { kindOf, type ProblemCode } from './catalogue.js';
import { overHttp } from './refusal-texts.js';

/** One fault, with its place: a JSON pointer into the body, the name of a parameter or header, or line and column of a table. */
export interface Fault {
  pointer?: string;
  line?: number;
  column?: string;
  parameter?: string;
  header?: string;
  detail: string;
}

/** Between a simulation and the plan as it is by now. */
export interface StaleDifference {
  /** What has changed since it was made; null: the record does not tell. */
  since: Difference | null;
  /** What the same changes would bring about now; null: they would be refused. */
  anew: Difference | null;
  /** Why they would be. */
  refusal: Refusal | null;
}

/** An answer that says no (RFC 9457), as it goes over the wire. */
export interface ProblemDetails {
  /** Stable address of the kind of problem; a page explains it. */
  type: string;
  title: string;
  status: number;
  /** What is wrong here and what to do. */
  detail: string;
  /** The path that was asked. */
  instance: string;
  code: ProblemCode;
  /** Place of the first fault in the body. */
  pointer?: string;
  errors?: Fault[];
  /** What stands behind the refusal. */
  facts?: BlockingFact[];
  /** What can be done with the same thing instead. */
  allowedActions?: { action: string; title: string }[];
  /** Of a simulation that the plan has left behind. */
  difference?: StaleDifference;
  correlationId: string;
}

export interface ProblemExtras {
  errors?: Fault[];
  facts?: BlockingFact[];
  allowedActions?: { action: string; title: string }[];
  difference?: StaleDifference;
  /** Seconds after which to try again. */
  retryAfter?: number;
}

/** Thrown by whatever translates a request to end it with a problem; the outermost filter writes it. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = kindOf(code).status;
  }
}

/** The core's refusal as a problem, with what to do over HTTP and the actions that are allowed instead. */
export function problemOf(
  refusal: Refusal,
  allowedActions?: { action: string; title: string }[],
  more: Pick<ProblemExtras, 'difference'> = {},
): Problem {
  return new Problem(refusal.code, told(refusal), {
    facts: refusal.facts,
    errors: faultsOf(refusal),
    ...(allowedActions ? { allowedActions } : {}),
    ...more,
  });
}

function told({ code, reason }: Refusal): string {
  const more = overHttp[code];
  return more === undefined ? reason : `${reason} ${more}`;
}

/** A malformed step names every fault of its payload among its facts; other refusals have one place at most. */
function faultsOf({ code, reason, facts, pointer }: Refusal): Fault[] {
  if (code === 'step-malformed' && facts.length > 0) return facts.map((fact) => ({ pointer: fact.ref, detail: fact.says }));
  return pointer === undefined ? [] : [{ pointer, detail: reason }];
}

/**
 * The problem as it is written. A pointer of the core's goes into its command; where the field of the command stands in
 * the path (`/milestone`), the fault is that parameter's and not the body's.
 */
export function detailsOf(problem: Problem, at: { path: string; correlationId: string; parameters: readonly string[] }): ProblemDetails {
  const { status, title } = kindOf(problem.code);
  const { errors = [], facts = [], allowedActions, difference } = problem.extras;
  const placed = errors.map((fault) => {
    const parameter = at.parameters.find((name) => fault.pointer === `/${name}`);
    return parameter === undefined ? fault : { parameter, detail: fault.detail };
  });
  const pointer = placed.find((fault) => fault.pointer !== undefined)?.pointer;
  return {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: problem.detail,
    instance: at.path,
    code: problem.code,
    ...(pointer === undefined ? {} : { pointer }),
    ...(placed.length > 0 ? { errors: placed } : {}),
    ...(facts.length > 0 ? { facts } : {}),
    ...(allowedActions ? { allowedActions } : {}),
    ...(difference ? { difference } : {}),
    correlationId: at.correlationId,
  };
}
