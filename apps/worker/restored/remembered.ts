import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { EditionInput } from '../../../workflows/contracts/edition.js';
import type { HandleRequest, HandleResult } from '../../../workflows/contracts/handle.js';
import { workflowId } from '../../../workflows/contracts/naming.js';

/** What the workflows of an edition remember of what has been recorded. */
export interface Remembered {
  /** Ids of those that run. */
  workflows: string[];
  /** How many events of the edition they know to be recorded. */
  events: number;
  /** What their present runs have had recorded, in the order of recording within each stream. */
  recorded: RememberedEvent[];
}

export interface RememberedEvent {
  stream: string;
  sequence: number;
  type: string;
  /** The command that brought it about, and by whom it was given when. */
  command: { id: string; type: string; actor: string; at: string };
}

/** Reads the histories of an edition's running workflows; nothing is asked of a worker, nothing is changed. */
export async function rememberedOf(client: Client, edition: string): Promise<Remembered> {
  const remembered: Remembered = { workflows: [], events: 0, recorded: [] };
  const query = `WorkflowId STARTS_WITH '${workflowId(edition, '')}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId: id, runId } of client.workflow.list({ query })) {
    remembered.workflows.push(id);
    const { events } = await client.workflow.getHandle(id, runId).fetchHistory();
    const asked = new Map<string, HandleRequest>();
    for (const event of events ?? []) {
      const started = event.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
      if (started) note(remembered, defaultPayloadConverter.fromPayload<Partial<EditionInput>>(started).seen);
      const { activityTaskScheduledEventAttributes: scheduled, activityTaskCompletedEventAttributes: completed } = event;
      const question = scheduled?.activityType?.name === 'handle' ? scheduled.input?.payloads?.[0] : undefined;
      if (question) asked.set(String(event.eventId), defaultPayloadConverter.fromPayload<HandleRequest>(question));
      const request = completed ? asked.get(String(completed.scheduledEventId)) : undefined;
      const answer = completed?.result?.payloads?.[0];
      if (request && answer) take(remembered, request, defaultPayloadConverter.fromPayload<HandleResult>(answer));
    }
  }
  return remembered;
}

function take(remembered: Remembered, { envelope, now }: HandleRequest, { answer, position }: HandleResult): void {
  note(remembered, position);
  if (!answer.accepted) return;
  const command = { id: envelope.id, type: envelope.command.type, actor: envelope.actor, at: now };
  for (const event of answer.events) remembered.recorded.push({ ...event, command });
}

function note(remembered: Remembered, events: number | undefined): void {
  remembered.events = Math.max(remembered.events, events ?? 0);
}
