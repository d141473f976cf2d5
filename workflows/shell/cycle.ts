import { workflowInfo } from '@temporalio/workflow';
import type { FactName, ProcedureId } from '../../domain/template/template.js';
import { deliveryWorkflow, type DeliveryInput } from '../contracts/delivery.js';
import type { EditionInput } from '../contracts/edition.js';
import type { HandleResult } from '../contracts/handle.js';
import { deliveryStream, editionStream, workflowId } from '../contracts/naming.js';
import { webhookStream, webhookWorkflow, type WebhookInput } from '../contracts/webhook.js';
import { Desk, type Told } from './desk.js';
import { cycleInWords, type Chapter } from './details.js';
import { knownAfter } from './known.js';
import { keepRunning } from './neighbours.js';
import { stagesTouched, wroteNotices } from './news.js';
import { StageKeeper, type ListedStage } from './stages.js';

/**
 * An edition is opened by a command that comes with its workflow. Where neither that nor a look arrives (its sender
 * died in between), the workflow asks by itself after so many milliseconds, and ends if there is no such edition.
 */
const patience = 10 * 60_000;

/** What the cycle's story is told with. */
export class Cycle {
  private readonly chapters: Chapter[] = [];
  private readonly begun = new Set<ProcedureId>();
  private readonly stages: StageKeeper;
  private readonly desk: Desk<EditionInput>;
  private deliveryKnown = false;

  constructor(private readonly input: EditionInput) {
    const { edition, clockOffset } = input;
    this.stages = new StageKeeper(input);
    this.desk = new Desk(
      input,
      { edition, stream: editionStream, clockOffset },
      {
        keepsTime: true,
        // A new run knows neither its next instant nor of a look that the last one was still to take.
        looksFirst: workflowInfo().continuedFromExecutionRunId !== undefined,
        opensWith: 'create',
        patience,
        onNews: (news, told) => this.onNews(news, told),
        details: (news) => cycleInWords(news, this.chapters),
      },
    );
  }

  /**
   * A chapter of the story: `fact` opens it, in the words given. The stage it `begins` is kept running for as long as the
   * core lists it, since a template may leave the stage out or tie it to another milestone.
   */
  once(fact: FactName, words: string): { begins(procedure: ProcedureId): void } {
    this.chapters.push({ fact, words });
    return { begins: (procedure) => void this.begun.add(procedure) };
  }

  /** Ends with the edition, or at once where its creation was refused. */
  async untilArchived(): Promise<void> {
    await this.desk.untilOver();
  }

  private async onNews(news: HandleResult, told: Told): Promise<void> {
    await Promise.all([
      this.stages.keep(this.inCharge(news.stages), stagesTouched(news, editionStream)),
      this.deliver(news, told),
      this.tellListeners(news),
    ]);
  }

  /** The meetings are their coordinator's to start; one that is reopened after the coordinator has ended is the cycle's. */
  private inCharge(listed: ListedStage[]): ListedStage[] {
    const coordinated = listed.some((stage) => stage.procedure === 'regional-meetings');
    return listed.filter((stage) => this.begun.has(stage.procedure) || (stage.procedure === 'regional-meeting' && !coordinated));
  }

  /** Notices wait: their delivery runs and looks. Plain commands that touched no notice leave it alone. */
  private async deliver(news: HandleResult, told: Told): Promise<void> {
    if (!this.input.deliver || !news.notices) return;
    if (this.deliveryKnown && told === 'by command' && !wroteNotices(news)) return;
    this.deliveryKnown = true;
    const { edition, clockOffset } = this.input;
    const input: DeliveryInput = { edition, clockOffset, ...knownAfter(news) };
    await keepRunning({ workflowId: workflowId(edition, deliveryStream), type: deliveryWorkflow, input });
  }

  /** Where nobody listens nothing is done. */
  private async tellListeners(news: HandleResult): Promise<void> {
    if (!this.input.deliver) return;
    const { edition, clockOffset } = this.input;
    await Promise.all(
      (news.listeners ?? []).map((webhook) => {
        const input: WebhookInput = { edition, webhook, clockOffset, ...knownAfter(news) };
        return keepRunning({ workflowId: workflowId(edition, webhookStream(webhook)), type: webhookWorkflow, input });
      }),
    );
  }
}
