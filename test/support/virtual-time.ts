import { TestWorkflowEnvironment } from '@temporalio/testing';
import { quietRuntime } from './worker.js';

/** Where Temporal's time-skipping test server is; `npm test` looks for it and says so where none can be had. */
const path = process.env['TEMPORAL_TEST_SERVER_PATH'];

/** Whether tests in virtual time are run. With CI=true they always are: without a server they fail instead of being skipped. */
export const runsInVirtualTime = path !== undefined || process.env['CI'] === 'true';

/** A test server of the test's own, on whose one clock years pass in seconds; the clock starts with the machine's. */
export async function startVirtualTime(): Promise<TestWorkflowEnvironment> {
  if (path === undefined) {
    throw new Error(
      'With CI=true the tests in virtual time may not be skipped. Run "npm test", which provides the server, or set TEMPORAL_TEST_SERVER_PATH.',
    );
  }
  quietRuntime();
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
}
