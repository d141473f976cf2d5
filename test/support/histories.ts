import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Client } from '@temporalio/client';

/** Keeps a workflow's history for `test/replay.spec.ts`, if RECORD_HISTORIES=1 asks for it. */
export async function keepHistory(client: Client, workflowId: string, name: string, runId?: string): Promise<void> {
  if (process.env['RECORD_HISTORIES'] !== '1') return;
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  for (const event of history.events ?? []) {
    const started = event.workflowExecutionStartedEventAttributes;
    if (started) started.identity = ''; // the machine that started it is nobody's business
    for (const part of Object.values(event))
      if (part && typeof part === 'object' && 'identity' in part) (part as { identity: string }).identity = '';
  }
  writeFileSync(fileURLToPath(new URL(`../histories/${name}.json`, import.meta.url)), `${historyToJSON(history)}\n`);
}
