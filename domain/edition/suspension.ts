import type { MilestoneKey } from '../template/template.js';
import { isActive, keysOfStream, meetingStream, streamOf } from './milestones.js';
import type { EditionState, MilestoneState } from './state.js';
import type { Turn } from './turn.js';

/** What is open and hangs on the opening or closing of the congress, and does not wait. What a record tells of as begun all the same, did not. */
export const hangingOnCongress = ({ milestones }: EditionState): MilestoneKey[] =>
  Object.keys(milestones).filter((key) => {
    const milestone = milestones[key];
    return milestone && isActive(milestone) && milestone.resumes === undefined && isOnCongress(milestone);
  });

const isOnCongress = ({ due: { root } }: MilestoneState): boolean => root === 'opening' || root === 'closing';

/**
 * The stages that wait while the congress has no date: those of which a milestone is suspended. What was agreed has days of its own
 * and goes on, as the regional meetings of 2019 would have; so does the one that coordinates the meetings, for as long as any of
 * them does: its calendar can be changed and reports sent on, and only what hangs on the opening waits. Whoever decides is told
 * which stages wait and which go on. Sources: R148.
 */
export function suspendStages(turn: Turn): void {
  const { waiting, goingOn } = stagesUnderWay(turn);
  for (const stream of waiting) turn.emitTo(stream, { type: 'stage-suspended' });
  if (waiting.length > 0) turn.advice.push(`Stages that wait for new dates: ${waiting.join(', ')}.`);
  if (goingOn.length > 0) turn.advice.push(`Stages that go on: ${goingOn.join(', ')}.`);
}

/**
 * While the congress has no date the plan may change: what has come to have days of its own goes on (a regional meeting that
 * is agreed), and what has come to hang on the opening or closing waits like all that does. Stages go with their milestones.
 * Sources: R148.
 */
export function reviseSuspension(turn: Turn): void {
  const { keyDates, milestones } = turn.edition;
  if (!keyDates.suspended) return;
  const suspended = hangingOnCongress(turn.edition);
  const resumed = Object.keys(milestones).filter((key) => {
    const milestone = milestones[key];
    return milestone?.status === 'suspended' && !isOnCongress(milestone);
  });
  if (suspended.length === 0 && resumed.length === 0) return;
  turn.emit({ type: 'suspension-revised', suspended, resumed });
  const { waiting, goingOn } = stagesUnderWay(turn);
  const hasComeToWait = (stream: string): boolean => keysOfStream(turn.world, stream).some((key) => suspended.includes(key));
  const isSuspended = (stream: string): boolean => turn.world.stages[stream]?.status === 'suspended';
  for (const stream of waiting) if (!isSuspended(stream) && hasComeToWait(stream)) turn.emitTo(stream, { type: 'stage-suspended' });
  for (const stream of goingOn) if (isSuspended(stream)) turn.emitTo(stream, { type: 'stage-resumed' });
  if (resumed.length > 0) turn.advice.push(`Taken up again, for it does not hang on the congress any more: ${resumed.join(', ')}.`);
  if (suspended.length > 0) turn.advice.push(`Waits for new dates of the congress: ${suspended.join(', ')}.`);
}

function stagesUnderWay(turn: Turn): { waiting: string[]; goingOn: string[] } {
  const { world, edition } = turn;
  const underWay = Object.keys(edition.stages).filter((stream) => edition.stages[stream] === 'running');
  const waiting = underWay.filter(
    (stream) =>
      keysOfStream(world, stream).some((key) => edition.milestones[key]?.status === 'suspended') && !hasMeetingUnderWay(turn, stream),
  );
  return { waiting, goingOn: underWay.filter((stream) => !waiting.includes(stream)) };
}

/** Whether a stage coordinates meetings of which one has something to do that does not wait. */
function hasMeetingUnderWay({ edition, world }: Turn, stream: string): boolean {
  const owner = streamOf(world, stream);
  const perMeeting = owner?.meeting === undefined ? owner?.procedure.perMeeting : undefined;
  if (!perMeeting) return false;
  return edition.meetings
    .map(({ id }) => meetingStream(perMeeting.id, id))
    .filter((meeting) => edition.stages[meeting] === 'running')
    .some((meeting) => keysOfStream(world, meeting).some((key) => edition.milestones[key] && isActive(edition.milestones[key])));
}
