import { describe } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { editionWorkflow, type EditionInput } from '../../workflows/contracts/edition.js';
import { editionStream, workflowId } from '../../workflows/contracts/naming.js';
import { quietRuntime, startWorker } from './worker.js';

/** Where Temporal's time-skipping test server is; `npm test` looks for it and says so where none can be had. */
const path = process.env['TEMPORAL_TEST_SERVER_PATH'];

/** Whether tests in virtual time are run. With CI=true they always are: without a server they fail instead of being skipped. */
export const runsInVirtualTime = path !== undefined || process.env['CI'] === 'true';

/** How often a start is tried: the SDK gives it five seconds each time, which are not enough where much else is done. */
const attempts = 4;

/** As `describe`, of tests in virtual time. */
export const describeInVirtualTime = runsInVirtualTime ? describe : describe.skip;

/** A test server with a worker of the test's process at work. */
export interface Engine {
  time: TestWorkflowEnvironment;
  stop(): Promise<void>;
}

export async function startEngine(taskQueue: string, activities: object): Promise<Engine> {
  const time = await startVirtualTime();
  const worker = await startWorker(time.address, taskQueue, activities).catch(async (error: unknown) => {
    await time.teardown();
    throw error;
  });
  return {
    time,
    stop: async () => {
      await worker.stop();
      await time.teardown();
    },
  };
}

/** A test server of the test's own, on whose one clock years pass in seconds; the clock starts with the machine's. */
export async function startVirtualTime(): Promise<TestWorkflowEnvironment> {
  if (path === undefined) {
    throw new Error(
      'With CI=true the tests in virtual time may not be skipped. Run "npm test", which provides the server, or set TEMPORAL_TEST_SERVER_PATH.',
    );
  }
  quietRuntime();
  const start = () => TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (!String(error).includes('did not start within')) throw error;
    }
  }
  return start();
}

/** The test server knows no update-with-start, which opens an edition otherwise: here its workflow waits for the creation. */
export async function begin({ client }: TestWorkflowEnvironment, taskQueue: string, input: EditionInput): Promise<void> {
  await client.workflow.start(editionWorkflow, { workflowId: workflowId(input.edition, editionStream), taskQueue, args: [input] });
}
