import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { htmlOf } from '../../../domain/rehearsal/html.js';
import { markdownOf } from '../../../domain/rehearsal/markdown.js';
import { Changes } from '../openapi/operation.js';
import { Problem } from '../problems/problem.js';
import { RehearsalBody, type RehearsalFormat, rehearsalFormatNames, rehearsalFormats, RehearsalQuery } from './rehearsal.bodies.js';
import { RehearsalsService } from './rehearsals.service.js';

const example = {
  rehearsal: {
    id: 'sixteenth',
    title: 'Sixteenth Congress',
    about: 'A first try',
    template: 'un-crime-congress',
    zone: 'Asia/Tokyo',
    mode: 'live',
    placement: 'opening',
    targetYear: 2031,
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    begins: '2027-01-11',
    until: '2027-12-31',
    lines: [{ on: '2027-03-01', waive: 'M02', reason: 'no host has offered', by: 'secretariat', source: 'assumed' }],
  },
};

@ApiTags('rehearsals')
@Controller('v1/rehearsals')
export class RehearsalsController {
  constructor(private readonly rehearsals: RehearsalsService) {}

  @Post()
  @HttpCode(200)
  @Changes('Rehearse a cycle', {
    description:
      'Runs a script on a virtual clock, in each of its scenarios: what would have happened, who would have been written to, what would have been late, and what would have been refused. Nothing is stored.',
    command: false,
    body: { type: RehearsalBody, example },
    answers: 'Rehearsal',
    renderings: {
      'text/markdown': '# Rehearsal: Sixteenth Congress\n',
      'text/html': '<!doctype html><title>Rehearsal: Sixteenth Congress</title>',
    },
    problems: ['rehearsal-too-long', 'rehearsals-too-many', 'query-invalid', 'not-acceptable'],
  })
  async rehearse(
    @Body() body: RehearsalBody,
    @Query() query: RehearsalQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = formatOf(request, query.format);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const rehearsal = await this.rehearsals.rehearse(body, gone.signal).catch((error: unknown) => {
      if (gone.signal.aborted) return undefined; // nobody is there to be told
      throw error;
    });
    if (!rehearsal) return;
    response.setHeader('Vary', 'Accept');
    response.setHeader('Cache-Control', 'no-store');
    response.type(rehearsalFormats[format]);
    response.send(format === 'json' ? JSON.stringify(rehearsal) : format === 'md' ? markdownOf(rehearsal) : htmlOf(rehearsal));
  }
}

/** `?format=`, or what the Accept header prefers. */
function formatOf(request: Request, asked: RehearsalFormat | undefined): RehearsalFormat {
  if (asked !== undefined) return asked;
  const type = request.accepts(Object.values(rehearsalFormats));
  const format = rehearsalFormatNames.find((name) => rehearsalFormats[name] === type);
  if (format) return format;
  throw new Problem('not-acceptable', `A rehearsal is there as ${Object.values(rehearsalFormats).join(', ')}.`);
}
