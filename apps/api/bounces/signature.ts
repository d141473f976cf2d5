import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which the hour that a report says may differ from ours. */
const tolerance = 5 * 60;

export interface SignedHeaders {
  'webhook-id'?: string;
  'webhook-timestamp'?: string;
  'webhook-signature'?: string;
}

/**
 * Whether a body is signed with a secret (`whsec_…`) as Standard Webhooks has it: HMAC-SHA256 over `id.timestamp.` and the body.
 * Its library signs text; a mail server's report may hold octets that are none, and is signed as it came.
 *
 * @param now milliseconds since 1970
 */
export function isSigned(body: Uint8Array, headers: SignedHeaders, secret: string, now = Date.now()): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !signatures || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > tolerance) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(' ').some((versioned) => {
    const [version, signature = ''] = versioned.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
