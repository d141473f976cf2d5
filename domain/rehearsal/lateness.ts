import { calendarOf } from '../calendar/calendar.js';
import { definitionOf, isActive, titleOf } from '../edition/milestones.js';
import { keysInOrder } from '../edition/view.js';
import type { World } from '../engine.types.js';
import { bounds, type EffectiveOn } from '../time/effective-on.js';
import { daysBetween, type PlainDate } from '../time/plain-date.js';
import type { LateMilestone, RehearsedMilestone } from './rehearsal.types.js';

/** How every milestone stands on the last day. */
export function milestonesOf(world: World, until: PlainDate): RehearsedMilestone[] {
  const { edition, template } = world;
  if (!edition) return [];
  const calendar = calendarOf(template, edition.sessions);
  const firstDay = (on: EffectiveOn): PlainDate | undefined => bounds(on, (key) => calendar.session(key))?.first;
  return keysInOrder(world).flatMap((key): RehearsedMilestone[] => {
    const milestone = edition.milestones[key];
    if (!milestone) return [];
    const { status, due, done } = milestone;
    // of what is known less exactly than by the day, only what was late on every day that it can have been
    const day = done ? firstDay(done.on) : isLeftOpen(world, key) ? until : undefined;
    const lateDays = due.on !== null && day !== undefined ? Math.max(0, daysBetween(due.on, day)) : 0;
    const { stage } = definitionOf(template, key);
    return [{ key, title: titleOf(world, key), stage, status, dueOn: due.on, doneOn: done?.on ?? null, lateDays }];
  });
}

/** What a record is silent about may well have been done in time. */
function isLeftOpen({ edition }: World, key: string): boolean {
  const milestone = edition?.milestones[key];
  if (!milestone || edition?.mode === 'historic') return false;
  return isActive(milestone) || milestone.status === 'not-recorded';
}

/** The late ones among them; the latest first. */
export function lateOf(world: World, milestones: readonly RehearsedMilestone[]): LateMilestone[] {
  return milestones
    .flatMap(({ key, title, dueOn, doneOn, lateDays }): LateMilestone[] => {
      if (lateDays === 0 || dueOn === null) return [];
      const why = world.edition?.milestones[key]?.due.why ?? '';
      return [{ key, title, responsible: definitionOf(world.template, key).responsible, dueOn, doneOn, days: lateDays, why }];
    })
    .sort((a, b) => b.days - a.days);
}
