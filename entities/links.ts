import { createHmac } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { Instant } from '../domain/time/plain-date.js';
import type { Secrets } from './secrets.js';

/** What a link is for. It does that alone: a link to acknowledge opens no page to report something done. */
export const linkPurposes = ['acknowledge', 'snooze', 'done', 'not-mine', 'why', 'unsubscribe', 'confirm', 'reject'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** What a link is about: ids alone, nothing of persons. */
export interface LinkClaims {
  edition: string;
  /** Who was written to, and acts by following it. */
  person: string;
  /** Key of the notice that brought it. */
  notice: string;
  milestone?: string;
  /** Revision of the due date that the notice spoke of. */
  revision?: number;
}

/** A link as it comes back. */
export interface FollowedLink extends LinkClaims {
  /** One and the same for the same purpose and claims: what is done with it is done once. */
  id: string;
}

/** Letters of a token that are read at most; the longest of ours has about a thousand. */
const longest = 4096;

/**
 * One-click links: signed (JWS, HS256), for one purpose, until a moment. Who holds one may do that one thing without an
 * account, so none is ever logged.
 */
export class Links {
  constructor(private readonly secrets: Pick<Secrets, 'key'>) {}

  /** The token of a link. A message that is put together again after a failed attempt carries the same one. */
  async sign(purpose: LinkPurpose, claims: LinkClaims, expires: Instant): Promise<string> {
    const key = await this.key();
    const { edition, person, notice, milestone, revision } = claims;
    const signed: Signed = {
      e: edition,
      n: notice,
      ...(milestone === undefined ? {} : { m: milestone }),
      ...(revision === undefined ? {} : { r: revision }),
      aud: purpose,
      sub: person,
      jti: idOf(key, purpose, claims),
      exp: Math.floor(Date.parse(expires) / 1000),
    };
    return jws(signed, key);
  }

  /** What a token says; of one that was not signed here for this purpose, only that. */
  async read(purpose: LinkPurpose, token: string, now: Instant): Promise<FollowedLink | 'forged' | 'expired'> {
    if (token.length > longest) return 'forged';
    try {
      const { payload } = await jwtVerify(token, await this.key(), {
        algorithms: ['HS256'],
        audience: purpose,
        requiredClaims: ['sub', 'jti', 'exp'],
        currentDate: new Date(now),
      });
      return followed(payload as unknown as Signed);
    } catch (error) {
      // The signature is looked at first, so that "expired" is said of our own links alone.
      if (error instanceof errors.JWTExpired) return 'expired';
      if (error instanceof errors.JOSEError) return 'forged';
      throw error;
    }
  }

  private key(): Promise<Uint8Array> {
    return this.secrets.key('links');
  }
}

/**
 * Signs as `jose` does, which reads it: there it takes a thread of its own and fifty times as long, and each of ten thousand
 * messages has five links.
 */
function jws(payload: Signed, key: Uint8Array): string {
  const text = `${header}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

const header = Buffer.from(JSON.stringify({ alg: 'HS256' })).toString('base64url');

/** What stands in a token. What has our signature has our shape. */
interface Signed {
  aud: string;
  exp: number;
  e: string;
  sub: string;
  n: string;
  m?: string;
  r?: number;
  jti: string;
}

const followed = ({ e, sub, n, m, r, jti }: Signed): FollowedLink => ({
  id: jti,
  edition: e,
  person: sub,
  notice: n,
  ...(m === undefined ? {} : { milestone: m }),
  ...(r === undefined ? {} : { revision: r }),
});

const idOf = (key: Uint8Array, purpose: LinkPurpose, { edition, person, notice, milestone, revision }: LinkClaims): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([purpose, edition, person, notice, milestone ?? null, revision ?? null]))
    .digest('base64url')
    .slice(0, 22);
