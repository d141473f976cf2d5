import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { procedureIds } from '../template/template.js';
import type { Procedure, Step } from './procedure.js';
import { procedures } from './registry.js';

/** What a payload looks like to those who fill it in: the public description of the interface is made from this. */
interface Shape {
  type?: string;
  description?: string;
  additionalProperties?: boolean | Shape;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
}

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: 'input' }) as Shape;

/** Paths of objects in a shape that let unknown fields pass. */
function loose(shape: Shape, path: string): string[] {
  return [
    ...(shape.type === 'object' && shape.additionalProperties === undefined ? [path] : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => loose(inner, `${path}/${name}`)),
    ...(shape.items ? loose(shape.items, `${path}[]`) : []),
    ...(shape.anyOf ?? []).flatMap((inner) => loose(inner, path)),
  ];
}

/** Paths of fields that say nothing of what they mean. */
function undescribed(shape: Shape, path: string): string[] {
  return [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [
      ...(inner.description === undefined ? [`${path}/${name}`] : []),
      ...undescribed(inner, `${path}/${name}`),
    ]),
    ...(shape.items ? undescribed(shape.items, `${path}[]`) : []),
    ...(shape.anyOf ?? []).flatMap((inner) => undescribed(inner, path)),
  ];
}

const missing = <T>(wanted: readonly T[], known: readonly T[]): T[] => wanted.filter((w) => !known.includes(w));

/** Steps that could never come about, because in the end they come after themselves. */
function unreachable({ steps, slots }: Procedure): string[] {
  const reached = new Set<string>(slots.map((slot) => `slot:${slot}`));
  for (let grew = true; grew;) {
    const next = steps.filter((s) => !reached.has(s.id) && s.after.every((a) => reached.has(a)));
    for (const s of next) reached.add(s.id);
    grew = next.length > 0;
  }
  return missing(
    steps.map((s) => s.id),
    [...reached],
  );
}

it('knows every procedure that a template may name, under its own name', () => {
  expect(Object.keys(procedures).sort()).toEqual([...procedureIds].sort());
  expect(Object.entries(procedures).filter(([id, procedure]) => procedure.id !== id)).toEqual([]);
});

describe.each(Object.values(procedures))('$id', (procedure) => {
  const ids = procedure.steps.map((s) => s.id);

  it('names each step and each slot once', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(procedure.slots).size).toBe(procedure.slots.length);
  });

  it('puts steps only after steps and slots that it has, and none after itself', () => {
    const known = [...ids, ...procedure.slots.map((slot) => `slot:${slot}`)];
    expect(procedure.steps.flatMap((s) => missing(s.after, known))).toEqual([]);
    expect(unreachable(procedure)).toEqual([]);
  });

  it('moves the slots that it has, and completes each of them by some step', () => {
    const moves = procedure.steps.flatMap((s: Step) => s.moves ?? []);
    expect(
      missing(
        moves.map((m) => m.slot),
        procedure.slots,
      ),
    ).toEqual([]);
    expect(
      missing(
        procedure.slots,
        moves.filter((m) => m.to === 'done').map((m) => m.slot),
      ),
    ).toEqual([]);
  });

  it('gives evidence with every milestone that it completes', () => {
    const without = procedure.steps.filter((s) => s.moves?.some((m) => m.to === 'done' && m.evidence === undefined));
    expect(without.map((s) => s.id)).toEqual([]);
  });

  it('names for each step the rules of the mandate behind it', () => {
    expect(procedure.steps.filter((s) => s.sources.length === 0 || s.sources.some((id) => !/^R\d{3}$/.test(id))).map((s) => s.id)).toEqual(
      [],
    );
  });

  it('lets no unknown field pass', () => {
    expect(procedure.steps.flatMap((s) => loose(shapeOf(s.payload), s.id))).toEqual([]);
    expect(loose(shapeOf(procedure.settings), 'settings')).toEqual([]);
  });

  it('says of each field what it means', () => {
    expect(procedure.steps.flatMap((s) => undescribed(shapeOf(s.payload), s.id))).toEqual([]);
  });

  it('can be read without any setting', () => {
    expect(procedure.settings.safeParse({}).success).toBe(true);
  });
});
