import { expect, it } from '@jest/globals';
import { redacted } from './redact.js';

it.each([
  ['550 5.1.1 <ada@example.org>: Recipient address rejected', '550 5.1.1 <address>: Recipient address rejected'],
  ['250 2.1.5 ada@example.org... Recipient ok', '250 2.1.5 <address> Recipient ok'],
  ['550 no mailbox "ada lovelace"@example.org here', '550 no mailbox <address> here'],
  ['550 <"ada lovelace"@example.org> unknown', '550 <address> unknown'],
  ['451 rcpt=ada+tag@[192.0.2.1]; later', '451 <address>; later'],
  ['550 użytkownik@przykład.pl', '550 <address>'],
  ['550-5.1.1 a@b.org\r\n550 5.1.1 mailto:c@d.org', '550-5.1.1 <address>\r\n550 5.1.1 mailto:<address>'],
])('%s', (said, kept) => {
  expect(redacted(said)).toBe(kept);
});

it('leaves what names nobody', () => {
  expect(redacted('250 2.0.0 Ok: queued as 4Fx1 (12 < 20) @ noon')).toBe('250 2.0.0 Ok: queued as 4Fx1 (12 < 20) @ noon');
});
