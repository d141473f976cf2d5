import { setImmediate as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import type { Session } from '../../../domain/calendar/session.js';
import { checkingRehearsal } from '../../../domain/rehearsal/check.js';
import type { Detail } from '../../../domain/rehearsal/outcome.js';
import { rehearsalOf, type Means } from '../../../domain/rehearsal/rehearse.js';
import type { Rehearsal } from '../../../domain/rehearsal/rehearsal.types.js';
import { scenariosOf } from '../../../domain/rehearsal/scenario.js';
import { rehearsalSchema, type RehearsalScript } from '../../../domain/rehearsal/schema.js';
import type { Fault } from '../../../domain/template/fault.js';
import { asFaults } from '../../../domain/template/schema-faults.js';
import type { CycleTemplate } from '../../../domain/template/template.js';
import { dateIn } from '../../../domain/time/plain-date.js';
import { escapedName } from '../http/plain.js';
import { Directory } from '../people/directory.js';
import { Problem } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { Worlds } from '../reading/worlds.js';
import type { RehearsalBody } from './rehearsal.bodies.js';
import { Threads } from './threads.js';

/** Scenarios of one rehearsal with all that is told of them, and in outline. */
const mostScenarios = { whole: 20, outline: 1_000 } as const;
/** Faults that an answer names at most. */
const mostFaults = 200;
/** Milliseconds after which a rehearsal is given up. */
const patience = 180_000;
/** Rehearsals that wait for the one that is under way. */
const mostWaiting = 4;

/** Rehearses scripts, one after the other. Reads, and stores nothing. */
@Injectable()
export class RehearsalsService {
  private readonly oneAtATime = pLimit(1);

  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly threads: Threads,
  ) {}

  /**
   * @param gone tells that whoever asked does not wait any more: then nothing more is done
   * @throws Problem `body-invalid`, `edition-unknown`, `rehearsal-too-long`, `rehearsals-too-many`
   */
  async rehearse({ rehearsal: written, calendar, detail = 'whole' }: RehearsalBody, gone: AbortSignal): Promise<Rehearsal> {
    const rehearsal = readFrom(written);
    const count = rehearsal.scenarios?.length ?? 1;
    if (count > mostScenarios[detail])
      throw faulty([{ path: ['scenarios'], message: `must be ${mostScenarios[detail]} at most where the detail is "${detail}"` }]);
    const means = await this.meansFor(rehearsal, calendar);
    const faults = await unhurried(checkingRehearsal(rehearsal, means, means.today), gone);
    if (faults.length > 0) throw faulty(faults);
    if (this.oneAtATime.pendingCount >= mostWaiting)
      throw new Problem('rehearsals-too-many', 'Several rehearsals wait for the one that is under way. Try again in a minute.', {
        retryAfter: 60,
      });
    return this.oneAtATime(() => this.run(rehearsal, means, detail, gone));
  }

  private async meansFor(rehearsal: RehearsalScript, calendar: string | undefined): Promise<Means> {
    const template = await this.templateOf(rehearsal);
    const sessions = calendar === undefined ? [] : await this.sessionsOf(calendar, template);
    return {
      template,
      sessions,
      stations: await this.directory.stations(),
      today: rehearsal.today ?? dateIn(rehearsal.zone, this.clock.now()),
    };
  }

  /** The latest version of the template that it names. */
  private async templateOf({ template: id }: RehearsalScript): Promise<CycleTemplate> {
    const templates = await this.reading.templates();
    const [latest] = templates.filter((template) => template.id === id).sort((a, b) => b.version - a.version);
    if (latest) return latest;
    const known = [...new Set(templates.map((template) => template.id))].join(', ');
    throw faulty([{ path: ['template'], message: `there is no template "${id}"; there are ${known}` }]);
  }

  private async sessionsOf(calendar: string, { bodies }: CycleTemplate): Promise<Session[]> {
    const { edition } = await this.worlds.standing(calendar);
    return edition.sessions.filter(({ body }) => bodies.some(({ id }) => id === body));
  }

  private async run(rehearsal: RehearsalScript, means: Means, detail: Detail, gone: AbortSignal): Promise<Rehearsal> {
    const late = AbortSignal.timeout(patience);
    const { scenarios: _, ...script } = rehearsal;
    try {
      const told = await this.threads.tell({ script, means, detail }, scenariosOf(rehearsal), AbortSignal.any([late, gone]));
      return rehearsalOf(rehearsal, means, told);
    } catch (error) {
      if (gone.aborted) throw error;
      if (late.aborted) throw new Problem('rehearsal-too-long', `The rehearsal was given up after ${patience / 1000} seconds.`);
      if (isOutOfMemory(error)) throw new Problem('rehearsal-too-long', 'The rehearsal needs more memory than it may have.');
      throw error;
    }
  }
}

/** What comes of steps between which whatever else the API is asked has its turn. */
async function unhurried<Result>(steps: Generator<undefined, Result, undefined>, gone: AbortSignal): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause(undefined, { signal: gone });
  }
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function readFrom(written: Record<string, unknown>): RehearsalScript {
  const parsed = rehearsalSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  throw faulty(parsed.error.issues.flatMap(asFaults));
}

function faulty(faults: readonly Fault[]): Problem {
  const errors = faults
    .slice(0, mostFaults)
    .map(({ path, message }) => ({ pointer: ['/rehearsal', ...path.map((part) => escapedName(String(part)))].join('/'), detail: message }));
  const more = faults.length > errors.length ? ` ${faults.length - errors.length} more are not named.` : '';
  return new Problem(
    'body-invalid',
    `The rehearsal has faults: ${errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}.${more}`,
    { errors },
  );
}
