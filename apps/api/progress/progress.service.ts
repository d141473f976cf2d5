import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { milestoneViews } from '../../../domain/edition/view.js';
import { progress } from '../../../domain/report/progress.js';
import { titlesOf } from '../../../domain/template/titles.js';
import { Problem } from '../problems/problem.js';
import { Memo } from '../reading/memo.js';
import type { MomentQuery } from '../reading/moment.query.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { Format } from './formats.js';
import { rendered, type Told } from './rendered.js';

/** A report as it goes over the wire. */
export interface Rendering {
  bytes: Buffer;
  etag: string;
}

/** Renderings kept in memory: some hundred kilobytes each at most. */
const renderingsKept = 60;

/** Progress reports. One edition at one version on one day has one report, which is computed and rendered once. */
@Injectable()
export class ProgressService {
  private readonly renderings = new Memo<Rendering>(renderingsKept);

  constructor(private readonly worlds: Worlds) {}

  /** @throws Problem `edition-unknown`, `stage-unknown`, `query-invalid` for a moment to come */
  async report(edition: string, { stage, moment, format }: { stage?: string; moment: MomentQuery; format: Format }): Promise<Rendering> {
    const standing = await this.worlds.standing(edition, moment);
    const { world, sight, version, today } = standing;
    if (stage !== undefined && !world.template.stages.some((s) => s.id === stage)) throw unknownStage(stage);
    return this.renderings.get([sight, stage ?? '', format].join(' '), `${version} ${today}`, async () => {
      const bytes = Buffer.from(rendered(told(standing, stage), format));
      return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
    });
  }
}

const told = ({ world, today }: Standing, stage?: string): Told => ({
  report: progress(world, today, stage === undefined ? {} : { stage }),
  titles: titlesOf(world.template),
  places: () => new Map(milestoneViews(world, today).map((view) => [view.key, view])),
});

const unknownStage = (stage: string): Problem =>
  new Problem('stage-unknown', `The template has no stage "${stage}".`, {
    facts: [{ ref: stage, says: 'unknown' }],
    errors: [{ parameter: 'stream', detail: 'is unknown' }],
  });
