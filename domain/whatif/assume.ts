import { calendarOf, type Calendar } from '../calendar/calendar.js';
import { sessionPeriodFault } from '../edition/session-dates.js';
import type { World } from '../engine.types.js';
import { assumedPeriod, endOfCongress, expectedNextOpening } from '../plan/key-dates.js';
import { meetingDatesOf } from '../plan/meeting-dates.js';
import { planOf } from '../plan/plan.js';
import type { Due, Plan, PlanInput } from '../plan/plan.types.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { daysBetween, later, shift, type Offset, type PlainDate } from '../time/plain-date.js';
import { readDay } from './day.js';
import type { AssumedFact, Day, Hypothesis } from './what-if.types.js';

/** The plan as it would be, and what is assumed of single milestones. */
export interface Assumed {
  input: PlanInput;
  plan: Plan;
  /** The day on which each is assumed to be done. */
  exactly: ReadonlyMap<MilestoneKey, PlainDate>;
  /** The first day on which each can be done. */
  notBefore: ReadonlyMap<MilestoneKey, PlainDate>;
  facts: AssumedFact[];
}

/** Takes the hypotheses to be so, each after those that it counts from. Answers why one of them can be no fact of this cycle. */
export function assume(world: World, input: PlanInput, facts: readonly Hypothesis[], order: readonly number[]): Assumed | Refusal {
  const assumption = new Assumption(world, input);
  const assumed: AssumedFact[] = [];
  for (const index of order) {
    const fact = facts[index];
    if (!fact) continue;
    const found = assumption.take(fact, `/facts/${index}`);
    if ('code' in found) return found;
    assumed[index] = { fact, ...found };
  }
  const { input: changed, exactly, notBefore } = assumption;
  return { input: changed, plan: assumption.planned(), exactly, notBefore, facts: assumed };
}

type Taken = Omit<AssumedFact, 'fact'> | Refusal;
type Of<T extends Hypothesis['type']> = Extract<Hypothesis, { type: T }>;

/** What has been assumed so far; each hypothesis is taken on top of it. */
class Assumption {
  readonly exactly = new Map<MilestoneKey, PlainDate>();
  readonly notBefore = new Map<MilestoneKey, PlainDate>();
  private plan?: Plan;
  /** From the first day that is on the plan or on record to the expected opening of the next edition. */
  private readonly cycle: { first: PlainDate; last: PlainDate };

  constructor(
    private readonly world: World,
    public input: PlanInput,
  ) {
    const { keyDates, template, done, previous } = input;
    const last = expectedNextOpening(assumedPeriod(keyDates).opening, template.everyYears);
    const known = [...Object.values(done), ...Object.values(previous), ...planOf(input).map(({ due }) => due.on)];
    this.cycle = { first: known.reduce<PlainDate>((a, b) => (b !== null && b < a ? b : a), last), last };
  }

  /** Milestones that are assumed done stand on that day, those assumed open not before the next one. */
  planned(): Plan {
    this.plan ??= planOf(this.input).map((milestone) => ({ ...milestone, due: this.dueAs(milestone.key, milestone.due) }));
    return this.plan;
  }

  take(fact: Hypothesis, pointer: string): Taken {
    switch (fact.type) {
      case 'done':
      case 'late':
        return this.takeDone(fact, pointer);
      case 'not-done':
        return this.takeOpen(fact, pointer);
      case 'meeting':
      case 'meeting-late':
        return this.takeMeeting(fact, pointer);
      case 'session':
        return this.takeSession(fact, pointer);
    }
  }

  private takeDone(fact: Of<'done'> | Of<'late'>, pointer: string): Taken {
    const { milestone: key } = fact;
    const { due, title } = this.milestone(key);
    const field = fact.type === 'done' ? 'on' : 'days';
    const on = fact.type === 'done' ? this.day(fact.on, `${pointer}/on`) : this.daysAfter(due.on, fact.days, due.why, `${pointer}/days`);
    if (typeof on !== 'string') return on;
    const fault = this.outside(on, `${pointer}/${field}`) ?? this.beforeItsSession(key, due, on, `${pointer}/${field}`);
    if (fault) return fault;
    this.exactly.set(key, on);
    this.change({ done: { ...this.input.done, [key]: on } });
    return { says: `${key}, "${title}", is done on ${dateInWords(on)}${comparedWith(due, on)}.`, on };
  }

