import { Body, Controller, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { csvOf } from '../../../domain/whatif/csv.js';
import { markdownOf } from '../../../domain/whatif/markdown.js';
import { RenderingQuery } from '../http/rendering.query.js';
import { sendAs, tableFormatOf } from '../http/table-formats.js';
import { Changes } from '../openapi/operation.js';
import { hypothesisBodies, WhatIfBody } from './what-if.bodies.js';
import { WhatIfService } from './what-if.service.js';

@ApiTags('simulations')
@ApiExtraModels(...Object.values(hypothesisBodies))
@Controller('v1/editions/:edition/what-if')
export class WhatIfController {
  constructor(private readonly whatIf: WhatIfService) {}

  @Post()
  @HttpCode(200)
  @Changes('Ask what would follow if something were so', {
    description:
      'For everything that rests on the hypotheses: the earliest day, the planned and the latest one, without and with them; what comes to be at risk, and what has no slack left. Nothing is stored.',
    command: false,
    body: {
      type: WhatIfBody,
      example: {
        facts: [
          { type: 'meeting-late', meeting: 'africa', days: 30 },
          { type: 'not-done', milestone: 'M12', by: 'T0-30m' },
        ],
      },
    },
    answers: 'WhatIf',
    renderings: {
      'text/markdown': '# What if: Sixteenth Congress\n',
      'text/csv': 'key,title,earliest,planned,latest\n',
    },
    problems: [
      'edition-archived',
      'milestone-unknown',
      'meeting-unknown',
      'session-unknown',
      'hypothesis-contradictory',
      'hypothesis-circular',
      'query-invalid',
      'not-acceptable',
    ],
  })
  async reckon(
    @Param('edition') edition: string,
    @Body() body: WhatIfBody,
    @Query() query: RenderingQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = tableFormatOf(request, query.format);
    const { answer, titles } = await this.whatIf.reckon(edition, body);
    sendAs(response, format, { json: () => answer, md: () => markdownOf(answer), csv: () => csvOf(answer, titles) });
  }
}
