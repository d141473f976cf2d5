import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { World } from '../engine.types.js';
import type { Meeting } from '../plan/plan.types.js';
import type { Command, PlanningCommand } from './commands.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const day = '2029-06-01';

const start = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Asia/Tokyo' });
start.create('2027-01-04', { dates: { opening: '2031-04-21', closing: '2031-04-26' }, conference: 240, venue: 'Kyoto' });
start.give('2027-01-05', { type: 'assign-role', role: 'organiser', person: 'ada' });
start.give('2027-01-05', { type: 'waive', milestone: 'M26', reason: 'so that a stage runs' });
start.give(day, { type: 'wake' });

const milestone = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('M11', 'M17', 'M31', 'M41', 'M55', 'M37') },
  { weight: 1, arbitrary: fc.constantFrom('M46', 'M22.africa', 'M99') },
);
const evidence = { symbol: 'decision 84/501' };
const regions = ['africa', 'asia-pacific', 'europe', 'western-asia', 'caribbean'];

/** Changes of which hardly any is refused. */
const small: fc.Arbitrary<PlanningCommand> = fc.oneof(
  fc.record({ type: fc.constant('slip' as const), milestone, days: fc.integer({ min: 0, max: 90 }), reason: fc.constant('x') }),
  fc.record({ type: fc.constant('pin' as const), milestone, on: fc.constantFrom('2030-02-04', '2031-02-03'), reason: fc.constant('x') }),
  fc.record({ type: fc.constant('place' as const), placement: fc.constantFrom('opening' as const, 'closing' as const) }),
  fc.record({
    type: fc.constant('agree-meetings' as const),
    meetings: fc.subarray(regions, { minLength: 1 }).map((ids) => ids.map((id, i) => ({ id, title: id, dates: week(i) }))),
  }),
  fc.constant<PlanningCommand>({ type: 'date-session', session: 'commission-38', start: '2029-06-04', end: '2029-06-08' }),
  fc.constant<PlanningCommand>({ type: 'retarget', milestone: 'M55', session: 'commission-42' }),
);

const announcement: PlanningCommand = { type: 'announce-postponement', evidence: { link: 'https://example.org/a' } };
const suspension: PlanningCommand = { type: 'suspend', evidence };
const reconvening: fc.Arbitrary<PlanningCommand> = fc
  .record({ venue: fc.constantFrom('Kyoto', 'Nara'), modality: fc.constantFrom('in-person' as const, 'online' as const) })
  .map((to) => ({ type: 'reconvene', opening: '2032-03-08', closing: '2032-03-13', evidence, retarget: {}, ...to }));
const cancellation: PlanningCommand = { type: 'cancel', evidence };

/** Several changes, as they follow from each other in life, or in no order at all. */
const changes: fc.Arbitrary<PlanningCommand[]> = fc.oneof(
  fc.array(small, { minLength: 2, maxLength: 4 }),
  fc.tuple(small, small, reconvening).map(([a, b, c]) => [announcement, a, suspension, b, c]),
  fc.tuple(small, reconvening, reconvening).map(([a, b, c]) => [announcement, suspension, b, a, announcement, suspension, c]),
  fc.tuple(small, fc.boolean()).map(([a, late]) => [a, ...(late ? [announcement, suspension] : []), cancellation]),
  fc.array(fc.oneof(small, reconvening, fc.constantFrom(announcement, suspension, cancellation)), { minLength: 2, maxLength: 4 }),
);

function week(place: number): { start: string; end: string } {
  const of = String(place + 1).padStart(2, '0');
  return { start: `2030-${of}-11`, end: `2030-${of}-13` };
}

const fresh = (): EditionOnTheTable => {
  const table = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Asia/Tokyo' });
  table.world = start.world;
  return table;
};
const who = { actor: 'ada', basis: 'decision 84/501' };

/**
 * The plan and what stands of it; what counts the commands that led there is left out, and how the revised plan was settled:
 * together the changes are that plan, one after the other somebody has still to look at it.
 */
