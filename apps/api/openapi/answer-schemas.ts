import { z } from 'zod';
import { registry } from './schemas/index.js';

type JsonSchema = Record<string, unknown>;

/** The schemas of all answers as JSON Schema. Answers may gain members, so none forbids those it does not name. */
export function answerSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, tidy(schema as JsonSchema)]));
}

/** A schema inside a document needs neither dialect nor id of its own. Safe integers are not a bound that means anything. */
export function tidy(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === '$schema' || key === '$id' || (key === 'id' && typeof value === 'string' && value === schema['id'])) return undefined;
      if ((key === 'minimum' || key === 'maximum') && typeof value === 'number' && !Number.isSafeInteger(value + Math.sign(value)))
        return undefined;
      return value;
    }),
  ) as JsonSchema;
}
