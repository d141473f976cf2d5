import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  isCancellation,
  log,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { Envelope } from '../../domain/edition/commands.js';
import type { Answer, CommandActivities, HandleResult, Known } from '../contracts/handle.js';
import { draining } from '../contracts/naming.js';
import { clock, millisecondsUntil, presentInstant } from './clock.js';
import { knownAfter } from './known.js';
import { command, look } from './messages.js';
import { OneByOne } from './one-by-one.js';

const { handle } = proxyActivities<CommandActivities>({
  // A worker that is killed is noticed by this alone; a transaction that takes longer is repeated, and finds its answer stored.
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '250 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' },
});

/** What the engine itself signs its wake-ups with. */
const engine = 'lustrum';
/** After a wake-up that brought the next instant no further, the wheel rests so long, in milliseconds: it never spins. */
const shortestRest = 1_000;
/** After a fault in a wake-up: 1, 2, 4 ... minutes, at most an hour; in milliseconds. */
const restAfter = (faults: number): number => Math.min(2 ** (faults - 1), 60) * 60_000;

/** Where a workflow sits: ids only, all that it carries from one run to the next. */
export interface Post {
  edition: string;
  stream: string;
  /** Milliseconds added to the workflow's clock. */
  clockOffset: number;
}

export type Told = 'by command' | 'by look';

export interface Duties {
  /** Whether this desk keeps the edition's deadline wheel; stages have no timers. */
  keepsTime: boolean;
  /** Whether to look at once, before anyone asks. */
  looksFirst: boolean;
  /** The only command that may come before the first look. Absent: any may. */
  opensWith?: Envelope['command']['type'];
  /** Where nobody has asked and nothing is known: look after so many milliseconds. */
  patience?: number;
  /** What news gives rise to, after the reply: starting and telling others. It must bear repetition. */
  onNews(news: HandleResult, told: Told): Promise<void>;
  /** The present state in words (Markdown), for Temporal's UI. */
  details(news: HandleResult): string;
}

/**
 * The bookkeeping that an edition's workflows share: commands one after the other, looks, the deadline wheel, the
 * present state in Temporal's UI, and the passage from one run to the next. It knows no rule of a congress.
 */
export class Desk<Input extends Known> {
  /** What the last command or look has taught, and which of the two it was. */
  private known: HandleResult | undefined;
  private told: Told = 'by look';
  private mustLook: boolean;
  private isDraining = false;
  private looks = 0;
  private faults = 0;
  private lookAgainAt = 0;
  private chores = 0;
  /** How much of the edition's log is known to be recorded. */
  private recorded: Known;
  private readonly turns = new OneByOne();

  constructor(
    private readonly input: Input,
    private readonly post: Post,
    private readonly duties: Duties,
  ) {
    this.mustLook = duties.looksFirst;
    this.recorded = knownAfter({}, input);
    setHandler(command, (envelope) => this.take(envelope), { validator: (_: Envelope) => this.refuseWhileDraining() });
    setHandler(look, () => {
      this.mustLook = true;
    });
  }

  /** Takes commands and looks when it is told to or when it is time, until the post is over; continues as new on the way. */
  async untilOver(): Promise<void> {
    while (!this.isOver()) {
      const timeHasCome = await this.wait();
      if (workflowInfo().continueAsNewSuggested) await this.passOn();
      else if (this.mustLook || timeHasCome) await this.look();
    }
  }

  private async take(envelope: Envelope): Promise<Answer> {
    const { answer } = await this.turns.run(async () => {
      const { opensWith } = this.duties;
      if (!this.known && opensWith && envelope.command.type !== opensWith) await this.ask(this.wakeUp(), 'by look');
      return this.ask(envelope, 'by command');
    });
    return answer;
  }

  private async look(): Promise<void> {
    this.mustLook = false;
    try {
      await this.turns.run(() => this.ask(this.wakeUp(), 'by look'));
      this.faults = 0;
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      this.faults += 1;
      this.lookAgainAt = clock(0) + restAfter(this.faults);
      setCurrentDetails(`A wake-up met a fault and will be repeated: ${error.cause?.message ?? error.message}`);
    }
  }

  private async ask(envelope: Envelope, told: Told): Promise<HandleResult> {
    const news = await handle({ envelope, now: presentInstant(this.post.clockOffset), ...this.recorded });
    this.known = news;
    this.recorded = knownAfter(news);
    this.told = told;
    setCurrentDetails(this.duties.details(news));
    void this.attendTo(news, told);
    return news;
  }

  /** Never awaited before a reply. What a neighbour misses by a failure here it finds in the journal when it next looks. */
  private async attendTo(news: HandleResult, told: Told): Promise<void> {
    this.chores += 1;
    try {
      await this.duties.onNews(news, told);
    } catch (error) {
      if (!(error instanceof TemporalFailure)) throw error;
      if (!isCancellation(error)) log.warn('News could not be passed on', { error: error.message });
    } finally {
      this.chores -= 1;
    }
  }

  /** Waits for a look, an end or a new run; true: for nothing of these, its time has come. */
  private async wait(): Promise<boolean> {
    const armedFor = this.known?.nextInstant;
    const isCalled = (): boolean =>
      this.mustLook ||
      workflowInfo().continueAsNewSuggested ||
      (this.duties.keepsTime && this.known?.nextInstant !== armedFor) ||
      this.isOver();
    const rest = this.rest();
    if (rest !== null) return !(await condition(isCalled, rest));
    await condition(isCalled);
    return false;
  }

  /** Milliseconds until there is a reason to look unasked; null: there will be none. */
  private rest(): number | null {
    if (this.faults > 0) return Math.max(1, this.lookAgainAt - clock(0));
    if (!this.known) return this.duties.patience ?? null;
    if (!this.duties.keepsTime || this.known.nextInstant === null) return null;
    return Math.max(this.told === 'by look' ? shortestRest : 1, millisecondsUntil(this.known.nextInstant, this.post.clockOffset));
  }

  private isOver(): boolean {
    if (this.mustLook || !this.known) return false;
    return (this.known.over || this.known.archived) && this.isQuiet();
  }

  private isQuiet(): boolean {
    return allHandlersFinished() && this.chores === 0;
  }

  /** Under steady load handlers never all finish by themselves: new commands are turned away until they have. */
  private async passOn(): Promise<void> {
    this.isDraining = true;
    await condition(() => this.isQuiet());
    await continueAsNew<(input: Input) => Promise<void>>({ ...this.input, ...this.recorded });
  }

  private refuseWhileDraining(): void {
    if (this.isDraining) {
      throw ApplicationFailure.create({
        type: draining,
        message: 'The workflow continues as new; repeat the command with the same id.',
        nonRetryable: false,
      });
    }
  }

  private wakeUp(): Envelope {
    const { edition, stream } = this.post;
    this.looks += 1;
    return { id: `wake/${workflowInfo().runId}/${this.looks}`, edition, stream, actor: engine, hash: '', command: { type: 'wake' } };
  }
}
