import type { Fault } from './fault.js';
import { patternFault } from './symbol.js';
import type { Anchor, CycleTemplate, DueRule, MilestoneDefinition, Term } from './template.js';

/** Milestones: everything they name exists, and their due rules can mean something. */
export function milestoneFaults(template: CycleTemplate): Fault[] {
  const known = {
    stages: new Set(template.stages.map((s) => s.id)),
    bodies: new Set(template.bodies.map((b) => b.id)),
    roles: new Set(template.roles.map((r) => r.id)),
    externals: new Set(template.externals.map((e) => e.id)),
    milestones: new Set(template.milestones.map((m) => m.id)),
  };
  const unknown = (what: string, ids: Set<string>, id: string, path: At): Fault[] =>
    ids.has(id) ? [] : [{ path, message: `unknown ${what} ${id}` }];
  return template.milestones.flatMap((m, i) => {
    const at: At = ['milestones', i];
    return [
      ...unknown('stage', known.stages, m.stage, [...at, 'stage']),
      ...unknown('body', known.bodies, m.body, [...at, 'body']),
      ...unknown('role', known.roles, m.responsible, [...at, 'responsible']),
      ...m.requires.flatMap((p, k) => unknown('milestone', known.milestones, p.milestone, [...at, 'requires', k])),
      ...m.expects.flatMap((p, k) => unknown('milestone', known.milestones, p.milestone, [...at, 'expects', k])),
      ...m.external.flatMap((e, k) => unknown('external', known.externals, e, [...at, 'external', k])),
      ...repetitionFaults(template, m, at),
      ...termsOf(m.due).flatMap(({ term, path }) =>
        anchorFault(template, m, term.anchor).map((message) => ({ path: [...at, 'due', ...path], message })),
      ),
      ...earliestFaults(m.due, at),
      ...meanwhileFaults(m.due, at),
      ...(m.deliverable?.symbols ?? []).flatMap((pattern, k) => {
        const message = patternFault(pattern);
        return message === undefined ? [] : [{ path: [...at, 'deliverable', 'symbols', k], message }];
      }),
    ];
  });
}

type At = readonly (string | number)[];

/** Every term of a rule, with its place in the document. */
export function termsOf(due: DueRule): { term: Term; path: At }[] {
  const { on, from, notAfter, notBefore, otherwise, meanwhile, byPlacement } = due;
  const ofPlacement = (placement: 'opening' | 'closing') =>
    (['on', 'from'] as const).map((part) => ({ term: byPlacement?.[placement][part], path: ['byPlacement', placement, part] }));
  const all = [
    // With rules by placement `on` only repeats one of them.
    { term: byPlacement ? undefined : on, path: ['on'] },
    { term: from, path: ['from'] },
    { term: notAfter, path: ['notAfter'] },
    { term: notBefore, path: ['notBefore'] },
    { term: otherwise, path: ['otherwise'] },
    { term: meanwhile, path: ['meanwhile'] },
    ...ofPlacement('opening'),
    ...ofPlacement('closing'),
  ];
  return all.flatMap(({ term, path }) => (term ? [{ term, path }] : []));
}

/**
 * Of what hangs on something else a postponement would push such a limit past its date, and with it what has to stay; and of
 * two limits that contradict each other either would be wrong.
 */
function earliestFaults(due: DueRule, at: At): Fault[] {
  if (!due.notBefore) return [];
  const path = [...at, 'due', 'notBefore'];
  return [
    ...(countsFromCongress(due) ? [] : [{ path, message: 'is for rules that count from the opening or closing' }]),
    ...(due.notAfter ? [{ path, message: 'cannot stand beside "notAfter"' }] : []),
  ];
}

/** What stands in until the congress has dates cannot itself hang on these. */
function meanwhileFaults(due: DueRule, at: At): Fault[] {
  if (!due.meanwhile) return [];
  const path = [...at, 'due', 'meanwhile'];
  return [
    ...(countsFromCongress(due) ? [] : [{ path, message: 'is for rules that count from the opening or closing' }]),
    ...(isOfCongress(due.meanwhile) ? [{ path, message: 'must count from something else than the opening or closing' }] : []),
  ];
}

const countsFromCongress = ({ on, byPlacement }: DueRule): boolean =>
  (byPlacement ? [byPlacement.opening.on, byPlacement.closing.on] : [on]).every(isOfCongress);

const isOfCongress = ({ anchor }: Term): boolean => anchor.kind === 'opening' || anchor.kind === 'closing';

function repetitionFaults(template: CycleTemplate, m: MilestoneDefinition, at: At): Fault[] {
  return m.repeats === 'meeting' && !template.meetings
    ? [{ path: [...at, 'repeats'], message: 'the template has no "meetings" to repeat for' }]
    : [];
}

/** Why an anchor means nothing in this template. */
function anchorFault(template: CycleTemplate, m: MilestoneDefinition, anchor: Anchor): string[] {
  switch (anchor.kind) {
    case 'chain':
      return template.chain.includes(anchor.body)
        ? []
        : [`${anchor.body} is not in the chain (${template.chain.join(', ') || 'the template has none'})`];
    case 'nth-session':
      return sessionsFault(template, anchor.body);
    case 'session':
      return sessionsFault(template, anchor.key.replace(/-\d+$/, ''));
    case 'milestone':
    case 'previous':
      return milestoneAnchorFault(template, m, anchor);
    case 'meeting':
      return m.repeats === 'meeting' ? [] : [`"meeting" is an occurrence's own meeting, but ${m.id} does not repeat per meeting`];
    case 'first-meeting':
      return template.meetings ? [] : ['the template has no "meetings"'];
    case 'announced':
      return m.repeats === 'postponement' ? [] : [`"announced" is the day of a postponement, but ${m.id} does not repeat per postponement`];
    case 'opening':
    case 'closing':
      return [];
  }
}

function milestoneAnchorFault(
  template: CycleTemplate,
  m: MilestoneDefinition,
  anchor: { kind: 'milestone' | 'previous'; id: string },
): string[] {
  const target = template.milestones.find((other) => other.id === anchor.id);
  if (!target) return [`unknown milestone ${anchor.id}`];
  const clear = !target.repeats || (anchor.kind === 'milestone' && target.repeats === m.repeats);
  return clear ? [] : [`${anchor.id} repeats, so it has no one date to count from`];
}

/** Why sessions of a body mean nothing in this template. */
export function sessionsFault(template: Pick<CycleTemplate, 'bodies'>, body: string): string[] {
  const known = template.bodies.find((b) => b.id === body);
  if (!known) return [`unknown body ${body}`];
  return known.sessions ? [] : [`${body} does not meet in sessions`];
}
