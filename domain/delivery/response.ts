import type { RecordedEvent } from '../edition/events.js';
import type { MilestoneKey } from '../template/template.js';

/** `reported`: as done, for the organiser to confirm; `completed`: the milestone itself. */
export type NoticeResponse = 'acknowledged' | 'snoozed' | 'reported' | 'declined' | 'completed';

/** What a reader did about a milestone; undefined where an event is no such thing. */
export function responseOf({
  event,
  actor,
}: Pick<RecordedEvent, 'event' | 'actor'>): { milestone: MilestoneKey; person: string; response: NoticeResponse } | undefined {
  switch (event.type) {
    case 'reminder-acknowledged':
      return { ...by(event), response: 'acknowledged' };
    case 'reminder-snoozed':
      return { ...by(event), response: 'snoozed' };
    case 'completion-reported':
      return { ...by(event), response: 'reported' };
    case 'milestone-declined':
      return { ...by(event), response: 'declined' };
    case 'milestone-completed':
      return { milestone: event.milestone, person: actor, response: 'completed' };
    default:
      return undefined;
  }
}

const by = ({ milestone, person }: { milestone: MilestoneKey; person: string }): { milestone: MilestoneKey; person: string } => ({
  milestone,
  person,
});
