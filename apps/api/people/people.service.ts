import { Injectable, Logger } from '@nestjs/common';
import { plainProfile } from '../../../domain/directory/profile.js';
import type { Holders } from '../../../domain/edition/state.js';
import { refuse } from '../../../domain/refusal.js';
import { Carrier } from '../commands/carrier.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { defaultLimit, type PageQuery } from '../http/page.query.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Worlds } from '../reading/worlds.js';
import { Directory, type Person } from './directory.js';
import type { NewPersonBody, PersonBody } from './person.bodies.js';

/** A person with the roles held in the edition. */
export interface PersonView extends Omit<Person, 'edition'> {
  roles: string[];
}

@Injectable()
export class PeopleService {
  private readonly logger = new Logger('api');

  constructor(
    private readonly directory: Directory,
    private readonly worlds: Worlds,
    private readonly carrier: Carrier,
  ) {}

  /** In the order of their ids. */
  async list(edition: string, { cursor, limit = defaultLimit }: PageQuery): Promise<Page<PersonView>> {
    const { edition: state } = await this.worlds.standing(edition);
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 'id').id);
    const people = await this.directory.list(edition, { after, limit: limit + 1 });
    const items = people.slice(0, limit).map((person) => viewOf(person, state.roles));
    const last = items.at(-1);
    return { items, next: last && people.length > limit ? encodeCursor({ sort: 'id', key: last.id, id: last.id }) : null };
  }

  async read(edition: string, id: string): Promise<PersonView> {
    const { edition: state } = await this.worlds.standing(edition);
    const person = await this.directory.find(edition, id);
    if (person) return viewOf(person, state.roles);
    throw problemOf(refuse('person-unknown', `There is no person "${id}" in this edition's directory.`, { pointer: '/person' }));
  }

  async enter(edition: string, { id, ...body }: NewPersonBody): Promise<PersonView> {
    await this.open(edition);
    if (await this.directory.find(edition, id))
      throw new Problem('person-exists', `There is a person "${id}" already.`, { errors: [{ pointer: '/id', detail: 'is taken' }] });
    return this.save(edition, id, body);
  }

  async correct(edition: string, id: string, body: PersonBody): Promise<PersonView> {
    await this.read(edition, id);
    await this.open(edition);
    return this.save(edition, id, body);
  }

  /** Erases what is known of a person, in an archived edition too; events keep the id, which says nothing any more. */
  async erase(edition: string, id: string): Promise<void> {
    const { roles } = await this.read(edition, id);
    const { edition: state } = await this.worlds.standing(edition);
    // in an archived edition no role can be released any more, and none is acted in
    if (roles.length > 0 && state.status !== 'archived') {
      throw new Problem('person-holds-roles', `"${id}" holds ${roles.join(', ')}. Release ${roles.length === 1 ? 'it' : 'them'} first.`, {
        facts: roles.map((ref) => ({ ref, says: 'held' })),
      });
    }
    await this.directory.erase(edition, id);
  }

  /** The people of an archived edition are as they were; only erasing them remains, for the data are theirs. */
  private async open(id: string): Promise<void> {
    const { edition } = await this.worlds.standing(id);
    if (edition.status !== 'archived') return;
    throw problemOf(refuse('edition-archived', `The edition "${id}" is archived: its people can be read and erased, not changed.`));
  }

  private async save(edition: string, id: string, { name, email, zone, language }: PersonBody): Promise<PersonView> {
    const { edition: state } = await this.worlds.standing(edition);
    const before = await this.directory.find(edition, id);
    const readsIn = zone ?? state.zone;
    await this.directory.save({ ...plainProfile(readsIn), kind: 'person', edition, id, name, email, language: language ?? 'en' });
    if ((before?.zone ?? state.zone) !== readsIn) await this.tellOfZone(edition);
    return this.read(edition, id);
  }

  /** The edition sleeps until its readers' next morning, which has moved. Unheard, it finds the new zone when it next wakes. */
  private async tellOfZone(edition: string): Promise<void> {
    try {
      await this.carrier.look(edition);
    } catch (error) {
      this.logger.warn({ message: 'An edition could not be told that a zone has changed', edition, cause: String(error) });
    }
  }
}

function viewOf({ edition: _, ...person }: Person, holders: Record<string, Holders>): PersonView {
  const roles = Object.entries(holders).flatMap(([role, { responsible }]) => (responsible.includes(person.id) ? [role] : []));
  return { ...person, roles };
}
