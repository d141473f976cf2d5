import { refuse } from '../refusal.js';
import { headlineOf, progress } from '../report/progress.js';
import type { ScriptResult } from '../script/course.js';
import { ScriptFault } from '../script/script-fault.js';
import { dateIn, later } from '../time/plain-date.js';
import { lateOf, milestonesOf } from './lateness.js';
import { refusedLine } from './refused.js';
import { namesIn } from './names.js';
import type { RefusedLine, RehearsedScenario } from './rehearsal.types.js';
import { remindersOf, sentIn } from './reminders.js';
import { timelineOf } from './timeline.js';
import type { ToldScenario } from './told-scenario.js';

/** `outline`: without time line, reminders and final report, for very many scenarios. */
export type Detail = 'whole' | 'outline';

/**
 * What a scenario came to.
 *
 * @throws ScriptFault where its edition was not even opened
 */
export function outcomeOf(told: ToldScenario, result: ScriptResult, detail: Detail): RehearsedScenario {
  const { scenario, script } = told;
  const { world, events } = result;
  const { edition } = world;
  if (!edition) throw new ScriptFault(script, result.refused[0]?.refusal.reason ?? told.untold[0]?.reason ?? 'The edition is not opened.');
  const { zone } = edition;
  const lastAt = later(told.until(world) ?? '', events.at(-1)?.recordedAt ?? '');
  const until = dateIn(zone, lastAt);
  const refused = refusedOf(told, result);
  const milestones = milestonesOf(world, until);
  const late = lateOf(world, milestones);
  const sent = sentIn(events);
  const { first, present } = edition.keyDates;
  return {
    id: scenario.id,
    title: scenario.title,
    ...(scenario.about === undefined ? {} : { about: scenario.about }),
    zone,
    from: dateIn(zone, events[0]?.recordedAt ?? lastAt),
    until,
    headline: headlineOf(world, until),
    dates: { ...(first ? { first } : {}), ...(present ? { present } : {}) },
    counts: {
      lines: result.told.length - 1 + refused.length,
      accepted: result.told.length - 1,
      refused: refused.length,
      afterEnd: script.lines.length - (result.told.length - 1) - refused.length,
      milestones: milestones.length,
      done: milestones.filter(({ status }) => status === 'done').length,
      late: late.length,
      moved: edition.moves.length,
      messages: sent.length,
      readers: new Set(sent.map(({ recipient }) => recipient)).size,
    },
    milestones,
    late,
    refused,
    ...(detail === 'outline'
      ? {}
      : {
          timeline: timelineOf(world, result, refused, namesIn(world.template, script.people)),
          reminders: remindersOf(world, events),
          final: progress(world, until),
        }),
  };
}

/** What the core did not take and what could not be told, in the order of the script. */
function refusedOf({ script, untold }: ToldScenario, { refused }: Pick<ScriptResult, 'refused'>): RefusedLine[] {
  return [
    ...refused.map(({ line, refusal }) => refusedLine(script, line.envelope, line.at, refusal)),
    ...untold.map(({ at, index, reason }) => refusedLine(script, undefined, at, refuse('effective-malformed', reason), index)),
  ].sort((a, b) => a.line - b.line);
}
