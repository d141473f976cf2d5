import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readTemplates } from '../seeds/templates.js';

const project = fileURLToPath(new URL('..', import.meta.url));

describe('the list of requirements', () => {
  const { requirements } = parse(readFileSync(join(project, 'docs', 'requirements.yaml'), 'utf8')) as {
    requirements: Record<string, string>[];
  };

  it('has all 153, R001 to R153, each with its category, text, source and strength', () => {
    expect(requirements.map((r) => r['id'])).toEqual(Array.from({ length: 153 }, (_, i) => `R${String(i + 1).padStart(3, '0')}`));
    for (const r of requirements) {
      expect(Object.keys(r)).toEqual(['id', 'category', 'text', 'source', 'strength']);
      expect(Object.values(r).every((value) => typeof value === 'string' && value.length > 0)).toBe(true);
    }
  });

  it('has every requirement that a template gives as a source', () => {
    const known = new Set(requirements.map((r) => r['id']));
    const cited = readTemplates().flatMap((t) =>
      [...t.milestones.map((m) => m.source), ...(t.maximumDays ? [t.maximumDays.source] : [])].flatMap((s) => s.requirements),
    );
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('npm run trace', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'trace-'));
    mkdirSync(join(root, 'docs'));
    const list = ['R001 mandate', 'R002 mandate', 'R003 declaration']
      .map((r) => r.split(' '))
      .map(([id, category]) => `  - {id: ${id}, category: ${category}}`);
    writeFileSync(join(root, 'docs', 'requirements.yaml'), ['requirements:', ...list].join('\n'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  /** The id is put together here so that this file itself covers nothing. */
  const trace = (spec: string, ...options: string[]) => {
    writeFileSync(join(root, 'some.spec.ts'), spec.replace(/<(\d[^>]*)>/g, '[R$1]'));
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'scripts', 'trace.mjs'), '--root', root, ...options], {
      encoding: 'utf8',
    });
    return { status, stderr, lines: stdout.trimEnd().split('\n') };
  };

  it('lists per category what is covered and what is not, and ends with the count', () => {
    expect(trace("it('<001> holds', () => {});")).toEqual({
      status: 0,
      stderr: '',
      lines: ['mandate (1/2)', '  covered    R001', '  uncovered  R002', 'declaration (0/1)', '  covered    -', '  uncovered  R003', '1/3'],
    });
  });

  it.each([
    ["test('<001> a', () => {}); describe('b', () => { it(`<002> ${x}`, () => {}); it.each([1])('<003> %s', () => {}); });", '3/3'],
    ["it('<001, R002> two of them', () => {}); it.concurrent('<003>', () => {});", '3/3'],
    ["it.each`a\n${1}`('<001> in a table', () => {}); it('a ' + '<002> b', () => {});", '2/3'],
  ])('counts the names of tests: %s', (spec, count) => {
    expect(trace(spec).lines.at(-1)).toBe(count);
  });

  it.each([
    ['a comment', "// it('<001> x')"],
    ['another string', "const name = '<001>'; log('<001>');"],
    ['the name of a group', "describe('<001>', () => {});"],
    [
      'a test that is skipped',
      "it.skip('<001>', () => {}); xit('<001>', () => {}); it.todo('<001>'); it.skip.each([1])('<001>', () => {});",
    ],
    ['a test inside a group that is skipped', "describe.skip('a', () => { it('<001>', () => {}); });"],
    ['a test that is expected to fail', "it.failing('<001>', () => {});"],
    ['an id without brackets', "it('R001', () => {});"],
  ])('does not count %s', (_, spec) => {
    expect(trace(spec).lines.at(-1)).toBe('0/3');
  });

  it('fails under the minimum', () => {
    expect(trace("it('<001>', () => {});", '--min', '1')).toMatchObject({ status: 0 });
    expect(trace("it('<001>', () => {});", '--min', '2')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('At least 2') as unknown,
    });
  });

  it('fails for a requirement that does not exist, and says where it is named', () => {
    expect(trace("\nit('<099>', () => {});")).toMatchObject({
      status: 1,
      stderr: 'some.spec.ts:2: R099 is not in docs/requirements.yaml\n',
    });
  });
});
