import { termsOf } from './check-milestones.js';
import type { Fault } from './fault.js';
import type { CycleTemplate, MilestoneDefinition, Placement } from './template.js';

/** Prerequisites, hard or soft, that in the end wait for themselves; each circle is named once. */
export function prerequisiteCycles(template: CycleTemplate): Fault[] {
  // A conditional prerequisite exists in one placement only, so each placement is a graph of its own.
  const inPlacement = (placement: Placement) =>
    circles(template, (m) =>
      [...m.requires, ...m.expects].filter((p) => !p.when || p.when.placement === placement).map((p) => p.milestone),
    );
  const found = new Map([...inPlacement('opening'), ...inPlacement('closing')].map((circle) => [[...circle].sort().join(), circle]));
  return [...found.values()].map((circle) => faultAt(template, circle, 'requires', 'prerequisites go in a circle'));
}

/** Milestones whose dates count from each other. */
export function dueCycles(template: CycleTemplate): Fault[] {
  const counted = (m: MilestoneDefinition) =>
    termsOf(m.due).flatMap(({ term }) => (term.anchor.kind === 'milestone' ? [term.anchor.id] : []));
  return circles(template, counted).map((circle) => faultAt(template, circle, 'due', 'due rules count from each other in a circle'));
}

function faultAt(template: CycleTemplate, circle: string[], field: string, says: string): Fault {
  const index = template.milestones.findIndex((m) => m.id === circle[0]);
  return { path: ['milestones', index, field], message: `${says}: ${[...circle, circle[0]].join(' → ')}` };
}

/** The circles that a walk along `next` meets; one for each way back into the walk. */
function circles(template: CycleTemplate, next: (m: MilestoneDefinition) => string[]): string[][] {
  const byId = new Map(template.milestones.map((m) => [m.id, m]));
  const finished = new Set<string>();
  const found: string[][] = [];
  const walk = (id: string, path: string[]): void => {
    const back = path.indexOf(id);
    if (back >= 0) found.push(path.slice(back));
    const milestone = byId.get(id);
    if (back >= 0 || finished.has(id) || !milestone) return;
    for (const other of next(milestone)) walk(other, [...path, id]);
    finished.add(id);
  };
  for (const m of template.milestones) walk(m.id, []);
  return found;
}
