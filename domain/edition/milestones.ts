import type { World } from '../engine.types.js';
import { partsOfKey } from '../plan/keys.js';
import { titleOfOccurrence } from '../plan/plan.js';
import type { Occurrence } from '../plan/plan.types.js';
import { daysBetween, type PlainDate } from '../time/plain-date.js';
import type { EditionState, MilestoneState } from './state.js';
import type { CycleTemplate, MilestoneDefinition, MilestoneId, MilestoneKey, Stage, StageProcedure } from '../template/template.js';

export const keyOf = (id: MilestoneId, occurrence?: string): MilestoneKey => (occurrence === undefined ? id : `${id}.${occurrence}`);

export function definitionOf(template: CycleTemplate, key: MilestoneKey): MilestoneDefinition {
  const { id } = partsOfKey(key);
  const definition = definitionsOf(template).get(id);
  if (!definition) throw new Error(`The template ${template.id} has no milestone ${id}.`);
  return definition;
}

/** A template never changes, so its milestones are sorted by their ids once. */
function definitionsOf(template: CycleTemplate): ReadonlyMap<MilestoneId, MilestoneDefinition> {
  const before = definitions.get(template);
  if (before) return before;
  const byId = new Map([...(template.retired ?? []), ...template.milestones].map((m) => [m.id, m]));
  definitions.set(template, byId);
  return byId;
}

const definitions = new WeakMap<CycleTemplate, ReadonlyMap<MilestoneId, MilestoneDefinition>>();

/** Which occurrence of its definition a key is. */
export function occurrenceOf({ repeats }: MilestoneDefinition, key: MilestoneKey): Occurrence {
  const { occurrence } = partsOfKey(key);
  if (occurrence === undefined || repeats === undefined) return { kind: 'once' };
  return repeats === 'meeting' ? { kind: 'meeting', meeting: occurrence } : { kind: repeats, n: Number(occurrence) };
}

/** Title of an occurrence: "Meeting held (Africa)". */
export function titleOf(world: World, key: MilestoneKey): string {
  const definition = definitionOf(world.template, key);
  return titleOfOccurrence(definition, occurrenceOf(definition, key), world.edition?.meetings ?? []);
}

/** Whether anybody is still reminded of anything: until the congress is cancelled, or the edition archived. */
export const isPursued = ({ status }: EditionState): boolean => status === 'preparing' || status === 'suspended';

export const isClosed = (milestone: MilestoneState): boolean => milestone.status === 'done' || milestone.status === 'waived';
export const isActive = (milestone: MilestoneState): boolean => milestone.status === 'planned' || milestone.status === 'in-progress';
/** What is as it was first planned has not changed; it was planned when it was last touched. */
export const isAsPlanned = ({ status, revision, reopened }: MilestoneState): boolean => status === 'planned' && revision === 1 && !reopened;

/** The milestones of an id in this edition: one, or one for each occurrence, in their order. */
export function occurrencesOf(edition: EditionState, id: MilestoneId): MilestoneKey[] {
  return Object.keys(edition.milestones).filter((key) => partsOfKey(key).id === id);
}

/** Keys of an edition's milestones in the order of its template, occurrences in theirs. */
export function keysInOrder({ template, edition }: World): MilestoneKey[] {
  const rank = new Map([...template.milestones, ...(template.retired ?? [])].map((m, i) => [m.id, i]));
  const keys = Object.keys(edition?.milestones ?? {});
  const rankOf = (key: MilestoneKey): number => rank.get(partsOfKey(key).id) ?? 0;
  return keys
    .map((key, i) => ({ key, i, rank: rankOf(key) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ key }) => key);
}

/** The part of a stage's procedure that owns a milestone: which stream it belongs to and at which slot it stands. */
export interface Ownership {
  stage: Stage;
  procedure: StageProcedure;
  stream: string;
  slot: string;
}

