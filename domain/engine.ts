import { decide } from './edition/decide.js';
import type { Envelope } from './edition/commands.js';
import type { DomainEvent } from './edition/events.js';
import { isActive, isClosed, streamOf, streamsOf } from './edition/milestones.js';
import { wordsOf } from './edition/actions.js';
import { Turn } from './edition/turn.js';
import { nextReminder } from './reminders/next.js';
import type { BroughtAbout, Outcome, World } from './engine.types.js';
import { editionStream } from './evolve.js';
import type { FactName, ProcedureId } from './template/template.js';
import { dateIn, type Instant } from './time/plain-date.js';

export { deliveryStream, editionStream, emptyWorld, evolve } from './evolve.js';

/**
 * Decides one command against the world and says what it brings about, or why not. Pure: the same world, command and
 * instant give the same outcome; the world passed in is left as it was.
 */
export function handle(world: World, envelope: Envelope, now: Instant): Outcome {
  return outcomeOf(new Turn(world, envelope, now));
}

/** What a command would bring about, by whomever and on whatever basis it is given: what it would lack then is among the advice. */
export function tryOut(world: World, envelope: Envelope, now: Instant): Outcome {
  return outcomeOf(new Turn(world, envelope, now, true));
}

function outcomeOf(turn: Turn): Outcome {
  const refusal = decide(turn);
  if (refusal) return { accepted: false, refusal };
  return { accepted: true, events: turn.events, world: turn.world, advice: turn.advice };
}

/** Takes down what came about without anybody's command, in the envelope's stream: nothing of it is decided, nothing follows of itself. */
export function takeDown(world: World, envelope: Envelope, now: Instant, events: readonly DomainEvent[]): BroughtAbout {
  const turn = new Turn(world, envelope, now);
  for (const event of events) turn.append(envelope.stream, event);
  return { events: turn.events, world: turn.world };
}

/** What a workflow needs to know after a command or a wake-up. */
export interface Outlook {
  /** When time alone will next bring something about; null: never, as things stand. */
  nextInstant: Instant | null;
  /** Facts of the cycle that hold. */
  facts: FactName[];
  /** Stages that should have a running workflow. */
  stages: { stream: string; procedure: ProcedureId }[];
  /** Whether notices wait to be delivered. */
  notices: boolean;
  /** Present state of the asked stream, in words. */
  words: string;
  /** The asked stream is over. */
  over: boolean;
  /** The edition is archived, or was never created. */
  archived: boolean;
}

/** The world as a stream's workflow sees it. */
export function outlook(world: World, stream: string, now: Instant): Outlook {
  const { edition, template } = world;
  if (!edition) return { nextInstant: null, facts: [], stages: [], notices: false, words: 'Never created', over: true, archived: true };
  const archived = edition.status === 'archived';
  const running = streamsOf(world).filter((s) => edition.stages[s] === 'running');
  return {
    nextInstant: archived ? null : nextReminder(world, now),
    facts: Object.entries(template.facts).flatMap(([fact, id]) => {
      const milestone = edition.milestones[id];
      // What is waived because the congress is cancelled has not come about in another way.
      const holds = milestone && (edition.cancelled ? milestone.status === 'done' : isClosed(milestone));
      return holds ? [fact] : [];
    }),
    stages: archived ? [] : running.map((s) => ({ stream: s, procedure: streamOf(world, s)?.procedureId as ProcedureId })),
    notices: !archived && edition.mode === 'live' && world.delivery.pending.size > 0,
    words: stream === editionStream ? editionWords(world, now) : wordsOf(world, stream, dateIn(edition.zone, now)),
    over: archived || (stream !== editionStream && edition.stages[stream] === 'ended'),
    archived,
  };
}

/** The edition's present state in one line: "Preparing; opens on 7 March 2021; 31 of 72 done; next: M31 by 2021-02-14". */
function editionWords(world: World, now: Instant): string {
  const edition = world.edition;
  if (!edition) return 'Never created';
  const today = dateIn(edition.zone, now);
  const all = Object.entries(edition.milestones);
  const done = all.filter(([, m]) => isClosed(m)).length;
  const dated = all.flatMap(([key, m]) => (isActive(m) && m.due.on !== null ? [{ key, on: m.due.on }] : []));
  const overdue = dated.filter((m) => m.on < today).length;
  const next = dated.filter((m) => m.on >= today).sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  const opening = edition.keyDates.present?.opening;
  const state = { preparing: 'Preparing', suspended: 'Suspended, no date', cancelled: 'Cancelled', archived: 'Archived' }[edition.status];
  return [
    state,
    opening === undefined ? `target year ${edition.keyDates.targetYear}` : opening < today ? `opened on ${opening}` : `opens on ${opening}`,
    `${done} of ${all.length} milestones closed`,
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ...(next ? [`next: ${next.key} by ${next.on}`] : []),
  ].join('; ');
}
