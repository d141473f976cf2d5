import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginLife, hours, isHoliday, lifeSteps, liveOn, start, template, type Step } from '../../test/builders/generated-life.js';
import { tries } from '../../test/support/tries.js';
import { Life } from '../../test/builders/life.js';
import type { Notice } from '../edition/events.js';
import { isActive, isAsPlanned } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import type { Profile } from '../directory/profile.js';
import { own } from '../own.js';
import { asInstant, dateIn, dateOfDay, dayNumber, instantAt, weekday, type Instant, type PlainDate } from '../time/plain-date.js';
import { nextReminder } from './next.js';

/** Lives one life, in which what is said below holds whatever happens, and looks at every wake of it. */
function live(steps: Step[], taken: Set<string>): { wakes: number; told: Notice[] } {
  const life = beginLife(Life);
  for (const one of steps) {
    const command = liveOn(life, one, passLookingAtEachWake);
    if (command !== undefined) taken.add(command);
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
    const away = notice.why?.coverFor;
    if (isActive(milestone)) {
      says('nobody who promised is chased', !(answers?.acknowledged?.revision === revision && answers.acknowledged.promise >= today));
      says('nor one who put it off', !heldOff(answers?.snoozed[recipient], revision, today));
      if (away !== undefined)
        says('for whom it was put off', !heldOff(answers?.snoozed[away], revision, today) || notice.kind !== 'reminder');
      says('nor what was just reported done', !(answers?.reported && answers.reported.until >= today));
    }
    if (notice.kind === 'reminder') {
      const day = dateOfDay(dayNumber(dueOn) + rung);
      says('not before its hour', now >= instantAt(profile.zone, day, 9));
      // who covers goes on where the one away has been told already
      const wasTold = [recipient, ...(away === undefined ? [] : [away])].some(
        (person) => own(world.edition!.reminded[key] ?? {}, person)?.revision === revision,
      );
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

/** The few that are tried each time are the same: whether they were enough to be worth something must not be chance. */
const usualSeed = tries({ seed: 20_261_121 }, {});

describe('whatever happens to a milestone', () => {
  it(
    'each notice is intended once, at a time that suits its reader, and nobody who acted is chased',
    () => {
      let wakes = 0;
      const taken = new Set<string>();
      const told = new Map<string, number>();
      fc.assert(
        fc.property(lifeSteps({ minLength: 15, maxLength: 60 }), (steps) => {
          const life = live(steps, taken);
          wakes += life.wakes;
          for (const { kind, status } of life.told) told.set(`${kind} ${status}`, (told.get(`${kind} ${status}`) ?? 0) + 1);
        }),
        { numRuns: tries(40, 1_000), ...usualSeed },
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
