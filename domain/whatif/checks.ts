import { calendarOf } from '../calendar/calendar.js';
import { isClosed } from '../edition/milestones.js';
import type { EditionState } from '../edition/state.js';
import type { World } from '../engine.types.js';
import { own } from '../own.js';
import { partsOfKey } from '../plan/keys.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import { readDay } from './day.js';
import { daysOf, heldMilestone, nodeOf } from './dependencies.js';
import type { Hypothesis } from './what-if.types.js';

/** So much can be supposed at a time that somebody still sees what came of what. */
export const mostFacts = 50;

/** Why one of the hypotheses cannot be about this edition, whatever days they come to; the first such fault. */
export function faultOf(world: World, edition: EditionState, facts: readonly Hypothesis[], today: PlainDate): Refusal | undefined {
  if (facts.length > mostFacts) {
    return refuse('hypothesis-contradictory', `At most ${mostFacts} hypotheses can be held at a time; these are ${facts.length}.`, {
      pointer: '/facts',
    });
  }
  for (const [index, fact] of facts.entries()) {
    const fault = faultOfOne(world, edition, fact, today) ?? countedFrom(fact) ?? saidBefore(facts.slice(0, index), fact);
    if (fault) return { ...fault, pointer: `/facts/${index}${fault.pointer ?? ''}` };
  }
  return undefined;
}

function faultOfOne(world: World, edition: EditionState, fact: Hypothesis, today: PlainDate): Refusal | undefined {
  switch (fact.type) {
    case 'done':
    case 'not-done':
      return milestoneFault(world, edition, fact.milestone);
    case 'late':
      return milestoneFault(world, edition, fact.milestone) ?? countFault(world, fact.days);
    case 'meeting':
      return meetingFault(world, edition, fact.meeting);
    case 'meeting-late':
      return meetingFault(world, edition, fact.meeting) ?? countFault(world, fact.days);
    case 'session':
      return sessionFault(world, edition, fact.session, today);
  }
}

function milestoneFault({ template }: World, edition: EditionState, key: MilestoneKey): Refusal | undefined {
  const pointer = '/milestone';
  const milestone = own(edition.milestones, key);
  if (!milestone) {
    return refuse('milestone-unknown', `This edition has no milestone "${key}".`, { facts: [{ ref: key, says: 'unknown' }], pointer });
  }
  if (milestone.status === 'suspended') {
    return refuse(
      'milestone-suspended',
      `${key} is suspended: the congress is postponed without a date, and nothing of it can be reckoned.`,
      {
        facts: [{ ref: key, says: 'suspended' }],
        pointer,
      },
    );
  }
  if (isClosed(milestone) || milestone.status === 'not-recorded') {
    const closed = milestone.done ? `was done on ${milestone.done.on}` : `is ${milestone.status}`;
    return refuse('milestone-not-open', `${key} ${closed}; only what is still to come can be supposed. Reopen it if that was wrong.`, {
      facts: [{ ref: key, says: closed }],
      pointer,
    });
  }
  const { id } = partsOfKey(key);
  const { opening, closing, postponement } = template;
  const decided = [opening, closing, ...(postponement ? [postponement.announced, postponement.suspended, postponement.reconvened] : [])];
  if (!decided.includes(id)) return undefined;
  return refuse('milestone-owned-by-stage', `${key} follows from a decision on the congress itself. Simulate that decision instead.`, {
    facts: [{ ref: key, says: 'decided, not done' }],
    pointer,
  });
}

function meetingFault(world: World, edition: EditionState, id: string): Refusal | undefined {
  const known = edition.meetings.map((m) => m.id);
  if (!known.includes(id)) {
    return refuse('meeting-unknown', `This edition has no regional meeting "${id}". It has: ${known.join(', ') || 'none'}.`, {
      facts: [{ ref: id, says: 'unknown' }],
      pointer: '/meeting',
    });
  }
  const key = `${heldMilestone(world) ?? ''}.${id}`;
  const held = own(edition.milestones, key)?.done;
  if (!held) return undefined;
  return refuse('milestone-not-open', `The regional meeting "${id}" was held (${key}, done on ${held.on}); its days are facts.`, {
    facts: [{ ref: key, says: `done on ${held.on}` }],
    pointer: '/meeting',
  });
}

function sessionFault({ template }: World, { sessions }: EditionState, name: string, today: PlainDate): Refusal | undefined {
  const session = calendarOf(template, sessions).session(name);
  const pointer = '/session';
  if (!session) {
    return refuse('session-unknown', `The calendar has no session "${name}". Sessions are named like commission-31 or ecosoc-2021.`, {
      facts: [{ ref: name, says: 'unknown' }],
      pointer,
    });
  }
  if (session.end >= today) return undefined;
  return refuse('session-passed', `${session.title} ended on ${session.end}; its days are facts.`, {
    facts: [{ ref: name, says: `ended on ${session.end}` }],
    pointer,
  });
}

function countFault({ template }: World, days: number): Refusal | undefined {
  const most = template.everyYears * 366;
  if (Number.isInteger(days) && Math.abs(days) <= most) return undefined;
  return refuse('dates-invalid', `Give the days as a whole number of at most ${most}, negative for earlier; ${days} is none.`, {
    pointer: '/days',
  });
}

/** Days that can be read; and of a session only those that hang on nothing else, for everything else hangs on sessions. */
function countedFrom(fact: Hypothesis): Refusal | undefined {
  for (const [field, day] of daysOf(fact)) {
    const read = readDay(day);
    const pointer = `/${field}`;
    if ('fault' in read) return refuse('dates-invalid', read.fault, { pointer });
    if (fact.type === 'session' && (read.from === 'milestone' || read.from === 'session')) {
      return refuse('dates-invalid', `"${day}": the days of a session are dates, or count from the opening or closing.`, { pointer });
    }
  }
  return undefined;
}

/** One day for each: what is done twice, or meets twice, can only be meant otherwise. Several limits hold together. */
function saidBefore(before: readonly Hypothesis[], fact: Hypothesis): Refusal | undefined {
  if (fact.type === 'not-done') return undefined;
  const about = (f: Hypothesis) => (f.type === 'session' ? f.session : nodeOf(f));
  const same = before.findIndex((f) => f.type !== 'not-done' && about(f) === about(fact));
  if (same < 0) return undefined;
  const ref = 'milestone' in fact ? fact.milestone : 'meeting' in fact ? fact.meeting : fact.session;
  return refuse('hypothesis-contradictory', `Hypothesis ${same + 1} says already on which days ${ref} is; it cannot be on two.`, {
    facts: [{ ref, says: `hypothesis ${same + 1}` }],
  });
}
