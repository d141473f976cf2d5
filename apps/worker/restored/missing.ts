import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Database } from '../../../entities/database.js';
import type { EditionBehind } from '../../../entities/editions-behind.js';
import { EventEntity } from '../../../entities/event.entity.js';
import type { HandleRequest, HandleResult } from '../../../workflows/contracts/handle.js';

/** An event that the database lacks. */
export interface MissingEvent {
  stream: string;
  sequence: number;
  type: string;
  /** The command that brought it about, and by whom it was given when. */
  command: { id: string; type: string; actor: string; at: string };
}

/**
 * The events that an edition lacks, in the order of their recording, as far as the runs tell that know of them. What was sent and
 * what became of it they do not tell one by one.
 */
export async function missingOf(client: Client, database: Database, { edition, runs }: EditionBehind): Promise<MissingEvent[]> {
  const there = await placesOf(database, edition);
  const missing = new Map<string, MissingEvent>();
  for (const { workflow, run } of runs) {
    const { events } = await client.workflow.getHandle(workflow, run).fetchHistory();
    const asked = new Map<string, HandleRequest>();
    for (const { eventId, activityTaskScheduledEventAttributes: scheduled, activityTaskCompletedEventAttributes: completed } of events ??
      []) {
      const question = scheduled?.activityType?.name === 'handle' ? scheduled.input?.payloads?.[0] : undefined;
      if (question) asked.set(String(eventId), defaultPayloadConverter.fromPayload<HandleRequest>(question));
      const request = completed ? asked.get(String(completed.scheduledEventId)) : undefined;
      const answer = completed?.result?.payloads?.[0];
      if (!request || !answer) continue;
      for (const event of recordedBy(request, defaultPayloadConverter.fromPayload<HandleResult>(answer)))
        if (!there.has(placeOf(event, event.command.id))) missing.set(placeOf(event, event.command.id), event);
    }
  }
  return [...missing.values()].sort(
    (a, b) => compare(a.command.at, b.command.at) || compare(a.stream, b.stream) || a.sequence - b.sequence,
  );
}

function recordedBy({ envelope, now }: HandleRequest, { answer }: HandleResult): MissingEvent[] {
  if (!answer.accepted) return [];
  const command = { id: envelope.id, type: envelope.command.type, actor: envelope.actor, at: now };
  return answer.events.map((event) => ({ ...event, command }));
}

/** Where the events of an edition stand, and by which commands. */
async function placesOf({ reads }: Database, edition: string): Promise<Set<string>> {
  const rows = await reads.manager.find(EventEntity, { select: { stream: true, sequence: true, commandId: true }, where: { edition } });
  return new Set(rows.map((row) => placeOf(row, row.commandId)));
}

const placeOf = ({ stream, sequence }: { stream: string; sequence: number }, command: string): string => `${stream} ${sequence} ${command}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
