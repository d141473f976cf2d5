/** What stands for an address that was there. */
const hidden = '<address>';

/** An address in angle brackets, one with a quoted local part, a bare one; in any script. */
const addresses = /<[^<>]*@[^<>]*>|"[^"]*"@[^\s<>"',;]+|[^\s<>"'(),:;[\]]+@(?:\[[^\]\s]*\]|[^\s<>"'(),:;[\]]+)/gu;

/**
 * What a mail server said, without the e-mail addresses that it echoed. It goes into the log, which is never changed:
 * an address that stood there could not be erased.
 */
export const redacted = (answer: string): string => answer.replace(addresses, hidden);
