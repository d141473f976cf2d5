import { describe, expect, it } from '@jest/globals';
import { languages, type Language } from '../../domain/directory/profile.js';
import { catchUp, concernLetter, digest, entry, everyLetter, letter, reader, sessionLetter } from '../../test/builders/letter.js';
import { compose } from './compose.js';
import type { Letter } from './letter.js';

/** Marks of direction are not what these tests are about. */
const plain = (text: string): string => text.replaceAll(/[\u200F\u2066-\u2069]/g, '').replaceAll('\u00A0', ' ');
/** What a reader sees of HTML. */
const seen = (html: string): string =>
  plain(
    html
      .replaceAll(/<(title|style)[^>]*>[^]*?<\/\1>/g, '')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );
const inLanguage = (language: Language, one: Letter): Letter => ({ ...one, reader: { ...one.reader, language } });

describe('a reminder', () => {
  it('names milestone and days in its subject, as its language counts', () => {
    const subject = (days: number, language: Language = 'en'): string =>
      plain(compose(letter({ reader: reader({ language }), entry: entry({ days, title: 'Guide' }) })).subject);
    expect(subject(7)).toBe('[Fourteenth Congress] M17 Guide: due in 7 days');
    expect(subject(1)).toContain('due in 1 day');
    expect(subject(0)).toContain('due today');
    expect(subject(-3)).toContain('3 days overdue');
    expect(subject(21, 'ru')).toBe('[Fourteenth Congress] M17 Guide: срок через 21 день');
    expect(subject(2, 'ar')).toBe('[Fourteenth Congress] M17 Guide: الموعد بعد يومين');
    expect(subject(-1, 'fr')).toBe('[Fourteenth Congress] M17 Guide : retard de 1 jour');
    expect(subject(7, 'zh')).toBe('【Fourteenth Congress】M17 Guide：7 天后到期');
  });

  it('presses as much as its rung asks', () => {
    const of = (tone: 'notice' | 'urgent' | 'escalation') => compose(letter({ tone }));
    expect(of('urgent').subject).toMatch(/^\[Fourteenth Congress\] Urgent: M17/);
    expect(of('escalation').subject).toMatch(/^\[Fourteenth Congress\] Action needed: M17/);
    expect(of('escalation').text).toContain('say by when it will be');
  });

  it('says the day with its weekday, its zone, what is to be delivered and what is waited for', () => {
    const { text } = compose(
      letter({
        entry: entry({
          waitsFor: { named: [{ milestone: 'M11', title: 'Mission' }, { title: 'A mandate' }], more: 2 },
          promised: '2018-09-04',
        }),
      }),
    );
    expect(text).toMatch(/Due on Wednesday,? 12 September 2018 \(Japan (Standard )?Time\)/);
    expect(text).toContain('To be delivered: A/CONF.234/PM.1');
    expect(text).toContain('Waits for: M11 Mission, A mandate, and 2 more');
    expect(text).toMatch(/promised, Tuesday,? 4 September 2018, has passed/);
  });

  it('tells in which way it reaches its reader, and until when its links hold', () => {
    const { text } = compose(letter({ why: { role: 'Drafter', capacity: 'deputy', isCover: false } }));
    expect(text).toContain('as deputy in the role: Drafter');
    expect(text).toMatch(/can be used until Tuesday,? 4 December 2018.* 08:00 Central European/);
    const cover = compose(letter({ why: { role: 'Drafter', capacity: 'deputy', isCover: true } }));
    expect(cover.text).toContain('in the place of a colleague who is absent. Role: Drafter');
  });
});

describe('a digest', () => {
  it('says in its subject how much of what there is, each entry once, and in it groups by edition and stage', () => {
    const { subject, text } = compose(digest());
    expect(subject).toMatch(/^Overview of Wednesday,? 5 September 2018: 1 overdue, 1 due soon$/);
    const order = ['== Fourteenth Congress', '-- Host country', 'M11 Planning mission: 3 days overdue', '-- Discussion guide', 'M17'];
    expect(order.map((part) => text.indexOf(part))).toEqual(order.map((part) => text.indexOf(part)).sort((a, b) => a - b));
    for (const part of order) expect(text).toContain(part);
    expect(text).toContain('/r/unsubscribe/token-u');
  });

  it('tells what was done, moved or left without a date since', () => {
    const entries = [
      entry({ milestone: 'M1', status: 'done', days: -3 }),
      entry({ milestone: 'M2', movedFrom: '2018-08-01', days: 100, isSoon: false }),
      entry({ milestone: 'M3', status: 'suspended', dueOn: null, days: null, isSoon: false }),
      entry({ milestone: 'M4', waitsFor: { named: [{ milestone: 'M2', title: 'Other' }], more: 0 }, days: 90, isSoon: false }),
    ];
    const { subject, text } = compose(
      digest({ editions: [{ title: 'E', zone: 'Asia/Tokyo', progress: 'http://x/', stages: [{ title: 'S', entries }] }] }),
    );
    expect(subject).toContain(': 1 blocked, 3 changed');
    for (const part of ['issued in six languages: done', 'Moved from Wednesday', 'suspended', 'Waits for: M2 Other'])
      expect(text).toContain(part);
  });
});

describe('a follow-up of a session', () => {
  it('says what the session must receive, by when', () => {
    const { subject, text } = compose(sessionLetter());
    expect(subject).toBe('[Fourteenth Congress] Twenty-eighth session of the Commission: opens in 70 days');
    expect(text).toMatch(/- 10 weeks before it, Monday,? 11 March 2019: documents are submitted\n- 6 weeks before it/);
  });
});

