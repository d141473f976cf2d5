import { Injectable } from '@nestjs/common';
import type { World } from '../../../domain/engine.types.js';
import { differenceOf } from '../../../domain/replanning/difference.js';
import type { Difference } from '../../../domain/replanning/difference.types.js';
import type { Titles } from '../../../domain/template/titles.js';
import { dateIn, type PlainDate } from '../../../domain/time/plain-date.js';
import { TitlesOfEditions } from '../people/titles.js';
import { Problem } from '../problems/problem.js';
import { Reading } from '../reading/reading.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { DifferencesQuery } from './differences.query.js';

/** What has changed from one version of an edition to another. */
@Injectable()
export class DifferencesService {
  constructor(
    private readonly worlds: Worlds,
    private readonly reading: Reading,
    private readonly titles: TitlesOfEditions,
  ) {}

  /** @throws Problem `edition-unknown`, `query-invalid` for a version that there is not, or that lies before the first one */
  async between(id: string, { from, to }: DifferencesQuery): Promise<{ difference: Difference; titles: Titles }> {
    const present = await this.worlds.standing(id);
    if (to !== undefined && to < from) throw faulty('to', `must not lie before ${from}`);
    const before = await this.at(present, 'from', from);
    const after = to === undefined ? present : await this.at(present, 'to', to);
    return { difference: differenceOf(before.world, after.world, after.today), titles: await this.titles.of(id) };
  }

  private async at({ edition }: Standing, parameter: string, sequence: number): Promise<{ world: World; today: PlainDate }> {
    const then = await this.reading.worldThrough(edition.id, sequence);
    if (then) return { world: then.world, today: dateIn(edition.zone, then.recordedAt) };
    throw faulty(parameter, `names no event of the edition; its last one is ${edition.sequence}`);
  }
}

const faulty = (parameter: string, detail: string): Problem =>
  new Problem('query-invalid', `The query has faults: ${parameter} ${detail}.`, { errors: [{ parameter, detail }] });
