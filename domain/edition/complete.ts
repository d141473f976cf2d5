import { refuse, type Refusal } from '../refusal.js';
import type { Evidence } from './state.js';
import { exampleOf, isSymbol, matchesPattern, normaliseSymbol } from '../template/symbol.js';
import type { MilestoneKey } from '../template/template.js';
import { earlier, type PlainDate } from '../time/plain-date.js';
import { bounds, precisionOf, type EffectiveOn } from '../time/effective-on.js';
import { partsOfKey } from '../plan/keys.js';
import { beforeTheOpening, earlierThanForeseen } from './at-the-congress.js';
import { definitionOf, isActive, isClosed, titleOf } from './milestones.js';
import { openExternals, prerequisites } from './prerequisites.js';
import { combined, type Turn } from './turn.js';
import { ofAnotherSession } from './of-another-session.js';
import { own } from '../own.js';

/**
 * Completes a milestone with its evidence. Live, every rule it breaks refuses; in a historic edition they are recorded
 * with the fact as its deviations. `from` are violations that the caller has found already (a stage's step); `on` is the
 * day on which it was done, where that is not the day of the command's act.
 */
export function complete(
  turn: Turn,
  key: MilestoneKey,
  evidence: Evidence,
  { from = [], on }: { from?: Refusal[]; on?: EffectiveOn | undefined } = {},
): Refusal | undefined {
  const impossible = notOpen(turn, key) ?? malformedEvidence(evidence);
  if (impossible) return impossible;
  const clean = normalised(evidence);
  const violations = [...from, ...obstacles(turn, key), ...faultsOfWord(turn, key, clean, on)];
  if (!turn.bends && violations.length > 0) return combined(violations);
  turn.emit({
    type: 'milestone-completed',
    milestone: key,
    evidence: clean,
    deviations: violations,
    ...(on === undefined || on === turn.effectiveOn ? {} : { on }),
  });
  return undefined;
}

/** What is wrong with somebody's word that a milestone is done, whatever else stands in the way: its evidence, its day. */
export function faultOfWord(turn: Turn, key: MilestoneKey, evidence: Evidence): Refusal | undefined {
  return malformedEvidence(evidence) ?? combined(faultsOfWord(turn, key, normalised(evidence)));
}

/** What stands in the way of completing a milestone, whatever the evidence. */
export const obstacles = (turn: Turn, key: MilestoneKey): Refusal[] => [
  ...prerequisiteViolations(turn, key),
  ...externalViolations(turn, key),
];

const faultsOfWord = (turn: Turn, key: MilestoneKey, evidence: Evidence, on = turn.effectiveOn): Refusal[] => [
  ...orderInTime(turn, key, on),
  ...deliverableViolations(turn, key, evidence),
];

/** Why a milestone can be neither started nor completed whatever the evidence: it is closed, suspended, or unknown. */
export function notOpen(turn: Turn, key: MilestoneKey): Refusal | undefined {
  const milestone = own(turn.edition.milestones, key);
  if (!milestone) return refuse('milestone-unknown', `This edition has no milestone ${key}.`, { facts: [{ ref: key, says: 'unknown' }] });
  if (milestone.status === 'suspended' && !turn.bends) {
    return refuse(
      'milestone-suspended',
      `${key} is suspended: the congress is postponed without a date. Reconvene it first, or reopen the plan with new dates.`,
      {
        facts: [{ ref: key, says: 'suspended' }],
      },
    );
  }
  if (isActive(milestone) || milestone.status === 'suspended') return undefined;
  const closed = milestone.done
    ? `was done on ${milestone.done.on}`
    : milestone.waived
      ? `was waived on ${milestone.waived.on}`
      : `is ${milestone.status}`;
  return refuse('milestone-not-open', `${key} ${closed}. Reopen it if that was wrong.`, { facts: [{ ref: key, says: closed }] });
}

