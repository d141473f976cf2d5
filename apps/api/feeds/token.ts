import { createHash, randomBytes } from 'node:crypto';

/** Nobody guesses 32 bytes. */
const size = 32;

export const newToken = (): string => randomBytes(size).toString('base64url');
/** What is kept of a token. It has no pattern to be guessed by, so that a plain digest is enough. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
