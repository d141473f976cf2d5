import fc from 'fast-check';
import type { Meeting, PlanInput } from '../../domain/plan/plan.types.js';
import type { Session } from '../../domain/calendar/session.js';
import type { Anchor, DueRule, MilestoneDefinition, Term } from '../../domain/template/template.js';
import { shift, type Offset, type PlainDate } from '../../domain/time/plain-date.js';
import { cycleTemplate, milestoneDefinition, planInput } from './template.js';

/** What a random template may contain. */
export interface Wants {
  /** Rules with a limit, and rules that count from the first meeting: those may change their clock with the dates. */
  limits: boolean;
}

const day = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((d): PlainDate => d.toISOString().slice(0, 10));
const offset: fc.Arbitrary<Offset> = fc.record({ count: fc.integer({ min: -60, max: 60 }), unit: fc.constantFrom('d', 'w', 'm') });
const body = fc.constantFrom('commission', 'ecosoc', 'third-committee', 'general-assembly');
const k = fc.integer({ min: 1, max: 6 }).chain((n) => fc.constantFrom(n, -n));

/** Anchors of the milestone at a place of the template; it may count only from those before it. */
function anchor(place: number, repeats: MilestoneDefinition['repeats'], { limits }: Wants): fc.Arbitrary<Anchor> {
  const days: fc.Arbitrary<Anchor>[] = [
    fc.constant({ kind: 'opening' }),
    fc.constant({ kind: 'closing' }),
    fc.record({ kind: fc.constant('chain'), k, body }),
    fc.record({ kind: fc.constant('nth-session'), body, k, of: fc.constantFrom('opening', 'closing') }),
    fc.record({ kind: fc.constant('session'), key: fc.constantFrom('commission-27', 'ecosoc-2021', 'general-assembly-0', 'parliament-4') }),
    fc.record({ kind: fc.constant('previous'), id: fc.constantFrom('M57', 'M99') }),
  ];
  if (place > 0) days.push(fc.nat({ max: place - 1 }).map((n): Anchor => ({ kind: 'milestone', id: `M${n}` })));
  if (repeats === 'meeting') days.push(fc.constant({ kind: 'meeting' }));
  if (repeats === 'postponement') days.push(fc.constant({ kind: 'announced' }));
  if (limits) days.push(fc.constant({ kind: 'first-meeting' }));
  return fc.oneof(...days);
}

function rule(place: number, repeats: MilestoneDefinition['repeats'], wants: Wants): fc.Arbitrary<DueRule> {
  const term: fc.Arbitrary<Term> = fc.record(
    { anchor: anchor(place, repeats, wants), edge: fc.constantFrom('start', 'end'), offset },
    { requiredKeys: ['anchor', 'edge'] },
  );
  const placed = fc.record({ on: term, from: term }, { requiredKeys: ['on'] });
  const text = fc.constant('random');
  const any = fc.record(
    {
      on: term,
      text,
      from: term,
      ...(wants.limits ? { notAfter: term, otherwise: term } : {}),
      byPlacement: fc.record({ opening: placed, closing: placed }),
    },
    { requiredKeys: ['on', 'text'] },
  );
  if (!wants.limits) return any;
  const ofTheCongress: fc.Arbitrary<Term> = fc.record(
    { anchor: fc.constantFrom<Anchor>({ kind: 'opening' }, { kind: 'closing' }), edge: fc.constantFrom('start', 'end'), offset },
    { requiredKeys: ['anchor', 'edge'] },
  );
  const ofElse = term.filter(({ anchor: { kind } }) => kind !== 'opening' && kind !== 'closing');
  const counted = fc.record({ on: ofTheCongress, text, from: term, notBefore: term, meanwhile: ofElse }, { requiredKeys: ['on', 'text'] });
  return fc.oneof({ weight: 4, arbitrary: any }, { weight: 1, arbitrary: counted });
}

