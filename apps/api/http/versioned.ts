import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';

/** A resource with the sequence of the last event that touched it, which becomes its ETag; a new one with its place. */
export class Versioned<T> {
  constructor(
    readonly body: T,
    readonly touched: number,
    readonly location?: string,
  ) {}
}

export const etagOf = (touched: number): string => `"${touched}"`;

/**
 * Writes what a `Versioned` answer carries into headers and sends its body. Nest has interceptors for that, which lead every
 * answer through several streams, most of them for nothing.
 */
export class VersionedAdapter extends ExpressAdapter {
  override reply(response: Response, answer: unknown, status?: number): unknown {
    if (!(answer instanceof Versioned)) return super.reply(response, answer, status) as unknown;
    // What follows from the day (overdue, blocked) changes without an event, so the ETag serves If-Match alone and
    // must not turn a reading into "not modified".
    delete response.req.headers['if-none-match'];
    response.setHeader('ETag', etagOf(answer.touched));
    if (answer.location !== undefined) response.setHeader('Location', answer.location);
    return super.reply(response, answer.body, status) as unknown;
  }
}
