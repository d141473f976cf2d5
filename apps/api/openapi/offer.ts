import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { describeApi } from './document.js';

/** Offers the description of the API: /openapi.json for programs, /docs for people (its files are served from here). */
export function offerDocument(app: NestExpressApplication): void {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Lustrum API',
    swaggerOptions: { tagsSorter: 'none', docExpansion: 'none', displayRequestDuration: true },
  });
}
