import type { Fault } from './fault.js';
import type { CycleTemplate, MilestoneDefinition, ProcedureId, Stage, StageProcedure } from './template.js';

/** What a template is checked against of the procedures it names; the registry of procedures gives it. One that is absent is taken on trust. */
export type KnownProcedures = Partial<Record<ProcedureId, ProcedureShape>>;

export interface ProcedureShape {
  /** Names of all its slots; a template must fill every one. */
  slots: readonly string[];
  settings: {
    safeParse(value: unknown): { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
  };
}

/** Stages: their procedures exist, and own exactly the milestones of their stage. */
export function stageFaults(template: CycleTemplate, procedures: KnownProcedures): Fault[] {
  return template.stages.flatMap((stage, i) => {
    if (!stage.procedure) return [];
    const at = ['stages', i, 'procedure'];
    return [
      ...startFaults(template, stage, stage.procedure, at),
      ...slotFaults(template, stage, stage.procedure, at),
      ...meetingFaults(template, stage.procedure, at),
      ...shapeFaults(stage.procedure, procedures, at),
    ];
  });
}

type At = readonly (string | number)[];

function startFaults(template: CycleTemplate, stage: Stage, procedure: StageProcedure, at: At): Fault[] {
  const path = [...at, 'startsAfter'];
  const starts = template.milestones.find((m) => m.id === procedure.startsAfter);
  if (!starts) return [{ path, message: `unknown milestone ${procedure.startsAfter}` }];
  if (starts.repeats) return [{ path, message: `${starts.id} repeats; a stage starts after a milestone that happens once` }];
  const own = awaitedBy(template, starts).find((m) => m.stage === stage.id);
  return own ? [{ path, message: `${stage.id} would never start: ${starts.id} waits for ${own.id}, which is the stage's own` }] : [];
}

/** A milestone and all that must be done before it. */
function awaitedBy(template: CycleTemplate, milestone: MilestoneDefinition): MilestoneDefinition[] {
  const awaited = new Set([milestone]);
  for (const m of awaited) {
    // A set is walked through to its end while it grows.
    for (const { milestone: id } of m.requires)
      for (const before of template.milestones.filter((other) => other.id === id)) awaited.add(before);
  }
  return [...awaited];
}

interface Slot {
  path: At;
  name: string;
  id: string;
  perMeeting: boolean;
}

const slotsOf = (procedure: StageProcedure, at: At): Slot[] => [
  ...Object.entries(procedure.slots).map(([name, id]) => ({ path: [...at, 'slots', name], name, id, perMeeting: false })),
  ...Object.entries(procedure.perMeeting?.slots ?? {}).map(([name, id]) => ({
    path: [...at, 'perMeeting', 'slots', name],
    name,
    id,
    perMeeting: true,
  })),
];

function slotFaults(template: CycleTemplate, stage: Stage, procedure: StageProcedure, at: At): Fault[] {
  const slots = slotsOf(procedure, at);
  const wrong = slots.flatMap((slot): Fault[] => {
    const milestone = template.milestones.find((m) => m.id === slot.id);
    const message = milestone ? wrongSlot(milestone, stage, slot, slots) : `unknown milestone ${slot.id}`;
    return message === undefined ? [] : [{ path: slot.path, message }];
  });
  const missing = template.milestones.flatMap((m, i): Fault[] =>
    m.stage === stage.id && !slots.some((s) => s.id === m.id)
      ? [
          {
            path: ['milestones', i, 'stage'],
            message: `${m.id} belongs to the stage ${stage.id}, but stands in no slot of its procedure ${procedure.id}`,
          },
        ]
      : [],
  );
  return [...wrong, ...missing];
}

function wrongSlot(milestone: MilestoneDefinition, stage: Stage, slot: Slot, slots: Slot[]): string | undefined {
  if (milestone.stage !== stage.id) return `${milestone.id} belongs to the stage ${milestone.stage}, not to ${stage.id}`;
  const first = slots.find((s) => s.id === slot.id);
  if (first && first !== slot) return `${milestone.id} stands already in the slot ${first.name}`;
  if (slot.perMeeting && milestone.repeats !== 'meeting') return `${milestone.id} does not repeat per meeting`;
  if (!slot.perMeeting && milestone.repeats === 'meeting') return `${milestone.id} repeats per meeting and belongs under perMeeting`;
  return undefined;
}

function meetingFaults(template: CycleTemplate, procedure: StageProcedure, at: At): Fault[] {
  return procedure.perMeeting && !template.meetings
    ? [{ path: [...at, 'perMeeting'], message: 'the template has no "meetings" that could follow a procedure' }]
    : [];
}

function shapeFaults(procedure: StageProcedure, procedures: KnownProcedures, at: At): Fault[] {
  const shape = procedures[procedure.id];
  const { perMeeting, settings = {} } = procedure;
  return [
    ...(shape ? namesFaults(procedure.id, shape, procedure.slots, [...at, 'slots']) : []),
    ...(shape ? settingsFaults(shape, settings, [...at, 'settings']) : []),
    ...(perMeeting ? perMeetingFaults(perMeeting, procedures, [...at, 'perMeeting']) : []),
  ];
}

function perMeetingFaults(perMeeting: NonNullable<StageProcedure['perMeeting']>, procedures: KnownProcedures, at: At): Fault[] {
  const shape = procedures[perMeeting.id];
  return shape ? namesFaults(perMeeting.id, shape, perMeeting.slots, [...at, 'slots']) : [];
}

function namesFaults(id: string, shape: ProcedureShape, slots: Record<string, string>, at: At): Fault[] {
  const known = shape.slots.join(', ');
  const unknown = Object.keys(slots).filter((name) => !shape.slots.includes(name));
  const missing = shape.slots.filter((name) => !(name in slots));
  return [
    ...unknown.map((name) => ({ path: [...at, name], message: `${id} has no slot "${name}"; its slots are ${known}` })),
    ...missing.map((name) => ({ path: at, message: `the slot "${name}" of ${id} has no milestone` })),
  ];
}

function settingsFaults(shape: ProcedureShape, settings: Record<string, unknown>, at: At): Fault[] {
  const parsed = shape.settings.safeParse(settings);
  if (parsed.success) return [];
  return (parsed.error?.issues ?? []).map((issue) => ({
    path: [...at, ...issue.path.map((p) => (typeof p === 'number' ? p : String(p)))],
    message: issue.message,
  }));
}
