import type { z } from 'zod';
import type { Fault } from './fault.js';

/** A fault that a schema has found. */
export interface PlacedFault extends Fault {
  /** Column inside the text of the field, from 1. */
  column?: number;
  /** The name of the field is at fault, not what stands in it. */
  name?: true;
}

/** A schema's complaint, in words that make sense to someone who edits the file. */
export function asFaults(issue: z.core.$ZodIssue): PlacedFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key): PlacedFault => ({ path: [...path, key], message: 'is not a field that is known here', name: true }));
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }): PlacedFault => ({ path, message, name: true }));
  const column: unknown = issue.code === 'custom' ? issue.params?.['column'] : undefined;
  return [{ path, message: inPlainWords(issue.message), ...(typeof column === 'number' ? { column } : {}) }];
}

function inPlainWords(message: string): string {
  if (message.endsWith('received undefined')) return 'is missing';
  if (message.endsWith('received null')) return 'is empty';
  return message.replace(/^Invalid (input|option): /, '');
}
