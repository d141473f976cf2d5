import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiResponse, ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { Reads } from '../openapi/operation.js';
import { Calendars } from './calendars.js';

const example = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Lustrum//Calendar//EN',
  'METHOD:PUBLISH',
  'X-WR-CALNAME:Sixteenth Congress: Declaration',
  'BEGIN:VEVENT',
  'UID:crime-congress-16.M27@lustrum.example.org',
  'SEQUENCE:1',
  'DTSTAMP:20300211T090000Z',
  'DTSTART;VALUE=DATE:20301104',
  'DTEND;VALUE=DATE:20301105',
  'STATUS:CONFIRMED',
  'SUMMARY:M27 First draft of the declaration – Sixteenth Congress',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

@ApiTags('feeds')
@Controller('feeds')
export class CalendarsController {
  constructor(private readonly calendars: Calendars) {}

  @Get(':token.ics')
  @ApiParam({ name: 'token', description: 'The secret of the address, as it was answered when the calendar was opened.' })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of what is known: where nothing is new, only that is said.' })
  @ApiResponse({ status: 304, description: 'Nothing is new' })
  @Reads('Subscribe to a calendar', {
    description: 'For calendar programs (RFC 5545). Entries that are off stay in it, as cancelled, so that programs take them out.',
    etag: true,
    renderings: { 'text/calendar': example },
    problems: ['feed-unknown', 'feed-revoked', 'feed-too-often'],
  })
  async poll(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const calendar = await this.calendars.poll(token);
    response.setHeader('ETag', calendar.etag);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const text = await calendar.text();
    response.type('text/calendar; charset=utf-8').send(text);
  }
}
