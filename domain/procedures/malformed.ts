import type { z } from 'zod';
import type { BlockingFact, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Step } from './procedure.js';

type Issue = z.core.$ZodIssue;

/** The refusal of a payload that is not the step's: every fault with its place and in words that say what to write instead. */
export function malformed(step: Pick<Step, 'title'>, error: z.ZodError, payload: unknown): Refusal {
  const facts = error.issues.flatMap((issue) => factsOf(issue, payload));
  const first = facts[0];
  return refuse('step-malformed', `"${step.title}" is not complete: ${facts.map((f) => `${f.ref} ${f.says}`).join('; ')}.`, {
    facts,
    ...(first ? { pointer: first.ref } : {}),
  });
}

/** Members that are not known are named one by one, each at its own place. */
function factsOf(issue: Issue, payload: unknown): BlockingFact[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ ref: pointer([...issue.path, key]), says: 'is not known here' }));
  return [{ ref: pointer(issue.path), says: at(payload, issue.path) === undefined ? 'is missing' : wordsOf(issue) }];
}

/** A JSON pointer (RFC 6901) into the command. */
const pointer = (path: readonly PropertyKey[]): string =>
  ['/payload', ...path.map((name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[name] : undefined),
    value,
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What an issue says; where the step's own schema has words for it, those are kept. */
function wordsOf(issue: Issue): string {
  if (!/^(?:Invalid|Too |Unrecognized)/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 ? `must be ${String(issue.values[0])}` : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must ${measured(issue.origin)} at least ${counted(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `must ${measured(issue.origin)} at most ${counted(issue.maximum, issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a link, such as https://undocs.org/A/RES/72/192' : 'is not written as it must be';
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `must be one of ${issue.options.map(String).join(', ')}`
        : 'is none of what it may be';
    default:
      return 'is not what it must be';
  }
}

const measured = (origin: string): string => (origin === 'string' || origin === 'array' ? 'have' : 'be');

function counted(bound: number | bigint, origin: string): string {
  if (origin === 'string') return `${bound} ${bound === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  return String(bound);
}
