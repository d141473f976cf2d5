import { Injectable } from '@nestjs/common';
import type { PastMoment } from '../../../domain/edition/as-of.js';
import { milestoneViews, type MilestoneView } from '../../../domain/edition/view.js';
import type { EditionState } from '../../../domain/edition/state.js';
import type { World } from '../../../domain/engine.types.js';
import { dateIn, type Instant, type PlainDate } from '../../../domain/time/plain-date.js';
import { Problem } from '../problems/problem.js';
import { Clock } from './clock.js';
import { Memo } from './memo.js';
import { momentOf } from './moment.js';
import type { MomentQuery } from './moment.query.js';
import { Reading } from './reading.js';

/** An edition's world as it stands today, or at a moment of the past. */
export interface Standing {
  world: World;
  edition: EditionState;
  /** What is seen: the edition, or the edition at a moment. */
  sight: string;
  /** Changes with every event. */
  version: string;
  /** The day on which it is seen. */
  today: PlainDate;
  /** Of the past; absent: the present. */
  moment?: PastMoment;
}

/** Editions that stay in memory, and days' lists of milestones that do. */
const worldsKept = 20;
const pastsKept = 10;
const listsKept = 20;

/** The worlds of editions, loaded once for each version of them. */
@Injectable()
export class Worlds {
  private readonly worlds = new Memo<{ world: World; version: string } | undefined>(worldsKept);
  private readonly pasts = new Memo<World | undefined>(pastsKept);
  private readonly lists = new Memo<MilestoneView[]>(listsKept);

  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Makes sure that there is such an edition. @throws Problem `edition-unknown` */
  async known(id: string): Promise<void> {
    if ((await this.reading.version(id)) === undefined) throw editionUnknown(id);
  }

  /**
   * The edition today, or at the moment that a query names.
   *
   * @throws Problem `edition-unknown`, also where it was not there yet; `query-invalid` for a moment to come
   */
  async standing(id: string, query: MomentQuery = {}): Promise<Standing> {
    const present = await this.present(id);
    const moment = this.moment(present, query);
    return moment ? this.past(present, moment) : present;
  }

  /** The moment that a query names; undefined: the present. @throws Problem `query-invalid` for one to come */
  moment({ edition }: Standing, query: MomentQuery): ReturnType<typeof momentOf> {
    return momentOf(query, edition.zone, this.clock.now());
  }

  private async past({ edition, version }: Standing, moment: NonNullable<ReturnType<typeof momentOf>>): Promise<Standing> {
    const { asOf, knownAt } = moment;
    const sight = `${edition.id} as of ${asOf} known at ${knownAt ?? 'any time'}`;
    const world = await this.pasts.get(sight, version, () => this.reading.worldAsOf(edition.id, moment));
    if (world?.edition) return { world, edition: world.edition, sight, version, today: asOf, moment };
    throw notYetThere(edition.id, moment);
  }

  private async present(id: string): Promise<Standing> {
    const latest = await this.reading.version(id);
    // What is read may be a commit later than the version asked for; it says itself which one it is.
    const read = latest === undefined ? undefined : await this.worlds.get(id, latest, () => this.reading.versionedWorld(id));
    if (!read?.world.edition) throw editionUnknown(id);
    const { world, version } = read;
    return { world, edition: read.world.edition, sight: id, version, today: dateIn(read.world.edition.zone, minuteOf(this.clock.now())) };
  }

  /** All milestones of an edition, in the order of its plan, with what can be done by whoever may. */
  milestones({ world, sight, version, today }: Standing): Promise<MilestoneView[]> {
    return this.lists.get(sight, `${version} ${today}`, async () => milestoneViews(world, today));
  }
}

/** Days begin on a minute, wherever they do: what day it is, is reckoned once for each. */
const minuteOf = (now: Instant): Instant => `${now.slice(0, 16)}:00.000Z`;

function notYetThere(id: string, { asOf, knownAt }: { asOf: PlainDate; knownAt?: Instant }): Problem {
  const known = knownAt === undefined ? '' : ', as was known then';
  return new Problem('edition-unknown', `The edition "${id}" was not there yet on ${asOf}${known}.`, {
    errors: [{ parameter: knownAt === undefined ? 'asOf' : 'knownAt', detail: 'lies before the edition was opened' }],
  });
}

export const editionUnknown = (id: string): Problem =>
  new Problem('edition-unknown', `There is no edition "${id}".`, { facts: [{ ref: id, says: 'unknown' }] });
