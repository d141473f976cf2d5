import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { correlationOf } from './correlation.js';
import { withoutSecrets } from './secret-paths.js';

/** One line for each answered request. Neither queries nor bodies are logged, for both may name persons, nor secrets in the path. */
export function logRequests(logger = new Logger('http')): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const begun = performance.now();
    const { method } = request;
    const path = withoutSecrets(request.originalUrl.split('?', 1)[0] ?? '');
    response.once('close', () => {
      logger.log({
        method,
        path,
        status: response.writableFinished ? response.statusCode : 'aborted',
        milliseconds: Math.round((performance.now() - begun) * 10) / 10,
        correlationId: correlationOf(response),
      });
    });
    next();
  };
}
