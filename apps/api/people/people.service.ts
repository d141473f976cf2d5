import { Injectable, Logger } from '@nestjs/common';
import { completed, entryFaults, type GivenEntry } from '../../../domain/directory/entry.js';
import { movesHours } from '../../../domain/directory/profile.js';
import { heldBy, type Held } from '../../../domain/directory/roles.js';
import type { EditionState } from '../../../domain/edition/state.js';
import { refuse } from '../../../domain/refusal.js';
import { Carrier } from '../commands/carrier.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { defaultLimit, type PageQuery } from '../http/page.query.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Worlds } from '../reading/worlds.js';
import { type Bounced, Directory, type Person } from './directory.js';
import type { NewPersonBody, PersonBody } from './person.bodies.js';

/** A person with the roles held in the edition. */
export interface PersonView extends Omit<Person, 'edition'> {
  /** Ids of the roles, in whatever capacity they are held. */
  roles: string[];
  /** The same with the capacity. */
  holds: Held[];
  /** The address does not take messages; absent: as far as anybody knows it does. A correction of the address ends it. */
  bounced?: Bounced;
}

/** People that are read at a time. */
const atOnce = 1000;

@Injectable()
export class PeopleService {
  private readonly logger = new Logger('api');

  constructor(
    private readonly directory: Directory,
    private readonly worlds: Worlds,
    private readonly carrier: Carrier,
    private readonly clock: Clock,
  ) {}

  /** In the order of their ids. */
  async list(edition: string, { cursor, limit = defaultLimit }: PageQuery): Promise<Page<PersonView>> {
    const { edition: state } = await this.worlds.standing(edition);
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 'id').id);
    const people = await this.directory.list(edition, { after, limit: limit + 1 });
    const bounced = await this.directory.bounced(edition);
    const items = people.slice(0, limit).map((person) => viewOf(person, state, bounced));
    const last = items.at(-1);
    return { items, next: last && people.length > limit ? encodeCursor({ sort: 'id', key: last.id, id: last.id }) : null };
  }

  /** All of them, in the order of their ids. */
  async everybody(edition: string): Promise<PersonView[]> {
    const { edition: state } = await this.worlds.standing(edition);
    const people: Person[] = [];
    let page: Person[];
    do {
      page = await this.directory.list(edition, { after: people.at(-1)?.id ?? '', limit: atOnce });
      people.push(...page);
    } while (page.length === atOnce);
    const bounced = await this.directory.bounced(edition);
    return people.map((person) => viewOf(person, state, bounced));
  }

  async read(edition: string, id: string): Promise<PersonView> {
    const { edition: state } = await this.worlds.standing(edition);
    const person = await this.directory.find(edition, id);
    if (person) return viewOf(person, state, await this.directory.bounced(edition));
    throw unknown(id);
  }

  async enter(edition: string, { id, ...body }: NewPersonBody): Promise<PersonView> {
    await this.open(edition);
    const entered = await this.directory.enter(await this.entryOf(edition, id, body));
    if (entered) return this.read(edition, id);
    throw new Problem('person-exists', `There is a person "${id}" already.`, { errors: [{ pointer: '/id', detail: 'is taken' }] });
  }

  /** Replaces the entry as a whole. */
  async correct(edition: string, id: string, body: PersonBody): Promise<PersonView> {
    const before = await this.read(edition, id);
    await this.open(edition);
    const after = await this.entryOf(edition, id, body);
    if (!(await this.directory.correct(after, this.clock.now()))) throw unknown(id);
    if (movesHours(before, after)) await this.tell(edition);
    return this.read(edition, id);
  }

  /** Erases what is known of a person, in an archived edition too; events keep the id, which says nothing any more. */
  async erase(edition: string, id: string): Promise<void> {
    await this.read(edition, id);
    const erasure = await this.directory.erase(edition, id, this.clock.now());
    if ('refused' in erasure) {
      const { roles } = erasure;
      throw new Problem('person-holds-roles', `"${id}" holds ${roles.join(', ')}. Release ${roles.length === 1 ? 'it' : 'them'} first.`, {
        facts: roles.map((ref) => ({ ref, says: 'held' })),
      });
    }
    if (erasure.uncovered.length > 0) await this.tell(edition);
  }

  /** The people of an archived edition are as they were; only erasing them remains, for the data are theirs. */
  async open(id: string): Promise<void> {
    const { edition } = await this.worlds.standing(id);
    if (edition.status !== 'archived') return;
    throw problemOf(refuse('edition-archived', `The edition "${id}" is archived: its people can be read and erased, not changed.`));
  }

  /** The edition sleeps until its readers' next hour, which has moved. Unheard, it finds what has changed when it next wakes. */
  async tell(edition: string): Promise<void> {
    try {
      await this.carrier.look(edition);
    } catch (error) {
      this.logger.warn({ message: 'An edition could not be told that its directory has changed', edition, cause: String(error) });
    }
  }

  /** @throws Problem `body-invalid` */
  private async entryOf(edition: string, id: string, body: PersonBody): Promise<Person> {
    const { edition: state } = await this.worlds.standing(edition);
    const given: GivenEntry = { id, ...givenIn(body) };
    const covers = new Set((given.absences ?? []).flatMap(({ cover }) => (cover === undefined ? [] : [cover])));
    const known = new Set<string>();
    for (const cover of covers) if (await this.directory.find(edition, cover)) known.add(cover);
    const stations = await this.directory.stations();
    const errors = entryFaults(given, { stations, knows: (person) => known.has(person) }).map(({ path, message }) => ({
      pointer: `/${path.join('/')}`,
      detail: message,
    }));
    if (errors.length > 0)
      throw new Problem('body-invalid', `The body has faults: ${errors.map((e) => `${e.pointer} ${e.detail}`).join('; ')}.`, { errors });
    return { ...completed(given, { stations, zone: state.zone }), edition };
  }
}

/** Null says the same as nothing. */
export function givenIn({ absences, ...body }: PersonBody): Omit<GivenEntry, 'id'> {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as Omit<PersonBody, 'absences'>;
  return {
    ...given,
    ...(given.quiet ? { quiet: { from: given.quiet.from, to: given.quiet.to } } : {}),
    absences: (absences ?? []).map(({ from, to, cover }) => ({ from, to, ...(cover ? { cover } : {}) })),
  };
}

function viewOf({ edition: _, ...person }: Person, { roles }: EditionState, known: ReadonlyMap<string, Bounced>): PersonView {
  const holds = heldBy(roles, person.id);
  const bounced = known.get(person.id);
  return { ...person, roles: [...new Set(holds.map(({ role }) => role))], holds, ...(bounced ? { bounced } : {}) };
}

const unknown = (id: string): Problem =>
  problemOf(refuse('person-unknown', `There is no person "${id}" in this edition's directory.`, { pointer: '/person' }));
