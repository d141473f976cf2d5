import { Injectable, Logger } from '@nestjs/common';
import { Carrier } from '../commands/carrier.js';
import { Reading } from '../reading/reading.js';

/** Whether what the API needs can be reached. */
export interface Health {
  status: 'ok' | 'unavailable';
  checks: { database: 'ok' | 'unreachable'; temporal: 'ok' | 'unreachable' };
}

@Injectable()
export class HealthService {
  private readonly logger = new Logger('health');

  constructor(
    private readonly reading: Reading,
    private readonly carrier: Carrier,
  ) {}

  async check(): Promise<Health> {
    const [database, temporal] = await Promise.all([
      this.reached('database', () => this.reading.ping()),
      this.reached('temporal', () => this.carrier.ping()),
    ]);
    return { status: database === 'ok' && temporal === 'ok' ? 'ok' : 'unavailable', checks: { database, temporal } };
  }

  private async reached(what: string, ping: () => Promise<void>): Promise<'ok' | 'unreachable'> {
    try {
      await ping();
      return 'ok';
    } catch (error) {
      this.logger.warn({ message: `The ${what} cannot be reached`, cause: error instanceof Error ? error.message : String(error) });
      return 'unreachable';
    }
  }
}
