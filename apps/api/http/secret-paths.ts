/** Addresses that hold a secret: who knows one may act (links of messages) or read (calendars) without an account. */
const secrets: readonly RegExp[] = [/^(\/r\/[^/]*\/)[^/]+/i, /^(\/feeds\/)[^/]+?(?=(?:\.ics)?(?:\/|$))/i];

/** A path as it may be logged and repeated: without what must stay between its holder and us. */
export function withoutSecrets(path: string): string {
  return secrets.reduce((clean, secret) => clean.replace(secret, '$1…'), path);
}
