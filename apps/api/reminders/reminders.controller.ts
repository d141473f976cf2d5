import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { Reads } from '../openapi/operation.js';
import { ReminderQuery } from './reminder.query.js';
import { RemindersService, type ReminderView } from './reminders.service.js';

const csv = 'id,came up,kind,status,recipient\n7,2029-08-22T00:00:00.000Z,reminder,sent,a.tanaka\n';

@ApiTags('reminders')
@Controller('v1/editions/:edition/reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get()
  @Reads('Read the reminder ledger', {
    answers: 'ReminderPage',
    renderings: { 'text/csv': csv },
    problems: ['edition-unknown', 'query-invalid'],
  })
  async list(
    @Param('edition') edition: string,
    @Query() query: ReminderQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.setHeader('Vary', 'Accept');
    const format = query.format ?? (request.accepts(['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json');
    if (format === 'csv') response.type('text/csv').send(await this.reminders.csv(edition, query));
    else response.json(await this.reminders.list(edition, query));
  }

  @Get(':reminder')
  @Reads('Read a reminder with the attempts to send it', {
    answers: 'Reminder',
    description: 'Who was to be told what, why, when; each attempt with what the mail server answered; and what went into it.',
    problems: ['edition-unknown', 'reminder-unknown'],
  })
  read(@Param('edition') edition: string, @Param('reminder') reminder: string): Promise<ReminderView> {
    return this.reminders.read(edition, reminder);
  }
}
