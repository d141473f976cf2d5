import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Page } from '../http/cursor.js';
import { PageQuery } from '../http/page.query.js';
import { Changes, Reads } from '../openapi/operation.js';
import { PeopleService, type PersonView } from './people.service.js';
import { NewPersonBody, PersonBody } from './person.bodies.js';

const example = { name: 'Akiko Tanaka', email: 'a.tanaka@example.org', zone: 'Asia/Tokyo', language: 'en' };

@ApiTags('people')
@Controller('v1/editions/:edition/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Reads('List the people of an edition', { answers: 'PersonPage', problems: ['edition-unknown', 'query-invalid'] })
  list(@Param('edition') edition: string, @Query() query: PageQuery): Promise<Page<PersonView>> {
    return this.people.list(edition, query);
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

  @Get(':person')
  @Reads('Read a person', { answers: 'Person', problems: ['edition-unknown', 'person-unknown'] })
  read(@Param('edition') edition: string, @Param('person') person: string): Promise<PersonView> {
    return this.people.read(edition, person);
  }

  @Put(':person')
  @Changes('Correct the entry of a person', {
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
    description: 'Possible in an archived edition too: the data are the person’s own.',
    command: false,
    status: 204,
    problems: ['person-unknown', 'person-holds-roles'],
  })
  erase(@Param('edition') edition: string, @Param('person') person: string): Promise<void> {
    return this.people.erase(edition, person);
  }
}
