import { describe, expect, it } from '@jest/globals';
import { allowedFrom, faultOf, mayReach } from './address.js';

const nothing = allowedFrom([]);

describe('the address of a webhook', () => {
  it.each(['https://example.org/hook', 'https://example.org:8443/a?b=c', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])(
    '%s is taken',
    (url) => {
      expect(faultOf(url, nothing)).toBeUndefined();
    },
  );

  it.each([
    ['example.org/hook', 'https://'],
    ['ftp://example.org/', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['http://example.org/', 'https://'],
    ['https://user@example.org/', 'user name'],
    ['https://:secret@example.org/', 'password'],
    ['https://example.org/#part', 'fragment'],
    [`https://example.org/${'a'.repeat(500)}`, 'at most 500'],
    ['https://localhost/', 'this machine'],
    ['https://hook.localhost./', 'this machine'],
    ['https://127.0.0.1/', '127.0.0.1'],
    ['https://127.1/', '127.0.0.1'],
    ['https://2130706433/', '127.0.0.1'],
    ['https://0x7f.0.0.1/', '127.0.0.1'],
    ['https://0177.0.0.1/', '127.0.0.1'],
    ['https://[::1]/', 'not a public address'],
    ['https://[::ffff:127.0.0.1]/', 'not a public address'],
    ['https://169.254.169.254/latest/meta-data', 'not a public address'],
  ])('%s is refused: %s', (url, says) => {
    expect(faultOf(url, nothing)).toContain(says);
  });

  it('may be a private one, or without TLS, where the setting names it', () => {
    const allowed = allowedFrom(['Receiver.test', '10.1.0.0/16', '::1', '127.0.0.1']);
    for (const url of ['http://receiver.test/', 'http://10.1.2.3:8080/', 'https://[::1]/', 'http://127.0.0.1:9/'])
      expect(faultOf(url, allowed)).toBeUndefined();
    for (const url of ['http://other.test/', 'https://10.2.0.1/', 'https://127.0.0.2/', 'http://localhost/', 'https://[::2]/'])
      expect(faultOf(url, allowed)).toBeDefined();
  });
});

describe('an address that a name leads to', () => {
  it.each([
    ...['127.0.0.1', '127.255.0.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.0.1', '169.254.169.254'],
    ...['100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1', '240.0.0.1'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00::1', 'fec0::1', 'ff02::1', '2001:db8::1'],
    ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::7f00:1', '::808:808', '64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001::1'],
    'no address at all',
  ])('%s is not reached', (address) => {
    expect(mayReach('example.org', address, nothing)).toBe(false);
  });

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is', (address) => {
    expect(mayReach('example.org', address, nothing)).toBe(true);
  });

  it('is reached although it is private where its host or its range is allowed, and only then', () => {
    const allowed = allowedFrom(['receiver.test', '10.1.0.0/16', 'fd00::/8']);
    expect(mayReach('receiver.test', '127.0.0.1', allowed)).toBe(true);
    expect(mayReach('RECEIVER.test', '127.0.0.1', allowed)).toBe(true);
    expect(mayReach('example.org', '10.1.9.9', allowed)).toBe(true);
    expect(mayReach('example.org', 'fd12::1', allowed)).toBe(true);
    expect(mayReach('example.org', '10.2.0.1', allowed)).toBe(false);
    expect(mayReach('example.org', '::ffff:10.1.0.1', allowed)).toBe(false);
  });
});
