import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import type { Command } from '../../../domain/edition/commands.js';
import { stale } from '../../../domain/edition/perform.js';
import { differenceOf } from '../../../domain/replanning/difference.js';
import { simulate } from '../../../domain/replanning/simulate.js';
import { refuse, type Refusal } from '../../../domain/refusal.js';
import type { PlainDate } from '../../../domain/time/plain-date.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { Commands, type Effect, Refused } from '../commands/commands.service.js';
import { type EditionView, editionView } from '../editions/edition.view.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { type Problem, problemOf, type StaleDifference } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { Worlds } from '../reading/worlds.js';
import { basisText, basisYetToCome } from './basis.js';
import type { ApplicationBody } from './simulation.bodies.js';
import type { Simulation } from './simulation-store.js';
import { type SimulationEntryView, viewOf } from './simulation.view.js';
import { SimulationsService } from './simulations.service.js';

export interface ApplicationAnswer {
  simulation: SimulationEntryView;
  edition: EditionView;
  command: Effect;
}

/** Decides what was simulated: one command, which the core carries out on the very version that was tried, or not at all. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly simulations: SimulationsService,
    private readonly commands: Commands,
    private readonly worlds: Worlds,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `simulation-unknown`; `effective-in-future` for a basis that is not adopted yet; `version-stale` with what has changed since and what the changes would bring about
   * now; `simulation-applied`; whatever else the core refuses with
   */
  async apply(edition: string, number: string, body: ApplicationBody, asked: Asked): Promise<Versioned<ApplicationAnswer>> {
    const { today, edition: present } = await this.worlds.standing(edition);
    const tooEarly = basisYetToCome(body.basis, today);
    if (tooEarly) throw problemOf(tooEarly);
    const simulation = await this.simulations.found(edition, number);
    const { revision } = simulation;
    if (asked.ifSequence !== undefined && asked.ifSequence !== revision)
      throw await this.refused(edition, simulation, asked, actOf(body, simulation), stale(asked.ifSequence, revision));
    if (simulation.asOf !== null && present.status !== 'archived')
      throw await this.refused(edition, simulation, asked, actOf(body, simulation), triedInThePast(simulation.number, simulation.asOf));
    const command: Command = { type: 'replan', changes: simulation.changes, simulation: simulation.number };
    try {
      const effect = await this.commands.send({ ...asked, ifSequence: revision }, edition, editionStream, command, actOf(body, simulation));
      const { difference: _, advice: __, ...entry } = simulation;
      const standing = await this.worlds.standing(edition);
      const view = editionView(standing, asked.actor);
      return new Versioned({ simulation: viewOf(entry, standing.edition), edition: view, command: effect }, view.touched);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw await this.refused(edition, simulation, asked, actOf(body, simulation), error.refusal);
    }
  }

  private async refused(edition: string, simulation: Simulation, asked: Asked, act: ActBody, refusal: Refusal): Promise<Problem> {
    const { world, today } = await this.worlds.standing(edition);
    const more = refusal.code === 'version-stale' ? { difference: await this.difference(edition, simulation, asked, act) } : {};
    return problemOf(refusal, editionActions(world, today, asked.actor).allowed, more);
  }

  /** What has changed since a simulation was made, and what it would come to if it were made now. */
  private async difference(edition: string, { revision, changes }: Simulation, { actor }: Asked, act: ActBody): Promise<StaleDifference> {
    const { world, today } = await this.worlds.standing(edition);
    const then = await this.reading.worldThrough(edition, revision);
    const outcome = simulate(world, changes, { now: this.clock.now(), actor, ...act });
    return {
      since: then ? differenceOf(then.world, world, today) : null,
      anew: 'refusal' in outcome ? null : outcome.difference,
      refusal: 'refusal' in outcome ? outcome.refusal : null,
    };
  }
}

/** When and on what basis: as the application says, or the simulation said. */
function actOf({ basis, effectiveOn }: ApplicationBody, simulation: Simulation): ActBody {
  const when = effectiveOn ?? simulation.effectiveOn;
  const text = basisText(basis);
  return { ...(when === null ? {} : { effectiveOn: when }), ...(text === undefined ? {} : { basis: text }) };
}

/** What was tried as of a past day says what would have come of it then. */
const triedInThePast = (number: number, asOf: PlainDate): Refusal =>
  refuse('version-stale', `Simulation ${number} was tried as of ${asOf}, a past day. Simulate it again as of today and decide anew.`, {
    facts: [{ ref: String(number), says: `tried as of ${asOf}` }],
  });
