import type { RefusalCode, RefusalKind } from '../../../domain/refusal.js';
import { refusalKinds } from '../../../domain/refusal.js';
import { refusalTexts } from './refusal-texts.js';

/** Faults of the conversation over HTTP itself; the core never hears of them. */
const httpProblems = {
  'body-malformed': {
    status: 400,
    title: 'The body cannot be read',
    help: 'The body is not well-formed JSON. Send a JSON object encoded in UTF-8.',
  },
  'query-invalid': {
    status: 400,
    title: 'A query parameter is not understood',
    help: 'A query parameter is unknown or has a value that it cannot take. `errors` names each one.',
  },
  'header-invalid': {
    status: 400,
    title: 'A header is not understood',
    help: 'A request header has a value that it cannot take. `errors` names it.',
  },
  'actor-refused': {
    status: 403,
    title: 'The actor is not accepted here',
    help: 'X-Lustrum-Actor is accepted only from the machine that runs the API, because nothing yet proves who sends it. Leave it out, or connect over loopback.',
  },
  'origin-refused': {
    status: 403,
    title: 'The request comes from another site',
    help: 'A browser sent this command from a page of another origin. Commands are accepted from pages of this address and from programs.',
  },
  'signature-invalid': {
    status: 401,
    title: 'The report is not signed right',
    help: 'Sign it with BOUNCE_SECRET after Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature); `npm run bounce` does.',
  },
  'bounces-not-taken': {
    status: 404,
    title: 'Reports of messages that came back are not taken here',
    help: 'Set BOUNCE_SECRET, and let the mail server sign its reports with it.',
  },
  'webhook-unknown': {
    status: 404,
    title: 'There is no such webhook',
    help: 'GET /v1/editions/{edition}/webhooks lists those of an edition.',
  },
  'webhook-exists': {
    status: 409,
    title: 'There is such a webhook already',
    help: 'A person has one webhook, and the events of an edition go to an address once. `facts` names the webhook that is there: change it with PUT, give it a new secret with POST …/secret where the first was lost, or remove it.',
  },
  'webhooks-too-many': {
    status: 409,
    title: 'The edition has too many webhooks',
    help: 'Remove webhooks that nobody needs any more; then enter the new one. Those of persons do not count.',
  },
  'simulation-unknown': {
    status: 404,
    title: 'There is no such simulation',
    help: 'GET /v1/editions/{edition}/simulations lists those of an edition. Of those that were not applied only the latest are kept.',
  },
  'delivery-unknown': {
    status: 404,
    title: 'There is no such delivery',
    help: 'GET …/webhooks/{webhook}/deliveries lists what a webhook was told; what a message told of must still be there.',
  },
  'message-unknown': { status: 404, title: 'There is no such message', help: 'The report is about a message that was not sent from here.' },
  'bounce-unreadable': {
    status: 422,
    title: 'The report cannot be read',
    help: 'Send the delivery status notification (RFC 3464) as the mail server made it, with the headers of the message that came back.',
  },
  'route-unknown': {
    status: 404,
    title: 'There is nothing at this address',
    help: 'The path or the method is unknown. /docs lists every operation.',
  },
  'problem-unknown': { status: 404, title: 'There is no such problem', help: '/problems lists every problem type.' },
  'mail-unknown': { status: 404, title: 'There is no such mail', help: 'The mailbox holds no message of this name; /mailbox lists them.' },
  'not-acceptable': {
    status: 406,
    title: 'No rendering of this kind',
    help: 'The report is there as application/json, text/markdown, text/csv and text/html, by Accept or by ?format=json|md|csv|html.',
  },
  'reminder-unknown': {
    status: 404,
    title: 'There is no such reminder',
    help: 'GET /v1/editions/{edition}/reminders lists the lines of the ledger with their ids.',
  },
  'station-unknown': {
    status: 404,
    title: 'There is no such duty station',
    help: 'GET /v1/stations lists them; they stand in seeds/stations.yaml.',
  },
  'feed-unknown': {
    status: 404,
    title: 'There is no such calendar',
    help: 'The address is not that of a calendar; it must be copied whole. GET /v1/editions/{edition}/feeds lists the calendars of an edition, without their addresses.',
  },
  'feed-revoked': {
    status: 410,
    title: 'The calendar has been revoked',
    help: 'Remove the subscription. Whoever still needs it asks the organiser of the edition for a new address.',
  },
  'feeds-too-many': {
    status: 409,
    title: 'The edition has too many calendars',
    help: 'Revoke calendars that nobody needs any more; then open the new one.',
  },
  'feed-too-often': {
    status: 429,
    title: 'The calendar is fetched too often',
    help: 'Wait as long as Retry-After says. Once an hour is enough; with the ETag as If-None-Match it may be asked at any time whether anything is new.',
  },
  'person-exists': { status: 409, title: 'The person is entered already', help: 'Choose another id, or replace the entry with PUT.' },
  'person-holds-roles': {
    status: 409,
    title: 'The person still holds roles',
    help: 'Release the roles that `facts` names, or give them to somebody else; then erase the person.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    help: 'The body is larger than this server accepts. Send documents as links or symbols, not as text.',
  },
  'media-type-unsupported': {
    status: 415,
    title: 'The body is of an unsupported type',
    help: 'Send JSON in UTF-8 with Content-Type: application/json and no other encoding than gzip, deflate or br.',
  },
  'host-unknown': {
    status: 421,
    title: 'The request names another host',
    help: 'This server listens on loopback and answers to localhost, 127.0.0.1 and [::1] only.',
  },
  'body-invalid': {
    status: 422,
    title: 'The body has faults',
    help: '`errors` names each fault with a JSON pointer to its place. Correct them and send again with a new key.',
  },
  'import-faulty': {
    status: 422,
    title: 'The list has faults',
    help: '`errors` names each fault with its line and column; nothing of the list was applied. With ?preview=true a list is tried without being applied.',
  },
  'rehearsal-too-long': {
    status: 422,
    title: 'The rehearsal takes too long',
    help: 'Let it end earlier (`until`), or rehearse fewer scenarios at a time, or do it with `npm run rehearse`, which has no such limit.',
  },
  'rehearsals-too-many': {
    status: 429,
    title: 'Too many rehearsals at once',
    help: 'Rehearsals are run one after the other, and some wait already. Try again as late as Retry-After says.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    help: 'The server failed. Its log has the details under the correlation id of the answer. Nothing of the command is recorded where the detail says so; then it needs a new Idempotency-Key.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'The outcome is not known yet',
    help: 'The command was handed on, or could not be, and no answer came in time: it may yet be carried out. Repeat it with the same Idempotency-Key: it is carried out once, and answered as the first time.',
  },
  'database-busy': {
    status: 503,
    title: 'The database is busy',
    help: 'Something else kept the database for too long, such as another process that loads or rebuilds a large edition. Nothing of the request was done. Send it again as late as Retry-After says.',
  },
  'database-unreachable': {
    status: 503,
    title: 'The database cannot be used at the moment',
    help: 'The database is out of reach, is being started, or has no room left; GET /health/ready and the log say more. Send the request again as late as Retry-After says. Whether a change without an Idempotency-Key was made is seen by reading.',
  },
  'database-behind': {
    status: 503,
    title: 'The database is older than what has been done',
    help: 'Fewer events of the edition are recorded than its workflow knows of: an older backup was restored, or another database is connected. Connect the newer one, or decide with `npm run restored` to go on without what is missing; then send the command under a new Idempotency-Key.',
  },
  'workflows-restoring': {
    status: 503,
    title: 'The workflows are being restored',
    help: 'The command would be accepted, but the workflow that carries it out is not running yet; it is started again from the database. Repeat with the same Idempotency-Key.',
  },
} as const;

