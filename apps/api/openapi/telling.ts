import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { kindOf, type ProblemCode } from '../problems/catalogue.js';
import { exampleOf } from './examples.js';
import type { ChangeOptions, ReadOptions } from './operation.js';
import type { SchemaName } from './schemas/index.js';

/** What is told of operations and their parts, in the terms of the library; `described.ts` says when. */
export * from '@nestjs/swagger';

const header = (description: string, example: string) => ({ description, schema: { type: 'string' as const }, example });
const correlation = { 'X-Correlation-Id': header('Names the exchange in the logs.', '6f1c1c0e-6f0b-4b1c-9d0e-3a5b8f1c2d3e') };

/** An operation that only reads. */
export function reads(
  summary: string,
  { answers, description, problems = [], etag = false, actions = false, renderings = {} }: ReadOptions,
): MethodDecorator {
  const headers = { ...correlation, ...(etag ? { ETag: header('Version of the resource, for If-Match.', '"12"') } : {}) };
  return applyDecorators(
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...(actions ? [actorHeader] : []),
    answered(200, summary, answers, headers, renderings),
    ...answersOf([...problems, ...(actions ? actorProblems : []), ...databaseProblems, 'internal']),
  );
}

/** An operation that changes something. */
export function changes(
  summary: string,
  { answers, description, problems = [], status = 200, body, command = true, plan = false, renderings = {} }: ChangeOptions,
): MethodDecorator {
  const headers = {
    ...correlation,
    ...(command
      ? {
          'Idempotency-Key': header('The key of the command; repeat it to repeat the command.', 'b3c7d6c2-advance-m17'),
          ETag: header('Version of the resource as it now stands.', '"13"'),
        }
      : {}),
    ...(status === 201 ? { Location: header('Address of what was made.', '/v1/editions/crime-congress-15') } : {}),
  };
  const bodyProblems: ProblemCode[] = body ? ['body-malformed', 'body-invalid', 'body-too-large', 'media-type-unsupported'] : [];
  const commandProblems: ProblemCode[] = command
    ? [...actorProblems, 'edition-archived', 'version-stale', 'key-reused', 'outcome-unknown', 'database-behind', 'workflows-restoring']
    : [];
  const planProblems: ProblemCode[] = plan ? ['role-required', 'basis-missing'] : [];
  return applyDecorators(
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...(body ? [ApiBody({ type: body.type, examples: { example: { summary, value: body.example } } })] : []),
    ...(command ? commandHeaders : []),
    answered(status, summary, answers, headers, renderings),
    ...answersOf([
      ...problems,
      ...planProblems,
      'edition-unknown',
      ...bodyProblems,
      ...commandProblems,
      'origin-refused',
      ...databaseProblems,
      'internal',
    ]),
  );
}

/** Whatever is asked for stands in the database. */
const databaseProblems: ProblemCode[] = ['database-busy', 'database-unreachable'];

const actorProblems: ProblemCode[] = ['header-invalid', 'actor-refused'];

const actorHeader = ApiHeader({
  name: 'X-Lustrum-Actor',
  required: false,
  description: 'Who acts, or reads what can be done: the id of a person or an office. Accepted over loopback only; default `organiser`.',
  schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{0,63}$' },
  example: 'a.tanaka',
});

const commandHeaders = [
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Names the command; made where absent. The same key is carried out once and answered the same; another body or If-Match needs a new key.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._:~-]{1,128}$' },
    example: 'b3c7d6c2-advance-m17',
  }),
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the resource as it was read; refused with 412 where it has changed since.',
    schema: { type: 'string' },
    example: '"12"',
  }),
  actorHeader,
];

function answered(
  status: number,
  summary: string,
  answers: SchemaName | undefined,
  headers: object,
  renderings: Record<string, string> = {},
): MethodDecorator {
  if (answers === undefined && Object.keys(renderings).length === 0)
    return ApiResponse({ status, description: summary, headers } as Parameters<typeof ApiResponse>[0]);
  const json = answers !== undefined && {
    'application/json': { schema: { $ref: `#/components/schemas/${answers}` }, example: exampleOf(answers) },
  };
  const others = Object.fromEntries(Object.entries(renderings).map(([type, example]) => [type, { schema: { type: 'string' }, example }]));
  return ApiResponse({ status, description: summary, headers, content: { ...json, ...others } } as Parameters<typeof ApiResponse>[0]);
}

/** One response for each status, naming the problems it may be. */
function answersOf(codes: readonly ProblemCode[]): MethodDecorator[] {
  const kinds = [...new Set(codes)].map(kindOf);
  const statuses = [...new Set(kinds.map((k) => k.status))].sort((a, b) => a - b);
  return statuses.map((status) => {
    const here = kinds.filter((k) => k.status === status);
    const examples = Object.fromEntries(
      here.map((k) => [
        k.code,
        {
          summary: k.title,
          value: {
            type: `/problems/${k.code}`,
            title: k.title,
            status,
            detail: k.help,
            instance: '/v1/editions',
            code: k.code,
            correlationId: '6f1c1c0e-6f0b-4b1c-9d0e-3a5b8f1c2d3e',
          },
        },
      ]),
    );
    const headers =
      status === 503 ? { ...correlation, 'Retry-After': header('Seconds after which to repeat with the same key.', '2') } : correlation;
    return ApiResponse({
      status,
      description: here.map((k) => `${k.title} (\`${k.code}\`)`).join('; '),
      headers,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } },
    });
  });
}
