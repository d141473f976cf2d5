/**
 * `npm run bounce < report.eml`: signs a mail server's report of a message that came back and sends it to the API. For the
 * alias that a mail server delivers such reports to. BOUNCE_SECRET and PUBLIC_URL as for the API. Ends with 75 ("try again
 * later") where the API cannot be reached, and with 65 where it does not take the report.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';

if (existsSync('.env')) process.loadEnvFile('.env');
const { BOUNCE_SECRET: secret, PUBLIC_URL: url = `http://127.0.0.1:${process.env.PORT ?? 3000}` } = process.env;
if (!secret) {
  console.error('BOUNCE_SECRET is not set (meanings: .env.example).');
  process.exit(78);
}
const report = await buffer(process.stdin);
const id = `bounce_${randomUUID()}`;
const timestamp = String(Math.floor(Date.now() / 1000));
// over the bytes as they came: a report may hold some that are no text
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(report).digest('base64');
const response = await fetch(`${url.replace(/\/+$/, '')}/v1/bounces`, {
  method: 'POST',
  headers: {
    'content-type': 'message/rfc822',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  },
  body: report,
  signal: AbortSignal.timeout(30_000),
}).catch((error) => {
  console.error(`The API cannot be reached at ${url}: ${error.cause?.message ?? error.message}`);
  process.exit(75);
});
console.log(`${response.status} ${await response.text()}`);
if (!response.ok) process.exit(response.status >= 500 ? 75 : 65);
