import fc from 'fast-check';
import { plainProfile, type Profile } from '../../domain/directory/profile.js';
import type { Command, Envelope } from '../../domain/edition/commands.js';
import { isClosed } from '../../domain/edition/milestones.js';
import type { World } from '../../domain/engine.types.js';
import type { ScriptStep } from '../../domain/script/forks.js';
import type { CycleTemplate, MilestoneKey } from '../../domain/template/template.js';
import { asInstant, dateIn, instantAt, shift, type PlainDate, type Zone } from '../../domain/time/plain-date.js';
import { creation, envelope } from './command.js';

/**
 * Generated scripts of live editions of a real template: whatever an organiser may send in some months, sensible or not, in
 * any order. A line picks among the milestones, roles and stages that are there when its turn comes; what is refused is
 * part of the script.
 */
export interface GeneratedScript {
  people: Record<string, Profile>;
  steps: ScriptStep[];
}

const zone: Zone = 'Asia/Tokyo';
const begins: PlainDate = '2029-03-01';
const dates = { opening: '2031-04-21', closing: '2031-04-26' };
const actor = 'ada';
const evidence = { symbol: 'A/RES/80/1', link: 'https://example.org/act' };
const people: Record<string, Profile> = Object.fromEntries(
  ['ada', 'ben', 'chi'].map((id, n) => [id, plainProfile(['Europe/Vienna', 'America/New_York', 'Asia/Tokyo'][n] ?? 'UTC')]),
);

type Told = (world: World, today: PlainDate) => { command: Command; stream?: string };

const nth = fc.nat(10_000);
const days = fc.integer({ min: -30, max: 300 });
const person = fc.constantFrom(...Object.keys(people));

const pick = <T>(of: readonly T[], n: number): T | undefined => of[n % Math.max(1, of.length)];
const milestones = ({ edition }: World): MilestoneKey[] => Object.keys(edition?.milestones ?? {});
/** What the plan asks for first: scripts that go forward reach the stages. */
const comingUp = ({ edition }: World): MilestoneKey[] =>
  Object.entries(edition?.milestones ?? {})
    .filter(([, m]) => !isClosed(m) && m.due.on !== null)
    .sort(([, a], [, b]) => ((a.due.on ?? '') < (b.due.on ?? '') ? -1 : 1))
    .slice(0, 8)
    .map(([key]) => key);
const closed = ({ edition }: World): MilestoneKey[] =>
  Object.entries(edition?.milestones ?? {}).flatMap(([key, m]) => (isClosed(m) ? [key] : []));
const on = (list: (world: World) => MilestoneKey[], n: number, world: World): MilestoneKey => pick(list(world), n) ?? 'M01';
const ahead = (today: PlainDate, count: number): PlainDate => shift(today, { count, unit: 'd' });

const told: fc.Arbitrary<Told> = fc.oneof<fc.WeightedArbitrary<Told>[]>(
  {
    weight: 8,
    arbitrary: nth.map((n): Told => (world) => ({ command: { type: 'complete', milestone: on(comingUp, n, world), evidence } })),
  },
  {
    weight: 8,
    arbitrary: nth.map((n): Told => (world) => ({ command: { type: 'waive', milestone: on(comingUp, n, world), reason: 'not needed' } })),
  },
  {
    weight: 2,
    arbitrary: nth.map((n): Told => (world) => ({ command: { type: 'reopen', milestone: on(closed, n, world), reason: 'too early' } })),
  },
  {
    weight: 2,
    arbitrary: nth.map((n): Told => (world) => ({ command: { type: 'start', milestone: on(comingUp, n, world) } })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(nth, days).map(([n, d]): Told => (world, today) => ({
      command: { type: 'pin', milestone: on(milestones, n, world), on: ahead(today, d), reason: 'agreed' },
    })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(nth, person, fc.constantFrom('responsible' as const, 'deputy' as const, 'supervisor' as const))
      .map(([n, who, capacity]): Told => ({ template }) => ({
        command: { type: 'assign-role', role: pick(template.roles, n)?.id ?? 'organiser', person: who, capacity },
      })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(nth, person, fc.integer({ min: 1, max: 40 })).map(([n, who, d]): Told => (world, today) => ({
      command: { type: 'acknowledge', milestone: on(comingUp, n, world), person: who, promise: ahead(today, d) },
    })),
  },
  {
    weight: 3,
    arbitrary: nth.map((n): Told => ({ stages }) => ({
      command: {
        type: 'perform',
        step: pick(['consult', 'name-institutes', 'submit-draft', 'provide-resources'], n) ?? 'consult',
        payload: n % 2 === 0 ? { with: 'Member States', on: 'dates and hosts' } : { institutes: ['UNAFEI'] },
      },
      stream: pick(['discussion-guide', 'regional-meetings', ...Object.keys(stages)], n) ?? 'discussion-guide',
    })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('announce-postponement' as const, 'suspend' as const, 'reconvene' as const), days)
      .map(([type, d]): Told => (_, today) => ({
        command:
          type === 'reconvene'
            ? { type, opening: ahead(today, 200 + d), closing: ahead(today, 205 + d), evidence, retarget: {} }
            : { type, evidence },
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('commission-38', 'commission-39', 'commission-40', 'ecosoc-2030'), days)
      .map(([session, d]): Told => (_, today) => ({
        command: { type: 'date-session', session, start: ahead(today, d), end: ahead(today, d + 4) },
      })),
  },
  { weight: 1, arbitrary: fc.constant((): { command: Command } => ({ command: { type: 'set-conference', number: 251 } })) },
);

/** A script of an edition of a template; its last line closes it, so that nothing is left behind. */
export function generatedScript(template: CycleTemplate, edition: string): fc.Arbitrary<GeneratedScript> {
  const lines = fc.array(fc.record({ after: fc.integer({ min: 0, max: 25 }), told }), { minLength: 4, maxLength: 14 });
  return lines.map((all) => {
    let day = begins;
    const step = (n: number, after: number, say: Told): ScriptStep => {
      day = ahead(day, after);
      const at = asInstant(Date.parse(instantAt(zone, day, 17)) + n * 1_000);
      return (world) => {
        const { command, stream = 'edition' } = say(world, dateIn(zone, at));
        return { at, envelope: given(edition, n, command, stream) };
      };
    };
    const create = creation(template, { dates, zone, conference: 250 });
    const organiser = template.reminders.organiser;
    return {
      people,
      steps: [
        step(0, 0, () => ({ command: create })),
        step(1, 0, () => ({ command: { type: 'assign-role', role: organiser, person: actor } })),
        ...all.map(({ after, told: say }, n) => step(n + 2, after, say)),
        step(all.length + 2, 20, () => ({ command: { type: 'close', reason: 'over' } })),
      ],
    };
  });
}

/** By the organiser, and mostly on a basis: some decisions need one. */
const given = (edition: string, n: number, command: Command, stream: string): Envelope =>
  envelope(command, { id: `line-${n}`, edition, stream, actor, ...(n % 5 === 0 ? {} : { basis: 'decision 84/500' }) });
