import type { MilestoneKey } from '../template/template.js';
import { isActive, keysOfStream, meetingStream, streamOf } from './milestones.js';
import type { Turn } from './turn.js';

/**
 * The stages that wait while the congress has no date: those of which a milestone is suspended. What was agreed has days of its own
 * and goes on, as the regional meetings of 2019 would have; so does the one that coordinates the meetings, for as long as any of
 * them does: its calendar can be changed and reports sent on, and only what hangs on the opening waits. Whoever decides is told
 * which stages wait and which go on. Sources: R148.
 *
 * @param suspended the milestones that wait
 */
export function suspendStages(turn: Turn, suspended: readonly MilestoneKey[]): void {
  const running = Object.keys(turn.edition.stages).filter((stream) => turn.edition.stages[stream] === 'running');
  const waiting = running.filter(
    (stream) => keysOfStream(turn.world, stream).some((key) => suspended.includes(key)) && !hasMeetingUnderWay(turn, stream),
  );
  for (const stream of waiting) turn.emitTo(stream, { type: 'stage-suspended' });
  const goingOn = running.filter((stream) => !waiting.includes(stream));
  if (waiting.length > 0) turn.advice.push(`Stages that wait for new dates: ${waiting.join(', ')}.`);
  if (goingOn.length > 0) turn.advice.push(`Stages that go on: ${goingOn.join(', ')}.`);
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
