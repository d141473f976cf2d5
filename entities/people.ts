import { withoutCover } from '../domain/directory/absences.js';
import { rolesInTheWay } from '../domain/directory/erasing.js';
import type { Holiday, Station } from '../domain/directory/station.js';
import type { Instant } from '../domain/time/plain-date.js';
import { CommandEntity } from './command.entity.js';
import type { Database } from './database.js';
import { EditionMissing, isDuplicate } from './faults.js';
import { FeedEntity } from './feed.entity.js';
import { holidaysOf } from './holidays.js';
import { engine } from './journal/engine.js';
import { WorldStore } from './journal/worlds.js';
import { NoticeEntity } from './notice.entity.js';
import { personOf, rowOf, type Person } from './person-row.js';
import { PersonEntity } from './person.entity.js';
import { Stations } from './stations.js';
import { Templates } from './templates.js';
import { WebhookEntity } from './webhook.entity.js';
import { IsNull, Not, type EntityManager } from 'typeorm';

export type { Person } from './person-row.js';

/** Under which key a whole list was entered, and what was answered. */
export interface Receipt {
  edition: string;
  key: string;
  hash: string;
  /** JSON. */
  answer: string;
  at: Instant;
}

/** That an address does not take messages: when the last of them was sent, and what the mail server said. */
export interface Bounced {
  at: Instant;
  answer: string;
}

/** What became of erasing somebody: whether there was one, and who lost a cover by it; or the roles that must be released first. */
export type Erasure = { erased: boolean; uncovered: string[] } | { refused: 'holds-roles'; roles: string[] };

/** People that one statement writes: databases bound the number of values in it. */
const atOnce = 200;

/** An address that leads nowhere (RFC 2606), in place of one that was somebody's. */
const nowhere = 'https://erased.invalid/';

/** The directory of an edition's people: the one thing beside the log that is written, because it can be corrected and erased. */
export class People {
  private readonly places: Stations;
  private readonly worlds: WorldStore;

  constructor(private readonly database: Database) {
    this.places = new Stations(database);
    this.worlds = new WorldStore(database, new Templates(database), engine);
  }

