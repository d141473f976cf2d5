import { z } from 'zod';
import { procedures } from '../../../domain/procedures/registry.js';
import { tidy } from './answer-schemas.js';
import { stepSchemaName } from './step-schema-name.js';

/** What each step of each procedure must carry, as `Step.<procedure>.<step>`. */
export function stepSchemas(): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.values(procedures).flatMap((procedure) =>
      procedure.steps.map((step) => {
        const schema = z.toJSONSchema(step.payload, { io: 'input' }) as Record<string, unknown>;
        return [
          stepSchemaName(procedure.id, step.id),
          { title: step.title, description: `${procedure.title}. Sources: ${step.sources.join(', ') || 'practice'}.`, ...tidy(schema) },
        ] as const;
      }),
    ),
  );
}
