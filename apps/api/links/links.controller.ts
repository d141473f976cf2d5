import { Body, Controller, Get, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { correlationOf } from '../http/correlation.js';
import { failedPage, type Followed, languageAsked, LinksService, type Shown } from './links.service.js';

/** The pages behind the links of messages: for people, who have nothing but the link. */
@ApiExcludeController()
@Controller('r/:purpose/:token')
export class LinksController {
  private readonly logger = new Logger('links');

  constructor(private readonly links: LinksService) {}

  @Get()
  show(@Param() link: { purpose: string; token: string }, @Req() request: Request, @Res() response: Response): Promise<void> {
    const followed = followedBy(link, request);
    return this.answer(followed, response, () => this.links.show(followed));
  }

  @Post()
  act(
    @Param() link: { purpose: string; token: string },
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const followed = followedBy(link, request);
    return this.answer(followed, response, () => this.links.act(followed, body));
  }

  private async answer({ language }: Followed, response: Response, work: () => Promise<Shown>): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    response.setHeader('Referrer-Policy', 'no-referrer');
    const { status, html, retryAfter } = await work().catch((error: unknown) => {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      this.logger.error({ message: 'A link could not be followed', correlationId: correlationOf(response), cause: String(cause) });
      return failedPage(language);
    });
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    allowForm(response);
    response.status(status).type('text/html').send(html);
  }
}

const followedBy = ({ purpose, token }: { purpose: string; token: string }, request: Request): Followed => ({
  purpose,
  token,
  language: languageAsked((...languages) => request.acceptsLanguages(...languages)),
});

/** What every page of ours forbids, these must do: send a form, to themselves alone. */
function allowForm(response: Response): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader('Content-Security-Policy', policy.replace("form-action 'none'", "form-action 'self'"));
}
