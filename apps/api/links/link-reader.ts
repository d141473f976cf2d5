import type { FollowedLink, LinkPurpose } from '../../../entities/links.js';

export { type FollowedLink, type LinkPurpose, linkPurposes } from '../../../entities/links.js';

/** Reads the links of messages. */
export abstract class LinkReader {
  /** What a token says; of one that was not signed here for this purpose, only that. */
  abstract read(purpose: LinkPurpose, token: string, now: string): Promise<FollowedLink | 'forged' | 'expired'>;
}