function prerequisiteViolations(turn: Turn, key: MilestoneKey): Refusal[] {
  const open = prerequisites(turn.world, key).hard.filter((p) => !p.satisfied);
  if (open.length === 0) return [];
  const facts = open.map((p) => {
    const status = turn.edition.milestones[p.key]?.status ?? 'unknown';
    return { ref: p.key, says: `${p.title}: ${p.state === 'started' ? `must have started (${status})` : status}` };
  });
  const demand = open.every((p) => p.state === 'started') ? 'Start, complete or waive' : 'Complete or waive';
  return [
    refuse(
      'prerequisites-open',
      `${key} cannot be completed before ${open.map((p) => p.key).join(', ')}. ${demand} ${open.length === 1 ? 'it' : 'them'} first.`,
      { facts },
    ),
  ];
}

function externalViolations(turn: Turn, key: MilestoneKey): Refusal[] {
  const open = openExternals(turn.world, key);
  if (open.length === 0) return [];
  return [
    refuse(
      'external-open',
      `${key} waits for something outside this edition: ${open.map((e) => e.title).join('; ')}. Record it with its document first.`,
      {
        facts: open.map((e) => ({ ref: e.id, says: `${e.title}: not recorded` })),
      },
    ),
  ];
}

/** An act cannot have happened before what it rests on, nor before the session or the congress of which it is. */
function orderInTime(turn: Turn, key: MilestoneKey, effectiveOn: EffectiveOn): Refusal[] {
  const when = bounds(effectiveOn, (session) => turn.calendar.session(session));
  const latest = latestDay(turn, when);
  const early = latest === undefined ? undefined : tooEarly(turn, key, latest);
  if (early) return [early];
  if (!when) return [];
  const later = prerequisites(turn.world, key).hard.flatMap((p) => {
    const required = turn.edition.milestones[p.key];
    // where it need only have begun, it may have been done later
    const on = p.state === 'started' ? required?.startedOn : required?.done?.on;
    const began = on === undefined ? undefined : bounds(on, (session) => turn.calendar.session(session))?.first;
    const how = p.state === 'started' ? 'started' : 'done';
    return began !== undefined && began > when.last ? [{ ref: p.key, says: `${p.title}: ${how} on ${on}` }] : [];
  });
  if (later.length === 0) return [];
  return [
    refuse(
      'prerequisites-open',
      `${key} rests on ${later.map((p) => p.ref).join(', ')}, which came later than ${effectiveOn}. Check the date.`,
      {
        facts: later,
        pointer: '/effectiveOn',
      },
    ),
  ];
}

/** The last day on which an act can have happened: today where its date is not known. Of a record that alone says nothing. */
function latestDay({ today, bends }: Turn, when: { last: PlainDate } | undefined): PlainDate | undefined {
  if (bends) return when?.last;
  return when ? earlier(when.last, today) : today;
}

function tooEarly(turn: Turn, key: MilestoneKey, day: PlainDate): Refusal | undefined {
  const refusal = beforeItsSession(turn, key, day) ?? beforeTheOpening(turn, key, day);
  const foreseen = refusal ? undefined : earlierThanForeseen(turn, key, day);
  if (foreseen !== undefined) turn.advice.push(foreseen);
  return refusal;
}

/** What a session decides is not done before it meets; of a session whose days are not known yet only that much is certain. */
function beforeItsSession(turn: Turn, key: MilestoneKey, day: PlainDate): Refusal | undefined {
  const { due } = turn.edition.milestones[key] ?? {};
  const session = due?.session === undefined ? undefined : turn.calendar.session(due.session);
  if (!session || day >= session.start) return undefined;
  if (session.certainty === 'expected') {
    turn.advice.push(`${key} was to fall on the ${session.title}, which is expected later. Check the date.`);
    return undefined;
  }
  return refuse(
    'effective-in-future',
    `${key} is decided at the ${session.title}, which meets from ${session.start}; re-target it if another session decides.`,
    {
      facts: [{ ref: session.key, says: `meets ${session.start} to ${session.end}` }],
      pointer: '/effectiveOn',
    },
  );
}