function standing({ edition, stages, delivery, template }: World) {
  const { revised } = template.postponement ?? {};
  const milestones = Object.entries(edition?.milestones ?? {}).map(([key, { touched: _, ...m }]) => [
    key,
    key.startsWith(`${revised}.`) ? { due: m.due } : m,
  ]);
  const { keyDates, meetings, pins, retargets, placement, modality, venue, status, moves } = edition ?? {};
  return {
    milestones: Object.fromEntries(milestones),
    ...{ keyDates, meetings, pins, retargets, placement, modality, venue, status, moves },
    stages: Object.values(stages).map(({ stream, status: as, performed }) => ({ stream, as, steps: performed.map((p) => p.step) })),
    pending: [...delivery.pending.keys()].sort(),
  };
}

const actions: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: small },
  fc
    .array(fc.option(fc.nat({ max: 8 })), { minLength: 1, maxLength: regions.length })
    .map((weeks) => ({ type: 'agree-meetings' as const, meetings: weeks.map((place, i) => meetingOf(regions[i]!, place)) })),
  fc.record({ type: fc.constant('unpin' as const), milestone, reason: fc.constant('x') }),
  fc.record({ type: fc.constantFrom('waive' as const, 'reopen' as const), milestone, reason: fc.constant('x') }),
);

function meetingOf(id: string, place: number | null): Meeting {
  return { id, title: id, ...(place === null ? {} : { dates: week(place) }) };
}

/** What the dates of open milestones hang on, by whether these wait. */
function rootsOf({ edition }: World): { waiting: string[]; goingOn: string[] } {
  const of = (...statuses: string[]): string[] =>
    Object.values(edition?.milestones ?? {}).flatMap(({ status, due }) => (statuses.includes(status) ? [due.root] : []));
  return { waiting: of('suspended'), goingOn: of('planned', 'in-progress') };
}

describe('while the congress has no date', () => {
  it('[R148] waits what is open and hangs on its opening or closing, and nothing else, whatever is changed', () => {
    fc.assert(
      fc.property(fc.array(actions, { minLength: 1, maxLength: 5 }), (all) => {
        const table = fresh();
        expect(table.give(day, announcement, who) ?? table.give(day, suspension, who)).toBeUndefined();
        for (const one of all) {
          table.give(day, one, who);
          const { waiting, goingOn } = rootsOf(table.world);
          expect(waiting.filter((root) => root !== 'opening' && root !== 'closing')).toEqual([]);
          expect(goingOn.filter((root) => root === 'opening' || root === 'closing')).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('several changes of plan as one', () => {
  it('come to what the same changes come to one after the other, or to the refusal of the first that cannot be and nothing else', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const apart = fresh();
        const refusals = all.map((one) => apart.give(day, one, who));
        const first = refusals.findIndex((refusal) => refusal !== undefined);
        const together = fresh();
        const refusal = together.give(day, { type: 'replan', changes: all }, who);
        if (first < 0) {
          expect(refusal).toBeUndefined();
          expect(standing(together.world)).toEqual(standing(apart.world));
        } else {
          const { code, pointer = '' } = refusals[first] ?? {};
          expect(refusal).toMatchObject({ code, pointer: `/changes/${first}${pointer}` });
          expect(together.world).toBe(start.world);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are held to the role and to the basis as each of them on its own is, whatever else is wrong with them', () => {
    const basisFor: ReadonlySet<string> = new Set(template.decisions?.basis);
    const code = (command: Command, by: { actor: string; basis?: string }) => {
      const table = fresh();
      const refusal = table.give(day, command, by);
      if (refusal) expect(table.world).toBe(start.world);
      return refusal?.code;
    };
    fc.assert(
      fc.property(changes, (all) => {
        const together: Command = { type: 'replan', changes: all };
        for (const one of [...all, together]) expect(code(one, { ...who, actor: 'nobody' })).toBe('role-required');
        for (const one of all) expect(code(one, { actor: 'ada' }) === 'basis-missing').toBe(basisFor.has(one.type));
        expect(code(together, { actor: 'ada' }) === 'basis-missing').toBe(all.some(({ type }) => basisFor.has(type)));
        for (const one of [...all, together]) expect(['role-required', 'basis-missing']).not.toContain(code(one, who));
      }),
      { numRuns: 15 },
    );
  });
});
