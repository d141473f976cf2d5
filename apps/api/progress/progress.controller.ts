import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { Reads } from '../openapi/operation.js';
import { formatOf, formats } from './formats.js';
import { ProgressQuery } from './progress.query.js';
import { ProgressService, type Rendering } from './progress.service.js';

const renderings = {
  'text/markdown': '# Progress: Sixteenth Congress, as of 2030-02-11\n',
  'text/csv': 'key,title,stage,status,due,overdue days\nM17,Discussion guide issued,discussion-guide,planned,2029-09-21,0\n',
  'text/html': '<!doctype html><title>Progress: Sixteenth Congress</title>',
};
const problems = ['edition-unknown', 'stage-unknown', 'query-invalid', 'not-acceptable'] as const;

@ApiTags('progress')
@Controller('v1/editions/:edition')
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Get('progress')
  @Reads('Report the progress of an edition', { answers: 'ProgressReport', renderings, problems })
  async ofEdition(
    @Param('edition') edition: string,
    @Query() query: ProgressQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = formatOf(request, query.format);
    send(response, formats[format], await this.progress.report(edition, { moment: query, format }));
  }

  @Get('stages/:stream/progress')
  @Reads('Report the progress of a stage', { answers: 'ProgressReport', renderings, problems })
  async ofStage(
    @Param('edition') edition: string,
    @Param('stream') stage: string,
    @Query() query: ProgressQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = formatOf(request, query.format);
    send(response, formats[format], await this.progress.report(edition, { stage, moment: query, format }));
  }
}

/** Express answers 304 by itself where the caller has this very rendering. */
function send(response: Response, type: string, { bytes, etag }: Rendering): void {
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept');
  response.setHeader('Cache-Control', 'no-cache');
  response.type(type).send(bytes);
}
