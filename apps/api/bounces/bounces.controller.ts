import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '../openapi/described.js';
import type { Request } from 'express';
import { Changes } from '../openapi/operation.js';
import { BouncesService, type BounceView } from './bounces.service.js';
import type { SignedHeaders } from './signature.js';

const example = [
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Final-Recipient: rfc822; ada@example.org',
  'Action: failed',
  'Status: 5.1.1',
  '--b',
  'Content-Type: text/rfc822-headers',
  '',
  'Message-ID: <6f1c@example.org>',
  '--b--',
].join('\r\n');

@ApiTags('reminders')
@Controller('v1/bounces')
export class BouncesController {
  constructor(private readonly bounces: BouncesService) {}

  @Post()
  @HttpCode(202)
  @ApiConsumes('message/rfc822')
  @ApiBody({
    description: 'The report as the mail server made it: a whole message (RFC 5322), octet for octet.',
    schema: { type: 'string', contentMediaType: 'message/rfc822' } as object,
    examples: { report: { value: example } },
  })
  @ApiHeader({ name: 'webhook-id', required: true, description: 'Names the report; covered by the signature.' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, description: 'Seconds since 1970; a report older than five minutes is refused.' })
  @ApiHeader({ name: 'webhook-signature', required: true, description: '`v1,` and the signature by BOUNCE_SECRET (Standard Webhooks).' })
  @Changes('Report a message that came back', {
    description:
      'Takes delivery status notifications (RFC 3464) from a mail server; `npm run bounce` signs and sends one from its standard input.',
    command: false,
    status: 202,
    answers: 'Bounce',
    problems: ['bounces-not-taken', 'signature-invalid', 'bounce-unreadable', 'message-unknown', 'outcome-unknown'],
  })
  report(@Req() request: Request): Promise<BounceView> {
    const raw: unknown = request.body;
    return this.bounces.report(Buffer.isBuffer(raw) ? raw : Buffer.alloc(0), request.headers as SignedHeaders);
  }
}
