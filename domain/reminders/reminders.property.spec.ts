import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cycleTemplate } from '../../test/builders/template.js';
import { tries } from '../../test/support/tries.js';
import { Life } from '../../test/builders/life.js';
import type { Command } from '../edition/commands.js';
import type { Notice } from '../edition/events.js';
import { isActive, isAsPlanned } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import type { Profile } from '../directory/profile.js';
import { own } from '../own.js';
import { asInstant, dateIn, dateOfDay, dayNumber, instantAt, shift, weekday, type Instant, type PlainDate } from '../time/plain-date.js';
import { nextReminder } from './next.js';

/**
 * Generated lives of milestones: dates are moved, pinned and suspended, readers acknowledge, put off, decline and report,
 * roles change hands, people go away, clocks jump ahead and the engine is down. Whatever happens, what is said here holds.
 */
const template = cycleTemplate(
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
const start: PlainDate = '2030-12-02';
const isHoliday: World['isHoliday'] = (_, on) => on.endsWith('-12') || on.endsWith('-13');

type Step =
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

const hours = (from: Instant, count: number): Instant => asInstant(Date.parse(from) + count * 3_600_000);

/** Lives one life, and looks at every wake of it. */
function live(steps: Step[], taken: Set<string>): { wakes: number; told: Notice[] } {
  const life = new Life(template, 'Asia/Tokyo', start, people, isHoliday);
  life.create({ dates: { opening: '2031-04-21', closing: '2031-04-26' }, sessions: [] });
  life.act({ type: 'assign-role', role: 'author', person: 'ada' });
  life.act({ type: 'assign-role', role: 'author', person: 'dee', capacity: 'informed' });
  life.act({ type: 'assign-role', role: 'clerk', person: 'chi' });
  life.act({ type: 'assign-role', role: 'secretary', person: 'fay' });
  for (const one of steps) {
    const today = dateIn(life.zone, life.now);
    if ('pass' in one) passLookingAtEachWake(life, hours(life.now, one.pass));
    else if ('sent' in one) life.send();
    else if ('down' in one) life.now = hours(life.now, one.down);
    else if ('away' in one) {
      const from = ahead(today, one.inDays);
      const absence = { from, to: ahead(from, one.days), ...(one.cover === undefined ? {} : { cover: one.cover }) };
      life.enter(one.away, { absences: [absence] });
    } else if ('profile' in one) life.enter(one.profile, { digest: one.digest, zone: one.zone });
    else {
      const given = one.command(today);
      if (!life.give(given, { effectiveOn: today })) taken.add(given.type);
    }
  }
  const keys = life.notices.map((n) => n.key);
  expect(new Set(keys).size).toBe(keys.length);
  return { wakes: life.wakes.length, told: life.notices };
}

function passLookingAtEachWake(life: Life, instant: Instant): void {
  for (;;) {
    const next = nextReminder(life.world, life.now);
    const limit = next === null || next > instant ? instant : next;
    lookTooEarly(life, limit);
    const told = life.now;
    if (next === null || next > instant) break;
    life.now = next > life.now ? next : life.now;
    const before = life.world;
    const events = life.wake();
    const intended = events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
    for (const notice of intended) judge(before, notice, life.now);
    onePerReader(intended, 'catch-up');
    onePerReader(intended, 'digest');
    const after = nextReminder(life.world, life.now);
    expect(after === null || after > life.now).toBe(true);
    expect(events.length > 0 || isHardToForesee(before, told, life.now)).toBe(true);
  }
  life.now = instant;
}

/** Somebody is away, or what has changed was still news when the wake was foretold, and is none at the wake. */
function isHardToForesee({ people, edition }: World, foretoldAt: Instant, now: Instant): boolean {
  const ages = (at: Instant): boolean => hours(at, 31 * 24) > foretoldAt && hours(at, 31 * 24) <= now;
  const away = Object.values(people).some(({ absences }) => absences.length > 0);
  return away || Object.values(edition!.milestones).some(({ touchedAt }) => ages(touchedAt));
}

/** Nothing ever happens before the instant that was foretold. */
function lookTooEarly(life: Life, foretold: Instant): void {
  const [from, to] = [Date.parse(life.now), Date.parse(foretold)];
  if (to <= from + 1) return;
  for (const share of [0.37, 0.999]) {
    const early = asInstant(Math.floor(from + (to - 1 - from) * share));
    const shadow = new Life(template, life.zone, start);
    Object.assign(shadow, { world: life.world, now: early });
    expect({ at: early, events: shadow.wake() }).toEqual({ at: early, events: [] });
  }
}

function onePerReader(notices: Notice[], kind: Notice['kind']): void {
  const readers = notices.filter((n) => n.kind === kind).map((n) => n.recipient);
  expect(new Set(readers).size).toBe(readers.length);
}

/** What must hold of every notice at the instant at which it is intended. */
function judge(world: World, notice: Notice, now: Instant): void {
  const { recipient } = notice;
  if (recipient.startsWith('role:')) return expect(notice.status === 'nobody' || notice.status === 'collapsed').toBe(true);
  const profile = world.people[recipient]!;
  const today = dateIn(profile.zone, now);
  const complaint = { notice, now, today };
  const says = (what: string, holds: boolean): void => expect({ ...complaint, what, holds }).toEqual({ ...complaint, what, holds: true });

  says('not in quiet hours', !isQuiet(profile, now));
  says('a calendar is no message', (profile.channel === 'calendar') === (notice.status === 'calendar') || notice.status === 'collapsed');
  for (const { milestone: key, revision, rung, dueOn } of notice.about) {
    const milestone = world.edition!.milestones[key]!;
    const answers = own(world.edition!.responses, key);
    says('of the present date', milestone.revision === revision);
    says('open, or in a digest', isActive(milestone) || notice.kind === 'digest');
    if (notice.kind === 'concern') continue; // judged for itself, below
    says('not theirs', !own(answers?.declined ?? {}, recipient));
    if (isActive(milestone)) {
      says('nobody who promised is chased', !(answers?.acknowledged?.revision === revision && answers.acknowledged.promise >= today));
      says('nor one who put it off', !heldOff(answers?.snoozed[recipient], revision, today));
      const away = notice.why?.coverFor;
      if (away !== undefined)
        says('for whom it was put off', !heldOff(answers?.snoozed[away], revision, today) || notice.kind !== 'reminder');
      says('nor what was just reported done', !(answers?.reported && answers.reported.until >= today));
    }
    if (notice.kind === 'reminder') {
      const day = dateOfDay(dayNumber(dueOn) + rung);
      says('not before its hour', now >= instantAt(profile.zone, day, 9));
      const wasTold = own(world.edition!.reminded[key] ?? {}, recipient)?.revision === revision;
      const isNew = !wasTold && isAsPlanned(milestone) && dateIn(profile.zone, milestone.touchedAt) === today && dueOn >= today;
      says('what was planned today does not press', !isNew || notice.tone === 'notice');
    }
  }
  const { concern } = notice;
  if (concern?.kind === 'reported') {
    const asks = ({ recipient: to, concern: one }: Notice): boolean =>
      to === recipient && one?.kind === 'reported' && one.milestone === concern.milestone && one.by === concern.by;
    says('not asked of its author without saying why', recipient !== concern.by || notice.why?.rule.endsWith('by its author') === true);
    says('not asked again before the last word went out', ![...world.delivery.pending.values()].some((p) => asks(p.notice)));
  }
  if (notice.kind === 'digest') {
    says('not empty', notice.about.length > 0);
    says('on a working day', profile.workingDays.includes(weekday(today)) && !(profile.station && isHoliday(profile.station, today)));
    says('wanted', profile.digest !== 'none' && profile.channel !== 'calendar');
  }
  const absence = profile.absences.find(({ from, to }) => from <= today && today <= to);
  if (absence && notice.kind === 'reminder')
    says('not while somebody covers', !leadsToSomebodyPresent(world, recipient, now) || notice.why?.coverFor !== undefined);
}

const heldOff = (snoozed: { until: PlainDate; revision: number } | undefined, revision: number, today: PlainDate): boolean =>
  snoozed !== undefined && snoozed.revision === revision && snoozed.until > today;

/** Said anew, and more simply: who covers is there, and has not declined anything. */
function leadsToSomebodyPresent(world: World, person_: string, now: Instant): boolean {
  const today = dateIn(world.people[person_]!.zone, now);
  const cover = world.people[person_]!.absences.find(({ from, to }) => from <= today && today <= to)?.cover;
  if (cover === undefined || cover === person_ || world.people[cover]!.absences.length > 0) return false;
  return !Object.values(world.edition!.responses).some(({ declined }) => own(declined, cover));
}

function isQuiet({ zone, quiet }: Profile, now: Instant): boolean {
  if (!quiet) return false;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(now),
  );
  return quiet.from < quiet.to ? quiet.from <= time && time < quiet.to : time >= quiet.from || time < quiet.to;
}

describe('whatever happens to a milestone', () => {
  it(
    'each notice is intended once, at a time that suits its reader, and nobody who acted is chased',
    () => {
      let wakes = 0;
      const taken = new Set<string>();
      const told = new Map<string, number>();
      fc.assert(
        fc.property(fc.array(step, { minLength: 15, maxLength: 60 }), (steps) => {
          const life = live(steps, taken);
          wakes += life.wakes;
          for (const { kind, status } of life.told) told.set(`${kind} ${status}`, (told.get(`${kind} ${status}`) ?? 0) + 1);
        }),
        { numRuns: tries(40, 1_000) },
      );
      // what was tried was enough to be worth something
      expect(taken.size).toBeGreaterThan(12);
      expect(wakes).toBeGreaterThan(500);
      const kinds = [
        'reminder intended',
        'reminder collapsed',
        'reminder nobody',
        'catch-up intended',
        'digest intended',
        'session intended',
        'concern intended',
      ];
      expect(kinds.filter((kind) => !told.has(kind))).toEqual([]);
    },
    tries(60_000, 900_000),
  );
});
