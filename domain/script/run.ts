import type { World } from '../engine.types.js';
import { emptyWorld } from '../evolve.js';
import type { CycleTemplate } from '../template/template.js';
import type { Instant } from '../time/plain-date.js';
import { courseFrom, giveLine, type Course, type ScriptResult } from './course.js';
import { tellTogether, type ScriptStep } from './forks.js';

export interface ScriptOptions {
  /** The world to begin with; absent: an empty one. */
  world?: World;
  /** Time passes up to here after the last line. */
  until?: (world: World) => Instant | undefined;
  /** False where the script is the past of a live edition: its reminders are caught up with when it first wakes. Default true. */
  wakes?: boolean;
  /** Notices count as delivered as soon as they are intended, as they would be where mail works; otherwise they stay pending. */
  delivers?: boolean;
}

/**
 * Runs a whole cycle on a virtual clock: each command at its instant, and between them every wake-up that time alone
 * brings about. The same code that runs live, without a database or a workflow.
 */
export function runScript(template: CycleTemplate, script: readonly ScriptStep[], options: ScriptOptions = {}): ScriptResult {
  const { wakes = true, delivers = false, until } = options;
  const course = courseFrom(options.world ?? emptyWorld(template), delivers);
  if (!wakes) giveAll(course, script);
  const telling = tellTogether(course, [{ steps: wakes ? script : [], until }]);
  while (!telling.next().done);
  const { world, told, events, refused } = course;
  return { world, told, events, refused };
}

/** Gives all lines, while nothing else happens. */
function giveAll(course: Course, script: readonly ScriptStep[]): void {
  for (const step of script) {
    const line = step(course.world);
    if (line) giveLine(course, line);
  }
}
