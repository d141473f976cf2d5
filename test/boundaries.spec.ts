import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

const root = join(import.meta.dirname, '..');
const folders = ['apps', 'workflows', 'activities', 'entities', 'domain', 'seeds'];
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: IFlattenedRuleSet['forbidden'];
  options: ICruiseOptions;
};

/** Every import that breaks a rule, as "rule: from → to". */
async function brokenIn(baseDir: string, of: readonly string[]): Promise<string[]> {
  const { forbidden = [], options } = config;
  const { output } = await cruise([...of], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('the import table', () => {
  it('holds for every file', async () => {
    expect(await brokenIn(root, folders)).toEqual([]);
  }, 60_000);
});

describe('the rules bite', () => {
  const made: string[] = [];
  afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

  /** A small tree in which every importable file exists, and one file with the given text. */
  async function broken(file: string, text: string, more: Record<string, string> = {}): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'lustrum-boundaries-'));
    made.push(folder);
    const put = (path: string, content: string): void => {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    put('package.json', '{"type":"module"}');
    for (const target of targets) put(target, 'export interface Thing { a: string }\nexport const thing = 1;\n');
    for (const [path, content] of Object.entries({ ...more, [file]: text })) put(path, content);
    return brokenIn(folder, ['apps', 'workflows', 'activities', 'entities', 'domain', 'seeds']);
  }

  const targets = [
    'apps/api/a.ts',
    'apps/worker/a.ts',
    'apps/settings/a.ts',
    'workflows/a.ts',
    'workflows/contracts/a.ts',
    'activities/a.ts',
    'entities/a.ts',
    'entities/journal/journal.ts',
    'domain/a.ts',
    'seeds/a.ts',
    'test/builders/a.ts',
  ];

  it.each([
    ['domain/bad.ts', "import { thing } from '../entities/a.js';", 'domain-imports'],
    ['domain/bad.ts', "import type { Thing } from '../workflows/contracts/a.js';", 'domain-imports'],
    ['domain/bad.ts', "import { readFileSync } from 'node:fs';", 'pure'],
    ['workflows/bad.ts', "import { thing } from '../domain/a.js';", 'workflows-types-only'],
    ['workflows/bad.ts', "import { thing } from '../activities/a.js';", 'workflows-types-only'],
    ['workflows/bad.ts', "import type { Thing } from '../entities/a.js';", 'workflows-imports'],
    ['workflows/bad.ts', "import { createHash } from 'node:crypto';", 'pure'],
    ['workflows/contracts/bad.ts', "import { thing } from '../a.js';", 'contracts-imports'],
    ['activities/bad.ts', "import { thing } from '../workflows/a.js';", 'activities-imports'],
    ['activities/bad.ts', "import { thing } from '../apps/settings/a.js';", 'activities-imports'],
    ['seeds/bad.ts', "import { thing } from '../activities/a.js';", 'seeds-imports'],
    ['seeds/bad.ts', "import { thing } from '../apps/settings/a.js';", 'seeds-imports'],
    ['entities/bad.ts', "import { thing } from '../workflows/contracts/a.js';", 'entities-types-only'],
    ['entities/bad.ts', "import { thing } from '../activities/a.js';", 'entities-imports'],
    ['apps/api/bad.ts', "import { thing } from '../../activities/a.js';", 'api-imports'],
    ['apps/api/bad.ts', "import type { Thing } from '../../workflows/a.js';", 'api-imports'],
    ['apps/api/bad.ts', "import { thing } from '../../entities/journal/journal.js';", 'journal-writes'],
    ['apps/settings/bad.ts', "import { thing } from '../../domain/a.js';", 'settings-imports'],
    ['apps/worker/bad.ts', "import { thing } from '../api/a.js';", 'worker-imports'],
    ['domain/bad.ts', "import { thing } from './nowhere.js';", 'unresolved'],
    ['domain/bad.ts', "import { build } from '../test/builders/a.js';", 'no-tests-in-code'],
  ])('%s with %s', async (file, line, rule) => {
    const found = await broken(file, `${line}\n`);
    expect(found.filter((each) => each.startsWith(`${rule}: ${file} → `))).toHaveLength(1);
  });

  it.each([
    [
      'workflows/good.ts',
      "import type { Thing } from '../domain/a.js';\nimport type { Thing as T } from '../activities/a.js';\nimport { thing } from './contracts/a.js';",
    ],
    ['entities/good.ts', "import { thing } from '../domain/a.js';\nimport type { Thing } from '../workflows/contracts/a.js';"],
    [
      'activities/good.ts',
      "import { thing } from '../entities/journal/journal.js';\nimport { thing as b } from '../workflows/contracts/a.js';",
    ],
    ['apps/worker/good.ts', "import { thing } from '../../workflows/a.js';\nimport { thing as b } from '../../activities/a.js';"],
    ['apps/api/good.ts', "import { thing } from '../../entities/a.js';\nimport { thing as b } from '../settings/a.js';"],
    ['apps/prepare/good.ts', "import { thing } from '../settings/a.js';\nimport { thing as b } from '../../seeds/a.js';"],
  ])('and let through what is allowed: %s', async (file, text) => {
    expect(await broken(file, `${text}\n`)).toEqual([]);
  });

  it('find a cycle', async () => {
    const back = { 'domain/b.ts': "import { thing } from './a.js';\nexport const other = thing;\n" };
    const found = await broken('domain/a.ts', "import { other } from './b.js';\nexport const thing = other;\n", back);
    expect(found).toEqual([expect.stringMatching(/^no-cycles: domain\//)]);
  });
});
