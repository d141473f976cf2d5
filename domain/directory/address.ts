const longestAddress = 254;
const longestLocalPart = 64;
const longestDomain = 253;

/** What stands before the at sign: the characters that need no quotes (RFC 5322, dot-atom), in ASCII. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** One part of a domain; letters of any script, for the mailer writes them in ASCII (IDNA). */
const label = /^(?=.{1,63}$)[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/**
 * What is wrong with an e-mail address; undefined: nothing. One plain address `name@domain`: no display name, comment, quoted
 * part, address literal or white space, so that it cannot be read as another one, nor as two. Domains may be in any script;
 * what stands before the at sign must be ASCII, because mail servers on the way need not take anything else.
 */
export function addressFault(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const [name, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  const labels = domain.split('.');
  const holds =
    at > 0 &&
    text.length <= longestAddress &&
    name.length <= longestLocalPart &&
    localPart.test(name) &&
    domain.length <= longestDomain &&
    labels.length > 1 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  return holds ? undefined : 'must be one plain e-mail address such as a.tanaka@example.org';
}
