import type { ProblemCode } from '../problems/catalogue.js';
import { described } from './described.js';
import type { SchemaName } from './schemas/index.js';

interface Described {
  /** Name of the schema of the answer; absent: it has no body. */
  answers?: SchemaName;
  /** What else is worth knowing of the operation. */
  description?: string;
  /** Problems beside those that any such operation may end with. */
  problems?: readonly ProblemCode[];
}

export interface ReadOptions extends Described {
  /** The answer carries an ETag for If-Match. */
  etag?: boolean;
  /** The answer says what can be done by whoever asks. */
  actions?: boolean;
  /** Other content types of the answer, with an example of each. */
  renderings?: Record<string, string>;
}

export interface ChangeOptions extends Described {
  status?: 200 | 201 | 202 | 204;
  body?: { type: new () => object; example: object };
  /** Other content types of the answer, with an example of each. */
  renderings?: Record<string, string>;
  /** A change of plan, held to what the template says of deciding: by whom, and on which basis. */
  plan?: boolean;
  /** Goes through the core, so that it has a key, an actor and perhaps a version; false for the directory of persons. */
  command?: boolean;
}

/** Describes an operation that only reads. */
export const Reads = (summary: string, options: ReadOptions): MethodDecorator => described(({ reads }) => reads(summary, options));

/** Describes an operation that changes something. */
export const Changes = (summary: string, options: ChangeOptions): MethodDecorator => described(({ changes }) => changes(summary, options));
