import type { Person } from '../../../entities/people.js';

export type { Person } from '../../../entities/people.js';

/** The people of an edition: read, corrected and erased here. The only personal data there are; events carry ids alone. */
export abstract class Directory {
  /** In the order of their ids, those after `after`. */
  abstract list(edition: string, from: { after?: string; limit: number }): Promise<Person[]>;
  abstract find(edition: string, id: string): Promise<Person | undefined>;
  /** Enters a person, or corrects the one with this id. */
  abstract save(person: Person): Promise<'entered' | 'corrected'>;
  /** Returns whether there was one. */
  abstract erase(edition: string, id: string): Promise<boolean>;
}
