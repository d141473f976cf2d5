import { partsOfKey } from '../plan/keys.js';
import { procedures } from '../procedures/registry.js';
import type { Names } from '../template/names.js';
import type { CycleTemplate, MilestoneKey, ProcedureId } from '../template/template.js';
import type { StepKey } from '../words/steps/steps.js';
import type { Words } from '../words/words.js';
import { ownershipOf } from './milestones.js';

/** The decisions on the congress that complete a milestone of the postponement overlay. */
export type RecordingDecision = 'announce-postponement' | 'suspend' | 'reconvene';

/** What alone records a milestone as done that nobody completes by hand. */
export type Recording =
  | { by: 'decision'; decision: RecordingDecision }
  /** One of the steps of a stage, or of the part of it that is about one meeting. */
  | { by: 'step'; stream: string; stage: string; meeting?: string; procedure: ProcedureId; steps: RecordingStep[] };

export interface RecordingStep {
  id: string;
  title: string;
}

/** By what a milestone is recorded as done; undefined where somebody completes it by hand. */
export function recordingOf(template: CycleTemplate, key: MilestoneKey): Recording | undefined {
  const decision = decisionBehind(template, key);
  if (decision) return { by: 'decision', decision };
  const owner = ownershipOf(template, key);
  if (!owner) return undefined;
  const { stream, stage, procedure, slot } = owner;
  const perMeeting = stream === stage.id ? undefined : procedure.perMeeting;
  const { id } = perMeeting ?? procedure;
  const { occurrence } = partsOfKey(key);
  const completing = procedures[id].steps.filter((s) => s.moves?.some((m) => m.slot === slot && m.to === 'done'));
  return {
    by: 'step',
    stream,
    stage: stage.id,
    ...(perMeeting && occurrence !== undefined ? { meeting: occurrence } : {}),
    procedure: id,
    steps: completing.map(({ id: step, title }) => ({ id: step, title })),
  };
}

/** The decision that completes a milestone of the postponement overlay; undefined for all others. */
export function decisionBehind({ postponement: overlay }: CycleTemplate, key: MilestoneKey): RecordingDecision | undefined {
  const { id } = partsOfKey(key);
  if (!overlay) return undefined;
  const decisions: Record<string, RecordingDecision> = {
    [overlay.announced]: 'announce-postponement',
    [overlay.suspended]: 'suspend',
    [overlay.reconvened]: 'reconvene',
  };
  return decisions[id];
}

/** The same in a sentence: `the step "Issue the guide" of the stage "discussion-guide"`. */
export function recordingInWords(recording: Recording): string {
  if (recording.by === 'decision') return `the decision "${recording.decision}"`;
  const { steps, stream } = recording;
  return `${steps.length > 1 ? 'one of the steps' : 'the step'} ${steps.map(({ title }) => `"${title}"`).join(' or ')} of the stage "${stream}"`;
}

/** What the stage and its steps are called in the language of the names and of the words. */
export const recordingNames = (
  { stage, meeting, procedure, steps }: Extract<Recording, { by: 'step' }>,
  names: Pick<Names, 'stage' | 'meeting'>,
  words: Pick<Words<StepKey>, 'say'>,
): { stage: string; steps: string[] } => ({
  stage: meeting === undefined ? names.stage(stage) : `${names.stage(stage)} (${names.meeting(meeting)})`,
  steps: steps.map(({ id }) => words.say(`${procedure}/${id}`)),
});
