import { definitionOf, occurrenceOf } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import { keyOfOccurrence, partsOfKey } from '../plan/keys.js';
import { isCounterpart } from '../plan/milestone-anchor.js';
import type { Meeting } from '../plan/plan.types.js';
import { termsOf } from '../template/check-milestones.js';
import type { Anchor, MilestoneKey } from '../template/template.js';
import { readDay } from './day.js';
import type { Day, Hypothesis } from './what-if.types.js';

/** A milestone by its key, or a regional meeting as `meeting:africa`. */
export type Node = string;

export const meetingNode = (id: string): Node => `meeting:${id}`;

/** From what each milestone and meeting counts, by rules and by hypotheses. */
export interface Dependencies {
  of(node: Node): readonly Node[];
  /** What a milestone counts from by its rule alone. */
  ofRule(key: MilestoneKey): readonly Node[];
}

export function dependenciesOf(world: World, keys: readonly MilestoneKey[], facts: readonly Hypothesis[]): Dependencies {
  const meetings = world.edition?.meetings ?? [];
  const heldId = heldMilestone(world);
  const isAbout = (node: Node) => facts.filter((fact) => nodeOf(fact) === node);

  return { of, ofRule };

  function of(node: Node): readonly Node[] {
    const about = isAbout(node);
    const named = about.flatMap((fact) => daysOf(fact).flatMap(nodesOfDay));
    const meeting = meetings.find(({ id }) => meetingNode(id) === node);
    if (meeting) return [...named, ...(about.length === 0 ? nodesOfMeeting(meeting) : [])];
    if (!keys.includes(node)) return [];
    return about.some(({ type }) => type === 'done') ? named : [...named, ...(about.length > 0 ? ruleBehindFact(node) : ofRule(node))];
  }

  function ofRule(key: MilestoneKey): readonly Node[] {
    return termsOf(definitionOf(world.template, key).due).flatMap(({ term }) => nodesOfAnchor(key, term.anchor));
  }

  /** A meeting without agreed days is taken to have met when it is supposed to be held. */
  function nodesOfMeeting({ id, dates }: Meeting): Node[] {
    const held = `${heldId}.${id}`;
    return dates || isAbout(held).length === 0 ? [] : [held];
  }

  /** How late a meeting is held counts from the days that it would have had, not from those that follow from that. */
  function ruleBehindFact(key: MilestoneKey): Node[] {
    return ofRule(key).filter((node) => {
      const meeting = meetings.find(({ id }) => meetingNode(id) === node);
      return !meeting || !nodesOfMeeting(meeting).includes(key);
    });
  }

  function nodesOfAnchor(key: MilestoneKey, anchor: Anchor): Node[] {
    switch (anchor.kind) {
      case 'meeting':
        return [meetingNode(partsOfKey(key).occurrence ?? '')];
      case 'first-meeting':
        return meetings.map(({ id }) => meetingNode(id));
      case 'milestone':
        return keysOfAnchor(key, anchor.id);
      default:
        return [];
    }
  }

  function keysOfAnchor(key: MilestoneKey, id: string): MilestoneKey[] {
    const target = world.template.milestones.find((m) => m.id === id);
    if (!target) return [];
    const definition = definitionOf(world.template, key);
    const counterpart = isCounterpart(definition, target) ? keyOfOccurrence(id, occurrenceOf(definition, key)) : undefined;
    return keys.filter((k) => (counterpart === undefined ? partsOfKey(k).id === id : k === counterpart));
  }
}

/** What a hypothesis is about; undefined for a session, which counts from nothing. */
export function nodeOf(fact: Hypothesis): Node | undefined {
  if ('milestone' in fact) return fact.milestone;
  return 'meeting' in fact ? meetingNode(fact.meeting) : undefined;
}

/** The days that a hypothesis names, by their fields. */
export function daysOf(fact: Hypothesis): [field: string, day: Day][] {
  switch (fact.type) {
    case 'done':
      return [['on', fact.on]];
    case 'not-done':
      return [['by', fact.by]];
    case 'meeting':
    case 'session':
      return [['start', fact.start], ...(fact.end === undefined ? [] : [['end', fact.end] as [string, Day]])];
    default:
      return [];
  }
}

/** The milestone of the template that says that a regional meeting was held. */
export const heldMilestone = ({ template }: World): string | undefined =>
  template.stages.find(({ procedure }) => procedure?.perMeeting)?.procedure?.perMeeting?.slots['held'];

function nodesOfDay([, day]: [field: string, day: Day]): Node[] {
  const read = readDay(day);
  return 'from' in read && read.from === 'milestone' ? [read.milestone] : [];
}

/**
 * The hypotheses in an order in which each comes after those that it counts from, by their places in the list; or the
 * circle that keeps them from having one.
 */
export function orderOf(facts: readonly Hypothesis[], dependencies: Dependencies): { order: number[] } | { circle: Node[] } {
  const finished: Node[] = [];
  const walk = (node: Node, path: Node[]): Node[] | undefined => {
    const back = path.indexOf(node);
    if (back >= 0) return path.slice(back);
    if (finished.includes(node)) return undefined;
    for (const other of dependencies.of(node)) {
      const circle = walk(other, [...path, node]);
      if (circle) return circle;
    }
    finished.push(node);
    return undefined;
  };
  for (const fact of facts) {
    const node = nodeOf(fact);
    const circle = node === undefined ? undefined : walk(node, []);
    if (circle) return { circle };
  }
  const place = (fact: Hypothesis): number => finished.indexOf(nodeOf(fact) ?? ''); // sessions, -1, come first
  return { order: facts.map((_, i) => i).sort((a, b) => rank(facts[a]) - rank(facts[b]) || a - b) };

  function rank(fact: Hypothesis | undefined): number {
    return fact ? place(fact) : 0;
  }
}
