import { recordingNames, recordingOf } from '../../../../domain/edition/recording.js';
import type { Particular } from '../page.js';
import type { AboutMilestone } from '../situation.js';

/** With what it is recorded as done, where nobody does so by hand: the step of its stage, or the decision on the congress. */
export function recorded({ key, standing: { world }, words, names, steps: stepWords }: AboutMilestone): Particular[] {
  const recording = recordingOf(world.template, key);
  if (!recording) return [];
  const term = words.say('recordedWith');
  if (recording.by === 'decision') return [{ term, values: [words.say('recordedByDecision', { decision: recording.decision })] }];
  const { stage, steps } = recordingNames(recording, names, stepWords);
  return [{ term, values: steps.map((step) => words.say('recordedByStep', { stage, step })) }];
}

/** Whether it is recorded by something else than somebody's word. */
export const isRecordedOtherwise = ({ key, standing: { world } }: AboutMilestone): boolean =>
  recordingOf(world.template, key) !== undefined;
