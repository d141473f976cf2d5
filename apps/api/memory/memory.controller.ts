import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { csvOf } from '../../../domain/memory/csv.js';
import { markdownOf } from '../../../domain/memory/markdown.js';
import { sendAs, tableFormatOf } from '../http/table-formats.js';
import { Reads } from '../openapi/operation.js';
import { MemoryQuery } from './memory.query.js';
import { MemoryService } from './memory.service.js';

@ApiTags('templates')
@Controller('v1/templates/:template/memory')
export class MemoryController {
  constructor(private readonly memory: MemoryService) {}

  @Get()
  @Reads('Compare the rules of a template with what its editions needed', {
    description:
      'For each milestone: how far from what it counts it was planned, and how far it was done in each edition, postponements taken out; the middle and the range of that; and whether the rule holds, another would fit better, or too little is on record. Editions that are closed count by the figures written down then; those that were not held, or are made up, only where they are named. The hundred that were closed last are looked at, the others where they are named.',
    answers: 'Memory',
    renderings: {
      'text/markdown': '# Cycle of a congress: planned and needed\n',
      'text/csv':
        'milestone,title,rule,edition,occurrence,counted from,done\r\nM17,Discussion guide,M15+4m,crime-congress-14,M17,2018-05-18,2018-09\r\n',
    },
    problems: ['template-unknown', 'edition-unknown', 'query-invalid', 'not-acceptable'],
  })
  async read(
    @Param('template') template: string,
    @Query() query: MemoryQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = tableFormatOf(request, query.format);
    const memory = await this.memory.of(template, query);
    sendAs(response, format, { json: () => memory, md: () => markdownOf(memory), csv: () => csvOf(memory) });
  }
}
