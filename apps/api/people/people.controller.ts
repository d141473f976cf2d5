import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '../openapi/described.js';
import type { Request, Response } from 'express';
import { type Asked, Commanded } from '../http/asked.js';
import type { Page } from '../http/cursor.js';
import { Changes, Reads } from '../openapi/operation.js';
import { asCsv } from './csv/write.js';
import { ImportService, type ImportView } from './import.service.js';
import { ImportQuery, PeopleQuery, tableOf } from './people.query.js';
import { PeopleService, type PersonView } from './people.service.js';
import { NewPersonBody, PersonBody } from './person.bodies.js';

const example = {
  name: 'Akiko Tanaka',
  email: 'a.tanaka@example.org',
  station: 'tokyo',
  language: 'en',
  digest: 'daily',
  quiet: { from: '20:00', to: '07:00' },
  absences: [{ from: '2030-07-01', to: '2030-07-14', cover: 'b.sato' }],
};

const table = [
  'id,kind,name,email,language,zone,station,working_days,channel,digest,quiet_from,quiet_to,absences,roles',
  'a.tanaka,person,Akiko Tanaka,a.tanaka@example.org,en,Asia/Tokyo,tokyo,mon;tue;wed;thu;fri,email,daily,20:00,07:00,2030-07-01/2030-07-14/b.sato,organiser:responsible;drafter:deputy',
  'b.sato,person,Bunta Sato,b.sato@example.org,en,,tokyo,,,,,,,organiser:deputy',
].join('\r\n');

@ApiTags('people')
@Controller('v1/editions/:edition/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly imports: ImportService,
  ) {}

  @Get()
  @Reads('List the people of an edition', {
    description: 'As JSON in pages; as CSV all of them with their roles, as an import takes them.',
    answers: 'PersonPage',
    renderings: { 'text/csv': table },
    problems: ['edition-unknown', 'query-invalid'],
  })
  async list(
    @Param('edition') edition: string,
    @Query() query: PeopleQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<PersonView> | string> {
    response.setHeader('Vary', 'Accept');
    if (!tableOf(request, query)) return this.people.list(edition, query);
    const csv = asCsv(await this.people.everybody(edition));
    response.type('text/csv').attachment(`people-${edition}.csv`);
    return csv;
  }

  @Post()
  @Changes('Enter a person', {
    command: false,
    status: 201,
    body: { type: NewPersonBody, example: { id: 'a.tanaka', ...example } },
    answers: 'Person',
    problems: ['person-exists', 'edition-archived'],
  })
  async enter(
    @Param('edition') edition: string,
    @Body() body: NewPersonBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PersonView> {
    const person = await this.people.enter(edition, body);
    response.setHeader('Location', `/v1/editions/${edition}/people/${person.id}`);
    return person;
  }

  @Post('import')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ description: 'The list, in UTF-8, with these columns.', schema: { type: 'string' }, examples: { list: { value: table } } })
  @Changes('Take in a list of people with their roles', {
    description:
      'Of everybody in the list, the list tells all: an empty cell is the default, a role that is not named is taken. Those who are not in it stay as they are. With `preview=true` nothing changes, and faults are part of the answer; without, a list with a fault is refused as a whole. To be applied, a list needs an Idempotency-Key; repeated under it, what was begun is finished.',
    answers: 'Import',
    problems: ['import-faulty', 'query-invalid', 'body-too-large', 'media-type-unsupported', 'role-unknown', 'person-unknown'],
  })
  import(
    @Param('edition') edition: string,
    @Query() { preview }: ImportQuery,
    @Req() request: Request,
    @Commanded() asked: Asked,
  ): Promise<ImportView> {
    const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return preview ? this.imports.preview(edition, file) : this.imports.apply(edition, asked, file);
  }

  @Get(':person')
  @Reads('Read a person', { answers: 'Person', problems: ['edition-unknown', 'person-unknown'] })
  read(@Param('edition') edition: string, @Param('person') person: string): Promise<PersonView> {
    return this.people.read(edition, person);
  }

  @Put(':person')
  @Changes('Correct the entry of a person', {
    description: 'The entry is replaced as a whole, absences included: what is left out takes its default.',
    command: false,
    body: { type: PersonBody, example },
    answers: 'Person',
    problems: ['person-unknown', 'edition-archived'],
  })
  correct(@Param('edition') edition: string, @Param('person') person: string, @Body() body: PersonBody): Promise<PersonView> {
    return this.people.correct(edition, person, body);
  }

  @Delete(':person')
  @HttpCode(204)
  @Changes('Erase a person', {
    description:
      'Possible in an archived edition too: the data are the person’s own. Others lose the person as a cover; calendars and webhooks of the person end.',
    command: false,
    status: 204,
    problems: ['person-unknown', 'person-holds-roles'],
  })
  erase(@Param('edition') edition: string, @Param('person') person: string): Promise<void> {
    return this.people.erase(edition, person);
  }
}
