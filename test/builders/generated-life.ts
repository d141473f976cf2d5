import fc from 'fast-check';
import type { Profile } from '../../domain/directory/profile.js';
import type { Command } from '../../domain/edition/commands.js';
import type { World } from '../../domain/engine.types.js';
import { asInstant, dateIn, shift, type Instant, type PlainDate } from '../../domain/time/plain-date.js';
import type { Life } from './life.js';
import { cycleTemplate } from './template.js';

/**
 * Generated lives of milestones: dates are moved, pinned and suspended, readers acknowledge, put off, decline and report,
 * roles change hands, people go away, clocks jump ahead and the engine is down.
 */
export const template = cycleTemplate(
  [
    { id: 'M1', due: 'opening-3m', responsible: 'author' },
    { id: 'M2', due: 'opening-2m', responsible: 'author', requires: ['M1'] },
    { id: 'M3', due: 'commission(+1 after closing).start-4w', responsible: 'clerk' },
    { id: 'M46', due: 'opening', responsible: 'clerk' },
    { id: 'M53', due: 'closing', responsible: 'clerk' },
    { id: 'P1', due: 'announced', responsible: 'clerk', repeats: 'postponement' },
    { id: 'P2', due: 'announced+2w', responsible: 'clerk', repeats: 'postponement' },
    { id: 'P3', due: 'announced+1d', responsible: 'clerk', repeats: 'postponement' },
    { id: 'P4', due: 'announced+4m', responsible: 'clerk', repeats: 'postponement' },
  ],
  {
    roles: ['author', 'clerk', 'secretary'].map((id) => ({ id, title: id })),
    postponement: { announced: 'P1', suspended: 'P2', reconvened: 'P4' },
    reminders: {
      hour: 9,
      organiser: 'secretary',
      ladder: {
        rungs: [
          { days: -30, to: ['responsible'], tone: 'notice' },
          { days: -7, to: ['responsible', 'deputy'], tone: 'notice' },
          { days: -1, to: ['responsible', 'deputy'], tone: 'urgent' },
          { days: 7, to: ['responsible', 'supervisor'], tone: 'escalation' },
        ],
        then: { everyDays: 14, to: ['responsible', 'supervisor'], tone: 'escalation' },
      },
      snooze: { longestDays: 21, times: 2 },
      promise: { usualDays: 7, longestDays: 60 },
      sessions: [
        {
          body: 'commission',
          steps: [10, 6, 4].map((weeks) => ({ weeks, title: 'documents' })),
          to: ['author', 'clerk'],
          source: { requirements: [], paragraph: 'a test' },
        },
      ],
    },
  },
);

const people: Record<string, Partial<Profile>> = {
  ada: { zone: 'Europe/Vienna' },
  ben: { zone: 'America/New_York', quiet: { from: '18:00', to: '10:30' } },
  chi: { zone: 'Asia/Tokyo', digest: 'daily' },
  dee: { zone: 'Africa/Addis_Ababa', workingDays: [7, 1, 2, 3, 4], digest: 'weekly', quiet: { from: '22:00', to: '07:15' } },
  eve: { zone: 'Pacific/Honolulu', channel: 'calendar', digest: 'daily' },
  fay: { zone: 'Pacific/Kiritimati', station: 'island' },
};
const ids = Object.keys(people);
export const start: PlainDate = '2030-12-02';
export const isHoliday: World['isHoliday'] = (_, on) => on.endsWith('-12') || on.endsWith('-13');

export type Step =
  | { pass: number }
  | { sent: true }
  | { down: number }
  | { away: string; inDays: number; days: number; cover: string | undefined }
  | { profile: string; digest: Profile['digest']; zone: string }
  | { command: Told };
type Told = (today: PlainDate) => Command;

const person = fc.constantFrom(...ids);
const milestone = fc.constantFrom('M1', 'M2', 'M3');
const role = fc.constantFrom('author', 'clerk', 'secretary');
const capacity = fc.constantFrom('responsible' as const, 'deputy' as const, 'supervisor' as const, 'informed' as const);
const days = fc.integer({ min: 1, max: 40 });
const ahead = (today: PlainDate, count: number): PlainDate => shift(today, { count, unit: 'd' });
const evidence = { link: 'https://example.org/x' };

