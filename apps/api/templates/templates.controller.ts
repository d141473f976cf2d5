import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { QueryNumber } from '../http/fields.js';
import { Reads } from '../openapi/operation.js';
import { type TemplateEntry, TemplatesService, type TemplateView } from './templates.service.js';

export class TemplateQuery {
  @QueryNumber(1, 10_000, { description: 'Which version; absent: the latest.', example: 1 })
  version?: number;
}

@ApiTags('templates')
@Controller('v1/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Reads('List cycle templates', { answers: 'TemplateList' })
  list(): Promise<{ items: TemplateEntry[] }> {
    return this.templates.list();
  }

  @Get(':template')
  @Reads('Read a cycle template', { answers: 'Template', problems: ['template-unknown', 'query-invalid'] })
  read(@Param('template') template: string, @Query() query: TemplateQuery): Promise<TemplateView> {
    return this.templates.read(template, query.version);
  }
}
