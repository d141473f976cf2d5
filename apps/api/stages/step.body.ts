import { ActBody } from '../commands/act.body.js';
import { OpenField } from '../http/fields.js';

/** A step of a stage; what it must carry depends on the step and is described under `components/schemas` as `Step.<procedure>.<step>`. */
export class StepBody extends ActBody {
  static readonly elsewhere = 'what a step carries belongs under `payload`';

  @OpenField({ optional: true, description: 'What the step carries; its schema is that of the step.', example: {} })
  payload?: Record<string, unknown>;
}