const command: fc.Arbitrary<Told> = fc.oneof<fc.Arbitrary<Told>[]>(
  fc.record({ role, person, capacity }).map((of) => (): Command => ({ type: 'assign-role', ...of })),
  fc.record({ role, person, capacity }).map((of) => (): Command => ({ type: 'release-role', ...of })),
  fc
    .record({ milestone, days: fc.integer({ min: -60, max: 120 }) })
    .map(({ milestone: m, days: n }) => (today): Command => ({ type: 'pin', milestone: m, on: ahead(today, n), reason: 'x' })),
  milestone.map((m) => (): Command => ({ type: 'unpin', milestone: m, reason: 'x' })),
  milestone.map((m) => (): Command => ({ type: 'start', milestone: m })),
  milestone.map((m) => (): Command => ({ type: 'complete', milestone: m, evidence })),
  milestone.map((m) => (): Command => ({ type: 'reopen', milestone: m, reason: 'x' })),
  fc.constant((): Command => ({ type: 'announce-postponement', evidence })),
  fc.constant((): Command => ({ type: 'suspend', evidence })),
  days.map((n) => (today): Command => ({
    type: 'reconvene',
    opening: ahead(today, 30 + 5 * n),
    closing: ahead(today, 33 + 5 * n),
    evidence,
    retarget: {},
  })),
  days.map((n) => (today): Command => ({
    type: 'date-session',
    session: 'commission-40',
    start: ahead(today, 4 * n),
    end: ahead(today, 4 * n + 3),
  })),
  fc
    .record({ milestone, person, days })
    .map(({ days: n, ...of }) => (today): Command => ({ type: 'acknowledge', ...of, promise: ahead(today, n) })),
  fc
    .record({ milestone, person, days: fc.integer({ min: 1, max: 20 }) })
    .map(({ days: n, ...of }) => (today): Command => ({ type: 'snooze', ...of, until: ahead(today, n), reason: 'x' })),
  fc.record({ milestone, person }).map((of) => (): Command => ({ type: 'decline', ...of, note: 'x' })),
  fc.record({ milestone, person }).map((of) => (): Command => ({ type: 'report-done', ...of, evidence })),
  milestone.map((m) => (): Command => ({ type: 'reject-report', milestone: m, reason: 'x' })),
  fc.constant((): Command => ({
    type: 'set-ladder',
    scope: 'milestone:M2',
    ladder: { rungs: [-20, -3, 2].map((n) => ({ days: n, to: ['responsible', 'informed'], tone: 'notice' })) },
    reason: 'x',
  })),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 700 }).map((pass) => ({ pass })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }).map((down) => ({ down })) },
  { weight: 2, arbitrary: fc.constant({ sent: true as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      away: person,
      inDays: fc.integer({ min: -3, max: 10 }),
      days: fc.integer({ min: 1, max: 90 }),
      cover: fc.option(person, { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      profile: person,
      digest: fc.constantFrom('none' as const, 'daily' as const, 'weekly' as const),
      zone: fc.constantFrom('Pacific/Kiritimati', 'Asia/Tokyo', 'America/New_York', 'Pacific/Honolulu'),
    }),
  },
  { weight: 9, arbitrary: command.map((c) => ({ command: c })) },
);

export const hours = (from: Instant, count: number): Instant => asInstant(Date.parse(from) + count * 3_600_000);

/** Some of what can happen in a life. */
export const lifeSteps = (constraints: { minLength: number; maxLength: number }): fc.Arbitrary<Step[]> => fc.array(step, constraints);

/** A life that has just begun: the edition is open, and its roles are given. */
export function beginLife<Kind extends Life>(kind: new (...of: ConstructorParameters<typeof Life>) => Kind): Kind {
  const life = new kind(template, 'Asia/Tokyo', start, people, isHoliday);
  life.create({ dates: { opening: '2031-04-21', closing: '2031-04-26' }, sessions: [] });
  life.act({ type: 'assign-role', role: 'author', person: 'ada' });
  life.act({ type: 'assign-role', role: 'author', person: 'dee', capacity: 'informed' });
  life.act({ type: 'assign-role', role: 'clerk', person: 'chi' });
  life.act({ type: 'assign-role', role: 'secretary', person: 'fay' });
  return life;
}

/**
 * Lives one step.
 *
 * @param passTo how time passes, where it does
 * @returns the type of the command that was taken, if one was
 */
export function liveOn<Kind extends Life>(
  life: Kind,
  one: Step,
  passTo: (life: Kind, instant: Instant) => void,
): Command['type'] | undefined {
  const today = dateIn(life.zone, life.now);
  if ('pass' in one) passTo(life, hours(life.now, one.pass));
  else if ('sent' in one) life.send();
  else if ('down' in one) life.now = hours(life.now, one.down);
  else if ('away' in one) {
    const from = ahead(today, one.inDays);
    const absence = { from, to: ahead(from, one.days), ...(one.cover === undefined ? {} : { cover: one.cover }) };
    life.enter(one.away, { absences: [absence] });
  } else if ('profile' in one) life.enter(one.profile, { digest: one.digest, zone: one.zone });
  else {
    const given = one.command(today);
    return life.give(given, { effectiveOn: today }) ? undefined : given.type;
  }
  return undefined;
}