function deliverableViolations(turn: Turn, key: MilestoneKey, evidence: Evidence): Refusal[] {
  const { deliverable } = definitionOf(turn.world.template, key);
  if (!deliverable) return [];
  const { symbols, title } = deliverable;
  if (symbols.length === 0) {
    if (evidence.symbol !== undefined || evidence.link !== undefined || evidence.date !== undefined) return [];
    return [
      refuse('deliverable-missing', `${key} is completed by its deliverable (${title}): give a document symbol, a link or a date.`, {
        pointer: '/evidence',
      }),
    ];
  }
  const known = { conference: turn.edition.conference, meetingNumber: meetingNumber(turn, key) };
  const examples = symbols.map((pattern) => exampleOf(pattern, known));
  if (evidence.symbol === undefined) {
    return [
      refuse(
        'deliverable-missing',
        `${key} is completed by its deliverable (${title}): give the document's symbol, such as ${examples[0]}.`,
        { pointer: '/evidence/symbol' },
      ),
    ];
  }
  const given = [evidence.symbol, ...(evidence.also ?? [])];
  const taken = given.flatMap((symbol) => symbols.filter((p) => matchesPattern(symbol, p, known)).map((pattern) => ({ symbol, pattern })));
  if (taken.length > 0) {
    const unlikely = turn.bends ? undefined : ofAnotherSession(turn, key, taken);
    if (unlikely !== undefined) turn.advice.push(unlikely);
    return [];
  }
  return [
    refuse('symbol-malformed', `${evidence.symbol} is not a symbol of ${title}; one looks like ${examples.join(' or ')}.`, {
      facts: symbols.map((pattern, n) => ({ ref: pattern, says: `accepted pattern, such as ${examples[n]}` })),
      pointer: '/evidence/symbol',
    }),
  ];
}

function meetingNumber(turn: Turn, key: MilestoneKey): number | undefined {
  const { occurrence } = partsOfKey(key);
  return turn.edition.meetings.find((m) => m.id === occurrence)?.number;
}

/** Symbols that are none: refused whatever else is so. */
export function malformedEvidence(evidence: Evidence): Refusal | undefined {
  const wrong = [evidence.symbol, ...(evidence.also ?? [])].find((symbol) => symbol !== undefined && !isSymbol(symbol));
  if (wrong === undefined) return undefined;
  return refuse(
    'symbol-malformed',
    `"${wrong}" is not a document symbol. Symbols look like A/RES/72/192, E/CN.15/2017/11 or A/CONF.234/PM.1.`,
    {
      pointer: '/evidence/symbol',
    },
  );
}

function normalised(evidence: Evidence): Evidence {
  return {
    ...evidence,
    ...(evidence.symbol === undefined ? {} : { symbol: normaliseSymbol(evidence.symbol) }),
    ...(evidence.also === undefined ? {} : { also: evidence.also.map(normaliseSymbol) }),
  };
}

/** Refuses an `effectiveOn` that says nothing, lies in the future, or names a session that the calendar does not have. */
export function effectiveFault(turn: Turn): Refusal | undefined {
  const { effectiveOn } = turn.envelope;
  if (effectiveOn === undefined) return undefined;
  const precision = precisionOf(effectiveOn);
  if (precision === undefined) {
    return refuse(
      'effective-malformed',
      `"${effectiveOn}" is not a date: give a day (2018-09-12), a month (2018-09), a year, a session (commission-26) or "unknown".`,
      {
        pointer: '/effectiveOn',
      },
    );
  }
  if (precision === 'session' && !turn.calendar.session(effectiveOn)) {
    return refuse('session-unknown', `The calendar has no session "${effectiveOn}".`, {
      facts: [{ ref: effectiveOn, says: 'unknown' }],
      pointer: '/effectiveOn',
    });
  }
  if (turn.when && turn.when.first > turn.today) {
    return refuse('effective-in-future', `Nothing can be reported as of ${effectiveOn}: today is ${turn.today}.`, {
      pointer: '/effectiveOn',
    });
  }
  return undefined;
}

/** Titles of milestones that rest on this one and are closed already: worth saying when it is reopened. */
export function restingOn(turn: Turn, key: MilestoneKey): string[] {
  return Object.entries(turn.edition.milestones)
    .filter(([, m]) => isClosed(m))
    .filter(([other]) => prerequisites(turn.world, other).hard.some((p) => p.key === key))
    .map(([other]) => `${other} (${titleOf(turn.world, other)})`);
}
