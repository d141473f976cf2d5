import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startBareWorker } from '../bare/start.js';
import { startLustrum, type Lustrum } from './lustrum.js';
import type { Started } from './process.js';
import { namespace, startTemporal, type TemporalServer } from './temporal.js';

/**
 * What the rows measure in: one temporary folder and, each started when it is first asked for, Temporal, the engine with
 * its seeds, and the bare worker. All of it is stopped and removed at the end.
 */
export class Surroundings {
  readonly folder = mkdtempSync(join(tmpdir(), 'lustrum-bench-'));
  private readonly held: { stop(): Promise<void> }[] = [];
  private readonly known = new Map<string, Promise<unknown>>();

  temporal(): Promise<TemporalServer> {
    return this.once('temporal', async () => this.hold(await startTemporal(this.folder)));
  }

  /** The engine with the seeds. */
  lustrum(): Promise<Lustrum> {
    return this.once('lustrum', () => this.newLustrum('seeded', { seeds: true }));
  }

  /** Another engine with an empty database, on a task queue of its own. */
  async newLustrum(name: string, { seeds = false, smtpUrl = '' } = {}): Promise<Lustrum> {
    const { address } = await this.temporal();
    return this.hold(
      await startLustrum({ folder: join(this.folder, name), temporal: address, taskQueue: `bench-${name}`, seeds, smtpUrl }),
    );
  }

  /** The worker that does nothing but insert one row per update. */
  bareWorker(): Promise<Started & { taskQueue: string }> {
    return this.once('bare worker', async () => this.hold(await startBareWorker(this.folder, (await this.temporal()).address)));
  }

  client(): Promise<Client> {
    return this.once('client', async () => {
      const connection = await Connection.connect({ address: (await this.temporal()).address });
      this.hold({ stop: () => connection.close() });
      return new Client({ connection, namespace });
    });
  }

  /** Whatever is held is stopped at the end, the last one first. */
  hold<T extends { stop(): Promise<void> }>(one: T): T {
    this.held.push(one);
    return one;
  }

  async stop(): Promise<void> {
    for (const one of this.held.splice(0).reverse()) await one.stop().catch((error: unknown) => console.error(error));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.known.get(name) as Promise<T> | undefined;
    if (known) return known;
    const made = make();
    this.known.set(name, made);
    return made;
  }
}
