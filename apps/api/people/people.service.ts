import { Injectable } from '@nestjs/common';
import { refuse } from '../../../domain/refusal.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Worlds } from '../reading/worlds.js';
import { Directory, type Person } from './directory.js';
import type { NewPersonBody, PersonBody } from './person.bodies.js';

/** A person with the roles held in the edition. */
export interface PersonView extends Person {
  roles: string[];
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly directory: Directory,
    private readonly worlds: Worlds,
  ) {}

  async list(edition: string): Promise<{ items: PersonView[] }> {
    const roles = await this.rolesOf(edition);
    const people = await this.directory.people(edition);
    return { items: people.map((person) => ({ ...person, roles: roles(person.id) })) };
  }

  async read(edition: string, id: string): Promise<PersonView> {
    const roles = await this.rolesOf(edition);
    const person = await this.directory.person(edition, id);
    if (person) return { ...person, roles: roles(id) };
    throw problemOf(refuse('person-unknown', `There is no person "${id}" in this edition's directory.`, { pointer: '/person' }));
  }

  async enter(edition: string, { id, ...body }: NewPersonBody): Promise<PersonView> {
    await this.worlds.known(edition);
    if (await this.directory.person(edition, id)) throw new Problem('person-exists', `There is a person "${id}" already.`, { errors: [{ pointer: '/id', detail: 'is taken' }] });
    return this.put(edition, id, body);
  }

  async correct(edition: string, id: string, body: PersonBody): Promise<PersonView> {
    await this.read(edition, id);
    return this.put(edition, id, body);
  }

  private async put(edition: string, id: string, { name, email, zone, language }: PersonBody): Promise<PersonView> {
    const { edition: state } = await this.worlds.standing(edition);
    await this.directory.put(edition, { id, name, email, zone: zone ?? state.zone, language: language ?? 'en' });
    return this.read(edition, id);
  }

  /** Erases what is known of a person; events keep the id, which says nothing any more. */
  async erase(edition: string, id: string): Promise<void> {
    const { roles } = await this.read(edition, id);
    if (roles.length > 0) {
      throw new Problem('person-holds-roles', `"${id}" holds ${roles.join(', ')}. Release ${roles.length === 1 ? 'it' : 'them'} first.`, { facts: roles.map((ref) => ({ ref, says: 'held' })) });
    }
    await this.directory.erase(edition, id);
  }

  private async rolesOf(edition: string): Promise<(person: string) => string[]> {
    const { edition: state } = await this.worlds.standing(edition);
    return (person) => Object.entries(state.roles).flatMap(([role, holders]) => (holders.includes(person) ? [role] : []));
  }
}