function milestone(place: number, wants: Wants): fc.Arbitrary<MilestoneDefinition> {
  const before = place === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat({ max: place - 1 }), { maxLength: 3 });
  return fc
    .tuple(
      fc.constantFrom(undefined, undefined, 'meeting' as const, 'yearly' as const, 'postponement' as const),
      before,
      fc.option(fc.nat({ max: 90 })),
    )
    .chain(([repeats, requires, takes]) =>
      rule(place, repeats, wants).map((due) =>
        milestoneDefinition({
          id: `M${place}`,
          due,
          requires: requires.map((n) => `M${n}`),
          ...(repeats ? { repeats } : {}),
          ...(takes === null ? {} : { takes: { count: takes, unit: 'd' as const } }),
        }),
      ),
    );
}

const meeting = (id: string): fc.Arbitrary<Meeting> =>
  fc
    .option(day('2010-01-01', '2030-12-31'))
    .map((start) => ({ id, title: id, ...(start ? { dates: { start, end: shift(start, { count: 2, unit: 'd' }) } } : {}) }));

const session: fc.Arbitrary<Session> = fc
  .tuple(fc.constantFrom(20, 26, 27, 28, 31, 40), day('2011-01-01', '2011-12-20'))
  .map(([number, start]) => {
    const dates = `${1991 + number}${start.slice(4)}`;
    return {
      key: `commission-${number}`,
      body: 'commission',
      title: 'a session',
      year: 1991 + number,
      start: dates,
      end: dates,
      certainty: 'dated',
    };
  });

/** A plan's input with a random template of up to ten milestones, on its first dates. */
export function arbitraryInput(wants: Wants = { limits: true }): fc.Arbitrary<PlanInput> {
  const milestones = fc
    .integer({ min: 1, max: 10 })
    .chain((n) => fc.tuple(...Array.from({ length: n }, (_, place) => milestone(place, wants))));
  const opening = day('2010-01-01', '2030-12-31');
  return fc
    .record({
      milestones,
      everyYears: fc.integer({ min: 1, max: 6 }),
      opening,
      lasts: fc.nat({ max: 14 }),
      meetings: fc
        .uniqueArray(fc.constantFrom('africa', 'americas', 'asia', 'europe'), { maxLength: 4 })
        .chain((ids) => fc.tuple(...ids.map(meeting))),
      sessions: fc.uniqueArray(session, { selector: (s) => s.key, maxLength: 4 }),
      postponements: fc.array(
        opening.map((announcedOn) => ({ announcedOn })),
        { maxLength: 2 },
      ),
      previous: fc.option(
        opening.map((on) => ({ M57: on })),
        { nil: {} },
      ),
      placement: fc.constantFrom('opening' as const, 'closing' as const),
      done: fc.dictionary(
        fc.nat({ max: 9 }).map((n) => `M${n}`),
        fc.option(opening),
        { maxKeys: 3 },
      ),
      retargets: fc.dictionary(
        fc.nat({ max: 9 }).map((n) => `M${n}`),
        fc
          .constantFrom('commission-30', 'general-assembly-76', 'parliament-1')
          .map((key) => ({ session: key, by: 'assembly', basis: '74/550 B' })),
        { maxKeys: 2 },
      ),
    })
    .map(({ milestones: definitions, everyYears, opening: opens, lasts, ...more }) => {
      const first = { opening: opens, closing: shift(opens, { count: lasts, unit: 'd' }) };
      const template = { ...cycleTemplate([], { everyYears, opening: 'M0', closing: 'M0' }), milestones: definitions };
      return planInput(template, { ...more, keyDates: { targetYear: Number(opens.slice(0, 4)), first, present: first, suspended: false } });
    });
}

/** The same edition, postponed without a date, or to dates so many days later, or knowing only its target year. */
export const suspended = (input: PlanInput): PlanInput => {
  const { present: _, ...dates } = input.keyDates;
  return { ...input, keyDates: { ...dates, suspended: true } };
};
export const later = (input: PlanInput, days: number): PlanInput => {
  const { present } = input.keyDates;
  if (!present) return input;
  const by = { count: days, unit: 'd' as const };
  return {
    ...input,
    keyDates: { ...input.keyDates, present: { opening: shift(present.opening, by), closing: shift(present.closing, by) } },
  };
};
export const targetYearOnly = (input: PlanInput): PlanInput => ({
  ...input,
  keyDates: { targetYear: input.keyDates.targetYear, suspended: false },
});
