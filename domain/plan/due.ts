import type { MilestoneDefinition, Term } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { shift, type Offset } from '../time/plain-date.js';
import type { Anchored } from './anchored.js';
import { keyOfOccurrence } from './keys.js';
import { own } from '../own.js';
import type { Due, Occurrence, Pin, PlanInput, Retarget } from './plan.types.js';
import type { Planner } from './planner.js';
import { isSessionAnchor } from './session-anchor.js';
import { resolveTerm, type Subject } from './term.js';

/** A due date that a person has set; no rule moves it. */
export function pinnedDue({ on, by, reason, basis }: Pin): Due {
  const why = `Pinned to ${dateInWords(on)} by ${by}: ${withoutStop(reason)}${basis === undefined ? '' : ` (basis: ${basis})`}.`;
  return { on, from: null, root: 'pin', certainty: 'firm', why };
}

/**
 * The due date by the milestone's rule, its session replaced where it was re-targeted. A limit (`notAfter`) binds where
 * it is the earlier date. A rule that hangs on the opening or closing stays on that clock even where its limit binds;
 * any other is, while its limit binds, on the clock of the limit. What comes before a rule that counts
 * from the opening or closing (`notBefore`) binds where it is later. While the congress has no dates yet, a rule that counts
 * from them may have a provisional day (`meanwhile`).
 */
export function dueByRule(definition: MilestoneDefinition, occurrence: Occurrence, planner: Planner): Due {
  const subject = subjectOf(definition, occurrence, planner.input.retargets);
  const rule = ruleFor(definition, planner.input);
  const { notAfter, notBefore, otherwise, meanwhile } = definition.due;
  const resolve = (term: Term) => resolveTerm(term, subject, planner);

  const counted = resolve(subject.retarget ? onSession(rule.on, subject.retarget.session) : rule.on);
  const ruled = own(planner.input.adjustments ?? {}, definition.id) ? ofItsOwn(counted, definition) : counted;
  const on = ruled.missing && otherwise && !subject.retarget ? insteadOf(ruled, resolve(otherwise)) : ruled;
  const awaited = meanwhile && !subject.retarget && awaitsDates(planner.input.keyDates);
  const dated = awaited ? provisionally(on, resolve(meanwhile), distanceOfItsOwn(definition, planner.input)) : on;
  const early = notAfter && !subject.retarget ? within(dated, resolve(notAfter)) : dated;
  const limited = notBefore && !subject.retarget ? notEarlier(early, resolve(notBefore)) : early;
  return { ...asDue(limited), from: limited.on === null || !rule.from ? null : windowBefore(limited.on, resolve(rule.from)) };
}

/** What a milestone counts from by its rule: the rule's anchor, before any offset and limit, and the term that names it. */
export function anchorOf(definition: MilestoneDefinition, occurrence: Occurrence, planner: Planner): { term: Term; anchor: Anchored } {
  const subject = subjectOf(definition, occurrence, planner.input.retargets);
  const { on } = ruleFor(definition, planner.input);
  const { otherwise } = definition.due;
  const bare = (term: Term) => ({ term, anchor: resolveTerm({ anchor: term.anchor, edge: term.edge }, subject, planner) });
  const ruled = bare(subject.retarget ? onSession(on, subject.retarget.session) : on);
  return ruled.anchor.missing && otherwise && !subject.retarget ? bare(otherwise) : ruled;
}

export function circularDue(id: string): Due {
  return { on: null, from: null, root: 'fact', certainty: 'undated', why: `Undated: the rule of ${id} counts from itself.` };
}

function subjectOf(definition: MilestoneDefinition, occurrence: Occurrence, retargets: Record<string, Retarget>): Subject {
  const own = retargets[keyOfOccurrence(definition.id, occurrence)];
  if (own) return { definition, occurrence, retarget: { ...own, years: 0 } };
  const first = occurrence.kind === 'yearly' ? retargets[keyOfOccurrence(definition.id, { kind: 'yearly', n: 1 })] : undefined;
  return { definition, occurrence, ...(first && occurrence.kind === 'yearly' ? { retarget: { ...first, years: occurrence.n - 1 } } : {}) };
}

