import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { csvOf } from '../../../domain/replanning/csv.js';
import { markdownOf } from '../../../domain/replanning/markdown.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Page } from '../http/cursor.js';
import { PageQuery } from '../http/page.query.js';
import { PageRenderingQuery } from '../http/rendering.query.js';
import { pageFormatOf, sendAs } from '../http/table-formats.js';
import { etagOf, type Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import { simulationPage } from './page.js';
import { differenceRenderings } from './renderings.js';
import { type ApplicationAnswer, ApplicationService } from './application.service.js';
import { changeBodies } from './change.bodies.js';
import { ApplicationBody, SimulationBody } from './simulation.bodies.js';
import type { SimulationEntryView, SimulationView } from './simulation.view.js';
import { SimulationsService } from './simulations.service.js';

const refusals = [
  'milestone-unknown',
  'milestone-not-open',
  'dates-invalid',
  'duration-exceeded',
  'session-unknown',
  'session-passed',
  'not-retargetable',
  'not-pinned',
  'postponement-open',
  'postponement-not-announced',
  'edition-suspended',
  'edition-not-suspended',
  'edition-cancelled',
  'template-unknown',
  'template-not-newer',
  'template-unfit',
] as const;

@ApiTags('simulations')
@ApiExtraModels(...Object.values(changeBodies))
@Controller('v1/editions/:edition/simulations')
export class SimulationsController {
  constructor(
    private readonly simulations: SimulationsService,
    private readonly applications: ApplicationService,
  ) {}

  @Get()
  @Reads('List the simulations of an edition', {
    description: 'Without their differences. Of those that were not applied the latest 500 are kept.',
    answers: 'SimulationPage',
    problems: ['edition-unknown', 'query-invalid'],
  })
  list(@Param('edition') edition: string, @Query() query: PageQuery): Promise<Page<SimulationEntryView>> {
    return this.simulations.list(edition, query);
  }

  @Post()
  @Changes('Try changes of plan out', {
    description:
      'Answers with all that they would bring about, under a number. Of the edition nothing changes and nobody is told; anybody may try. What an application would lack (a role, a legal basis) is said under `advice`. The ETag is the version of the edition that they were tried on.',
    status: 201,
    body: {
      type: SimulationBody,
      example: { changes: [{ type: 'slip', milestone: 'M22.africa', days: 30, reason: 'The host has asked for it.' }] },
    },
    answers: 'Simulation',
    problems: refusals,
  })
  simulate(@Param('edition') edition: string, @Body() body: SimulationBody, @Commanded() asked: Asked): Promise<Versioned<SimulationView>> {
    return this.simulations.simulate(edition, body, asked);
  }

  @Get(':simulation')
  @Reads('Read a simulation', {
    description: 'As Markdown and CSV it is the difference alone; a browser gets a page to read and to print.',
    answers: 'Simulation',
    etag: true,
    renderings: differenceRenderings,
    problems: ['edition-unknown', 'simulation-unknown', 'query-invalid', 'not-acceptable'],
  })
  async read(
    @Param('edition') edition: string,
    @Param('simulation') number: string,
    @Query() query: PageRenderingQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = pageFormatOf(request, query.format);
    const { simulation, zone, titles } = await this.simulations.read(edition, number);
    delete request.headers['if-none-match']; // the ETag is for If-Match alone: that it was applied does not change it
    response.setHeader('ETag', etagOf(simulation.revision));
    sendAs(response, format, {
      json: () => simulation,
      md: () => markdownOf(simulation.difference, titles),
      csv: () => csvOf(simulation.difference, titles),
      html: () => simulationPage({ zone }, simulation, titles),
    });
  }

  @Post(':simulation/application')
  @HttpCode(200)
  @Changes('Apply a simulation', {
    plan: true,
    description:
      'Decides all of its changes as one, on the version of the edition that they were tried on. Where the edition has changed since, it is refused (412), and `difference` tells what has changed and what the same changes would bring about now. A simulation is applied once. Who decides is the actor: somebody who holds the role that the template names.',
    body: { type: ApplicationBody, example: { basis: { symbol: 'decision 74/550 B', date: '2020-08-12' } } },
    answers: 'ApplicationAnswer',
    problems: ['simulation-unknown', 'simulation-applied', 'effective-in-future', ...refusals],
  })
  apply(
    @Param('edition') edition: string,
    @Param('simulation') number: string,
    @Body() body: ApplicationBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<ApplicationAnswer>> {
    return this.applications.apply(edition, number, body, asked);
  }
}
