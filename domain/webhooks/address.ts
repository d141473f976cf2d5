import ipaddr from 'ipaddr.js';

/** Hosts and ranges of addresses that webhooks may lead to although they are not public. */
export interface Allowed {
  hosts: ReadonlySet<string>;
  ranges: readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number][];
}

/** The longest address that is kept. */
export const longestUrl = 500;

/**
 * Entries of the setting as hosts and ranges: a host name, an IP address, or a range in CIDR notation.
 *
 * @throws where a range is none
 */
export function allowedFrom(entries: readonly string[]): Allowed {
  const names = entries.filter((entry) => !ipaddr.isValid(entry) && !entry.includes('/'));
  const ranges = entries.filter((entry) => !names.includes(entry));
  return {
    hosts: new Set(names.map((name) => name.toLowerCase())),
    ranges: ranges.map((entry) => {
      if (entry.includes('/')) return ipaddr.parseCIDR(entry);
      const address = ipaddr.parse(entry);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    }),
  };
}

/** What is wrong with the address of a webhook as it is written; undefined: nothing. Where its name leads to is seen when it is used. */
export function faultOf(url: string, allowed: Allowed): string | undefined {
  if (url.length > longestUrl) return `must have at most ${longestUrl} characters`;
  if (!URL.canParse(url)) return 'must be an address that begins with https://';
  const { protocol, username, password, hash } = new URL(url);
  const host = hostOf(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must be an address that begins with https://';
  if (username !== '' || password !== '') return 'must not hold a user name or a password';
  if (hash !== '') return 'must not hold a fragment';
  if (ipaddr.isValid(host)) {
    if (!mayReach(host, host, allowed)) return `leads to ${host}, which is not a public address`;
  } else if (isLocal(host) && !allowed.hosts.has(host)) return `leads to ${host}, which is this machine itself`;
  if (protocol === 'http:' && !allowed.hosts.has(host) && !within(host, allowed)) return 'must begin with https://';
  return undefined;
}

/** The host of an address, without the brackets of IPv6. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * Whether a connection to an IP address that a host's name has led to may be made: to public addresses of the Internet, and to
 * what is allowed by name or range. Private, local and shared ones are not public, nor are those that carry an IPv4 address
 * inside an IPv6 one.
 */
export const mayReach = (host: string, address: string, allowed: Allowed): boolean =>
  allowed.hosts.has(host.toLowerCase()) || within(address, allowed) || isPublic(address);

const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast' && !isCompatible(address);

/** `::127.0.0.1`: a deprecated way to write an IPv4 address (RFC 4291, 2.5.5.1). */
function isCompatible(address: string): boolean {
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 && parsed.parts.slice(0, 6).every((part) => part === 0);
}

function within(address: string, { ranges }: Allowed): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

const isLocal = (host: string): boolean => /^(.*\.)?localhost\.?$/.test(host);
