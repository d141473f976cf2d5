import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import type { Actor } from '../../../domain/edition/actor.js';
import type { MilestoneView } from '../../../domain/edition/view.js';
import { Acting, type Asked, Commanded } from '../http/asked.js';
import type { Page } from '../http/cursor.js';
import type { Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import { ReadableQuery } from '../pages/readable.query.js';
import { wantsPage } from '../pages/wanted.js';
import { CompletionBody, PinBody, ReopeningBody, reasonOf, StartBody, UnpinBody, UnpinQuery, WaiverBody } from './milestone.bodies.js';
import { MilestoneQuery } from './milestone.query.js';
import { type MilestoneAnswer, MilestonesService } from './milestones.service.js';

/** A milestone of an edition, in its path. */
const one = ':milestone';

@ApiTags('milestones')
@Controller('v1/editions/:edition/milestones')
export class MilestonesController {
  constructor(private readonly milestones: MilestonesService) {}

  @Get()
  @Reads('List milestones', { answers: 'MilestonePage', actions: true, problems: ['edition-unknown', 'query-invalid'] })
  list(@Param('edition') edition: string, @Query() query: MilestoneQuery, @Acting() actor: Actor): Promise<Page<MilestoneView>> {
    return this.milestones.list(edition, query, actor);
  }

  @Get(one)
  @Reads('Read a milestone', {
    description: 'As a page where a browser asks for one (`Accept: text/html`), or `?format=html` does.',
    answers: 'Milestone',
    etag: true,
    actions: true,
    renderings: { 'text/html': '<!doctype html><title>M17 Discussion guide issued</title>' },
    problems: ['edition-unknown', 'milestone-unknown', 'query-invalid'],
  })
  read(
    @Param('edition') edition: string,
    @Param('milestone') key: string,
    @Query() query: ReadableQuery,
    @Acting() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Versioned<MilestoneView> | MilestoneView | string> {
    return wantsPage(request, response, query.format)
      ? this.milestones.page(edition, key, query, actor)
      : this.milestones.read(edition, key, query, actor);
  }

  @Post(`${one}/start`)
  @HttpCode(200)
  @Changes('Start work on a milestone', {
    body: { type: StartBody, example: { effectiveOn: '2030-02-11' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'milestone-suspended', 'milestone-owned-by-stage'],
  })
  start(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() body: StartBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'start', milestone }, body);
  }

  @Post(`${one}/completion`)
  @HttpCode(200)
  @Changes('Complete a milestone with its evidence', {
    body: { type: CompletionBody, example: { evidence: { symbol: 'A/RES/72/192' }, effectiveOn: '2017-12-19', basis: 'A/RES/72/192' } },
    answers: 'MilestoneAnswer',
    problems: [
      'milestone-unknown',
      'milestone-not-open',
      'milestone-suspended',
      'milestone-owned-by-stage',
      'prerequisites-open',
      'external-open',
      'deliverable-missing',
      'symbol-malformed',
      'effective-in-future',
    ],
  })
  complete(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() body: CompletionBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'complete', milestone, evidence: { ...body.evidence } }, body);
  }

  @Post(`${one}/waiver`)
  @HttpCode(200)
  @Changes('Waive a milestone', {
    body: { type: WaiverBody, example: { reason: 'The mandate of this cycle asks for no expert group.' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'reason-missing'],
  })
  waive(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() body: WaiverBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'waive', milestone, reason: body.reason }, body);
  }

  @Post(`${one}/reopening`)
  @HttpCode(200)
  @Changes('Reopen a milestone that is done or waived', {
    body: { type: ReopeningBody, example: { reason: 'Recorded against the wrong resolution.' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-closed', 'reason-missing'],
  })
  reopen(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() body: ReopeningBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'reopen', milestone, reason: body.reason }, body);
  }

  @Put(`${one}/pin`)
  @Changes('Pin the due date of a milestone', {
    plan: true,
    body: { type: PinBody, example: { on: '2030-09-02', reason: 'Agreed with the host on 3 June.' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'dates-invalid', 'reason-missing'],
  })
  pin(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() body: PinBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'pin', milestone, on: body.on, reason: body.reason }, body);
  }

  @Delete(`${one}/pin`)
  @Changes('Let the due date follow its rule again', {
    plan: true,
    answers: 'MilestoneAnswer',
    description: 'The reason goes into the body, or into the query where a client sends none with DELETE.',
    body: { type: UnpinBody, example: { reason: 'The session is dated now.' } },
    problems: ['milestone-unknown', 'not-pinned', 'query-invalid'],
  })
  unpin(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() { reason, ...act }: UnpinBody,
    @Query() query: UnpinQuery,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'unpin', milestone, reason: reasonOf(reason, query.reason) }, act);
  }
}
