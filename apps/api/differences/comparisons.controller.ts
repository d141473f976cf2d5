import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { comparisonCsv, comparisonMarkdown } from '../../../domain/replanning/comparison-renderings.js';
import { sendAs, tableFormatOf } from '../http/table-formats.js';
import { Reads } from '../openapi/operation.js';
import { ComparisonQuery } from './comparison.query.js';
import { ComparisonsService } from './comparisons.service.js';

@ApiTags('simulations')
@Controller('v1/comparisons')
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsService) {}

  @Get()
  @Reads('Compare two editions', {
    description:
      'Milestone by milestone, in days from the opening or the closing: as planned and as done. Dates of two congresses say nothing about each other; distances do. Postponements are taken out: what was done before one counts from the opening that held then.',
    answers: 'Comparison',
    renderings: {
      'text/markdown': '# Fifteenth Congress and Sixteenth Congress\n',
      'text/csv': 'key,title,stage,counted from,first status,first counted from\n',
    },
    problems: ['edition-unknown', 'templates-differ', 'query-invalid', 'not-acceptable'],
  })
  async read(@Query() query: ComparisonQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const format = tableFormatOf(request, query.format);
    const { comparison, titles } = await this.comparisons.of(query.editions);
    sendAs(response, format, {
      json: () => comparison,
      md: () => comparisonMarkdown(comparison),
      csv: () => comparisonCsv(comparison, titles),
    });
  }
}
