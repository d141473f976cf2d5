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
  console.error(String(error.message).split('\n')[0].slice(0, 300));
  process.exit(1);
}
