import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { reasonOf } from '../milestones/milestone.bodies.js';
import { Changes, Reads } from '../openapi/operation.js';
import { LadderBody, LadderEndBody, LadderEndQuery } from './ladder.bodies.js';
import { type LadderAnswer, type LadderList, LaddersService, type LadderView } from './ladders.service.js';

const rungs = [
  { days: -30, to: ['responsible'] },
  { days: -7, to: ['responsible', 'deputy'], tone: 'urgent' },
];
const scopes = 'The scope is `edition`, `stage:<id>` or `milestone:<key>`.';

@ApiTags('ladders')
@Controller('v1/editions/:edition/ladders')
export class LaddersController {
  constructor(private readonly ladders: LaddersService) {}

  @Get()
  @Reads('List the ladders of reminders', {
    description: 'Those of the template and of the edition, and which one holds for each milestone.',
    answers: 'LadderList',
    etag: true,
    problems: ['edition-unknown'],
  })
  list(@Param('edition') edition: string): Promise<Versioned<LadderList>> {
    return this.ladders.list(edition);
  }

  @Get(':scope')
  @Reads('Read the ladder of an edition, a stage or a milestone', {
    description: scopes,
    answers: 'Ladder',
    etag: true,
    problems: ['edition-unknown', 'scope-unknown'],
  })
  read(@Param('edition') edition: string, @Param('scope') scope: string): Promise<Versioned<LadderView>> {
    return this.ladders.read(edition, scope);
  }

  @Put(':scope')
  @Changes('Give an edition, a stage or a milestone a ladder of its own', {
    description: `${scopes} What has been sent stays sent; rungs that now lie in the past are caught up with in one notice. If-Match takes the ETag of the edition.`,
    body: {
      type: LadderBody,
      example: {
        ladder: { rungs, then: { everyDays: 14, to: ['supervisor'], tone: 'escalation' } },
        reason: 'The host asked for fewer reminders.',
      },
    },
    answers: 'LadderAnswer',
    problems: ['scope-unknown', 'ladder-invalid'],
  })
  set(
    @Param('edition') edition: string,
    @Param('scope') scope: string,
    @Body() { ladder, reason, ...act }: LadderBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<LadderAnswer>> {
    return this.ladders.change(edition, asked, { scope, ladder, reason }, act);
  }

  @Delete(':scope')
  @Changes('Let the ladder of the template hold again', {
    description: 'The reason goes into the body, or into the query where a client sends none with DELETE.',
    body: { type: LadderEndBody, example: { reason: 'The usual ladder will do again.' } },
    answers: 'LadderAnswer',
    problems: ['scope-unknown', 'query-invalid'],
  })
  end(
    @Param('edition') edition: string,
    @Param('scope') scope: string,
    @Body() { reason, ...act }: LadderEndBody,
    @Query() query: LadderEndQuery,
    @Commanded() asked: Asked,
  ): Promise<Versioned<LadderAnswer>> {
    return this.ladders.change(edition, asked, { scope, ladder: null, reason: reasonOf(reason, query.reason) }, act);
  }
}
