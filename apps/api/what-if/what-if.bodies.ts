import type { Hypothesis, HypothesisType } from '../../../domain/whatif/what-if.types.js';
import { mostFacts } from '../../../domain/whatif/checks.js';
import { ChoiceField, KeyField, KindsField, NumberField, SlugField, TextField } from '../http/fields.js';
import { said } from '../http/said.js';

const types = ['done', 'late', 'not-done', 'meeting', 'meeting-late', 'session'] as const satisfies readonly HypothesisType[];

const Kind = (type: HypothesisType): PropertyDecorator => ChoiceField([type], { description: 'What is supposed.', example: type });
const milestone = { description: 'Key of the milestone.', example: 'M17' };
const meeting = { description: 'Short name of the regional meeting.', example: 'africa' };
const notation =
  'A date (`2018-04-20`), or counted from a day of the cycle: `opening-30m` (or `T0-30m`), `closing+2w`, `M15+4m`, `session(commission-27).start-10w`.';
const Day = (description: string, example: string, optional = false): PropertyDecorator =>
  TextField(100, { optional, description: `${description} ${notation}`, example });
const days = { description: 'Days later than planned, or earlier where negative.', example: 30 };
/** Ten years: longer than any cycle. */
const mostDays = 3660;

/** What is no hypothesis that there is. */
export class HypothesisBody {
  @ChoiceField(types, { description: 'What is supposed.' })
  type!: HypothesisType;
}

export class DoneHypothesis {
  @Kind('done')
  type!: 'done';

  @KeyField(milestone)
  milestone!: string;

  @Day('When it is done.', '2018-04-20')
  on!: string;
}

export class LateHypothesis {
  @Kind('late')
  type!: 'late';

  @KeyField(milestone)
  milestone!: string;

  @NumberField(-mostDays, mostDays, days)
  days!: number;
}

export class NotDoneHypothesis {
  @Kind('not-done')
  type!: 'not-done';

  @KeyField(milestone)
  milestone!: string;

  @Day('It is still open at the end of this day.', 'T0-30m')
  by!: string;
}

export class MeetingHypothesis {
  @Kind('meeting')
  type!: 'meeting';

  @SlugField(meeting)
  meeting!: string;

  @Day('First day.', '2030-10-14')
  start!: string;

  @Day('Last day; absent: it lasts as long as planned.', '2030-10-16', true)
  end?: string;
}

export class MeetingLateHypothesis {
  @Kind('meeting-late')
  type!: 'meeting-late';

  @SlugField(meeting)
  meeting!: string;

  @NumberField(-mostDays, mostDays, days)
  days!: number;
}

export class SessionHypothesis {
  @Kind('session')
  type!: 'session';

  @TextField(100, { description: 'Name of the session.', example: 'commission-40' })
  session!: string;

  @Day('First day.', '2031-05-19')
  start!: string;

  @Day('Last day; absent: it lasts as long as planned.', '2031-05-23', true)
  end?: string;
}

/** Every hypothesis there is, by its type. */
export const hypothesisBodies = {
  done: DoneHypothesis,
  late: LateHypothesis,
  'not-done': NotDoneHypothesis,
  meeting: MeetingHypothesis,
  'meeting-late': MeetingLateHypothesis,
  session: SessionHypothesis,
} as const satisfies Record<HypothesisType, new () => { type: HypothesisType }>;

/** What is supposed, all of it at once. */
export class WhatIfBody {
  @KindsField(hypothesisBodies, HypothesisBody, mostFacts, { description: 'What is not so, or not yet.' })
  facts!: HypothesisBody[];
}

/** Hypotheses as the core takes them, from bodies that were checked. */
export const hypothesesFrom = (bodies: readonly object[]): Hypothesis[] =>
  said(bodies as InstanceType<(typeof hypothesisBodies)[HypothesisType]>[]);
