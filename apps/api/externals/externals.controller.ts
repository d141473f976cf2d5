import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { EvidencedBody } from '../commands/evidence.body.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import { type ExternalAnswer, ExternalsService, type ExternalView } from './externals.service.js';

@ApiTags('externals')
@Controller('v1/editions/:edition/externals')
export class ExternalsController {
  constructor(private readonly externals: ExternalsService) {}

  @Get()
  @Reads('List what the edition waits for from outside', { answers: 'ExternalList', problems: ['edition-unknown'] })
  list(@Param('edition') edition: string): Promise<{ items: ExternalView[] }> {
    return this.externals.list(edition);
  }

  @Put(':external')
  @Changes('Record an external fact', {
    body: { type: EvidencedBody, example: { evidence: { symbol: 'A/RES/70/174' }, effectiveOn: '2015-12-17' } },
    answers: 'ExternalAnswer',
    problems: ['external-unknown', 'symbol-malformed'],
  })
  record(
    @Param('edition') edition: string,
    @Param('external') external: string,
    @Body() { evidence, ...act }: EvidencedBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<ExternalAnswer>> {
    return this.externals.record(edition, external, { ...evidence }, act, asked);
  }
}
