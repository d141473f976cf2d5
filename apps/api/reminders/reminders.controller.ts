import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../http/cursor.js';
import { Reads } from '../openapi/operation.js';
import type { NoticeEntry } from '../reading/reading.js';
import { ReminderQuery } from './reminder.query.js';
import { RemindersService } from './reminders.service.js';

@ApiTags('reminders')
@Controller('v1/editions/:edition/reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get()
  @Reads('Read the reminder ledger', { answers: 'ReminderPage', problems: ['edition-unknown', 'query-invalid'] })
  list(@Param('edition') edition: string, @Query() query: ReminderQuery): Promise<Page<NoticeEntry>> {
    return this.reminders.list(edition, query);
  }
}
