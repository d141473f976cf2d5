import type { Channel, Language } from '../../domain/directory/profile.js';
import type { Decision } from '../../domain/edition/events.js';
import type { Evidence, MilestoneStatus } from '../../domain/edition/state.js';
import type { Capacity, Tone } from '../../domain/template/template.js';
import type { Instant, PlainDate, Zone } from '../../domain/time/plain-date.js';

/** What a notice has to say to its reader: names already in the reader's language, not yet put into sentences. */
export type Letter = Reminder | CatchUp | Digest | SessionFollowUp | ConcernLetter | DecisionLetter;
export type LetterKind = Letter['kind'];

export interface Head {
  /** The notice's key: the message is named after it. */
  key: string;
  /** `short`: what it is called where there is little room. */
  edition: { id: string; title: string; short: string };
  reader: Reader;
  /** When it is written, on the edition's clock; its links can be used until `expires`. */
  at: Instant;
  expires: Instant;
  /** The edition's: its dates are days there. */
  zone: Zone;
  /** Each way in which it reaches its reader; none for notices of earlier versions. */
  why: WhyItReaches[];
  links: { progress: string; why: string; unsubscribe?: string };
  /** What else its reader is to be told of at the time, in the same message; of other editions too. */
  also?: Letter[];
}

export interface Reminder extends Head {
  kind: 'reminder';
  tone: Tone;
  entry: LetterEntry;
  /** The entry for the reader's calendar (iCalendar), while its date lies ahead. */
  calendar?: string;
}

/** What came up in the past, in one. */
export interface CatchUp extends Head {
  kind: 'catch-up';
  /** In order of their dates. */
  entries: LetterEntry[];
}

/** What a reader is told of regularly: of this edition, and of others in which the reader is reached at the same address. */
export interface Digest extends Head {
  kind: 'digest';
  editions: DigestEdition[];
}

export interface DigestEdition {
  title: string;
  short: string;
  zone: Zone;
  progress: string;
  /** In the order of the template, each with its entries in order of their dates. */
  stages: { title: string; entries: LetterEntry[] }[];
  /** For organisers: those to whom messages come back, and who are still to get some. */
  unreachable: string[];
}

/** What a session must receive. */
export interface SessionFollowUp extends Head {
  kind: 'session';
  session: {
    key: string;
    title: string;
    start: PlainDate;
    end: PlainDate;
    /** Only the months are known in which it is to meet. */
    isExpected: boolean;
    /** Days until it begins on the reader's calendar. */
    days: number;
    /** From the one that has been reached on. */
    steps: { weeks: number; on: PlainDate; title: string }[];
    /** Milestones that fall on it and are still to be done. */
    entries: LetterEntry[];
  };
}

/** What an organiser must see to. */
export interface ConcernLetter extends Head {
  kind: 'concern';
  concern: ToldConcern;
}

/** Persons stand in it by their names where the reader may know them, else by the ids of the directory; never by an address. */
export type ToldConcern =
  | { kind: 'vacant-role'; roles: string[]; about: NamedMilestone[] }
  /** `code`: of the mail server's answer, all of it that may be told ("550 5.1.1"). */
  | { kind: 'undelivered'; person: string; about: NamedMilestone[]; code?: string }
  /** Confirmed by a link, unless something else alone records it, or what it waits for must come first. */
  | {
      kind: 'reported';
      entry: LetterEntry;
      person: string;
      evidence?: Evidence;
      recording?: ToldRecording;
      links: { confirm?: string; reject: string };
    }
  /** `person`: who decided so, where the reader may know it. */
  | { kind: 'report-rejected'; entry: LetterEntry; reason: string; person?: string }
  | { kind: 'promise-replaced'; entry: LetterEntry; promise: PlainDate; person?: string }
  | { kind: 'declined'; entry: LetterEntry; person: string; note: string; to?: string }
  | { kind: 'webhook-disabled'; host: string; cause: 'gone' | 'failing'; answer: string };

/** What was decided on the congress, and what it makes of the reader's milestones. */
export interface DecisionLetter extends Head {
  kind: 'decision';
  /** `person`: who recorded it, where the reader may know that. */
  decision: Omit<Decision, 'by'> & { person?: string };
  /** In order of their dates, each as it stands now; nobody is asked to answer them. */
  entries: DecidedEntry[];
}

export interface DecidedEntry extends Pick<LetterEntry, 'milestone' | 'title' | 'status' | 'dueOn' | 'days' | 'isSoon' | 'link'> {
  /** The date that it had, where it has another one or none now. */
  from?: PlainDate;
  /** It had been done, and is to be done again. */
  again: boolean;
}

export interface NamedMilestone {
  milestone: string;
  title: string;
}

/** What alone records something as done: a decision on the congress, or one of the steps of a stage. */
export type ToldRecording = { by: 'decision'; decision: string } | { by: 'step'; stage: string; steps: string[] };

export interface Reader {
  name: string;
  address: string;
  language: Language;
  /** In which moments are told. */
  zone: Zone;
  channel: Channel;
}

export interface LetterEntry {
  milestone: string;
  title: string;
  status: MilestoneStatus;
  /** Null: undated since. */
  dueOn: PlainDate | null;
  /** Days until it is due on the reader's calendar; negative: overdue by so many. Null where undated. */
  days: number | null;
  /** Due within the days that the template calls soon. */
  isSoon: boolean;
  /** What proves it done, where the template asks for something. */
  deliverable?: string;
  /** What must come before it and is open: milestones, and things from outside that have no key; `more` of them are not named. Of what `begun` it is enough that it has started. */
  waitsFor: { named: { milestone?: string; title: string; begun?: boolean }[]; more: number };
  /** The date that its reader knew, where it has moved since, and why, as far as that can be said in the reader's language. */
  moved?: { from: PlainDate; why?: MoveReason };
  /** Where it is suspended: by which decision, as far as that was entered. */
  suspended?: { basis?: string };
  /**
   * The session that must receive it, and what must have been done for that so many weeks before it; `role`: the one that must act,
   * where the reader is told through another. Without `step`: the template has none for so many weeks any more.
   */
  session?: { title: string; weeks: number; step?: string; role?: string };
  /** The day of a promise that has passed. */
  promised?: PlainDate;
  link: string;
  /** Links by which the reader can answer; absent where there is nothing to answer. */
  answers?: Answers;
}

/** What has moved a date: somebody set it, the congress was postponed, what it counts from has another day. */
export type MoveReason =
  | { kind: 'pinned'; reason: string }
  | { kind: 'postponed'; basis?: string }
  | { kind: 'opening' | 'closing'; on: PlainDate }
  | { kind: 'session'; title: string }
  | ({ kind: 'milestone' } & NamedMilestone);

export interface Answers {
  acknowledge: string;
  snooze: string;
  done: string;
  notMine: string;
}

export interface WhyItReaches {
  /** What the role is called. */
  role: string;
  capacity: Capacity;
  /** In the place of someone who is absent. */
  isCover: boolean;
}
