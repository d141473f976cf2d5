import { setTimeout as pause } from 'node:timers/promises';

export interface Request {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  key?: string;
  body?: unknown;
}

export interface Given {
  status: number;
  body: Record<string, unknown>;
  /** How often it was asked before this answer came. */
  repeated: number;
}

/** Milliseconds after which an attempt counts as unanswered, and between two attempts. */
const patience = 12_000;
const rest = 200;

/**
 * Asks as the API's clients are told to: what has no answer, or 503 ("outcome unknown"), is asked again with the same key
 * until there is one.
 *
 * @throws where there is none after two minutes
 */
export async function ask(base: string, { method, path, key, body }: Request): Promise<Given> {
  const until = Date.now() + 120_000;
  for (let repeated = 0; ; repeated += 1) {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    })
      .then(async (answer) => ({ status: answer.status, body: (await answer.json()) as Record<string, unknown> }))
      .catch(() => undefined); // refused, broken off or too late: nobody knows what became of it
    if (response && response.status !== 503) return { ...response, repeated };
    if (Date.now() > until) throw new Error(`No answer to ${method} ${path} (${key ?? 'no key'}) within two minutes.`);
    await pause(rest);
  }
}
