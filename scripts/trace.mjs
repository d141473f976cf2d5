/**
 * Which requirements of docs/requirements.yaml are covered by tests: `node scripts/trace.mjs [--min N] [--root FOLDER]`.
 *
 * A requirement is covered when its id stands in brackets in the name of a test that runs: `it('[R045] …')`. Ends with
 * `N/153`. Exit status 1 where fewer than `--min` are covered, or where a test names a requirement that does not exist.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { parse } from 'yaml';

const { values } = parseArgs({
  options: { min: { type: 'string', default: '0' }, root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) } },
});
const minimum = Number(values.min);
if (!Number.isInteger(minimum)) fail(`--min takes a number, not "${values.min}"`);

const { requirements } = parse(readFileSync(join(values.root, 'docs', 'requirements.yaml'), 'utf8'));
const known = new Set(requirements.map((r) => r.id));
const mentions = specs(values.root).flatMap(mentionsIn);
const unknown = mentions.filter((m) => !known.has(m.id));
const covered = new Set(mentions.map((m) => m.id).filter((id) => known.has(id)));

for (const category of new Set(requirements.map((r) => r.category))) {
  const ids = requirements.filter((r) => r.category === category).map((r) => r.id);
  const done = ids.filter((id) => covered.has(id));
  const open = ids.filter((id) => !covered.has(id));
  console.log(`${category} (${done.length}/${ids.length})`);
  console.log(`  covered    ${done.join(' ') || '-'}`);
  console.log(`  uncovered  ${open.join(' ') || '-'}`);
}
for (const { id, file, line } of unknown) console.error(`${file}:${line}: ${id} is not in docs/requirements.yaml`);
if (covered.size < minimum) console.error(`At least ${minimum} requirements are to be covered.`);
console.log(`${covered.size}/${requirements.length}`);
process.exitCode = unknown.length > 0 || covered.size < minimum ? 1 : 0;

/** Every specification below the root, dependencies and output aside. */
function specs(root) {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    const path = join(root, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'dist', 'data', 'coverage'].includes(entry.name) || entry.name.startsWith('.') ? [] : specs(path);
    return entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}

/** Ids in the names of the tests of one file. Comments, strings elsewhere and tests that are skipped do not count. */
function mentionsIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      if (isSkipped(node.expression)) return;
      if (isTest(node.expression)) found.push(...idsIn(nameOf(node.arguments[0])).map((id) => ({ id, ...placeOf(node, source, file) })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `it(…)`, `test(…)`, `it.only(…)`, `it.concurrent(…)`, `it.each(table)(…)`. */
function isTest(callee) {
  if (ts.isIdentifier(callee)) return callee.text === 'it' || callee.text === 'test';
  if (ts.isPropertyAccessExpression(callee)) return ['only', 'concurrent'].includes(callee.name.text) && isTest(callee.expression);
  if (ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee)) {
    const table = ts.isCallExpression(callee) ? callee.expression : callee.tag;
    return ts.isPropertyAccessExpression(table) && table.name.text === 'each' && isTest(table.expression);
  }
  return false;
}

/** `it.skip`, `it.todo`, `describe.skip`, `xit` …: what is inside is never run, or (`it.failing`) proves nothing. */
function isSkipped(callee) {
  if (ts.isIdentifier(callee)) return ['xit', 'xtest', 'xdescribe'].includes(callee.text);
  if (ts.isPropertyAccessExpression(callee)) return ['skip', 'todo', 'failing'].includes(callee.name.text) || isSkipped(callee.expression);
  return ts.isCallExpression(callee) && isSkipped(callee.expression);
}

/** The literal parts of a test's name. */
function nameOf(node) {
  if (!node) return '';
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join('…');
  if (ts.isBinaryExpression(node)) return nameOf(node.left) + nameOf(node.right);
  return '';
}

/** `[R045]`, `[R045, R046]`. */
function idsIn(name) {
  return [...name.matchAll(/\[(R\d{3}(?:\s*,\s*R\d{3})*)\]/g)].flatMap(([, ids]) => ids.split(/\s*,\s*/));
}

function placeOf(node, source, file) {
  return { file: relative(values.root, file), line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 };
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
