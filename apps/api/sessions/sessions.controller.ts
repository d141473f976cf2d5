import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import { SessionBody } from './session.body.js';
import { type SessionAnswer, SessionsService, type SessionView } from './sessions.service.js';

@ApiTags('sessions')
@Controller('v1/editions/:edition/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Reads('Read the session calendar of an edition', { answers: 'SessionList', problems: ['edition-unknown'] })
  list(@Param('edition') edition: string): Promise<{ items: SessionView[] }> {
    return this.sessions.list(edition);
  }

  @Get(':session')
  @Reads('Read a session', { answers: 'Session', etag: true, problems: ['edition-unknown', 'session-unknown'] })
  read(@Param('edition') edition: string, @Param('session') session: string): Promise<Versioned<SessionView>> {
    return this.sessions.read(edition, session);
  }

  @Put(':session')
  @Changes('Give a session its real dates', {
    plan: true,
    description: 'Milestones that hang on it move with it, unless they are pinned or done. If-Match takes the ETag of the edition.',
    body: {
      type: SessionBody,
      example: { start: '2031-05-19', end: '2031-05-23', basis: 'Decision of the Commission at its 39th session' },
    },
    answers: 'SessionAnswer',
    problems: ['session-unknown', 'dates-invalid'],
  })
  date(
    @Param('edition') edition: string,
    @Param('session') session: string,
    @Body() body: SessionBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<SessionAnswer>> {
    return this.sessions.date(edition, session, body, asked);
  }
}
