import { calendarOf } from '../calendar/calendar.js';
import { keyAtSlot, streamOf, titleOf } from '../edition/milestones.js';
import type { MilestoneState } from '../edition/state.js';
import type { World } from '../engine.types.js';
import type { PlainDate } from '../time/plain-date.js';
import type { StageView } from './procedure.js';

/** What the procedure of a stream may see of the world around it, on a given day. */
export function viewOf(world: World, stream: string, today: PlainDate, when?: { first: PlainDate; last: PlainDate }): StageView {
  const { edition, template } = world;
  const owner = streamOf(world, stream);
  if (!edition || !owner) throw new Error(`There is no stage ${stream} to look from.`);
  const calendar = calendarOf(template, edition.sessions);
  const meeting = edition.meetings.find((m) => m.id === owner.meeting);
  const named = (slot: string): ReturnType<StageView['named']> => {
    const key = keyAtSlot(world, stream, slot, when?.last);
    return key === undefined ? undefined : { key, title: titleOf(world, key) };
  };
  const slotOf = (of: string, name: string): MilestoneState | undefined => {
    const key = keyAtSlot(world, of, name, when?.last);
    return key === undefined ? undefined : edition.milestones[key];
  };
  return {
    today,
    ...(when ? { when } : {}),
    placement: edition.placement,
    ...(edition.keyDates.present ? { dates: edition.keyDates.present } : {}),
    ...(edition.conference === undefined ? {} : { conference: edition.conference }),
    settings: owner.procedure.settings ?? {},
    meetings: edition.meetings,
    ...(meeting ? { meeting } : {}),
    slot: (name) => slotOf(stream, name),
    slotOf,
    named,
    session: (key) => calendar.session(key),
    stage: (other) => world.stages[other],
  };
}
