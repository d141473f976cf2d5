import type { Mail } from '../../apps/api/mailbox/mailbox.js';

/** Paths of the links in a message, by their purposes; of several the first. */
export function linksIn({ text }: Pick<Mail, 'text'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, path, purpose] of text.matchAll(/http:\/\/127\.0\.0\.1:3000(\/r\/([a-z-]+)\/[\w.-]+)/g)) {
    if (path !== undefined && purpose !== undefined) found[purpose] ??= path;
  }
  return found;
}
