import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import type { Actor } from '../../../domain/edition/actor.js';
import { Acting, type Asked, Commanded } from '../http/asked.js';
import type { Page } from '../http/cursor.js';
import type { Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import { ReadableQuery } from '../pages/readable.query.js';
import { wantsPage } from '../pages/wanted.js';
import type { EditionEntry } from '../reading/reading.js';
import {
  ClosureBody,
  ConferenceBody,
  CreateEditionBody,
  DatesBody,
  EditionQuery,
  PostponementBody,
  ReconveningBody,
  RetargetBody,
  SuspensionBody,
} from './edition.bodies.js';
import type { EditionView } from './edition.view.js';
import { type EditionAnswer, EditionsService } from './editions.service.js';

@ApiTags('editions')
@Controller('v1/editions')
export class EditionsController {
  constructor(private readonly editions: EditionsService) {}

  @Get()
  @Reads('List editions', { answers: 'EditionPage', problems: ['query-invalid'] })
  list(@Query() query: EditionQuery): Promise<Page<EditionEntry>> {
    return this.editions.list(query);
  }

  @Post()
  @Changes('Open an edition', {
    status: 201,
    body: {
      type: CreateEditionBody,
      example: {
        id: 'crime-congress-16',
        title: 'Sixteenth Congress',
        template: { id: 'un-crime-congress' },
        zone: 'Asia/Tokyo',
        targetYear: 2031,
        dates: { opening: '2031-04-21', closing: '2031-04-26' },
      },
    },
    answers: 'EditionAnswer',
    problems: [
      'edition-exists',
      'template-unknown',
      'templates-differ',
      'zone-unknown',
      'dates-invalid',
      'duration-exceeded',
      'effective-in-future',
    ],
  })
  create(@Body() body: CreateEditionBody, @Commanded() asked: Asked): Promise<Versioned<EditionAnswer>> {
    return this.editions.create(body, asked);
  }

  @Get(':edition')
  @Reads('Read an edition', {
    description: 'As a page, with stages and milestones, where a browser asks for one (`Accept: text/html`).',
    answers: 'Edition',
    etag: true,
    actions: true,
    renderings: { 'text/html': '<!doctype html><title>Sixteenth Congress</title>' },
    problems: ['edition-unknown', 'query-invalid'],
  })
  read(
    @Param('edition') edition: string,
    @Query() query: ReadableQuery,
    @Acting() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Versioned<EditionView> | EditionView | string> {
    return wantsPage(request, response, query.format) ? this.editions.page(edition, query) : this.editions.read(edition, query, actor);
  }

  @Post(':edition/dates')
  @HttpCode(200)
  @Changes('Decide the dates of the congress', {
    description: 'Of a congress whose opening has passed as well, with the day on which they were decided (`effectiveOn`).',
    plan: true,
    body: { type: DatesBody, example: { opening: '2031-04-21', closing: '2031-04-26', venue: 'Kyoto', basis: 'A/RES/85/184' } },
    answers: 'EditionAnswer',
    problems: ['dates-invalid', 'dates-already-decided', 'duration-exceeded', 'edition-suspended'],
  })
  decideDates(
    @Param('edition') edition: string,
    @Body() { opening, closing, venue, host, ...act }: DatesBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(
      edition,
      asked,
      { type: 'decide-dates', opening, closing, ...(venue === undefined ? {} : { venue }), ...(host === undefined ? {} : { host }) },
      act,
    );
  }

  @Put(':edition/conference')
  @Changes('Set the number of the conference in document symbols', {
    body: { type: ConferenceBody, example: { number: 234 } },
    answers: 'EditionAnswer',
  })
  setConference(
    @Param('edition') edition: string,
    @Body() { number, ...act }: ConferenceBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(edition, asked, { type: 'set-conference', number }, act);
  }

  @Post(':edition/postponements')
  @HttpCode(200)
  @Changes('Announce a postponement', {
    plan: true,
    description: 'The first of its decisions: the trigger is recognised and announced. A suspension follows, and a reconvening.',
    body: { type: PostponementBody, example: { evidence: { link: 'https://www.unodc.org/notice' }, effectiveOn: '2020-03-20' } },
    answers: 'EditionAnswer',
    problems: ['postponement-open', 'not-retargetable', 'symbol-malformed'],
  })
  announce(
    @Param('edition') edition: string,
    @Body() { evidence, ...act }: PostponementBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(edition, asked, { type: 'announce-postponement', evidence: { ...evidence } }, act);
  }

  @Post(':edition/suspension')
  @HttpCode(200)
  @Changes('Suspend: postpone without a date', {
    plan: true,
    description: 'Whatever hangs on the opening or the closing is suspended and its reminders are withdrawn.',
    body: {
      type: SuspensionBody,
      example: { evidence: { symbol: 'decision 74/550 A' }, effectiveOn: '2020-04-13', basis: 'decision 74/550 A' },
    },
    answers: 'EditionAnswer',
    problems: ['postponement-not-announced', 'edition-suspended', 'dates-invalid', 'prerequisites-open'],
  })
  suspend(
    @Param('edition') edition: string,
    @Body() { evidence, ...act }: SuspensionBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(edition, asked, { type: 'suspend', evidence: { ...evidence } }, act);
  }

  @Post(':edition/reconvening')
  @HttpCode(200)
  @Changes('Reconvene with new dates', {
    plan: true,
    body: {
      type: ReconveningBody,
      example: {
        opening: '2031-09-01',
        closing: '2031-09-06',
        evidence: { symbol: 'decision 74/550 B' },
        retarget: { M55: 'commission-41' },
        basis: 'decision 74/550 B',
      },
    },
    answers: 'EditionAnswer',
    problems: [
      'edition-not-suspended',
      'dates-invalid',
      'duration-exceeded',
      'session-unknown',
      'session-passed',
      'not-retargetable',
      'milestone-unknown',
    ],
  })
  reconvene(
    @Param('edition') edition: string,
    @Body() { opening, closing, venue, modality, evidence, retarget, ...act }: ReconveningBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(
      edition,
      asked,
      {
        type: 'reconvene',
        opening,
        closing,
        ...(venue === undefined ? {} : { venue }),
        ...(modality === undefined ? {} : { modality }),
        evidence: { ...evidence },
        retarget: retarget ?? {},
      },
      act,
    );
  }

  @Post(':edition/retargets')
  @HttpCode(200)
  @Changes('Move a milestone to another session', {
    plan: true,
    body: { type: RetargetBody, example: { milestone: 'M55', session: 'commission-41', basis: 'decision 74/550 B' } },
    answers: 'EditionAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'session-unknown', 'session-passed', 'not-retargetable'],
  })
  retarget(
    @Param('edition') edition: string,
    @Body() { milestone, session, ...act }: RetargetBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(edition, asked, { type: 'retarget', milestone, session }, act);
  }

  @Post(':edition/closure')
  @HttpCode(200)
  @Changes('Close and archive the edition', {
    body: { type: ClosureBody, example: { reason: 'The next edition has been opened.' } },
    answers: 'EditionAnswer',
    problems: ['reason-missing'],
  })
  close(
    @Param('edition') edition: string,
    @Body() { reason, ...act }: ClosureBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<EditionAnswer>> {
    return this.editions.change(edition, asked, { type: 'close', reason }, act);
  }
}
