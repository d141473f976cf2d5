import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { milestoneViews } from '../../../domain/edition/view.js';
import type { World } from '../../../domain/engine.types.js';
import { progress } from '../../../domain/report/progress.js';
import { instantAt, shift, type PlainDate } from '../../../domain/time/plain-date.js';
import { Problem } from '../problems/problem.js';
import { Memo } from '../reading/memo.js';
import { Reading } from '../reading/reading.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { Format } from './formats.js';
import { rendered, type Told } from './rendered.js';

/** A report as it goes over the wire. */
export interface Rendering {
  text: string;
  etag: string;
}

/** Renderings kept in memory: some hundred kilobytes each at most. */
const renderingsKept = 60;

/** Progress reports. One edition at one version on one day has one report, which is computed and rendered once. */
@Injectable()
export class ProgressService {
  private readonly renderings = new Memo<Rendering>(renderingsKept);

  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
  ) {}

  /** @throws Problem `edition-unknown`, `stage-unknown`, `query-invalid` for a day to come */
  async report(edition: string, options: { stage?: string; asOf?: PlainDate | undefined; format: Format }): Promise<Rendering> {
    const standing = await this.worlds.standing(edition);
    const day = options.asOf ?? standing.today;
    if (day > standing.today) throw futureDay(standing.today);
    const { stage, format } = options;
    if (stage !== undefined && !standing.world.template.stages.some((s) => s.id === stage)) throw unknownStage(stage);
    const name = [edition, standing.version, day, standing.today, stage ?? '', format].join(' ');
    return this.renderings.get(name, async () => {
      const text = rendered(await this.reportOf(standing, day, stage), format);
      return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
    });
  }

  private async reportOf({ world, edition, today }: Standing, day: PlainDate, stage?: string): Promise<Told> {
    if (day === today) return told(world, today, stage);
    const midnight = instantAt(edition.zone, shift(day, { count: 1, unit: 'd' }), 0);
    const then = await this.reading.worldAsOf(edition.id, midnight);
    if (then?.edition) return told(then, day, stage);
    throw new Problem('edition-unknown', `The edition "${edition.id}" was not there yet on ${day}.`, {
      errors: [{ parameter: 'asOf', detail: 'lies before the edition was opened' }],
    });
  }
}

const told = (world: World, day: PlainDate, stage?: string): Told => ({
  report: progress(world, day, stage === undefined ? {} : { stage }),
  places: () => new Map(milestoneViews(world, day).map((view) => [view.key, view])),
});

function futureDay(today: PlainDate): Problem {
  const detail = `lies in the future; today is ${today}`;
  return new Problem('query-invalid', `asOf ${detail}.`, { errors: [{ parameter: 'asOf', detail }] });
}

const unknownStage = (stage: string): Problem =>
  new Problem('stage-unknown', `The template has no stage "${stage}".`, {
    facts: [{ ref: stage, says: 'unknown' }],
    errors: [{ parameter: 'stream', detail: 'is unknown' }],
  });
