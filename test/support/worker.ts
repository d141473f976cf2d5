import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
  type WorkflowBundle,
} from '@temporalio/worker';
import { namespace } from './temporal.js';

export const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));

let bundle: Promise<WorkflowBundle> | undefined;
const quiet = new DefaultLogger('ERROR');

/** The bundle of all workflows, built once per spec file. */
export const workflowBundle = (): Promise<WorkflowBundle> => (bundle ??= bundleWorkflowCode({ workflowsPath, logger: quiet }));

export interface RunningWorker {
  stop(): Promise<void>;
}

let installed = false;
export function quietRuntime(): void {
  if (!installed) Runtime.install({ logger: quiet, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } }, shutdownSignals: [] });
  installed = true;
}

/** A worker of this process: the workflows as they are bundled, with the activities given. */
export async function startWorker(
  address: string,
  taskQueue: string,
  activities: object,
  more: Partial<WorkerOptions> = {},
): Promise<RunningWorker> {
  quietRuntime();
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities,
    shutdownGraceTime: '1 second',
    shutdownForceTime: '5 seconds',
    ...more,
  });
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

export async function connect(address: string): Promise<{ client: Client; close: () => Promise<void> }> {
  const connection = await Connection.connect({ address });
  return { client: new Client({ connection, namespace }), close: () => connection.close() };
}
