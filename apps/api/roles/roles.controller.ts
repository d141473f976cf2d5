import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { Changes, Reads } from '../openapi/operation.js';
import { CapacityQuery, HolderBody } from './holder.body.js';
import { type RoleAnswer, RolesService, type RoleView } from './roles.service.js';

const holder = ':role/holders/:person';

@ApiTags('roles')
@Controller('v1/editions/:edition/roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Get()
  @Reads('List the roles of an edition with their holders', { answers: 'RoleList', problems: ['edition-unknown'] })
  list(@Param('edition') edition: string): Promise<{ items: RoleView[] }> {
    return this.roles.list(edition);
  }

  @Put(holder)
  @Changes('Give a role to a person, in some capacity', {
    body: { type: HolderBody, example: { capacity: 'deputy', effectiveOn: '2030-01-07' } },
    answers: 'RoleAnswer',
    problems: ['role-unknown', 'person-unknown'],
  })
  assign(
    @Param('edition') edition: string,
    @Param('role') role: string,
    @Param('person') person: string,
    @Body() { capacity, ...act }: HolderBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<RoleAnswer>> {
    return this.roles.change(edition, asked, { type: 'assign-role', role, person, ...(capacity ? { capacity } : {}) }, act);
  }

  @Delete(holder)
  @Changes('Take a role from a person, in one capacity', {
    answers: 'RoleAnswer',
    problems: ['role-unknown', 'person-unknown', 'query-invalid'],
  })
  release(
    @Param('edition') edition: string,
    @Param('role') role: string,
    @Param('person') person: string,
    @Query() { capacity }: CapacityQuery,
    @Commanded() asked: Asked,
  ): Promise<Versioned<RoleAnswer>> {
    return this.roles.change(edition, asked, { type: 'release-role', role, person, ...(capacity ? { capacity } : {}) }, {});
  }
}
