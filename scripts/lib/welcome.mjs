import { fromHere } from './parts.mjs';
import { say } from './terminal.mjs';

/** Says where everything is, and three things to try on the editions that are there. */
export async function welcome(settings, duration) {
  const { publicUrl, temporal, smtpUrl, dataDir } = settings;
  const editions = await editionsAt(fromHere(settings));
  const named = (word) => editions.find(({ id }) => id.includes(word))?.id ?? editions[0]?.id ?? 'EDITION';
  say(`
Lustrum is ready (${duration}).

  API           ${publicUrl}/v1/editions
  OpenAPI page  ${publicUrl}/docs
  Temporal      ${temporal.own ? `http://127.0.0.1:${temporal.own.uiPort}` : `outside, at ${temporal.address}`}
  Mailbox       ${smtpUrl ? 'none: messages go to the mail server of SMTP_URL' : `${publicUrl}/mailbox`}
  Data          ${dataDir}

Three things to try:
  curl '${publicUrl}/v1/editions'
  curl -H 'Accept: text/markdown' '${publicUrl}/v1/editions/${named('fourteenth')}/progress?asOf=2020-04-14'
  curl '${publicUrl}/v1/editions/${named('demonstration')}/milestones?overdue=true'

Ctrl-C stops everything.`);
}

async function editionsAt(address) {
  const response = await fetch(`${address}/v1/editions`);
  const { items = [] } = response.ok ? await response.json() : {};
  return items;
}
