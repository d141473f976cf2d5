import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, it } from '@jest/globals';
import { languages } from '../../domain/directory/profile.js';
import { catchUp, concernLetter, digest, entry, everyLetter, letter, reader, sessionLetter } from '../../test/builders/letter.js';
import type { Letter } from './letter.js';
import { messageOf } from './message.js';

const from = 'Lustrum <lustrum@unodc.example>';
const now = '2018-09-05T07:00:00.000Z';
const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** A letter as it goes over the wire, and as another library reads it. */
async function sent(one: Letter): Promise<{ raw: string; head: string; mail: Email }> {
  const { mail, envelope } = messageOf(one, from, now);
  const { message } = await writer.sendMail({ ...mail, envelope });
  const raw = (message as Buffer).toString('utf8');
  return { raw, head: raw.split('\r\n\r\n')[0] ?? '', mail: await PostalMime.parse(message as Buffer) };
}
const header = ({ headers }: Email, name: string): string | undefined => headers.find(({ key }) => key === name)?.value;
const plain = (text: string | undefined): string => (text ?? '').replaceAll(/[\u2066-\u2069]/g, '');

describe('a message', () => {
  it('says that it is automatic, in which language, and belongs to the thread of its milestone', async () => {
    const { mail } = await sent(letter({ reader: reader({ language: 'fr' }) }));
    expect(header(mail, 'auto-submitted')).toBe('auto-generated');
    expect(header(mail, 'x-auto-response-suppress')).toBe('All');
    expect(header(mail, 'content-language')).toBe('fr');
    expect(mail.inReplyTo).toMatch(/^<[0-9a-f]{40}\.thread@unodc\.example>$/);
    expect(mail.references).toBe(mail.inReplyTo);
    expect(header(mail, 'list-unsubscribe')).toBeUndefined();
  });

  it('threads what is about one thing, and only that', () => {
    const thread = (one: Letter) => messageOf(one, from, now).mail.inReplyTo;
    const reported = concernLetter({ kind: 'declined', entry: entry(), person: 'p', note: '' });
    expect(thread(letter({ key: 'fourteenth/M17/-1/p1/1' }))).toBe(thread(letter()));
    expect(thread(reported)).toBe(thread(letter()));
    const others = [letter(), letter({ entry: entry({ milestone: 'M18' }) }), catchUp(), digest(), sessionLetter(), everyLetter().concern];
    expect(new Set(others.map(thread)).size).toBe(others.length);
  });

  it('of a digest can be unsubscribed from by the mail program’s own button, whatever the length of its link', async () => {
    const unsubscribe = `https://lustrum.example/r/unsubscribe/${'x'.repeat(600)}`;
    const { mail, head } = await sent(digest({ links: { ...digest().links, unsubscribe } }));
    expect(header(mail, 'list-unsubscribe')).toBe(`<${unsubscribe}>`);
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(head.split('\r\n').every((line) => line.length < 998)).toBe(true);
  });

  it.each(languages)('reads the same after the wire in %s, whatever it is', async (language) => {
    for (const one of Object.values(everyLetter())) {
      const { mail, raw } = await sent({ ...one, reader: { ...one.reader, language } });
      const { subject, text, html } = messageOf({ ...one, reader: { ...one.reader, language } }, from, now).mail;
      expect(mail.subject).toBe(subject);
      expect(mail.text?.trimEnd()).toBe((text as string).trimEnd());
      expect(mail.html?.trim()).toBe((html as string).trim());
      expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
      expect(raw).not.toMatch(/[^\r]\n/);
    }
  });

  it.each([
    ['quotes and commas', 'Tanaka, "Aki" Akiko (UNODC) <x>'],
    ['emoji', 'Zoë 🕊️ Müller'],
    ['right to left', 'سارة الخطيب'],
    ['Chinese', '王秀英'],
    ['backslashes', 'a\\b"c'],
  ])('carries a name with %s', async (_, name) => {
    const { mail, head } = await sent(letter({ reader: reader({ name }), entry: entry({ title: name }) }));
    expect(mail.to).toEqual([{ name, address: 'ada@example.org' }]);
    expect(plain(mail.subject)).toContain(name);
    expect(mail.text).toContain(name);
    expect(head).not.toMatch(/[^\p{ASCII}]/u);
  });

  it('lets no name be decoded into another', async () => {
    const name = '=?utf-8?Q?eve=40example.org?=';
    const { mail } = await sent(letter({ reader: reader({ name }), entry: entry({ title: name }) }));
    expect(mail.to).toMatchObject([{ name: '= ?utf-8?Q?eve=40example.org?=', address: 'ada@example.org' }]);
    expect(mail.subject).not.toContain('eve@');
  });

  it.each([
    ['a name', (evil: string) => letter({ reader: reader({ name: evil }) })],
    ['a title', (evil: string) => letter({ entry: entry({ title: evil }) })],
    ['the name of an edition', (evil: string) => letter({ edition: { id: 'e', title: evil, short: evil } })],
    ['a milestone', (evil: string) => letter({ entry: entry({ milestone: evil }), calendar: 'BEGIN:VCALENDAR' })],
    ['a role', (evil: string) => concernLetter({ kind: 'vacant-role', roles: [evil], about: [] })],
    ['a session', (evil: string) => sessionLetter({ session: { ...sessionLetter().session, key: evil, title: evil } })],
    ['a link', (evil: string) => digest({ links: { ...digest().links, unsubscribe: `http://x/${evil}` } })],
  ])('lets %s add no header and no recipient', async (_, of) => {
    for (const line of ['\r\n', '\n', '\r', '\u0000\r\n', '\u2028', '\u0085', '\v\f']) {
      const { mail, head } = await sent(of(`Eve${line}Bcc: all@example.org${line}${line}<b>body</b>`));
      expect(mail.to?.map(({ address }) => address)).toEqual(['ada@example.org']);
      expect([...(mail.cc ?? []), ...(mail.bcc ?? [])]).toEqual([]);
      expect(head).not.toMatch(/^(Bcc|<b>)/m);
      expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(mail.text).toContain('generated automatically');
    }
  });

  it('of a reminder brings its date for the calendar', async () => {
    const { mail, raw } = await sent(letter({ calendar: 'BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n' }));
    expect(mail.attachments).toMatchObject([{ filename: 'M17.ics', mimeType: 'text/calendar', method: 'PUBLISH' }]);
    expect(raw).toMatch(/^Content-Type: multipart\/mixed/m);
    expect(raw).toMatch(/Content-Type: multipart\/alternative/);
    expect(mail.text).toContain('The attached file puts the date into your calendar.');
  });
});
