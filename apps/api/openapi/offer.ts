import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const paths = ['/docs', '/docs/*file', '/openapi.json', '/openapi.yaml'];

/**
 * Offers the description of the API: /openapi.json for programs, /docs for people (its files are served from here). It is made,
 * and the library that makes it read, when somebody asks for it first.
 */
export function offerDocument(app: NestExpressApplication): void {
  let offered: Promise<RequestHandler> | undefined;
  const offer = (request: Request, response: Response, next: NextFunction): void => {
    offered ??= described(app);
    offered.then(
      (answer) => answer(request, response, next),
      (fault: unknown) => {
        offered = undefined;
        next(fault);
      },
    );
  };
  const server = app.getHttpAdapter();
  for (const path of paths) server.get(path, offer as Parameters<typeof server.get>[1]);
}

/** The addresses of the description as the library lays them, in a router of their own: that of the application is closed by now. */
async function described(app: NestExpressApplication): Promise<RequestHandler> {
  const { describeApi } = await import('./document.js');
  const { SwaggerModule } = await import('@nestjs/swagger');
  const document = await describeApi(app);
  const adapter = new ExpressAdapter();
  const router = adapter.getInstance<NestExpressApplication>();
  router.disable('x-powered-by');
  router.set('etag', false);
  const aside = Object.create(app, {
    getHttpAdapter: { value: () => adapter },
    useStaticAssets: { value: adapter.useStaticAssets.bind(adapter) },
  }) as NestExpressApplication;
  SwaggerModule.setup('docs', aside, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Lustrum API',
    swaggerOptions: { tagsSorter: 'none', docExpansion: 'none', displayRequestDuration: true },
  });
  return router as unknown as RequestHandler;
}
