import type { Channel, Language } from '../../domain/directory/profile.js';
import type { Notice } from '../../domain/edition/events.js';
import type { World } from '../../domain/engine.types.js';
import type { TemplateWords } from '../../domain/template/words.js';
import type { Instant, Zone } from '../../domain/time/plain-date.js';
import type { LinkClaims, LinkPurpose } from '../../entities/links.js';

/** How a person is reached; the only place where personal data enter a message. */
export interface Addressee {
  name: string;
  /** Empty: erased. */
  email: string;
  zone: Zone;
  language: string;
  channel: Channel;
}

/** What letters are written from. */
export interface LetterSources {
  /** The edition as it stands; undefined where there is none. */
  world(edition: string): Promise<World | undefined>;
  person(edition: string, id: string): Promise<Addressee | undefined>;
  /** What the parts of a template are called; undefined where it has not been put into that language. */
  words(template: string, language: Language): Promise<TemplateWords | undefined>;
  /** What of other editions went into a digest, or what catches up, each as it was intended. */
  collapsedInto(edition: string, into: string): Promise<{ edition: string; notice: Notice }[]>;
  /** When the recipient's digest before that of `before` was intended; undefined where there was none. */
  digestBefore(edition: string, recipient: string, before: Instant): Promise<Instant | undefined>;
  /** Ids of the people of an edition to whose addresses messages come back. */
  unreachable(edition: string): Promise<string[]>;
  /** The address of a signed link that does one thing until `expires`. */
  link(purpose: LinkPurpose, claims: LinkClaims, expires: Instant): Promise<string>;
  /** Told of each name that has no translation. */
  missing(what: string): void;
  /** Where people reach the API, without a slash at its end. */
  publicUrl: string;
}
