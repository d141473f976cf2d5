import type { World } from '../engine.types.js';
import { congressEntry, meetingEntry, sessionEntry } from '../edition/entries.js';
import { postponedBy } from '../edition/postponed-by.js';
import type { EditionState, EntryName, MilestoneStatus } from '../edition/state.js';
import { own } from '../own.js';
import type { Root } from '../plan/plan.types.js';
import type { Names } from '../template/names.js';
import type { PlainDate } from '../time/plain-date.js';
import type { FeedKey } from '../words/feed/feed.js';
import type { Words } from '../words/words.js';
import type { FeedEntry } from './calendar.js';
import { milestonesIn, occasionsOf, type DatedMilestone, type FeedScope } from './scope.js';

/** How a reader is spoken to, and where more is to be found. */
export interface Manner {
  names: Names;
  words: Words<FeedKey>;
  /** Where people reach the API, without a slash at its end; its host ends the names of entries. */
  publicUrl: string;
}

/** All that is said of an entry beside its days. */
type Said = Omit<FeedEntry, 'uid' | 'start' | 'end' | 'standing' | 'sequence' | 'changedAt'>;

/** The entries of a scope in the order of their days: milestones, the occasions at which they fall, and the congress itself. */
export function feedEntries(world: World, scope: FeedScope, manner: Manner): FeedEntry[] {
  const { edition } = world;
  if (!edition) return [];
  const milestones = milestonesIn(world, edition, scope);
  const at = occasionsOf(world, edition, scope, milestones);
  const place = new Place(world, edition, manner);
  const entries = [
    ...milestones.map((dated) => place.entry(dated.key, () => place.milestone(dated))),
    ...Object.keys(edition.entries).map((name) => (at.has(name) ? place.occasion(name) : undefined)),
    place.entry(congressEntry, () => place.congress()),
  ].filter((entry) => entry !== undefined);
  return entries.sort((a, b) => compare(a.start, b.start) || compare(a.uid, b.uid));
}

/** The one entry of a milestone, as every calendar shows it; undefined where it never had a date. */
export function milestoneEntry(world: World, key: string, manner: Manner): FeedEntry | undefined {
  const dated = world.edition && milestonesIn(world, world.edition, { scope: 'edition' }).find((m) => m.key === key);
  if (!world.edition || !dated) return undefined;
  const place = new Place(world, world.edition, manner);
  return place.entry(key, () => place.milestone(dated));
}

/** An edition as one reader sees it. */
class Place {
  private readonly page: string;
  /** The page on how the preparations stand, for what has none of its own. */
  private readonly progress: string;
  private readonly host: string;
  private readonly sessions: Map<EntryName, { key: string; body: string }>;
  private readonly phrases: Phrases;
  /** What is said of all that is suspended, once it was put into words. */
  private suspendedBy: string | undefined;

  constructor(
    private readonly world: World,
    private readonly edition: EditionState,
    private readonly manner: Manner,
  ) {
    this.page = `${manner.publicUrl}/v1/editions/${encodeURIComponent(edition.id)}`;
    this.progress = `${this.page}/progress`;
    this.host = hostOf(manner.publicUrl);
    this.phrases = phrasesOf(manner);
    this.sessions = new Map(edition.sessions.map(({ key, body }) => [sessionEntry(key), { key, body }]));
  }

  /** Undefined where it never had a date, and so stands in no calendar. */
  entry(name: EntryName, say: () => Said): FeedEntry | undefined {
    const entry = own(this.edition.entries, name);
    return entry && { ...entry, uid: `${this.edition.id}.${name}@${this.host}`, ...say() };
  }

  milestone({ key, definition, milestone, gone }: DatedMilestone): Said {
    const { names } = this.manner;
    const { due, status } = milestone;
    const closed = status === 'done' || status === 'waived';
    const deliverable = names.deliverable(key);
    const named = { milestone: key, title: names.milestone(key), edition: this.edition.title };
    return {
      summary: this.say(status === 'done' ? 'summaryDone' : 'summary', named),
      description: lines(
        deliverable === undefined ? undefined : this.say('deliverable', { title: deliverable }),
        due.from === null || due.on === null
          ? undefined
          : this.say('window', { from: this.phrases.date(due.from), to: this.phrases.date(due.on) }),
        due.certainty === 'expected' && !closed ? this.phrases.expected : undefined,
        due.on === null ? undefined : this.why(key, due),
        status === 'suspended' ? this.suspended() : undefined,
        this.phrases.status(gone ? 'gone' : status === 'planned' && due.on === null ? 'undated' : statusWords[status]),
      ),
      categories: [names.stage(definition.stage), names.body(definition.body)],
      url: `${this.page}/milestones/${encodeURIComponent(key)}`,
      closed: closed || gone,
    };
  }

