import { Injectable } from '@nestjs/common';
import { milestoneViews, type MilestoneView } from '../../../domain/edition/view.js';
import type { EditionState } from '../../../domain/edition/state.js';
import type { World } from '../../../domain/engine.types.js';
import { dateIn, type PlainDate } from '../../../domain/time/plain-date.js';
import { Problem } from '../problems/problem.js';
import { Clock } from './clock.js';
import { Memo } from './memo.js';
import { Reading } from './reading.js';

/** An edition's world, as it stands today. */
export interface Standing {
  world: World;
  edition: EditionState;
  /** Changes with every event. */
  version: string;
  today: PlainDate;
}

/** Editions that stay in memory, and days' lists of milestones that do. */
const worldsKept = 20;
const listsKept = 20;

/** The worlds of editions, loaded once for each version of them. */
@Injectable()
export class Worlds {
  private readonly worlds = new Memo<{ world: World; version: string } | undefined>(worldsKept);
  private readonly lists = new Memo<MilestoneView[]>(listsKept);

  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Makes sure that there is such an edition. @throws Problem `edition-unknown` */
  async known(id: string): Promise<void> {
    if ((await this.reading.version(id)) === undefined) throw editionUnknown(id);
  }

  /** @throws Problem `edition-unknown` */
  async standing(id: string): Promise<Standing> {
    const latest = await this.reading.version(id);
    // What is read may be a commit later than the version asked for; it says itself which one it is.
    const read = latest === undefined ? undefined : await this.worlds.get(`${id} ${latest}`, () => this.reading.versionedWorld(id));
    if (!read?.world.edition) throw editionUnknown(id);
    const { world, version } = read;
    return { world, edition: read.world.edition, version, today: dateIn(read.world.edition.zone, this.clock.now()) };
  }

  /** All milestones of an edition today, in the order of its plan. */
  milestones({ world, edition, version, today }: Standing): Promise<MilestoneView[]> {
    return this.lists.get(`${edition.id} ${version} ${today}`, async () => milestoneViews(world, today));
  }
}

export const editionUnknown = (id: string): Problem =>
  new Problem('edition-unknown', `There is no edition "${id}".`, { facts: [{ ref: id, says: 'unknown' }] });
