import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { askedOf } from '../http/asked.js';
import type { Page } from '../http/cursor.js';
import { PageQuery } from '../http/page.query.js';
import { Changes, Reads } from '../openapi/operation.js';
import { DeliveriesService, type DeliveryView } from './deliveries.service.js';
import { DeliveryQuery } from './delivery.query.js';
import { NewWebhookBody, ResumptionBody, RotationBody, WebhookBody } from './webhook.bodies.js';
import { type AttemptView, type SecretView, WebhooksService, type WebhookView } from './webhooks.service.js';

const example = { url: 'https://receiver.example.org/lustrum', types: ['milestone.completed', 'milestone.overdue'] };

@ApiTags('webhooks')
@Controller('v1/editions/:edition/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @Reads('List the webhooks of an edition', { answers: 'WebhookPage', problems: ['edition-unknown', 'query-invalid'] })
  list(@Param('edition') edition: string, @Query() query: PageQuery): Promise<Page<WebhookView>> {
    return this.webhooks.list(edition, query);
  }

  @Post()
  @ApiHeader({ name: 'X-Lustrum-Actor', required: false, description: 'Who enters it. Accepted over loopback only; default `organiser`.' })
  @Changes('Enter a webhook', {
    description:
      'It is told of what happens from now on. The secret that signs its messages is shown here and never again. Asked for twice it is entered once: where the first answer was lost, the second names the webhook, which takes a new secret.',
    command: false,
    status: 201,
    body: { type: NewWebhookBody, example },
    answers: 'NewWebhook',
    problems: ['person-unknown', 'webhook-exists', 'webhooks-too-many', 'edition-archived', 'header-invalid', 'actor-refused'],
  })
  async enter(
    @Param('edition') edition: string,
    @Body() body: NewWebhookBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ webhook: WebhookView; secret: string }> {
    const entered = await this.webhooks.enter(edition, askedOf(request).actor, body);
    response.setHeader('Location', `/v1/editions/${edition}/webhooks/${entered.webhook.id}`).setHeader('Cache-Control', 'no-store');
    return entered;
  }

  @Get(':webhook')
  @Reads('Read a webhook', { answers: 'Webhook', problems: ['edition-unknown', 'webhook-unknown'] })
  read(@Param('edition') edition: string, @Param('webhook') webhook: string): Promise<WebhookView> {
    return this.webhooks.read(edition, webhook);
  }

  @Put(':webhook')
  @Changes('Change address or types of a webhook', {
    description:
      'What failed at the old address is tried at the new one at once. A webhook that is switched off stays so until it is resumed.',
    command: false,
    body: { type: WebhookBody, example },
    answers: 'Webhook',
    problems: ['webhook-unknown', 'webhook-exists', 'edition-archived'],
  })
  change(@Param('edition') edition: string, @Param('webhook') webhook: string, @Body() body: WebhookBody): Promise<WebhookView> {
    return this.webhooks.change(edition, webhook, body);
  }

  @Delete(':webhook')
  @HttpCode(204)
  @Changes('Remove a webhook with its delivery log', { command: false, status: 204, problems: ['webhook-unknown'] })
  remove(@Param('edition') edition: string, @Param('webhook') webhook: string): Promise<void> {
    return this.webhooks.remove(edition, webhook);
  }

  @Post(':webhook/secret')
  @HttpCode(200)
  @Changes('Give a webhook a new secret', {
    description:
      'The secret before signs as well for some hours, so that the receiver can change over. The new one is shown here and never again.',
    command: false,
    body: { type: RotationBody, example: { hours: 24 } },
    answers: 'WebhookSecret',
    problems: ['webhook-unknown'],
  })
  rotate(
    @Param('edition') edition: string,
    @Param('webhook') webhook: string,
    @Body() { hours }: RotationBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SecretView> {
    response.setHeader('Cache-Control', 'no-store');
    return this.webhooks.rotate(edition, webhook, hours);
  }

  @Post(':webhook/resumption')
  @HttpCode(200)
  @Changes('Switch a webhook on again', {
    command: false,
    body: { type: ResumptionBody, example: { from: 'where-it-stopped' } },
    answers: 'Webhook',
    problems: ['webhook-unknown'],
  })
  resume(@Param('edition') edition: string, @Param('webhook') webhook: string, @Body() { from }: ResumptionBody): Promise<WebhookView> {
    return this.webhooks.resume(edition, webhook, from);
  }

  @Post(':webhook/test')
  @HttpCode(200)
  @Changes('Try a webhook out', {
    description: 'Sends a message of the type `webhook.test` and says what became of it; also to one that is switched off.',
    command: false,
    answers: 'WebhookAttempt',
    problems: ['webhook-unknown', 'outcome-unknown'],
  })
  test(@Param('edition') edition: string, @Param('webhook') webhook: string): Promise<AttemptView> {
    return this.webhooks.test(edition, webhook);
  }

  @Get(':webhook/deliveries')
  @Reads('Read the delivery log of a webhook', {
    description: 'Every attempt, the latest first.',
    answers: 'DeliveryPage',
    problems: ['edition-unknown', 'webhook-unknown', 'query-invalid'],
  })
  log(@Param('edition') edition: string, @Param('webhook') webhook: string, @Query() query: DeliveryQuery): Promise<Page<DeliveryView>> {
    return this.deliveries.list(edition, webhook, query);
  }

  @Post(':webhook/deliveries/:message/replay')
  @HttpCode(200)
  @Changes('Send a message again', {
    description: 'With the id that it has, so that a receiver that knows it can tell. Also to a webhook that is switched off.',
    command: false,
    answers: 'WebhookAttempt',
    problems: ['webhook-unknown', 'delivery-unknown', 'outcome-unknown'],
  })
  replay(@Param('edition') edition: string, @Param('webhook') webhook: string, @Param('message') message: string): Promise<AttemptView> {
    return this.deliveries.replay(edition, webhook, message);
  }
}
