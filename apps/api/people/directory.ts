import type { Holiday, Station } from '../../../domain/directory/station.js';
import type { Bounced, Erasure, Person, Receipt } from '../../../entities/people.js';

export type { Bounced, Person, Receipt } from '../../../entities/people.js';

/** The people of an edition: read, corrected and erased here. The only personal data there are; events carry ids alone. */
export abstract class Directory {
  /** In the order of their ids, those after `after`. */
  abstract list(edition: string, from: { after?: string; limit: number }): Promise<Person[]>;
  abstract find(edition: string, id: string): Promise<Person | undefined>;
  /** Enters somebody. Returns whether the id was free. */
  abstract enter(person: Person): Promise<boolean>;
  /** Replaces the entry of somebody, at an instant. Returns whether there was one. */
  abstract correct(person: Person, at: string): Promise<boolean>;
  /** Those whose address does not take messages, by their ids. */
  abstract bounced(edition: string): Promise<Map<string, Bounced>>;
  /** Ends overviews where the entry has that address still, and changes nothing else of it. Returns whether there were any. */
  abstract stopDigest(of: Pick<Person, 'edition' | 'id' | 'email'>): Promise<boolean>;
  /** Enters people or replaces their entries, all or none, once under a key. Returns whether the key was free. */
  abstract saveOnce(people: readonly Person[], receipt: Receipt): Promise<boolean>;
  /** Erases somebody who holds no role, as a cover of others and as a reader of calendars and webhooks too. */
  abstract erase(edition: string, id: string, now: string): Promise<Erasure>;
  /** Duty stations, in the order of their ids. */
  abstract stations(): Promise<Station[]>;
  /** Days of a year on which nobody works at a station. */
  abstract holidays(station: Station, year: number): Promise<Holiday[]>;
}
