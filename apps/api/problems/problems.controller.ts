import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { Reads } from '../openapi/operation.js';
import { page, style } from '../pages/eta.js';
import { catalogue, type ProblemCode, type ProblemKind } from './catalogue.js';
import { Problem } from './problem.js';

const frame = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title><%= it.title %></title><style>${style}</style></head><body>${body}</body></html>`;

const one = page<ProblemKind>(
  'problem',
  frame(
    '<h1><%= it.title %></h1><p class="lead"><%= it.help %></p><dl><dt>Code</dt><dd><%= it.code %></dd><dt>Status</dt><dd><%= it.status %></dd></dl><p><a href="/problems">All problems</a></p>',
  ),
);
const all = page<{ title: string; kinds: ProblemKind[] }>(
  'problems',
  frame(
    '<h1><%= it.title %></h1><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody><% for (const k of it.kinds) { %><tr><td><a href="/problems/<%= k.code %>"><%= k.code %></a></td><td><%= k.status %></td><td><%= k.title %></td></tr><% } %></tbody></table>',
  ),
);

/** What the `type` of every problem leads to. */
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  @Get()
  @Reads('List all kinds of problems', {
    answers: 'ProblemKindList',
    renderings: { 'text/html': '<!doctype html><title>Problems</title>' },
  })
  list(@Req() request: Request, @Res() response: Response): void {
    const kinds = [...catalogue.values()];
    answer(request, response, { items: kinds }, () => all({ title: 'Problems', kinds }));
  }

  @Get(':code')
  @Reads('Explain a kind of problem', {
    answers: 'ProblemKind',
    problems: ['problem-unknown'],
    renderings: { 'text/html': '<!doctype html><title>Prerequisites are open</title>' },
  })
  read(@Param('code') code: string, @Req() request: Request, @Res() response: Response): void {
    const kind = catalogue.get(code as ProblemCode);
    if (!kind) throw new Problem('problem-unknown', `There is no problem "${code}".`);
    answer(request, response, kind, () => one(kind));
  }
}

function answer(request: Request, response: Response, json: object, html: () => string): void {
  response.setHeader('Vary', 'Accept');
  if (request.accepts(['application/json', 'text/html']) === 'text/html') response.type('text/html').send(html());
  else response.json(json);
}
