import type { Envelope } from '../../domain/edition/commands.js';
import { refuse } from '../../domain/refusal.js';
import type { FactName, ProcedureId } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Answer, CommandActivities, HandleRequest, HandleResult } from '../../workflows/contracts/handle.js';

type Written = { stream: string; sequence: number; type: string };

/**
 * The other side of the `handle` activity on a table: facts and stages appear when a test says so, and faults as well,
 * which the real core will not produce on demand. Tests of the shell alone use it; tests of the cycle use the real one.
 */
export class TableCore implements CommandActivities {
  facts: FactName[] = [];
  stages: { stream: string; procedure: ProcedureId }[] = [];
  nextInstant: Instant | null = null;
  notices = false;
  archived = true;
  suspended = false;
  /** Envelopes in the order in which they were decided, repetitions left out. */
  readonly decided: Envelope[] = [];
  /** How often each id arrived. */
  readonly arrivals = new Map<string, number>();
  /** What goes wrong, if anything, before a request is decided. */
  fault: (request: HandleRequest) => Error | undefined = () => undefined;
  /** What a test wants to happen with a command: the events that it writes. */
  effect: (envelope: Envelope, now: Instant) => Omit<Written, 'sequence'>[] = () => [];
  private readonly answers = new Map<string, Answer>();
  private readonly ended = new Set<string>();
  private underWay = 0;

  readonly handle = async ({ envelope, now }: HandleRequest): Promise<HandleResult> => {
    this.arrivals.set(envelope.id, (this.arrivals.get(envelope.id) ?? 0) + 1);
    const fault = this.fault({ envelope, now });
    if (fault) throw fault;
    if (++this.underWay > 1 && envelope.stream === 'edition') this.overlaps += 1;
    await new Promise((resolve) => setImmediate(resolve));
    const answer = this.answers.get(envelope.id) ?? this.decide(envelope, now);
    this.answers.set(envelope.id, answer);
    this.underWay -= 1;
    const over = this.archived || this.ended.has(envelope.stream);
    const words = `${envelope.stream}: ${this.archived ? 'archived' : this.suspended ? 'suspended' : 'under way'}`;
    const { facts, stages, nextInstant, notices, archived } = this;
    return { answer, nextInstant, facts, stages, notices, words, over, archived };
  };
  /** How often two commands of the edition's stream were decided at once; commands come one after the other. */
  overlaps = 0;

  /** Ids decided for one stream, wake-ups left out. */
  commands(stream: string): string[] {
    return this.decided.filter((e) => e.stream === stream && e.command.type !== 'wake').map((e) => e.id);
  }

  wakes(stream: string): Envelope[] {
    return this.decided.filter((e) => e.stream === stream && e.command.type === 'wake');
  }

  end(stream: string): void {
    this.ended.add(stream);
    this.stages = this.stages.filter((stage) => stage.stream !== stream);
  }

  reopen(stream: string, procedure: ProcedureId): void {
    this.ended.delete(stream);
    this.stages = [...this.stages, { stream, procedure }];
  }

  private decide(envelope: Envelope, now: Instant): Answer {
    this.decided.push(envelope);
    if (envelope.command.type === 'create') this.archived = false;
    if (this.archived) return { accepted: false, refusal: refuse('edition-unknown', 'No such edition.') };
    const written = this.effect(envelope, now);
    return {
      accepted: true,
      events: written.map((event, index) => ({ ...event, sequence: this.decided.length * 10 + index })),
      advice: [],
    };
  }
}
