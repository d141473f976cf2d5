import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EditionMissing, isBusy, isContention } from '../../../entities/faults.js';
import { isPassing } from '../../../entities/passing.js';
import { correlationOf } from '../http/correlation.js';
import { withoutSecrets } from '../http/secret-paths.js';
import { isBrowser } from '../pages/wanted.js';
import { problemPage } from './page.js';
import { detailsOf, Problem } from './problem.js';

/** The outermost filter: whatever was thrown leaves as a problem, and nothing internal leaves with it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const correlationId = correlationOf(response);
    const problem = asProblem(thrown);
    if (problem.status >= 500)
      this.logger.error({ message: problem.message, code: problem.code, correlationId, cause: causeOf(thrown, problem) });
    if (response.headersSent) {
      response.destroy(); // half an answer is worse than none
      return;
    }
    if (problem.extras.retryAfter !== undefined) response.setHeader('Retry-After', String(problem.extras.retryAfter));
    for (const header of ['ETag', 'Location', 'Cache-Control']) response.removeHeader(header);
    const at = { path: withoutSecrets(request.path), correlationId, parameters: Object.keys(request.params) };
    const details = detailsOf(problem, at);
    response.status(problem.status).vary('Accept');
    if (isToBeRead(request)) response.type('html').send(problemPage(details));
    else response.type('application/problem+json').send(JSON.stringify(details));
  }
}

/** Whether somebody looks for something to read, in a browser or by `?format=html`; programs get data, and so do commands. */
const isToBeRead = (request: Request): boolean =>
  ['GET', 'HEAD'].includes(request.method) &&
  (request.query['format'] === 'html' || (request.query['format'] === undefined && isBrowser(request)));

/** Faults of reading a body, as the body parser names them. */
const parserFaults: Record<string, Problem> = {
  'entity.parse.failed': new Problem('body-malformed', 'The body is not well-formed JSON.'),
  'encoding.unsupported': new Problem('media-type-unsupported', 'The Content-Encoding of the body is not supported.'),
  'charset.unsupported': new Problem('media-type-unsupported', 'The body must be encoded in UTF-8.'),
  'entity.too.large': new Problem('body-too-large', 'The body is larger than this server accepts.'),
  'request.size.invalid': new Problem('body-malformed', 'The body is not as long as Content-Length says.'),
  'request.aborted': new Problem('body-malformed', 'The body ended early.'),
};

/** Seconds in which a database may be free, or there, again. */
const aWhile = 5;

export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const type = fieldOf(thrown, 'type') ?? fieldOf(fieldOf(thrown, 'cause'), 'type');
  const parser = typeof type === 'string' ? parserFaults[type] : undefined;
  if (parser) return parser;
  const status = thrown instanceof HttpException ? thrown.getStatus() : fieldOf(thrown, 'status');
  if (status === 404) return new Problem('route-unknown', 'There is nothing at this address; /docs lists every operation.');
  if (status === 413) return new Problem('body-too-large', 'The body is larger than this server accepts.');
  if (status === 415) return new Problem('media-type-unsupported', 'Send JSON with Content-Type: application/json.');
  if (/^Failed to decode param/.test(String(fieldOf(thrown, 'message'))))
    return new Problem('route-unknown', 'The path is not well-formed: a percent sign does not begin a character.');
  if (status === 400) return new Problem('body-malformed', 'The request cannot be read.');
  if (thrown instanceof EditionMissing)
    return new Problem('edition-unknown', `There is no edition "${thrown.edition}".`, {
      facts: [{ ref: thrown.edition, says: 'unknown' }],
    });
  if (isBusy(thrown) || isContention(thrown))
    return new Problem(
      'database-busy',
      'The database was busy for too long, and nothing of this was done. Send it again in a few seconds.',
      {
        retryAfter: aWhile,
      },
    );
  if (isPassing(thrown))
    return new Problem('database-unreachable', 'The database cannot be used at the moment. Send the request again in a few seconds.', {
      retryAfter: aWhile,
    });
  return new Problem('internal', 'The server failed; its log has the details under this correlation id.');
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** For the log alone. */
function causeOf(thrown: unknown, problem: Problem): string | undefined {
  const cause = thrown === problem ? problem.cause : thrown;
  return cause instanceof Error ? (cause.stack ?? cause.message) : cause === undefined ? undefined : JSON.stringify(cause);
}
