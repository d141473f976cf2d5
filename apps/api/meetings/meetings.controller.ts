import { Body, Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { Reads } from '../openapi/operation.js';
import { Performs } from '../stages/performs.js';
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

  @Performs('meeting', 'Perform a step of a regional meeting', 'meeting-unknown', { payload: {}, effectiveOn: '2019-01-22' })
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
