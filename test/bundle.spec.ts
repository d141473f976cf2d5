import { builtinModules } from 'node:module';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { workflowBundle } from './support/worker.js';

/** What the bundle of the workflows is made of, read from the bundle itself. */
let modules: string[];
/** What the bundler left out because it cannot run in a workflow. */
let leftOut: string[];
const builtins = new Set(builtinModules);

beforeAll(async () => {
  const bundle = await workflowBundle();
  const code = 'code' in bundle ? bundle.code : '';
  modules = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].map((match) => match[1] ?? '');
  leftOut = [...code.matchAll(/!\*\*\* (\S+) \(ignored\) \*\*\*!/g)].map((match) => match[1] ?? '');
}, 60_000);

describe('the workflow bundle', () => {
  it('is made of the workflows, their contracts and Temporal’s own library', () => {
    const ours = modules.filter((module) => !module.includes('node_modules') && /^\.\/.*\.ts$/.test(module));
    expect(ours).toEqual(
      expect.arrayContaining([expect.stringMatching(/workflows\/edition\.ts$/), expect.stringMatching(/workflows\/delivery\.ts$/)]),
    );
    expect(ours.filter((module) => !/(^|\/)workflows\//.test(module))).toEqual([]);
    const packages = new Set(modules.filter((module) => module.includes('node_modules')).map(packageOf));
    expect([...packages].filter((name) => !name?.startsWith('@temporalio/')).sort()).toEqual(['long', 'ms', 'nexus-rpc']);
  });

  it('contains no Nest, no TypeORM and no built-in of Node', () => {
    const forbidden = modules.filter((module) => /node_modules\/(@nestjs|typeorm|reflect-metadata|rxjs|pg|better-sqlite3)\//.test(module));
    expect(forbidden).toEqual([]);
    expect(leftOut.sort()).toEqual(['__temporal_custom_failure_converter', '__temporal_custom_payload_converter']);
    expect(modules.filter((module) => builtins.has(module.replace(/^node:/, '')))).toEqual([]);
  });
});

const packageOf = (module: string): string | undefined => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];
