import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import type { Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { logRequests } from './request-log.js';

it('a request is logged without its query and without the secret in its path', () => {
  const lines: unknown[] = [];
  const logger = { log: (line: unknown) => lines.push(line) } as unknown as Logger;
  const response = Object.assign(new EventEmitter(), { writableFinished: true, statusCode: 200, locals: {} });
  const request = { method: 'POST', originalUrl: '/r/done/head.claims.signature?name=Ada' } as Request;
  logRequests(logger)(request, response as unknown as Response, () => undefined);
  response.emit('close');
  expect(lines).toMatchObject([{ method: 'POST', path: '/r/done/…', status: 200 }]);
});
