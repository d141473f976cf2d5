import { emptyWorld, evolve } from '../../domain/evolve.js';
import type { World } from '../../domain/engine.types.js';
import { progress, type ProgressReport } from '../../domain/report/progress.js';
import type { Refusal } from '../../domain/refusal.js';
import type { ScriptResult } from '../../domain/script/course.js';
import { runScript } from '../../domain/script/run.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { instantAt, shift, type Instant, type PlainDate } from '../../domain/time/plain-date.js';
import { readCalendar } from '../../seeds/calendar.js';
import { readEditionScripts, tellEdition } from '../../seeds/editions.js';
import { tell } from '../../domain/script/tell.js';
import type { EditionScript } from '../../domain/script/schema.js';
import { readTemplates } from '../../seeds/templates.js';

export const templates = readTemplates();
export const scripts = readEditionScripts(undefined, templates);

/** An edition of the seeds as told by its script, and as it stood on any day of its story. */
export interface ToldEdition {
  script: EditionScript;
  template: CycleTemplate;
  result: ScriptResult;
  /** The world as known at the end of a day: only what had been recorded by then. */
  worldOf(day: PlainDate): World;
  reportOf(day: PlainDate): ProgressReport;
}

/**
 * Tells an edition as it is loaded.
 *
 * @throws ScriptFault where a line is refused
 */
export function toldEdition(id: string, now: Instant = '2026-11-21T09:00:00.000Z'): ToldEdition {
  return told(id, (script, template) => tellEdition(script, { template, sessions: readCalendar(template) }, now));
}

/** The same without the reminders that time alone brings about, in a tenth of the time: for all that does not ask about them. */
export function toldWithoutReminders(id: string): ToldEdition {
  return told(id, (script, template) =>
    runScript(template, tell(script, { template, sessions: readCalendar(template), today: '2026-11-21' }), { wakes: false }),
  );
}

function told(id: string, telling: (script: EditionScript, template: CycleTemplate) => ScriptResult): ToldEdition {
  const script = scripts.find((s) => s.id === id);
  const template = templates.find((t) => t.id === script?.template);
  if (!script || !template) throw new Error(`There is no edition ${id} among the seeds.`);
  const result = telling(script, template);
  const worldOf = (day: PlainDate): World => {
    const midnight = instantAt(script.zone, shift(day, { count: 1, unit: 'd' }), 0);
    return result.events.filter((e) => e.recordedAt < midnight).reduce(evolve, emptyWorld(template));
  };
  return { script, template, result, worldOf, reportOf: (day) => progress(worldOf(day), day) };
}

/**
 * What each fact of record bends, one text for each rule: `prerequisites-open M42`, `step-rule R085`, `step-too-early consult`.
 * Steps that would complete an owned milestone, and the rules behind an order, are left out: they say nothing of the record.
 */
export const deviationsOf = (report: ProgressReport): Record<string, string[]> =>
  Object.fromEntries(report.deviations.map(({ key, deviations }) => [key, deviations.map((d) => [d.code, ...factsOf(d)].join(' '))]));

function factsOf({ code, facts }: Refusal): string[] {
  if (code === 'milestone-owned-by-stage') return [];
  return facts.map((f) => f.ref).filter((ref) => code === 'step-rule' || !/^R\d+$/.test(ref));
}
