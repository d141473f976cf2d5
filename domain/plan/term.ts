import type { MilestoneDefinition, Term } from '../template/template.js';
import { assertUnreachable } from '../refusal.js';
import { dateInWords } from '../time/in-words.js';
import { counted, missing, yearsLater, type Anchored } from './anchored.js';
import { endOfCongress } from './key-dates.js';
import { anchorAtMilestone, isCounterpart } from './milestone-anchor.js';
import type { Occurrence, PlanInput, Retarget } from './plan.types.js';
import type { Planner } from './planner.js';
import { anchorAtRetarget, anchorAtSession, isSessionAnchor } from './session-anchor.js';

/** Whose rule a term stands in. */
export interface Subject {
  definition: MilestoneDefinition;
  occurrence: Occurrence;
  /** The re-targeting that replaces the session of its rule: its own, or `years` after that of its first occurrence. */
  retarget?: Retarget & { years: number };
}

/** What a term comes to for one occurrence of a milestone. */
export function resolveTerm({ anchor, edge, offset }: Term, subject: Subject, planner: Planner): Anchored {
  const { definition, occurrence, retarget } = subject;
  const { input, calendar } = planner;
  const years = occurrence.kind === 'yearly' ? occurrence.n - 1 : 0;
  if (isSessionAnchor(anchor)) {
    const session = retarget
      ? anchorAtRetarget(retarget, edge, retarget.years, calendar)
      : anchorAtSession(anchor, edge, years, calendar, input.keyDates);
    return counted(session, offset);
  }
  if (anchor.kind === 'milestone') {
    const target = planner.definition(anchor.id);
    const counterpart = target !== undefined && isCounterpart(definition, target); // then each year has its own already
    return yearsLater(counted(anchorAtMilestone(anchor.id, definition, occurrence, planner), offset), counterpart ? 0 : years);
  }
  return yearsLater(counted(anchorAtDay(anchor, edge, occurrence, planner), offset), years);
}

type DayAnchor = Exclude<Term['anchor'], { kind: 'chain' | 'nth-session' | 'session' | 'milestone' }>;

function anchorAtDay(anchor: DayAnchor, edge: Term['edge'], occurrence: Occurrence, { input, meetings }: Planner): Anchored {
  switch (anchor.kind) {
    case 'opening':
    case 'closing':
      return endOfCongress(anchor.kind, input.keyDates);
    case 'previous':
      return anchorAtPrevious(anchor.id, input);
    case 'meeting':
      return occurrence.kind === 'meeting'
        ? meetings.anchor(occurrence.meeting, edge)
        : missing('meeting', 'a regional meeting of its own, which it does not have');
    case 'first-meeting':
      return meetings.anchorAtFirst(edge);
    case 'announced':
      return anchorAtAnnouncement(occurrence, input);
    default:
      return assertUnreachable(anchor);
  }
}

function anchorAtPrevious(id: string, { previous }: PlanInput): Anchored {
  const on = previous[id];
  if (on === undefined) return missing('previous', `${id} of the previous edition, of which no date is known`, 'with');
  return { on, root: 'previous', certainty: 'firm', words: `${id} of the previous edition (${dateInWords(on)})`, joins: 'with' };
}

function anchorAtAnnouncement(occurrence: Occurrence, { postponements }: PlanInput): Anchored {
  const announced = occurrence.kind === 'postponement' ? postponements[occurrence.n - 1] : undefined;
  if (!announced) return missing('announcement', 'the announcement of a postponement, of which there is none', 'on the day of');
  const on = announced.announcedOn;
  return {
    on,
    root: 'announcement',
    certainty: 'firm',
    words: `the announcement of the postponement (${dateInWords(on)})`,
    joins: 'on the day of',
  };
}
