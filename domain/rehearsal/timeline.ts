import { sessionTitle } from '../calendar/session-title.js';
import type { RecordedEvent } from '../edition/events.js';
import type { World } from '../engine.types.js';
import { deliveryStream } from '../evolve.js';
import type { ScriptResult } from '../script/course.js';
import type { MilestoneKey } from '../template/template.js';
import { whenInWords } from '../time/in-words.js';
import { dateIn } from '../time/plain-date.js';
import type { Names } from './names.js';
import type { RefusedLine, TimelineEntry } from './rehearsal.types.js';
import { saidOf, type Said } from './said-of.js';

/** All that happened, in its order; notices aside, which have a list of their own. */
export function timelineOf(
  world: World,
  { events }: Pick<ScriptResult, 'events'>,
  refused: readonly RefusedLine[],
  names: Names,
): TimelineEntry[] {
  const planned = new Set<MilestoneKey>();
  const told = events.flatMap((recorded): TimelineEntry[] => {
    const said = recorded.stream === deliveryStream ? [] : saidOf(world, names, recorded, planned);
    if (recorded.event.type === 'plan-revised') for (const { milestone } of recorded.event.changes) planned.add(milestone);
    return said.map((one) => entryOf(world, recorded, one));
  });
  const not = refused.map(({ at, on, by, asked, reason }): TimelineEntry => ({
    at,
    on,
    kind: 'refused',
    says: `Refused: ${asked}. ${reason}`,
    by,
  }));
  return [...told, ...not].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function entryOf(
  world: World,
  { recordedAt: at, actor: by, effectiveOn, basis }: RecordedEvent,
  { kind, says, ...more }: Said,
): TimelineEntry {
  const on = dateIn(world.edition?.zone ?? 'UTC', at);
  const elsewhen = effectiveOn !== on && kind !== 'plan' && !says.includes(effectiveOn);
  const when = elsewhen ? ` (${whenInWords(effectiveOn, (key) => sessionTitle(world, key))})` : '';
  return {
    at,
    on,
    kind,
    says: when === '' ? says : `${says.replace(/\.$/, '')}${when}.`,
    by,
    ...(effectiveOn === on ? {} : { effectiveOn }),
    ...(basis === undefined ? {} : { basis }),
    ...more,
  };
}
