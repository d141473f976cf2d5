import { Injectable } from '@nestjs/common';
import type { Meeting } from '../../../domain/plan/plan.types.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { Problem } from '../problems/problem.js';
import { Worlds } from '../reading/worlds.js';
import { shownStages, type ShownStage } from '../stages/stage.view.js';
import { type StageAnswer, StagesService } from '../stages/stages.service.js';
import type { StepBody } from '../stages/step.body.js';

/** A regional meeting with the stage that is its own. */
export interface MeetingView extends Meeting {
  stage: ShownStage;
}

@Injectable()
export class MeetingsService {
  constructor(
    private readonly worlds: Worlds,
    private readonly stages: StagesService,
  ) {}

  async list(edition: string): Promise<{ items: MeetingView[] }> {
    const { world, edition: state, today } = await this.worlds.standing(edition);
    const stages = shownStages(world, today);
    return {
      items: state.meetings.flatMap((meeting) => {
        const stage = stages.find((s) => s.meeting === meeting.id);
        return stage ? [{ ...meeting, stage }] : [];
      }),
    };
  }

  async read(edition: string, id: string): Promise<Versioned<MeetingView>> {
    const meeting = await this.found(edition, id);
    return new Versioned(meeting, meeting.stage.touched);
  }

  async perform(edition: string, id: string, step: string, body: StepBody, asked: Asked): Promise<Versioned<StageAnswer>> {
    const { stage } = await this.found(edition, id);
    return this.stages.perform(edition, stage.stream, step, body, asked);
  }

  private async found(edition: string, id: string): Promise<MeetingView> {
    const meeting = (await this.list(edition)).items.find((m) => m.id === id);
    if (meeting) return meeting;
    throw new Problem('meeting-unknown', `This edition has no regional meeting "${id}".`, {
      facts: [{ ref: id, says: 'unknown' }],
      errors: [{ parameter: 'meeting', detail: 'is unknown' }],
    });
  }
}
