import { describe, expect, it } from '@jest/globals';
import { refuse, refusalKinds, type RefusalCode } from '../../../domain/refusal.js';
import { EditionMissing } from '../../../entities/faults.js';
import { catalogue, statusOfKind } from './catalogue.js';
import { detailsOf, problemOf } from './problem.js';
import { asProblem } from './problem.filter.js';

const at = { path: '/v1/editions/e/milestones/M01/start', correlationId: 'c', parameters: ['edition', 'milestone'] };

describe('refusals as problems', () => {
  it.each(Object.keys(refusalKinds) as RefusalCode[])('%s has its status by its kind, a title and what to do', (code) => {
    const kind = catalogue.get(code);
    expect(kind?.status).toBe(statusOfKind[refusalKinds[code]]);
    expect(kind?.title).toMatch(/^[A-Z].*[^.]$/);
    expect(kind?.help).toMatch(/\.$/);
    expect(detailsOf(problemOf(refuse(code, 'Why.')), at)).toMatchObject({
      type: `/problems/${code}`,
      status: kind?.status,
      code,
      detail: expect.stringMatching(/^Why\.( .*\.)?$/),
    });
  });

  it('a role that is missing is told with the header and the address that mend it, once', () => {
    const { detail } = detailsOf(problemOf(refuse('role-required', 'Why.')), at);
    expect(detail).toMatch(/^Why\. X-Lustrum-Actor says who acts; PUT \/v1\/editions\/\{edition\}\/roles\/\{role\}\/holders\/\{person\} /);
    expect(detailsOf(problemOf(refuse('basis-missing', 'Why.')), at).detail).toBe('Why.');
  });

  it('a fault in a field of the body has a pointer, one in the path names the parameter', () => {
    expect(detailsOf(problemOf(refuse('symbol-malformed', 'No.', { pointer: '/evidence/symbol' })), at)).toMatchObject({
      pointer: '/evidence/symbol',
      errors: [{ pointer: '/evidence/symbol', detail: 'No.' }],
    });
    const inPath = detailsOf(problemOf(refuse('milestone-unknown', 'No.', { pointer: '/milestone' })), at);
    expect(inPath.pointer).toBeUndefined();
    expect(inPath.errors).toEqual([{ parameter: 'milestone', detail: 'No.' }]);
  });
});

describe('what was thrown', () => {
  it('leaves as an edition that is unknown, where that is gone while something was to be written of it', () => {
    expect(asProblem(new EditionMissing('gone'))).toMatchObject({
      code: 'edition-unknown',
      status: 404,
      detail: 'There is no edition "gone".',
    });
  });

  it('leaves as "internal", without a word of its own, where nobody expected it', () => {
    const problem = asProblem(new Error('password=secret at /srv/app.ts:1'));
    expect(problem).toMatchObject({ code: 'internal', status: 500 });
    expect(JSON.stringify(detailsOf(problem, at))).not.toMatch(/secret|srv/);
  });
});
