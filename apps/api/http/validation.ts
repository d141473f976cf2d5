import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { type Fault, Problem } from '../problems/problem.js';
import { escapedName } from './plain.js';

/** Checks bodies and queries by their classes; every fault is named with its place. */
export class Validation extends ValidationPipe {
  /** Classes of queries that hold where nothing is said. */
  private readonly mayBeEmpty = new WeakSet<object>();

  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value)) && value !== undefined) {
      throw new Problem('body-invalid', 'The body must be a JSON object.', { errors: [{ pointer: '', detail: 'must be an object' }] });
    }
    if (metadata.type === 'query' && metadata.metatype && isEmpty(value)) return this.nothing(metadata.metatype, metadata);
    return this.checked(metadata.type === 'body' ? (value ?? {}) : value, metadata);
  }

  /** A query in which nothing is asked for is always the same. Most are, and checking takes longer than many a reading. */
  private async nothing(Query: new () => unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (this.mayBeEmpty.has(Query)) return new Query();
    const query = await this.checked({}, metadata);
    this.mayBeEmpty.add(Query);
    return query;
  }

  private async checked(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      const faults = faultsIn(error, unknownIn(metadata.metatype));
      if (!faults) throw error;
      throw metadata.type === 'body' ? bodyProblem(faults) : queryProblem(faults);
    }
  }

  override createExceptionFactory() {
    return (errors: ValidationError[] = []): Error => new Faults(errors);
  }
}

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

class Faults extends Error {
  constructor(readonly errors: ValidationError[]) {
    super('The input has faults.');
  }
}

const unknown = 'is not known here';

const faultsIn = (error: unknown, unknownHere: string): Fault[] | undefined =>
  error instanceof Faults ? error.errors.flatMap((e) => pointed(e, '', unknownHere)) : undefined;

/** Every fault of a tree of faults, with its JSON pointer (RFC 6901). */
export function pointed(error: ValidationError, above: string, unknownHere = unknown): Fault[] {
  const pointer = `${above}/${escapedName(error.property)}`;
  const here = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? unknownHere : withoutName(message, error.property),
  }));
  return [...here, ...(error.children ?? []).flatMap((child) => pointed(child, pointer))];
}

/** A class of bodies may say where what it does not know belongs instead: `static readonly elsewhere`. */
function unknownIn(body: unknown): string {
  const { elsewhere } = (body ?? {}) as { elsewhere?: string };
  return elsewhere === undefined ? unknown : `${unknown}; ${elsewhere}`;
}

/** The validator's own messages begin with the name of the property, which the pointer tells already; ours do not. */
function withoutName(message: string, property: string): string {
  const rest = message.replace(/^each value in /, 'each ');
  return rest.startsWith(`${property} `) ? rest.slice(property.length + 1) : rest;
}

const listed = (faults: Fault[]): string => faults.map((f) => `${f.pointer ?? f.parameter ?? ''} ${f.detail}`).join('; ');

const bodyProblem = (errors: Fault[]): Problem => new Problem('body-invalid', `The body has faults: ${listed(errors)}.`, { errors });

function queryProblem(faults: Fault[]): Problem {
  const errors = faults.map(({ pointer = '', detail }) => ({ parameter: pointer.slice(1), detail }));
  return new Problem('query-invalid', `The query has faults: ${listed(errors)}.`, { errors });
}