describe('a concern', () => {
  it('about a reader who cannot be reached names the directory’s id and the code alone', () => {
    const { text } = compose(concernLetter({ kind: 'undelivered', person: 'p7', code: '550 5.1.1' }));
    expect(text).toContain('entered in the directory as “p7”');
    expect(text).toContain('Answer of the mail server: 550 5.1.1');
  });

  it('about roles that nobody holds names them', () => {
    const of = (roles: string[]) => compose(concernLetter({ kind: 'vacant-role', roles }));
    expect(of(['Drafter']).subject).toBe('[Fourteenth Congress] Nobody holds this role: Drafter');
    expect(of(['Drafter', 'Host']).text).toContain('nobody is responsible in these roles: Drafter, Host. Reminders for them');
  });

  it('about a report brings the evidence and the links to confirm and to reject', () => {
    const links = { confirm: 'http://x/r/confirm/t', reject: 'http://x/r/reject/t' };
    const evidence = { symbol: 'A/CONF.234/PM.1', date: '2018-09-01', note: 'sent by pouch' };
    const { subject, text, html } = compose(concernLetter({ kind: 'reported', entry: entry({ answers: undefined }), evidence, links }));
    expect(subject).toContain('M17 Discussion guide issued in six languages: reported as done');
    expect(text).toMatch(/Evidence: A\/CONF\.234\/PM\.1, Saturday,? 1 September 2018/);
    expect(text).toContain('Note: sent by pouch');
    for (const address of Object.values(links)) {
      expect(text).toContain(address);
      expect(html).toContain(`href="${address}"`);
    }
  });

  it('about what nobody wants to own brings the note', () => {
    const { text } = compose(concernLetter({ kind: 'declined', entry: entry(), person: 'p2', note: 'ask the host', to: 'p9' }));
    for (const part of ['“p2” says', 'Note: ask the host', 'Named instead: “p9”']) expect(text).toContain(part);
  });
});

describe.each(languages)('in %s', (language) => {
  it.each(Object.values(everyLetter()).map((one): [string, Letter] => [one.kind, one]))(
    'a %s says the same in text and in HTML',
    (_, one) => {
      const { text, html, subject } = compose(inLanguage(language, one));
      const words = seen(html);
      const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!.replaceAll('&amp;', '&'));
      const lines = plain(text)
        .split('\n')
        .map((line) => line.replace(/^(\s|- |== |-- )+/, '').trim());
      for (const line of lines.filter((each) => each !== '' && each !== '--')) {
        if (line.startsWith('http')) expect(addresses).toContain(line);
        else expect(words).toContain(line);
      }
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(subject).not.toMatch(/[{}]|undefined/);
      expect(text).not.toMatch(/[{}]|undefined|null/);
    },
  );

  it('shows nothing from elsewhere and needs no image', () => {
    for (const one of Object.values(everyLetter()))
      expect(compose(inLanguage(language, one)).html).not.toMatch(/<img|<link|<script|url\(|@import/i);
  });
});

it('says what became of it and why it came in Arabic too', () => {
  const { text } = compose(
    inLanguage('ar', letter({ entry: entry({ status: 'waived' }), why: { role: 'R', capacity: 'deputy', isCover: false } })),
  );
  expect(plain(text)).toContain('M17 Discussion guide issued in six languages: صُرف النظر عنه');
  expect(text).toContain('بصفة النيابة');
});

it('keeps names and symbols apart from Arabic around them, in both forms', () => {
  const { text, html, subject } = compose(inLanguage('ar', letter()));
  for (const form of [text, html]) {
    expect(form).toContain('\u2068A/CONF.234/PM.1\u2069');
    expect(form).toContain('\u2068Ada Example\u2069');
  }
  expect(subject).toContain('\u2068M17\u2069');
  expect(html).toContain('border-right: 4px');
});

describe('data', () => {
  it('becomes no markup', () => {
    const evil = '<img src=x onerror="alert(1)"> & \'more\'';
    const href = `http://x/"${evil}`;
    const bad = entry({
      title: evil,
      deliverable: evil,
      waitsFor: { named: [{ milestone: evil, title: evil }], more: 0 },
      link: href,
      answers: { acknowledge: href, snooze: href, done: href, notMine: href },
    });
    const head = {
      edition: { id: 'e', title: evil },
      reader: reader({ name: evil }),
      links: { progress: href, why: href, unsubscribe: href },
    };
    const letters: Letter[] = [
      letter({ ...head, entry: bad }),
      catchUp({ ...head, entries: [bad] }),
      digest({ ...head, editions: [{ title: evil, zone: 'UTC', progress: href, stages: [{ title: evil, entries: [bad] }] }] }),
      sessionLetter({
        ...head,
        session: { ...sessionLetter().session, title: evil, steps: [{ weeks: 1, on: '2019-05-13', title: evil }] },
      }),
      concernLetter({ kind: 'declined', entry: bad, person: evil, note: evil, to: evil }, head),
      concernLetter(
        { kind: 'reported', entry: bad, evidence: { symbol: evil, link: evil, note: evil }, links: { confirm: href, reject: href } },
        head,
      ),
      concernLetter({ kind: 'vacant-role', roles: [evil] }, head),
    ];
    for (const one of letters) {
      const { html } = compose(one);
      expect(html).not.toContain('<img');
      expect(html).not.toContain('x/"<');
      expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;more&#39;');
    }
  });

  it('adds no line to subject or text', () => {
    const { subject, text } = compose(letter({ entry: entry({ title: 'One\r\nBcc: all@example.org\u2028two\u0000' }) }));
    expect(subject).toMatch(/^\[Fourteenth Congress\] M17 One Bcc: all@example\.org two/);
    expect(subject).not.toMatch(/[\r\n\u2028\0]/);
    expect(text).not.toMatch(/^\s*Bcc/m);
  });
});