  /** In the order of their ids, those after `after`. */
  async list(edition: string, { after = '', limit = 1000 }: { after?: string; limit?: number } = {}): Promise<Person[]> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(PersonEntity, 'person')
      .where('person.edition = :edition AND person.id > :after', { edition, after })
      .orderBy('person.id')
      .limit(limit)
      .getMany();
    return rows.map(personOf);
  }

  async find(edition: string, id: string): Promise<Person | undefined> {
    const row = await this.database.reads.manager.findOneBy(PersonEntity, { edition, id });
    return row ? personOf(row) : undefined;
  }

  /** Enters somebody. Returns whether the id was free: of two at once one is entered. */
  async enter(person: Person): Promise<boolean> {
    return this.unlessTaken((tx) => tx.insert(PersonEntity, rowOf(person)));
  }

  /** Replaces the entry of somebody, at an instant. Returns whether there was one. */
  async correct(person: Person, at: Instant): Promise<boolean> {
    return this.database.write(async (tx) => {
      const [row] = await corrected(tx, [person], at);
      if (!row) return false;
      const { edition, id, ...rest } = row;
      const { affected } = await tx.update(PersonEntity, { edition, id }, rest);
      return (affected ?? 0) > 0;
    });
  }

  /**
   * People of an edition whose address does not take messages, by their ids: one that was sent to it came back, or was refused
   * for good. What was sent to an address before it was corrected says nothing of the one that there is.
   */
  async bounced(edition: string): Promise<Map<string, Bounced>> {
    const rows: (Bounced & { recipient: string })[] = await this.database.reads.manager
      .createQueryBuilder(NoticeEntity, 'notice')
      .innerJoin(PersonEntity, 'person', "person.edition = notice.edition AND person.id = notice.recipient AND person.channel = 'email'")
      .select('notice.recipient', 'recipient')
      .addSelect('notice.lastAttemptAt', 'at')
      .addSelect('notice.lastAnswer', 'answer')
      .where('notice.edition = :edition', { edition })
      .andWhere("(notice.status = 'bounced' OR (notice.status = 'failed' AND notice.lastAnswer LIKE '5%'))")
      .andWhere('(person.emailSince IS NULL OR notice.lastAttemptAt >= person.emailSince)')
      .orderBy('notice.lastAttemptAt')
      .getRawMany();
    return new Map(rows.map(({ recipient, at, answer }) => [recipient, { at, answer }]));
  }

  /**
   * Ends somebody's overviews and nothing else of the entry, where it still has the address that they went to. Returns whether
   * there were any.
   */
  async stopDigest({ edition, id, email }: Pick<Person, 'edition' | 'id' | 'email'>): Promise<boolean> {
    const receives = { edition, id, email, digest: Not<Person['digest']>('none') };
    const { affected } = await this.database.write((tx) => tx.update(PersonEntity, receives, { digest: 'none' }));
    return (affected ?? 0) > 0;
  }

  /** Enters people or replaces their entries: all of them or none. */
  async save(...people: Person[]): Promise<void> {
    await this.database.write((tx) =>
      upsert(
        tx,
        people.map((person) => rowOf(person)),
      ),
    );
  }

  /** The same, once under a key. Returns whether it was free; nothing has changed where it was not. */
  async saveOnce(people: readonly Person[], { edition, key, hash, answer, at }: Receipt): Promise<boolean> {
    return this.unlessTaken(async (tx) => {
      await tx.insert(CommandEntity, { edition, commandId: key, hash, answer, recordedAt: at });
      await upsert(tx, await corrected(tx, people, at));
    });
  }

  /**
   * Erases a person's data: the entry, what it was as a cover of others, and the ways by which the person heard of the edition.
   * What the person did stays on record under the id alone. Whoever holds a role is not erased: the edition is held meanwhile, so
   * that none is given to somebody who is on the way out.
   *
   * @throws EditionMissing
   */
  async erase(edition: string, id: string, now: Instant): Promise<Erasure> {
    return this.database.write(async (tx) => {
      const state = (await this.worlds.hold(tx, edition))?.world.edition;
      if (!state) throw new EditionMissing(edition);
      const roles = rolesInTheWay(state, id);
      if (roles.length > 0) return { refused: 'holds-roles', roles };
      const { affected } = await tx.delete(PersonEntity, { edition, id });
      const covered = (await tx.findBy(PersonEntity, { edition }))
        .map(personOf)
        .filter(({ absences }) => absences.some((a) => a.cover === id));
      for (const person of covered) {
        const absences = JSON.stringify(withoutCover(person.absences, id));
        await tx.update(PersonEntity, { edition, id: person.id }, { absences });
      }
      await tx.update(FeedEntity, { edition, scope: 'person', of: id, revokedAt: IsNull() }, { revokedAt: now });
      await tx.update(
        WebhookEntity,
        { edition, person: id },
        { url: nowhere, previousSecret: null, previousUntil: null, status: 'disabled', disabledWhy: 'The person was erased.' },
      );
      return { erased: (affected ?? 0) > 0, uncovered: covered.map((person) => person.id) };
    });
  }

  /** Duty stations, in the order of their ids. */
  async stations(): Promise<Station[]> {
    return this.places.list();
  }

  /** Days of a year on which nobody works at a station. */
  async holidays(station: Station, year: number): Promise<Holiday[]> {
    return holidaysOf(station, year);
  }

  /** PostgreSQL ends a transaction at such a fault, so it is caught outside. */
  private async unlessTaken(work: (tx: EntityManager) => Promise<unknown>): Promise<boolean> {
    try {
      await this.database.write(work);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

async function upsert(tx: EntityManager, rows: readonly PersonEntity[]): Promise<void> {
  for (let n = 0; n < rows.length; n += atOnce) await tx.upsert(PersonEntity, rows.slice(n, n + atOnce), ['edition', 'id']);
}

/** Entries as they are to be written at an instant, of one edition: an address that is another one holds since then. */
async function corrected(tx: EntityManager, people: readonly Person[], at: Instant): Promise<PersonEntity[]> {
  const [first] = people;
  const before = first ? await tx.findBy(PersonEntity, { edition: first.edition }) : [];
  const known = new Map(before.map((row) => [row.id, row]));
  return people.map((person) => {
    const row = known.get(person.id);
    return rowOf(person, row && row.email !== person.email ? at : (row?.emailSince ?? null));
  });
}
