import { createHash } from 'node:crypto';

/** JSON with the members of every object in order, so that equal bodies have equal texts. Its depth has been bounded by `onlyPlain`. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

interface Sent {
  method: string;
  path: string;
  body: unknown;
  /** What If-Match names: the same command on another version is another attempt, and needs a key of its own. */
  ifSequence?: number | undefined;
}

/** Tells a repetition of a command from another command under the same key. */
export function requestHash({ method, path, body, ifSequence }: Sent): string {
  const precondition = ifSequence === undefined ? '' : `\nIf-Match ${ifSequence}`;
  return createHash('sha256')
    .update(`${method} ${path}\n${Buffer.isBuffer(body) ? body.toString('base64') : canonicalJson(body ?? {})}${precondition}`)
    .digest('hex');
}
