import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { csvOf } from '../../../domain/replanning/csv.js';
import { markdownOf } from '../../../domain/replanning/markdown.js';
import { pageFormatOf, sendAs } from '../http/table-formats.js';
import { Reads } from '../openapi/operation.js';
import { differencePage } from '../simulations/page.js';
import { differenceRenderings } from '../simulations/renderings.js';
import { DifferencesQuery } from './differences.query.js';
import { DifferencesService } from './differences.service.js';

@ApiTags('simulations')
@Controller('v1/editions/:edition/differences')
export class DifferencesController {
  constructor(private readonly differences: DifferencesService) {}

  @Get()
  @Reads('Compare two versions of an edition', {
    description:
      'Versions are sequences of events of the edition’s own stream, as ETags and GET …/events name them; each stands for the plan as its command left it. What is overdue or at risk is reckoned for the day on which the later one was recorded, or for today.',
    answers: 'Difference',
    renderings: differenceRenderings,
    problems: ['edition-unknown', 'query-invalid', 'not-acceptable'],
  })
  async read(
    @Param('edition') edition: string,
    @Query() query: DifferencesQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = pageFormatOf(request, query.format);
    const { difference, titles } = await this.differences.between(edition, query);
    sendAs(response, format, {
      json: () => difference,
      md: () => markdownOf(difference, titles),
      csv: () => csvOf(difference, titles),
      html: () => differencePage(difference, titles),
    });
  }
}
