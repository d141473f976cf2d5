import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { Reads } from '../openapi/operation.js';
import { Performs } from './performs.js';
import { MomentQuery } from '../reading/moment.query.js';
import type { ShownStage } from './stage.view.js';
import { type StageAnswer, StagesService } from './stages.service.js';
import { StepBody } from './step.body.js';

@ApiTags('stages')
@Controller('v1/editions/:edition/stages')
export class StagesController {
  constructor(private readonly stages: StagesService) {}

  @Get()
  @Reads('List the stages of an edition', { answers: 'StageList', problems: ['edition-unknown', 'query-invalid'] })
  list(@Param('edition') edition: string, @Query() query: MomentQuery): Promise<{ items: ShownStage[] }> {
    return this.stages.list(edition, query);
  }

  @Get(':stream')
  @Reads('Read a stage', { answers: 'Stage', etag: true, problems: ['edition-unknown', 'stage-unknown', 'query-invalid'] })
  read(
    @Param('edition') edition: string,
    @Param('stream') stream: string,
    @Query() query: MomentQuery,
  ): Promise<Versioned<ShownStage> | ShownStage> {
    return this.stages.read(edition, stream, query);
  }

  @Performs('stream', 'Perform a step of a stage', 'stage-unknown', {
    payload: { session: 'commission-27', evidence: { symbol: 'E/CN.15/2018/11' } },
    effectiveOn: '2018-03-05',
  })
  perform(
    @Param('edition') edition: string,
    @Param('stream') stream: string,
    @Param('step') step: string,
    @Body() body: StepBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<StageAnswer>> {
    return this.stages.perform(edition, stream, step, body, asked);
  }
}
