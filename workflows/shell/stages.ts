import { stageWorkflows, type StageInput } from '../contracts/stage.js';
import { workflowId } from '../contracts/naming.js';
import type { HandleResult } from '../contracts/handle.js';
import { keepRunning, tell, type Neighbour } from './neighbours.js';

export type ListedStage = HandleResult['stages'][number];

/**
 * Keeps stages running: each one that is in this keeper's charge is started when the core first lists it, started again
 * when it is listed again after an end (a milestone was reopened), and told to look when something happened to it.
 */
export class StageKeeper {
  private running = new Set<string>();

  constructor(private readonly of: { edition: string; clockOffset: number }) {}

  /** `charge`: the stages to keep running, as the core lists them now. `touched`: streams to tell that something happened. */
  async keep(charge: ListedStage[], touched: string[]): Promise<void> {
    const streams = new Set(charge.map((stage) => stage.stream));
    const fresh = charge.filter((stage) => !this.running.has(stage.stream));
    const gone = [...this.running].filter((stream) => !streams.has(stream));
    this.running = streams;
    const toTell = new Set([...touched, ...gone]);
    const again = charge.filter((stage) => toTell.has(stage.stream) && !fresh.includes(stage));
    const elsewhere = [...toTell].filter((stream) => !streams.has(stream));
    await Promise.all([
      ...[...fresh, ...again].map((stage) => this.keepOne(stage)),
      ...elsewhere.map((stream) => tell(workflowId(this.of.edition, stream))),
    ]);
  }

  /** One that could not be started counts as not running, and is tried again with the next news. */
  private async keepOne(stage: ListedStage): Promise<void> {
    let runs = false;
    try {
      runs = await keepRunning(this.neighbour(stage));
    } finally {
      if (!runs) this.running.delete(stage.stream);
    }
  }

  private neighbour({ stream, procedure }: ListedStage): Neighbour & { input: StageInput } {
    const { edition, clockOffset } = this.of;
    return { workflowId: workflowId(edition, stream), type: stageWorkflows[procedure], input: { edition, stream, procedure, clockOffset } };
  }
}