/** The rule as it holds in an edition: for its placement, and at the distance that it was opened with, where that is its own. */
function ruleFor({ id, due }: MilestoneDefinition, { placement, adjustments = {} }: PlanInput): { on: Term; from?: Term } {
  const rule = due.byPlacement?.[placement] ?? due;
  const offset = own(adjustments, id);
  if (!offset) return rule;
  const { anchor, edge } = rule.on;
  return { ...rule, on: { anchor, edge, ...(offset.count === 0 ? {} : { offset }) } };
}

/** Where a decision puts a milestone at a session although its rule names none, it falls on the session's last day. */
function onSession(term: Term, key: string): Term {
  return isSessionAnchor(term.anchor) ? term : { anchor: { kind: 'session', key }, edge: 'end' };
}

const ofItsOwn = (on: Anchored, { due }: MilestoneDefinition): Anchored => ({
  ...on,
  words: `${on.words}, a distance of this edition's own (the template has ${due.text})`,
});

function insteadOf(absent: Anchored, used: Anchored): Anchored {
  return { ...used, words: `${used.words}, instead of ${absent.words}` };
}

/** No dates have been decided yet: only the target year is known. What has been postponed or cancelled awaits none. */
const awaitsDates = ({ first, present, suspended, cancelled }: PlanInput['keyDates']): boolean =>
  !first && !present && !suspended && !cancelled;

/** A day to go by until the opening is decided. It stays on the congress's clock, and is no day of the session that it may be counted from. */
function provisionally(ruled: Anchored, by: Anchored, distance: { instead: Offset; of: Offset } | undefined): Anchored {
  if (by.on === null) return ruled;
  const on = distance ? shift(shift(by.on, opposite(distance.instead)), distance.of) : by.on;
  const moved = distance ? ', moved by as much as its distance differs from that of the template' : '';
  return {
    on,
    root: ruled.root,
    certainty: 'expected',
    joins: by.joins,
    words: `${by.words}${moved}; to go by until the congress has dates, for it is ${ruled.words}`,
  };
}

/** The distance that an edition was opened with, and the one of the template that it takes the place of. */
function distanceOfItsOwn(
  { id, due }: MilestoneDefinition,
  { adjustments = {}, placement }: PlanInput,
): { of: Offset; instead: Offset } | undefined {
  const of = own(adjustments, id);
  const instead: Offset = (due.byPlacement?.[placement] ?? due).on.offset ?? { count: 0, unit: 'd' };
  return of && { of, instead };
}

const opposite = ({ count, unit }: Offset): Offset => ({ count: -count, unit });

const movesWithCongress = ({ root }: Anchored): boolean => root === 'opening' || root === 'closing';

function within(on: Anchored, limit: Anchored): Anchored {
  const congress = movesWithCongress(on);
  if (limit.on === null) return on;
  if (on.on === null) return congress ? on : { ...limit, words: `${limit.words}, the limit, whereas the rule is undated: ${on.words}` };
  if (on.on <= limit.on) return { ...on, words: `${on.words}, and not after ${dateInWords(limit.on)}, which is ${limit.words}` };
  return {
    ...limit,
    root: congress ? on.root : limit.root,
    words: `${limit.words}, the limit, which comes before ${dateInWords(on.on)}, which is ${on.words}`,
  };
}

function notEarlier(on: Anchored, limit: Anchored): Anchored {
  if (on.on === null || limit.on === null || on.on >= limit.on) return on;
  return {
    ...limit,
    root: on.root,
    words: `${limit.words}, before which it cannot be; ${dateInWords(on.on)} would be ${on.words}`,
  };
}

/** A window that would begin after its end is none. */
function windowBefore(on: string, from: Anchored): string | null {
  return from.on !== null && from.on <= on ? from.on : null;
}

function asDue({ on, root, certainty, session, before, words }: Anchored): Due {
  const why = on === null ? `Undated: ${words}.` : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
  const sessions = { ...(session === undefined ? {} : { session }), ...(before === undefined ? {} : { before }) };
  return { on, from: null, root, certainty: on === null ? 'undated' : certainty, ...sessions, why };
}

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '');