/** Who owns a milestone: a procedure's slot, or undefined where the edition itself does. */
export function ownershipOf(template: CycleTemplate, key: MilestoneKey): Ownership | undefined {
  const { id, occurrence } = partsOfKey(key);
  for (const stage of template.stages) {
    if (!stage.procedure) continue;
    const slot = slotNamed(stage.procedure.slots, id);
    if (slot !== undefined) return { stage, procedure: stage.procedure, stream: stage.id, slot };
    const perMeeting = stage.procedure.perMeeting;
    const meetingSlot = perMeeting && slotNamed(perMeeting.slots, id);
    if (meetingSlot !== undefined && occurrence !== undefined) {
      return { stage, procedure: stage.procedure, stream: meetingStream(perMeeting?.id ?? '', occurrence), slot: meetingSlot };
    }
  }
  return undefined;
}

/** The stream of one meeting's procedure: `regional-meeting.africa`. */
export const meetingStream = (procedure: string, meeting: string): string => `${procedure}.${meeting}`;

/** Which stage and procedure a stream belongs to; undefined where the template knows no such stream. */
export function streamOf(
  world: World,
  stream: string,
):
  | { stage: Stage; procedure: StageProcedure; procedureId: StageProcedure['id']; slots: Record<string, MilestoneId>; meeting?: string }
  | undefined {
  for (const stage of world.template.stages) {
    const { procedure } = stage;
    if (!procedure) continue;
    if (stage.id === stream) return { stage, procedure, procedureId: procedure.id, slots: procedure.slots };
    const perMeeting = procedure.perMeeting;
    if (!perMeeting) continue;
    const meeting = world.edition?.meetings.find((m) => meetingStream(perMeeting.id, m.id) === stream);
    if (meeting) return { stage, procedure, procedureId: perMeeting.id, slots: perMeeting.slots, meeting: meeting.id };
  }
  return undefined;
}

/** All streams that stages of this edition have or will have, in the template's order. */
export function streamsOf(world: World): string[] {
  return world.template.stages.flatMap(({ id, procedure }) => {
    if (!procedure) return [];
    const { perMeeting } = procedure;
    return [id, ...(perMeeting ? (world.edition?.meetings ?? []).map((m) => meetingStream(perMeeting.id, m.id)) : [])];
  });
}

/** The milestones at the slots of a stream. */
export function keysOfStream(world: World, stream: string): MilestoneKey[] {
  const owner = streamOf(world, stream);
  if (!owner || !world.edition) return [];
  return Object.values(owner.slots).flatMap((id) =>
    owner.meeting === undefined ? occurrencesOf(world.edition as EditionState, id) : [keyOf(id, owner.meeting)],
  );
}

/**
 * The milestone that stands at a slot of a stream. Where it recurs each year: of those that are still open the one due
 * nearest to the day in question (without a day: the first), or the last of all when none is open.
 */
export function keyAtSlot(world: World, stream: string, slot: string, day?: PlainDate): MilestoneKey | undefined {
  const owner = streamOf(world, stream);
  const id = owner?.slots[slot];
  if (!owner || id === undefined || !world.edition) return undefined;
  if (owner.meeting !== undefined) return keyOf(id, owner.meeting);
  const { milestones } = world.edition;
  const keys = occurrencesOf(world.edition, id);
  const open = keys.filter((key) => milestones[key] && !isClosed(milestones[key]));
  const distance = (key: MilestoneKey): number => {
    const on = milestones[key]?.due.on ?? null;
    return on === null || day === undefined ? Infinity : Math.abs(daysBetween(on, day));
  };
  const nearest = open.reduce<MilestoneKey | undefined>(
    (best, key) => (best === undefined || distance(key) < distance(best) ? key : best),
    undefined,
  );
  return nearest ?? keys.at(-1);
}

const slotNamed = (slots: Record<string, MilestoneId>, id: MilestoneId): string | undefined =>
  Object.entries(slots).find(([, milestone]) => milestone === id)?.[0];
