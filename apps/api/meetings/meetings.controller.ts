import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import type { StageAnswer } from '../stages/stages.service.js';
import { StepBody } from '../stages/step.body.js';
import { MeetingsService, type MeetingView } from './meetings.service.js';

@ApiTags('meetings')
@Controller('v1/editions/:edition/meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  @Get()
  @Reads('List the regional meetings', { answers: 'MeetingList', problems: ['edition-unknown'] })
  list(@Param('edition') edition: string): Promise<{ items: MeetingView[] }> {
    return this.meetings.list(edition);
  }

  @Get(':meeting')
  @Reads('Read a regional meeting', { answers: 'Meeting', etag: true, problems: ['edition-unknown', 'meeting-unknown'] })
  read(@Param('edition') edition: string, @Param('meeting') meeting: string): Promise<Versioned<MeetingView>> {
    return this.meetings.read(edition, meeting);
  }

  @Post(':meeting/steps/:step')
  @HttpCode(200)
  @Changes('Perform a step of a regional meeting', {
    body: { type: StepBody, example: { payload: {}, effectiveOn: '2019-01-22' } },
    answers: 'StageAnswer',
    problems: [
      'meeting-unknown',
      'stage-not-started',
      'stage-ended',
      'step-unknown',
      'step-malformed',
      'step-done',
      'step-too-early',
      'step-rule',
      'prerequisites-open',
      'edition-suspended',
    ],
  })
  perform(
    @Param('edition') edition: string,
    @Param('meeting') meeting: string,
    @Param('step') step: string,
    @Body() body: StepBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<StageAnswer>> {
    return this.meetings.perform(edition, meeting, step, body, asked);
  }
}
