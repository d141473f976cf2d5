import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from '../domain/template/fault.js';
import { asFaults, type PlacedFault } from '../domain/template/schema-faults.js';

/** One thing wrong in a file, and where. Lines and columns count from 1. */
export interface FileFault {
  file: string;
  line: number;
  column: number;
  /** `milestones[12].due`; empty where the file as a whole is meant. */
  field: string;
  message: string;
}

/** Thrown when a file cannot be used: it lists every fault that could be found at once. */
export class YamlFaults extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    super(faults.map((f) => `${f.file}:${f.line}:${f.column} ${f.field}${f.field ? ': ' : ''}${f.message}`).join('\n'));
    this.name = 'YamlFaults';
  }
}

/**
 * Reads a YAML file into the shape of a schema and holds it to further rules, if any. Faults of the YAML itself hide
 * those of its shape, and these hide those of `check`, because each looks only at what the one before has let through.
 *
 * @throws YamlFaults with all faults of the first kind that is found
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>, check: (value: T) => Fault[] = () => []): T {
  const lines = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const name = nameOf(file);
  const broken = [...document.errors.map((e) => ({ offset: e.pos[0], message: e.message })), ...danglingAliases(document)];
  if (broken.length > 0) {
    throw new YamlFaults(broken.map(({ offset, message }) => ({ ...at(lines, name, offset), field: '', message })));
  }
  const locate = (found: Fault[]): FileFault[] =>
    found.map((fault) => {
      const { offset, path } = placeOf(document, fault);
      return { ...at(lines, name, offset), field: fieldName(path), message: fault.message };
    });
  const parsed = schema.safeParse(valueOf(document, name));
  if (!parsed.success) throw new YamlFaults(locate(parsed.error.issues.flatMap(asFaults)));
  const faults = check(parsed.data);
  if (faults.length > 0) throw new YamlFaults(locate(faults));
  return parsed.data;
}

/** @throws YamlFaults where it is a folder, or may not be read */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new YamlFaults([{ file: nameOf(file), line: 1, column: 1, field: '', message: `cannot be read: ${(error as Error).message}` }]);
  }
}

/** @throws YamlFaults where references within references would make it too large */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new YamlFaults([{ file, line: 1, column: 1, field: '', message: `cannot be taken apart: ${error.message}` }]);
  }
}

/** Short where the file lies below the working directory, whole elsewhere. */
function nameOf(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : short;
}

/** References (`*name`) to nothing: the parser leaves them to whoever resolves them. */
function danglingAliases(document: Document): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) found.push({ offset: alias.range?.[0] ?? 0, message: `*${alias.source} refers to nothing` });
    },
  });
  return found;
}

/** Where a path leads in the document: as far as it goes. What is missing is placed where its parent begins. */
function placeOf(document: Document, { path, column, name }: PlacedFault): { offset: number; path: Fault['path'] } {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, part] of path.entries()) {
    if (isScalar(node)) return { offset: insideScalar(node, offset, column), path: path.slice(0, depth) };
    const child = childOf(node, part);
    if (child === undefined) return { offset, path };
    const byName = (name && depth === path.length - 1) || isEmpty(child.value);
    offset = startOf(byName ? child.key : child.value) ?? startOf(child.key) ?? offset;
    node = child.value;
  }
  return { offset: isScalar(node) ? insideScalar(node, offset, column) : offset, path };
}

function childOf(node: unknown, part: string | number): { key?: unknown; value: unknown } | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part));
  if (isSeq(node) && typeof part === 'number' && part < node.items.length) return { value: node.items[part] };
  return undefined;
}

/** Nothing is written there, so the parser places it anywhere up to the next field. */
const isEmpty = (node: unknown): boolean => isScalar(node) && node.value === null && node.source === '';

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** The place of a column inside a text that stands on one line; quotes are not part of the text. */
function insideScalar(node: { type?: string }, offset: number, column: number | undefined): number {
  if (column === undefined) return offset;
  if (node.type === 'PLAIN') return offset + column - 1;
  return node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? offset + column : offset;
}

function at(lines: LineCounter, file: string, offset: number): Pick<FileFault, 'file' | 'line' | 'column'> {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

/** `['milestones', 12, 'due']` as `milestones[12].due`. */
const fieldName = (path: Fault['path']): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${part}`)).join('');
