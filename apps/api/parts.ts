import type { Carrier } from './commands/carrier.js';
import type { FeedStore } from './feeds/feed-store.js';
import type { Directory } from './people/directory.js';
import type { LinkReader } from './links/link-reader.js';
import type { Clock } from './reading/clock.js';
import type { Messenger } from './webhooks/messenger.js';
import type { Deliveries, Register } from './webhooks/register.js';
import type { Reading } from './reading/reading.js';
import type { Threads } from './rehearsals/threads.js';
import type { SimulationStore } from './simulations/simulation-store.js';
import type { Vocabulary } from './reading/vocabulary.js';

/** What the API is put together from: what it reads, what carries its commands, and the present. */
export interface ApiParts {
  reading: Reading;
  directory: Directory;
  carrier: Carrier;
  clock: Clock;
  links: LinkReader;
  vocabulary: Vocabulary;
  webhooks: WebhookParts;
  feeds: FeedStore;
  simulations: SimulationStore;
  /** In which rehearsals are told; absent: threads that run what is compiled. */
  threads?: Threads;
  /** Lets go of what the parts hold. */
  close?(): Promise<void>;
}

export interface WebhookParts {
  register: Register;
  deliveries: Deliveries;
  messenger: Messenger;
}

/** What the API needs to know of its surroundings. */
export interface ApiOptions {
  /** The interface it listens on; a loopback one answers to loopback names only. */
  host: string;
  /** Where people reach it; this name is answered to as well. */
  publicUrl: string;
  /** The largest request body, in bytes. */
  bodyLimit: number;
  /** Where the local mailbox lies; absent: mail goes to a server and there is nothing to show. */
  mailboxDir?: string;
  /** Signs reports of messages that came back; absent: none are taken. */
  bounceSecret?: string;
  /** Hosts and ranges of addresses that webhooks may lead to although they are not public. */
  webhookAllow?: readonly string[];
}
