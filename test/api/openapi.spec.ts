import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import request from 'supertest';
import { documentOffline } from '../../apps/api/openapi/offline.js';
import { procedures } from '../../domain/procedures/registry.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let document: OpenAPIObject;
let table: ApiOnTheTable;
beforeAll(async () => {
  [document, table] = [await documentOffline(), await apiOnTheTable()];
});
afterAll(() => table.app.close());

interface Operation {
  summary?: string;
  operationId?: string;
  tags?: string[];
  requestBody?: { content: Record<string, { examples?: object }> };
  responses: Record<string, { content?: Record<string, { example?: unknown; examples?: object }> }>;
}
const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => ['get', 'post', 'put', 'delete'].includes(method))
      .map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation as Operation]),
  );

describe('the description of the API', () => {
  it('is the one in docs/openapi.json (else: npm run openapi)', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
  });

  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
  });

  it('every operation has a summary, an example of its answer and of its body, and says how it may fail', () => {
    const faults = operations().flatMap(([name, { summary, tags, requestBody, responses }]) => {
      const [status] = Object.keys(responses).filter((s) => s.startsWith('2'));
      const contents = Object.entries(responses).flatMap(([s, r]) => Object.entries(r.content ?? {}).map(([type, c]) => ({ s, type, c })));
      return [
        ...(summary && tags?.length === 1 ? [] : [`${name}: summary or tag`]),
        ...(status === undefined ? [`${name}: no success`] : []),
        ...(responses['500'] ? [] : [`${name}: no 500`]),
        ...contents
          .filter(({ c }) => c.example === undefined && c.examples === undefined)
          .map(({ s, type }) => `${name}: no example of ${s} ${type}`),
        ...contents
          .filter(({ s, type }) => Number(s) >= 400 && type !== 'application/problem+json')
          .map(({ s }) => `${name}: ${s} is no problem`),
        ...Object.values(requestBody?.content ?? {})
          .filter((c) => c.examples === undefined)
          .map(() => `${name}: no example of its body`),
      ];
    });
    expect(faults).toEqual([]);
    expect(operations().length).toBeGreaterThan(40);
  });

  it('says of what is no JSON what it is', () => {
    const taken = (name: string): string[] => Object.keys(operations().find(([one]) => one === name)?.[1].requestBody?.content ?? {});
    expect(taken('post /v1/bounces')).toEqual(['message/rfc822']);
    expect(taken('post /v1/editions/{edition}/people/import')).toEqual(['text/csv']);
    expect(taken('post /v1/editions/{edition}/feeds')).toEqual(['application/json']);
  });

  it('has the payload of every step of every procedure', () => {
    const names = Object.values(procedures).flatMap((p) => p.steps.map((s) => `Step.${p.id}.${s.id}`));
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(names));
    const payload = (document.components?.schemas?.['StepBody'] as { properties: { payload: { anyOf: object[] } } }).properties.payload;
    expect(payload.anyOf).toHaveLength(names.length);
  });

  it('is offered to programs and to people, from here alone', async () => {
    const http = request(table.app.getHttpServer());
    expect((await http.get('/openapi.json').expect(200)).body.paths).toEqual(document.paths);
    const page = await http.get('/docs').expect(200);
    expect(page.text).not.toMatch(/(src|href)=["'](https?:)?\/\//);
    await http.get('/docs/swagger-ui-bundle.js').expect(200);
  });
});