  private takeOpen({ milestone: key, by }: Of<'not-done'>, pointer: string): Taken {
    const { due, title } = this.milestone(key);
    const open = this.day(by, `${pointer}/by`);
    if (typeof open !== 'string') return open;
    const fault = this.outside(open, `${pointer}/by`);
    if (fault) return fault;
    const on = later(nextDay(open), this.notBefore.get(key) ?? '');
    this.notBefore.set(key, on);
    // what is due later in any case counts on from there
    if (due.on !== null && on > due.on) this.change({ done: { ...this.input.done, [key]: on } });
    return { says: `${key}, "${title}", is not done by ${dateInWords(open)}${comparedWith(due, on)}.`, on };
  }

  private takeMeeting(fact: Of<'meeting'> | Of<'meeting-late'>, pointer: string): Taken {
    const meeting = this.input.meetings.find(({ id }) => id === fact.meeting);
    if (!meeting) throw new Error(`There is no meeting ${fact.meeting}.`); // looked for before anything is assumed
    const dates = meetingDatesOf(this.input);
    const [start, end] = [dates.anchor(meeting.id, 'start'), dates.anchor(meeting.id, 'end')];
    const lasts = start.on === null || end.on === null ? (this.input.template.meetings?.days ?? 1) - 1 : daysBetween(start.on, end.on);
    const field = fact.type === 'meeting' ? 'start' : 'days';
    const begins =
      fact.type === 'meeting'
        ? this.day(fact.start, `${pointer}/start`)
        : this.daysAfter(start.on, fact.days, start.words, `${pointer}/days`);
    if (typeof begins !== 'string') return begins;
    const ends = fact.type === 'meeting' && fact.end !== undefined ? this.day(fact.end, `${pointer}/end`) : shift(begins, days(lasts));
    if (typeof ends !== 'string') return ends;
    const fault =
      this.outside(begins, `${pointer}/${field}`) ?? this.outside(ends, `${pointer}/${field}`) ?? endsEarly(begins, ends, pointer);
    if (fault) return fault;
    this.change({ meetings: this.input.meetings.map((m) => (m === meeting ? { ...m, dates: { start: begins, end: ends } } : m)) });
    return {
      says: `The regional meeting "${meeting.title}" is held from ${span(begins, ends)}${insteadOf(start.on, end.on)}.`,
      on: begins,
      end: ends,
    };
  }

  private takeSession({ session: name, start, end }: Of<'session'>, pointer: string): Taken {
    const session = this.calendar.session(name);
    if (!session) throw new Error(`There is no session ${name}.`); // looked for before anything is assumed
    const begins = this.day(start, `${pointer}/start`);
    if (typeof begins !== 'string') return begins;
    if (end === undefined && session.certainty === 'expected') {
      return refuse('dates-invalid', `Say when the ${session.title} ends: only its months are known so far.`, {
        pointer: `${pointer}/end`,
      });
    }
    const lasts = daysBetween(session.start, session.end);
    const ends = end === undefined ? shift(begins, days(lasts)) : this.day(end, `${pointer}/end`);
    if (typeof ends !== 'string') return ends;
    const fault = sessionPeriodFault(session, begins, ends);
    if (fault) return { ...fault, pointer: `${pointer}${fault.pointer ?? ''}` };
    const beyond = this.outside(begins, `${pointer}/start`) ?? this.outside(ends, `${pointer}/end`);
    if (beyond) return beyond;
    const moved = { ...session, start: begins, end: ends, certainty: 'dated' as const, source: 'assumed' };
    this.change({ sessions: [...this.input.sessions.filter(({ key }) => key !== name), moved] });
    return { says: `${session.title} meets from ${span(begins, ends)}${insteadOf(session.start, session.end)}.`, on: begins, end: ends };
  }

  private change(part: Partial<PlanInput>): void {
    this.input = { ...this.input, ...part };
    delete this.plan;
  }

