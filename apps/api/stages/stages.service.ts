import { Injectable } from '@nestjs/common';
import { Problem } from '../problems/problem.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import type { MomentQuery } from '../reading/moment.query.js';
import { seen } from '../reading/seen.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import { shownStage, shownStages, type ShownStage } from './stage.view.js';
import type { StepBody } from './step.body.js';

export interface StageAnswer {
  stage: ShownStage;
  command: Effect;
}

@Injectable()
export class StagesService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  async list(edition: string, moment: MomentQuery): Promise<{ items: ShownStage[] }> {
    const { world, today } = await this.worlds.standing(edition, moment);
    return { items: shownStages(world, today) };
  }

  async read(edition: string, stream: string, moment: MomentQuery): Promise<Versioned<ShownStage> | ShownStage> {
    const standing = await this.worlds.standing(edition, moment);
    return seen(viewOf(standing, stream), standing);
  }

  /** Performs a step of a stage and answers with the stage as it then stands. */
  async perform(
    edition: string,
    stream: string,
    step: string,
    { payload, ...act }: StepBody,
    asked: Asked,
  ): Promise<Versioned<StageAnswer>> {
    await this.view(edition, stream);
    return answering(
      async () => {
        const effect = await this.commands.send(asked, edition, stream, { type: 'perform', step, payload: payload ?? {} }, act);
        const stage = await this.view(edition, stream);
        return new Versioned({ stage, command: effect }, stage.touched);
      },
      async () => (await this.view(edition, stream)).steps.filter((s) => s.allowed).map(({ id, title }) => ({ action: id, title })),
    );
  }

  private async view(edition: string, stream: string): Promise<ShownStage> {
    return viewOf(await this.worlds.standing(edition), stream);
  }
}

function viewOf({ world, today }: Standing, stream: string): ShownStage {
  const view = shownStage(world, stream, today);
  if (view) return view;
  throw new Problem('stage-unknown', `This edition has no stage "${stream}".`, {
    facts: [{ ref: stream, says: 'unknown' }],
    errors: [{ parameter: 'stream', detail: 'is unknown' }],
  });
}