export type HttpProblemCode = keyof typeof httpProblems;
export type ProblemCode = HttpProblemCode | RefusalCode;

export interface ProblemKind {
  code: ProblemCode;
  status: number;
  title: string;
  /** What it means and what to do. */
  help: string;
}

/** What each kind of refusal is in HTTP. */
export const statusOfKind = {
  conflict: 409,
  forbidden: 403,
  invalid: 422,
  'not-found': 404,
  stale: 412,
  reused: 422,
} as const satisfies Record<RefusalKind, number>;

const entry = (code: ProblemCode, status: number, title: string, help: string): [ProblemCode, ProblemKind] => [
  code,
  { code, status, title, help },
];

/** Every problem that the API answers with, by its code; nothing else is ever answered. */
export const catalogue: ReadonlyMap<ProblemCode, ProblemKind> = new Map([
  ...Object.entries(httpProblems).map(([code, { status, title, help }]) => entry(code as HttpProblemCode, status, title, help)),
  ...Object.entries(refusalTexts).map(([code, [title, help]]) =>
    entry(code as RefusalCode, statusOfKind[refusalKinds[code as RefusalCode]], title, help),
  ),
]);

/** The kind of a code. */
export function kindOf(code: ProblemCode): ProblemKind {
  const kind = catalogue.get(code);
  if (!kind) throw new Error(`The catalogue of problems lacks ${code}.`);
  return kind;
}
