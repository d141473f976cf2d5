import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { askedOf } from '../http/asked.js';
import type { Page } from '../http/cursor.js';
import { PageQuery } from '../http/page.query.js';
import { Changes, Reads } from '../openapi/operation.js';
import { FeedBody } from './feed.bodies.js';
import { FeedsService, type FeedView, type OpenedFeedView } from './feeds.service.js';

@ApiTags('feeds')
@Controller('v1/editions/:edition/feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Get()
  @Reads('List the calendars of an edition that are subscribed to', {
    description: 'Their addresses are not among what is answered: they are secrets, of which nothing is kept.',
    answers: 'FeedPage',
    problems: ['edition-unknown', 'query-invalid'],
  })
  list(@Param('edition') edition: string, @Query() query: PageQuery): Promise<Page<FeedView>> {
    return this.feeds.list(edition, query);
  }

  @Post()
  @Changes('Open a calendar to subscribe to', {
    description:
      'Answers with the address for a calendar program. It is shown this once; whoever knows it reads the calendar, without an account. The calendar of a person has what the person has to do with, and what falls into absences that the person covers.',
    command: false,
    status: 201,
    body: { type: FeedBody, example: { scope: 'stage', of: 'declaration', language: 'fr', alarmDays: 3 } },
    answers: 'OpenedFeed',
    problems: ['feeds-too-many', 'actor-refused', 'header-invalid'],
  })
  async open(
    @Param('edition') edition: string,
    @Body() body: FeedBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpenedFeedView> {
    const feed = await this.feeds.open(edition, body, askedOf(request).actor);
    response.setHeader('Location', `/v1/editions/${edition}/feeds/${feed.id}`);
    response.setHeader('Cache-Control', 'no-store');
    return feed;
  }

  @Get(':feed')
  @Reads('Read what a calendar shows, and to whom', { answers: 'Feed', problems: ['edition-unknown', 'feed-unknown'] })
  read(@Param('edition') edition: string, @Param('feed') feed: string): Promise<FeedView> {
    return this.feeds.read(edition, feed);
  }

  @Delete(':feed')
  @HttpCode(204)
  @Changes('Revoke a calendar', {
    description: 'From then on its address answers that it is gone. Somebody who still needs it gets a new one.',
    command: false,
    status: 204,
    problems: ['feed-unknown'],
  })
  revoke(@Param('edition') edition: string, @Param('feed') feed: string): Promise<void> {
    return this.feeds.revoke(edition, feed);
  }
}
