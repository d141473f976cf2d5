import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, errors, request, type Dispatcher } from 'undici';
import { allowedFrom, faultOf, mayReach, type Allowed } from '../../domain/webhooks/address.js';

/** What became of one request to a webhook. */
export interface Posting {
  outcome: 'delivered' | 'failed' | 'refused';
  /** HTTP status, where there was an answer. */
  status?: number;
  /** The beginning of what was answered, or why there was no answer. */
  answer: string;
  /** Milliseconds after which the receiver wants to be asked again. */
  retryAfter?: number;
}

export interface Request {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface PosterOptions {
  /** Absent: public addresses alone. */
  allowed?: Allowed;
  /** All addresses of a host. Absent: as the system resolves names. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
  /** Milliseconds for the connection, and for everything up to the end of the answer. */
  patience?: { connect: number; whole: number };
  /** Certificates (PEM) to trust beside none of the usual ones; for receivers with one of their own making. */
  ca?: string;
}

/** Sends requests to webhooks. A refusal or a failure is a value; it never throws for one. */
export interface Poster {
  post(request: Request): Promise<Posting>;
  close(): Promise<void>;
}

/** Standard Webhooks asks for 15 to 30 seconds. */
const usualPatience = { connect: 10_000, whole: 20_000 };
/** Bytes of an answer that are read, and characters of them that are kept. */
const mostRead = 8 * 1024;
const mostKept = 300;
/** Idle milliseconds for which a connection is kept: long enough for messages in a row. */
const idle = 2_000;

/** Thrown when a host's name leads to an address that no webhook may lead to. */
class AddressRefused extends Error {}

/**
 * Whatever a connection is made to was looked at first: addresses that a name leads to when the connection is made, so that a name that
 * leads elsewhere than it did a moment ago is of no use. Redirects are not followed, proxies not used.
 */
export function poster({ allowed = allowedFrom([]), resolve = bySystem, patience = usualPatience, ca }: PosterOptions = {}): Poster {
  const agent = new Agent({
    connect: { lookup: guarded(allowed, resolve), timeout: patience.connect, ...(ca === undefined ? {} : { ca }) },
    headersTimeout: patience.whole,
    bodyTimeout: patience.whole,
    keepAliveTimeout: idle,
    keepAliveMaxTimeout: idle,
  });
  return {
    async post({ url, headers, body }) {
      const fault = faultOf(url, allowed);
      if (fault !== undefined) return { outcome: 'refused', answer: `The address ${fault}.` };
      const signal = AbortSignal.timeout(patience.whole);
      try {
        return await answerOf(await request(url, { method: 'POST', headers, body, dispatcher: agent, signal }));
      } catch (error) {
        return failureOf(error, patience);
      }
    },
    // No request is worth waiting for once its worker has ended.
    close: () => agent.destroy(),
  };
}

async function answerOf({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Posting> {
  const text = await beginningOf(body);
  if (statusCode >= 200 && statusCode < 300) return { outcome: 'delivered', status: statusCode, answer: text };
  if (statusCode >= 300 && statusCode < 400)
    return {
      outcome: 'failed',
      status: statusCode,
      answer: 'It redirects elsewhere; redirects are not followed. Set the address that it leads to.',
    };
  const retryAfter = statusCode === 429 || statusCode === 503 ? waitAsked(headers['retry-after']) : undefined;
  return { outcome: 'failed', status: statusCode, answer: text, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** The status has been given: whatever else comes, at whatever speed, takes nothing of it back. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      read += chunk.length;
      if (read >= mostRead) break; // which closes the connection
    }
  } catch {
    // what has come so far has to do
  }
  const text = Buffer.concat(chunks).subarray(0, mostRead).toString('utf8');
  return text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, mostKept);
}

/** Seconds or a date; anything else says nothing. */
function waitAsked(header: string | string[] | undefined): number | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function failureOf(error: unknown, { connect, whole }: { connect: number; whole: number }): Posting {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof AddressRefused) return { outcome: 'refused', answer: cause.message };
  const { name, code, message } = error as Error & { code?: unknown };
  const late = name === 'TimeoutError' || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
  if (late) return { outcome: 'failed', answer: `No answer within ${whole / 1_000} seconds.` };
  if (error instanceof errors.ConnectTimeoutError) return { outcome: 'failed', answer: `No connection within ${connect / 1_000} seconds.` };
  return { outcome: 'failed', answer: [typeof code === 'string' ? code : name, message].filter(Boolean).join(': ').slice(0, mostKept) };
}

/** Looks a name up and lets only such addresses through as may be reached. One that may not stands for a fault or worse: none is used then. */
function guarded(allowed: Allowed, resolve: Required<PosterOptions>['resolve']): LookupFunction {
  return (host, { all }, callback) => {
    void resolve(host).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !mayReach(host, address, allowed));
        const [first] = addresses;
        if (refused) return callback(new AddressRefused(`${host} leads to ${refused.address}, which is not a public address.`), '', 0);
        if (!first) return callback(Object.assign(new Error(`${host} has no address.`), { code: 'ENOTFOUND' }), '', 0);
        if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    );
  };
}

const bySystem = (host: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => systemLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))));
