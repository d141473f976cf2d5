import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { Changes } from '../openapi/operation.js';
import type { ProblemCode } from '../problems/catalogue.js';
import { StepBody } from './step.body.js';

/** What may keep a step from being performed, whichever stage it is of. */
const problems: readonly ProblemCode[] = [
  'stage-not-started',
  'stage-ended',
  'step-unknown',
  'step-malformed',
  'step-done',
  'step-too-early',
  'step-rule',
  'prerequisites-open',
  'deliverable-missing',
  'symbol-malformed',
  'edition-suspended',
];

/** Performs a step of what the path names (`stream`, `meeting`): the same body, the same answer, the same refusals. */
export const Performs = (of: string, summary: string, unknown: ProblemCode, example: object): MethodDecorator =>
  applyDecorators(
    Post(`:${of}/steps/:step`),
    HttpCode(200),
    Changes(summary, {
      description:
        "The payload is the step's own; its schema is `Step.<procedure>.<step>`, and `schema` of the step in the stage leads to it.",
      body: { type: StepBody, example },
      answers: 'StageAnswer',
      problems: [unknown, ...problems],
    }),
  );
