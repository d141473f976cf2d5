import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { CommandActivities } from '../../workflows/contracts/handle.js';
import type { DeliveryActivities } from '../../workflows/contracts/delivery.js';
import { TemporalUnreachable } from './temporal-unreachable.js';

export interface HostSettings {
  /** host:port of the frontend. */
  address: string;
  namespace: string;
  taskQueue: string;
}

/** Milliseconds in which activities may end by themselves, and after which they are left to another worker. */
const grace = { shutdownGraceTime: 10_000, shutdownForceTime: 15_000 } as const;

/** Runs the Temporal worker inside the Nest application, from its start to its shutdown. */
export class TemporalHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger('TemporalHost');
  private worker: Worker | undefined;
  private running: Promise<void> | undefined;
  private readonly connections: { close(): Promise<void> }[] = [];

  constructor(
    private readonly settings: HostSettings,
    private readonly activities: CommandActivities & DeliveryActivities,
  ) {}

  /** A client of the same server, closed with the host. */
  async client(): Promise<Client> {
    const connection = await this.reached(() => Connection.connect({ address: this.settings.address }));
    return new Client({ connection, namespace: this.settings.namespace });
  }

  /**
   * Begins to poll.
   *
   * @returns the worker's run. It is fulfilled by a shutdown; rejected, the worker cannot go on and the process should end.
   * @throws where Temporal cannot be reached or the namespace does not exist
   */
  async start(): Promise<{ ended: Promise<void> }> {
    const { address, namespace, taskQueue } = this.settings;
    const connection = await this.reached(() => NativeConnection.connect({ address }));
    this.worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      activities: { ...this.activities },
      ...(await workflows()),
      ...grace,
    });
    this.running = this.worker.run();
    this.logger.log(`Working on the task queue "${taskQueue}" of ${address}`);
    return { ended: this.running };
  }

  /** Takes no more work, lets what is under way end, and only then lets go of the connections. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running?.catch(() => undefined); // whoever started the worker hears of its failure
    await Promise.all(this.connections.splice(0).map((connection) => connection.close()));
  }

  private async reached<C extends { close(): Promise<void> }>(connect: () => Promise<C>): Promise<C> {
    try {
      const connection = await connect();
      this.connections.push(connection);
      return connection;
    } catch (error) {
      throw new TemporalUnreachable(this.settings.address, error);
    }
  }
}

/** The bundle that was built, where there is one; else the sources beside this file are bundled at the start. */
async function workflows(): Promise<Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'>> {
  const codePath = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));
  const built = await access(codePath).then(
    () => true,
    () => false,
  );
  return built ? { workflowBundle: { codePath } } : { workflowsPath: fileURLToPath(new URL('../../workflows/index.js', import.meta.url)) };
}
