/** Started by download.mjs in a process of its own: the SDK has no time-out for its download. */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [downloadDir, version] = process.argv.slice(2);
try {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir, version } },
  });
  await environment.teardown();
  process.exit(0);
} catch (error) {
  console.error(error.message.includes('error sending request') ? 'it cannot be reached from here' : error.message.slice(0, 300));
  process.exit(1);
}
