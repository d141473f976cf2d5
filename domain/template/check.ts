import { milestoneFaults } from './check-milestones.js';
import { reminderFaults } from './check-reminders.js';
import { stageFaults, type KnownProcedures } from './check-stages.js';
import { dueCycles, prerequisiteCycles } from './cycles.js';
import { reservedWords } from './due-rule.js';
import type { Fault } from './fault.js';
import type { CycleTemplate } from './template.js';

/**
 * Everything in which the parts of a template contradict each other: ids used twice or unknown, prerequisites or dates
 * that go in circles, milestones that no procedure or two would own. Slots and settings are held to the
 * procedures that are given.
 */
export function checkTemplate(template: CycleTemplate, procedures: KnownProcedures = {}): Fault[] {
  return [
    ...duplicates(template),
    ...bodyFaults(template),
    ...nameFaults(template),
    ...overlayFaults(template),
    ...decisionFaults(template),
    ...stageFaults(template, procedures),
    ...milestoneFaults(template),
    ...reminderFaults(template),
    ...prerequisiteCycles(template),
    ...dueCycles(template),
  ];
}

function duplicates(template: CycleTemplate): Fault[] {
  const { bodies, roles, stages, milestones, externals, meetings } = template;
  return [
    ...repeated(bodies, ['bodies']),
    ...repeated(roles, ['roles']),
    ...repeated(stages, ['stages']),
    ...repeated(milestones, ['milestones']),
    ...repeated(externals, ['externals']),
    ...repeated(meetings?.planned ?? [], ['meetings', 'planned']),
  ];
}

function repeated(list: readonly { id: string }[], at: readonly string[]): Fault[] {
  return list.flatMap(({ id }, i) => {
    const first = list.findIndex((other) => other.id === id);
    return first < i ? [{ path: [...at, i, 'id'], message: `the id ${id} is used already by ${at.join('.')}[${first}]` }] : [];
  });
}

function bodyFaults({ bodies, chain }: CycleTemplate): Fault[] {
  const reserved = bodies.flatMap(({ id }, i) =>
    reservedWords.includes(id) ? [{ path: ['bodies', i, 'id'], message: `"${id}" is a word of the due rules and cannot name a body` }] : [],
  );
  const links = chain.flatMap((id, i): Fault[] => {
    const body = bodies.find((b) => b.id === id);
    if (!body) return [{ path: ['chain', i], message: `unknown body ${id}` }];
    return body.sessions ? [] : [{ path: ['chain', i], message: `${id} does not meet in sessions and cannot stand in the chain` }];
  });
  return [...reserved, ...links];
}

/** Milestones named outside the milestones and stages. */
function nameFaults(template: CycleTemplate): Fault[] {
  const known = new Set(template.milestones.map((m) => m.id));
  const named: [Fault['path'], string][] = [
    [['opening'], template.opening],
    [['closing'], template.closing],
    ...Object.entries(template.facts).map(([name, id]): [Fault['path'], string] => [['facts', name], id]),
    // An external is satisfied in an edition of the same template.
    ...template.externals.flatMap((e, i): [Fault['path'], string][] =>
      e.satisfiedBy ? [[['externals', i, 'satisfiedBy', 'milestone'], e.satisfiedBy.milestone]] : [],
    ),
  ];
  return named.flatMap(([path, id]) => (known.has(id) ? [] : [{ path, message: `unknown milestone ${id}` }]));
}

/** The decisions on a postponement complete milestones that exist once per postponement, or make them pointless. */
function overlayFaults({ milestones, postponement }: CycleTemplate): Fault[] {
  const { reopens, overtaken = [], ...completed } = postponement ?? {};
  const reopened = Object.entries(reopens ?? {}).flatMap(([what, ids]) =>
    ids.flatMap((id, i): Fault[] =>
      milestones.some((m) => m.id === id) ? [] : [{ path: ['postponement', 'reopens', what, i], message: `unknown milestone ${id}` }],
    ),
  );
  const touched = [
    ...Object.entries(completed).map(([decision, id]) => ({ id, path: ['postponement', decision] })),
    ...overtaken.map((id, i) => ({ id, path: ['postponement', 'overtaken', i] })),
  ];
  const decided = touched.flatMap(({ id, path }): Fault[] => {
    const milestone = milestones.find((m) => m.id === id);
    if (!milestone) return [{ path, message: `unknown milestone ${id}` }];
    return milestone.repeats === 'postponement' ? [] : [{ path, message: `${id} does not repeat per postponement` }];
  });
  return [...decided, ...reopened];
}

/** Who decides on the plan holds a role that there is. */
const decisionFaults = ({ roles, decisions }: CycleTemplate): Fault[] =>
  (decisions?.by ?? []).flatMap((id, i) =>
    roles.some((role) => role.id === id) ? [] : [{ path: ['decisions', 'by', i], message: `unknown role ${id}` }],
  );
