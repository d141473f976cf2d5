import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { malformed } from './malformed.js';

const schema = z.strictObject({
  meeting: z.int().min(1, 'counts from 1'),
  chair: z.enum(['host', 'other']),
  by: z.literal('acclamation'),
  names: z.array(z.string()).min(1),
  link: z.url(),
  agreed: z.boolean(),
  short: z.string().max(3),
  kind: z.discriminatedUnion('is', [z.strictObject({ is: z.literal('a') }), z.strictObject({ is: z.literal('b') })]),
});

const told = (payload: unknown): Record<string, string> => {
  const parsed = schema.safeParse(payload);
  if (parsed.success) throw new Error('The payload was to be refused.');
  return Object.fromEntries(malformed({ title: 'Try' }, parsed.error, payload).facts.map((f) => [f.ref, f.says]));
};

describe('a payload that is not the step’s', () => {
  it('is told what is missing', () => {
    const refs = ['meeting', 'chair', 'by', 'names', 'link', 'agreed', 'short', 'kind'].map((name) => `/payload/${name}`);
    expect(told({})).toEqual(Object.fromEntries(refs.map((ref) => [ref, 'is missing'])));
  });

  it('is told what each field must be, in words of the step where it has some, and which are not known', () => {
    const payload = {
      meeting: 0,
      chair: 'king',
      by: 'vote',
      names: [],
      link: 'here',
      agreed: 'yes',
      short: 'long',
      kind: { is: 'c' },
      'a/b': 1,
      colour: 'red',
    };
    expect(told(payload)).toEqual({
      '/payload/meeting': 'counts from 1',
      '/payload/chair': 'must be one of host, other',
      '/payload/by': 'must be acclamation',
      '/payload/names': 'must have at least 1 entry',
      '/payload/link': 'must be a link, such as https://undocs.org/A/RES/72/192',
      '/payload/agreed': 'must be true or false',
      '/payload/short': 'must have at most 3 characters',
      '/payload/kind/is': 'must be one of a, b',
      '/payload/a~1b': 'is not known here',
      '/payload/colour': 'is not known here',
    });
    expect(told({ ...payload, meeting: 'two', names: 'Anna' })).toMatchObject({
      '/payload/meeting': 'must be a number',
      '/payload/names': 'must be a list',
    });
  });
});
