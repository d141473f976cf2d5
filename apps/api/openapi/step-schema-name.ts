/** Name of the schema of a step's payload. */
export const stepSchemaName = (procedure: string, step: string): string => `Step.${procedure}.${step}`;

/** Address of the schema of a step's payload: the description of the API, and the place in it. */
export const stepSchemaAddress = (procedure: string, step: string): string =>
  `/openapi.json#/components/schemas/${stepSchemaName(procedure, step)}`;