  private milestone(key: MilestoneKey): { due: Due; title: string } {
    const milestone = this.planned().find((m) => m.key === key);
    if (!milestone) throw new Error(`The plan has no ${key}.`); // looked for before anything is assumed
    return milestone;
  }

  private dueAs(key: MilestoneKey, due: Due): Due {
    const done = this.exactly.get(key);
    if (done !== undefined) return assumedDue(done, `Assumed to be done on ${dateInWords(done)}.`);
    const open = this.notBefore.get(key);
    if (open === undefined || due.on === null || due.on >= open) return due;
    return assumedDue(open, `Assumed not to be done before ${dateInWords(open)}.`);
  }

  private get calendar(): Calendar {
    return calendarOf(this.world.template, this.input.sessions);
  }

  private day(text: Day, pointer: string): PlainDate | Refusal {
    const read = readDay(text);
    if ('fault' in read) return refuse('dates-invalid', read.fault, { pointer });
    const undated = (what: string) => refuse('dates-invalid', `"${text}" comes to no day: ${what}`, { pointer });
    switch (read.from) {
      case 'date':
        return read.on;
      case 'opening':
      case 'closing': {
        const end = endOfCongress(read.from, this.input.keyDates);
        return end.on === null ? undated(`it counts from ${end.words}. Give a date instead.`) : counted(end.on, read.offset);
      }
      case 'session': {
        const session = this.calendar.session(read.session);
        if (!session) return refuse('session-unknown', `The calendar has no session "${read.session}".`, { pointer });
        return counted(session[read.edge], read.offset);
      }
      case 'milestone': {
        const planned = this.planned().find(({ key }) => key === read.milestone);
        if (!planned) return refuse('milestone-unknown', `This edition has no milestone "${read.milestone}".`, { pointer });
        const on = this.input.done[read.milestone] ?? planned.due.on;
        return on === null ? undated(planned.due.why) : counted(on, read.offset);
      }
    }
  }

  private daysAfter(due: PlainDate | null, count: number, why: string, pointer: string): PlainDate | Refusal {
    if (due === null) return refuse('dates-invalid', `It has no day from which it could be late: ${why}`, { pointer });
    return shift(due, days(count));
  }

  private outside(on: PlainDate, pointer: string): Refusal | undefined {
    const { first, last } = this.cycle;
    if (on >= first && on <= last) return undefined;
    return refuse('dates-invalid', `${on} lies outside this cycle, which goes from ${first} to ${last}.`, { pointer });
  }

  /** What a session decides is not done before it meets. */
  private beforeItsSession(key: MilestoneKey, due: Due, on: PlainDate, pointer: string): Refusal | undefined {
    const session = due.session === undefined ? undefined : this.calendar.session(due.session);
    if (session?.certainty !== 'dated' || on >= session.start) return undefined;
    return refuse(
      'hypothesis-contradictory',
      `${key} is decided at the ${session.title}, which meets from ${session.start}, after ${on}.`,
      {
        facts: [{ ref: session.key, says: `meets ${session.start} to ${session.end}` }],
        pointer,
      },
    );
  }
}

const assumedDue = (on: PlainDate, why: string): Due => ({ on, from: null, root: 'fact', certainty: 'firm', why });
const days = (count: number): Offset => ({ count, unit: 'd' });
const nextDay = (on: PlainDate): PlainDate => shift(on, days(1));
const counted = (on: PlainDate, offset: Offset | undefined): PlainDate => (offset ? shift(on, offset) : on);
const span = (start: PlainDate, end: PlainDate): string => `${dateInWords(start)} to ${dateInWords(end)}`;

function endsEarly(start: PlainDate, end: PlainDate, pointer: string): Refusal | undefined {
  return end < start
    ? refuse('dates-invalid', `It ends on ${end}, before it begins on ${start}.`, { pointer: `${pointer}/end` })
    : undefined;
}

function comparedWith({ on: due }: Due, on: PlainDate): string {
  if (due === null || due === on) return '';
  const late = daysBetween(due, on);
  return late > 0 ? `, ${inDays(late)} after its due date` : `, ${inDays(-late)} before its due date`;
}

const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const insteadOf = (start: PlainDate | null, end: PlainDate | null): string =>
  start === null || end === null ? '' : ` instead of ${span(start, end)}`;
