import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';

/** A resource with the sequence of the last event that touched it, which becomes its ETag; a new one with its place. */
export class Versioned<T> {
  constructor(
    readonly body: T,
    readonly touched: number,
    readonly location?: string,
  ) {}
}

export const etagOf = (touched: number): string => `"${touched}"`;

/** Writes what a `Versioned` answer carries into headers and lets its body go on. */
@Injectable()
export class VersionedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Versioned)) return answer;
        const response = http.getResponse<Response>();
        // What follows from the day (overdue, blocked) changes without an event, so the ETag serves If-Match alone and
        // must not turn a reading into "not modified".
        delete http.getRequest<Request>().headers['if-none-match'];
        response.setHeader('ETag', etagOf(answer.touched));
        if (answer.location !== undefined) response.setHeader('Location', answer.location);
        return answer.body as unknown;
      }),
    );
  }
}
