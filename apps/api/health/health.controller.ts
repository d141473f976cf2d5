import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Response } from 'express';
import { Reads } from '../openapi/operation.js';
import { type Health, HealthService } from './health.service.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Reads('Whether the process lives', { answers: 'Liveness' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Reads('Whether database and Temporal can be reached', {
    answers: 'Health',
    description: '200: both; 503 with the same body: one of them cannot. Reading goes on without Temporal.',
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const health = await this.health.check();
    response.status(health.status === 'ok' ? 200 : 503);
    return health;
  }
}
