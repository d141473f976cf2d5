import { describe, expect, it } from '@jest/globals';
import { examples } from './examples.js';
import { schemas, type SchemaName } from './schemas/index.js';

describe('the examples of the description', () => {
  it.each(Object.keys(examples) as SchemaName[])('%s is one', (name) => {
    expect(schemas[name].safeParse(examples[name])).toMatchObject({ success: true });
  });
});
