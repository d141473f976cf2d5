import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { historyFromJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { quietRuntime, workflowBundle } from './support/worker.js';

/**
 * Histories that workflows have left behind are replayed with the workflows of today: a change that would break an
 * edition under way fails here. `RECORD_HISTORIES=1 npm run jest -- test/cycle.spec.ts
 * workflows/continued.spec.ts workflows/delivery.spec.ts test/webhooks-in-virtual-time.spec.ts` keeps new ones; the old ones stay
 * for as long as editions of their time may run.
 */
const folder = fileURLToPath(new URL('histories/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string): History => historyFromJSON(JSON.parse(readFileSync(`${folder}${file}`, 'utf8')));
const types = (history: History): Set<string | null | undefined> =>
  new Set(history.events?.flatMap(({ workflowExecutionStartedEventAttributes: started }) => (started ? [started.workflowType?.name] : [])));

beforeAll(async () => {
  quietRuntime();
  await workflowBundle();
}, 60_000);

describe('histories of editions under way', () => {
  it('are kept of every workflow that there is', () => {
    const kept = new Set(files.flatMap((file) => [...types(read(file))]));
    expect([...kept].sort()).toEqual(
      [
        'commissionFollowUp',
        'congressCycle',
        'declaration',
        'delivery',
        'discussionGuide',
        'highLevelSegment',
        'regionalMeeting',
        'regionalMeetings',
        'webhook',
        'webhookMessage',
      ].sort(),
    );
  });

  it.each(files)('replay: %s', async (file) => {
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, read(file), file);
  });

  it('would fail if a workflow did otherwise than it did', async () => {
    const history = read('edition.json');
    const child = history.events?.find((event) => event.startChildWorkflowExecutionInitiatedEventAttributes);
    child!.startChildWorkflowExecutionInitiatedEventAttributes!.workflowId = 'another';
    await expect(Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history)).rejects.toThrow(DeterminismViolationError);
  });
});