  /** A session of a body, or a regional meeting. */
  occasion(name: EntryName): FeedEntry | undefined {
    const session = this.sessions.get(name);
    return this.entry(name, () => (session ? this.session(session) : this.meeting(name.slice(meetingEntry('').length))));
  }

  private session({ key, body }: { key: string; body: string }): Said {
    return {
      summary: this.say('occasion', { what: this.phrases.session(key), edition: this.edition.title }),
      description: '',
      categories: [this.manner.names.body(body)],
      url: this.progress,
      closed: false,
    };
  }

  private meeting(id: string): Said {
    const host = this.edition.meetings.find((meeting) => meeting.id === id)?.host;
    const what = this.say('meeting', { meeting: this.manner.names.meeting(id) });
    return {
      summary: this.say('occasion', { what, edition: this.edition.title }),
      description: '',
      ...(host === undefined ? {} : { location: host }),
      categories: [],
      url: this.progress,
      closed: false,
    };
  }

  congress(): Said {
    const where = [this.edition.venue, this.edition.host].filter((part) => part !== undefined);
    return {
      summary: this.edition.title,
      description: this.withheld() ?? '',
      ...(where.length === 0 ? {} : { location: this.manner.words.series(where) }),
      categories: [],
      url: this.progress,
      closed: false,
    };
  }

  /** Why the congress is not held on its days: postponed without a date, or cancelled. */
  private withheld(): string | undefined {
    const { keyDates, cancelled } = this.edition;
    if (cancelled) return this.say('cancelledBy', known(cancelled.basis ?? cancelled.evidence.symbol));
    return keyDates.suspended ? this.suspended() : undefined;
  }

  private suspended(): string {
    const by = postponedBy(this.world);
    this.suspendedBy ??= this.say('suspendedBy', known(by.length > 0 ? this.manner.words.series(by) : undefined));
    return this.suspendedBy;
  }

  /** What the date hangs on. Who pinned it is nobody's business here; why is. */
  private why(key: string, { root, session }: DatedMilestone['milestone']['due']): string {
    const pin = root === 'pin' ? own(this.edition.pins, key) : undefined;
    if (pin) return this.say('pinned', { reason: pin.reason });
    return session === undefined ? this.phrases.countsFrom(root) : this.phrases.atSession(session);
  }

  private say(key: FeedKey, args?: Record<string, string>): string {
    return this.manner.words.say(key, args);
  }
}

/** What is said of many milestones alike. Putting it into words takes its time, so each is put into words once. */
interface Phrases {
  date(on: PlainDate): string;
  session(key: string): string;
  atSession(key: string): string;
  countsFrom(root: Root): string;
  status(status: string): string;
  expected: string;
}

function phrasesOf({ names, words }: Manner): Phrases {
  const session = once(names.session);
  return {
    date: once(words.date),
    session,
    atSession: once((key) => words.say('atSession', { session: session(key) })),
    countsFrom: once((root) => words.say('countsFrom', { root })),
    status: once((status) => words.say('status', { status })),
    expected: words.say('expected'),
  };
}

function once(say: (of: string) => string): (of: string) => string {
  const said = new Map<string, string>();
  return (of) => {
    const words = said.get(of) ?? say(of);
    said.set(of, words);
    return words;
  };
}

/** By which decision, where that is known. */
const known = (basis = ''): Record<string, string> => ({ known: basis === '' ? 'no' : 'yes', basis });

/** Names of states as the catalogues of words choose by them. */
const statusWords: Readonly<Record<MilestoneStatus, string>> = {
  planned: 'planned',
  'in-progress': 'started',
  done: 'done',
  waived: 'waived',
  suspended: 'suspended',
  'not-recorded': 'other',
};

/** The part of an address that stays when the port moves. */
const hostOf = (url: string): string => /^[a-z]+:\/\/(?:[^/@]*@)?(\[[^\]]+\]|[^/:]+)/i.exec(url)?.[1] ?? 'localhost';

const lines = (...all: (string | undefined)[]): string => all.filter((line) => line !== undefined).join('\n');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
