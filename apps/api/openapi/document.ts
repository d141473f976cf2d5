import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { answerSchemas } from './answer-schemas.js';
import { tellAll } from './described.js';
import { stepSchemas } from './step-schemas.js';
import { tags } from './tags.js';

/** Version of the interface, not of the program. */
const version = '1.0.0';

/** The description of the API (OpenAPI 3.1), made from the code that answers. */
export async function describeApi(app: INestApplication): Promise<OpenAPIObject> {
  await tellAll();
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lustrum')
    .setDescription(description)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'Where this description is served');
  for (const [name, text] of Object.entries(tags)) builder.addTag(name, text);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}-${method}`,
  });
  const steps = stepSchemas();
  const schemas = { ...document.components?.schemas, ...answerSchemas(), ...steps };
  schemas['StepBody'] = withPayloads(schemas['StepBody'] as Schema, Object.keys(steps));
  return { ...document, security: [], components: { ...document.components, schemas: sorted(schemas) } };
}

type Schema = Record<string, unknown> & { properties: Record<string, Record<string, unknown>> };

/** The payload of a step is that of one of the steps there are. */
function withPayloads(body: Schema, steps: string[]): Schema {
  const { description } = body.properties['payload'] ?? {};
  return {
    ...body,
    properties: {
      ...body.properties,
      payload: { description, anyOf: steps.sort().map((name) => ({ $ref: `#/components/schemas/${name}` })) },
    },
  };
}

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const description = `Prepares editions of a periodic congress, from the first mandate to the next one's.

**Commands** are POST, PUT and DELETE on an edition. Each has an \`Idempotency-Key\` (made where you send none, and returned): the
same key is carried out once and answered as the first time; with another body it is refused (422). A 503 means "outcome unknown:
repeat with the same key". \`If-Match\` with the \`ETag\` of a milestone, a stage or an edition refuses (412) what was decided on an
older version. Answers name the actions that are allowed now, and why the others are not.

**Problems** are \`application/problem+json\` (RFC 9457); their \`type\` is stable and leads to a page that explains it.

**Lists** are pages: \`next\` is the \`cursor\` of the following one. Reading goes on when Temporal cannot be reached.

**Dates** are calendar dates in the time zone of the edition; instants are in UTC.`;
