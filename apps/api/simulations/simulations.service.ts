import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import { stale } from '../../../domain/edition/perform.js';
import { refuse } from '../../../domain/refusal.js';
import { simulate } from '../../../domain/replanning/simulate.js';
import type { Titles } from '../../../domain/template/titles.js';
import type { Instant, Zone } from '../../../domain/time/plain-date.js';
import type { Asked } from '../http/asked.js';
import { type Page, sequencePage } from '../http/cursor.js';
import type { PageQuery } from '../http/page.query.js';
import { Versioned } from '../http/versioned.js';
import { TitlesOfEditions } from '../people/titles.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import { basisText } from './basis.js';
import { changesFrom } from './change.bodies.js';
import { standingAsOf } from './past.js';
import type { SimulationBody } from './simulation.bodies.js';
import { type Simulation, SimulationStore } from './simulation-store.js';
import { appliedNumbers, type SimulationEntryView, type SimulationView, viewOf } from './simulation.view.js';

/** Changes of plan that are tried out. Of the edition itself nothing changes, and nobody is told. */
@Injectable()
export class SimulationsService {
  constructor(
    private readonly simulations: SimulationStore,
    private readonly worlds: Worlds,
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly titles: TitlesOfEditions,
  ) {}

  /** Oldest first. */
  async list(edition: string, query: PageQuery): Promise<Page<SimulationEntryView>> {
    const standing = await this.worlds.standing(edition);
    return sequencePage(
      'number',
      query,
      (entry) => entry.number,
      async (after, limit) => (await this.simulations.list(edition, after, limit)).map((entry) => viewOf(entry, standing.edition)),
    );
  }

  /** A simulation with what people, roles and stages are called now, and the zone of the edition. */
  async read(id: string, number: string): Promise<{ simulation: SimulationView; zone: Zone; titles: Titles }> {
    const { edition } = await this.worlds.standing(id);
    return { simulation: viewOf(await this.found(id, number), edition), zone: edition.zone, titles: await this.titles.of(id) };
  }

  /** @throws Problem `simulation-unknown` */
  async found(edition: string, number: string): Promise<Simulation> {
    const found = /^[1-9]\d{0,8}$/.test(number) ? await this.simulations.find(edition, Number(number)) : undefined;
    if (found) return found;
    throw new Problem('simulation-unknown', `The edition "${edition}" has no simulation ${number}.`, {
      errors: [{ parameter: 'simulation', detail: 'is unknown' }],
    });
  }

  /** @throws Problem for whatever the core refuses the changes with */
  async simulate(edition: string, body: SimulationBody, asked: Asked): Promise<Versioned<SimulationView>> {
    const present = await this.worlds.standing(edition);
    const known = await this.simulations.known(edition, asked);
    const simulation =
      known ?? (await this.simulations.store(edition, await this.tried(present, body, asked), asked, appliedNumbers(present.edition)));
    if (simulation === 'reused') throw problemOf(keyReused(asked.key));
    const view = viewOf(simulation, present.edition);
    return new Versioned(view, view.revision, `/v1/editions/${edition}/simulations/${view.number}`);
  }

  private async tried(present: Standing, body: SimulationBody, asked: Asked): Promise<Omit<Simulation, 'number'>> {
    const { effectiveOn, asOf } = body;
    const at: Standing & { now: Instant } =
      asOf === undefined ? { ...present, now: this.clock.now() } : await standingAsOf(this.reading, present, asOf);
    const { world, edition, today, now } = at;
    if (asked.ifSequence !== undefined && asked.ifSequence !== edition.touched) throw problemOf(stale(asked.ifSequence, edition.touched));
    const changes = changesFrom(body.changes);
    const basis = basisText(body.basis);
    const outcome = simulate(world, changes, {
      now,
      actor: asked.actor,
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      ...(basis === undefined ? {} : { basis }),
    });
    if ('refusal' in outcome) throw problemOf(outcome.refusal, editionActions(world, today, asked.actor).allowed);
    return {
      revision: edition.touched,
      asOf: asOf ?? null,
      effectiveOn: effectiveOn ?? null,
      changes,
      headline: outcome.difference.headline,
      difference: outcome.difference,
      advice: outcome.advice,
      askedBy: asked.actor,
      madeAt: this.clock.now(),
    };
  }
}

const keyReused = (key: string) =>
  refuse('key-reused', `The key "${key}" was used for another simulation of this edition. A new one needs a new key.`, {
    facts: [{ ref: key, says: 'used before' }],
  });
