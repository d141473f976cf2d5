/** How a person of an edition is reached. The only place of personal data; events carry ids alone. */
export interface Person {
  id: string;
  name: string;
  email: string;
  /** Zone in which the person reads. */
  zone: string;
  /** Language of messages to the person. */
  language: string;
}

/** The people of an edition: read, corrected and erased here. */
export abstract class Directory {
  abstract people(edition: string): Promise<Person[]>;
  abstract person(edition: string, id: string): Promise<Person | undefined>;
  /** Enters a person, or replaces the entry. */
  abstract put(edition: string, person: Person): Promise<void>;
  abstract erase(edition: string, id: string): Promise<void>;
}
