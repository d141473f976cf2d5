import 'reflect-metadata';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { ApiModule } from './api.module.js';
import { correlate } from './http/correlation.js';
import { onlyKnownMedia, onlyKnownHosts, onlyOwnOrigin } from './http/guards.js';
import { onlyPlain } from './http/plain.js';
import { logRequests } from './http/request-log.js';
import { Validation } from './http/validation.js';
import { VersionedAdapter } from './http/versioned.js';
import { offerDocument } from './openapi/offer.js';
import type { ApiOptions, ApiParts } from './parts.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** Puts the REST interface together; it does not listen yet. */
export async function createApi(parts: ApiParts, options: ApiOptions, logger: LoggerService | false): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.over(parts, options), new VersionedAdapter(), {
    bodyParser: false,
    cors: false,
    abortOnError: false,
    logger,
  });
  app.disable('x-powered-by');
  app.set('etag', false); // an ETag here is the version of a resource, never a hash of its text
  app.set('query parser', 'simple');
  app.useGlobalFilters(new ProblemFilter());
  app.use(correlate, logRequests(), helmet(protection), onlyKnownHosts(options), onlyOwnOrigin, onlyKnownMedia);
  app.useBodyParser('json', { limit: options.bodyLimit, strict: false });
  app.useBodyParser('raw', { type: ['message/rfc822', 'text/csv'], limit: options.bodyLimit });
  app.use(onlyPlain);
  app.useBodyParser('urlencoded', { extended: false, limit: '32kb' }); // the forms of links, which say of each field what is wrong with it
  app.useGlobalPipes(new Validation());
  offerDocument(app);
  app.enableShutdownHooks();
  return app;
}

/** Pages are ours, hold no script of their own, load nothing from elsewhere, and are framed by nobody. Plain HTTP on loopback. */
const protection = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
};
