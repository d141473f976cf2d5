import 'reflect-metadata';
import type { ArgumentMetadata } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { QueryNumber, TextField } from './fields.js';
import { Validation } from './validation.js';

class OpenQuery {
  @TextField(5, { description: 'A word.', optional: true })
  word?: string;

  @QueryNumber(1, 100, { description: 'How many.' })
  limit = 50;
}

class StrictQuery {
  @TextField(5, { description: 'A word.' })
  word!: string;
}

const validation = new Validation();
const checked = (value: unknown, metatype: new () => object) =>
  validation.transform(value, { type: 'query', metatype } as ArgumentMetadata) as Promise<{ limit?: number }>;

describe('a query in which nothing is said', () => {
  it('is a new one each time, with what goes without saying', async () => {
    const first = await checked({}, OpenQuery);
    expect(first).toBeInstanceOf(OpenQuery);
    first.limit = 1;
    const second = await checked({}, OpenQuery);
    expect(second).toEqual({ limit: 50 });
    expect(second).toBeInstanceOf(OpenQuery);
  });

  it('is refused each time where something must be said', async () => {
    for (let n = 0; n < 2; n += 1)
      await expect(checked({}, StrictQuery)).rejects.toMatchObject({
        code: 'query-invalid',
        message: expect.stringContaining('word is missing'),
      });
  });

  it('lets nothing through that is said after it', async () => {
    await checked({}, OpenQuery);
    await expect(checked({ word: 'too long a word' }, OpenQuery)).rejects.toMatchObject({ code: 'query-invalid' });
    await expect(checked({ other: '1' }, OpenQuery)).rejects.toMatchObject({ code: 'query-invalid' });
  });
});
