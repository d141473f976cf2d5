import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Page } from '../http/cursor.js';
import { Reads } from '../openapi/operation.js';
import type { PlacedEvent } from '../reading/reading.js';
import { EventQuery } from './event.query.js';
import { EventsService } from './events.service.js';

@ApiTags('events')
@Controller('v1/editions/:edition/events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  @Reads('List events: who, when, why, on what basis', { answers: 'EventPage', problems: ['edition-unknown', 'query-invalid'] })
  list(@Param('edition') edition: string, @Query() query: EventQuery): Promise<Page<PlacedEvent>> {
    return this.events.list(edition, query);
  }
}
