import { describe, expect, it } from '@jest/globals';
import { letter } from '../../test/builders/letter.js';
import { compose } from './compose.js';

const entry = letter().entries[0]!;

describe('a reminder', () => {
  it('names milestone and days in its subject', () => {
    const subject = (days: number): string => compose(letter({ entries: [{ ...entry, days }] })).subject;
    expect(subject(7)).toBe('[Fourteenth Congress] M17 Discussion guide issued in six languages is due in 7 days');
    expect(subject(1)).toContain('is due in 1 day');
    expect(subject(0)).toContain('is due today');
    expect(subject(-3)).toContain('is 3 days overdue');
  });

  it('says the same in text and in HTML: reader, date, deliverable, link', () => {
    const { text, html } = compose(letter());
    for (const part of ['Dear Ada Example,', '12 September 2018', 'A/CONF.234/PM.1', entry.link]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
  });

  it('lets nothing of the data become markup', () => {
    const evil = '<img src=x onerror="alert(1)"> & \'more\'';
    const { html } = compose(
      letter({
        edition: { id: 'e', title: evil },
        reader: { name: evil, address: 'a@example.org', language: 'en' },
        entries: [{ ...entry, title: evil, deliverable: evil, link: `http://x/"${evil}` }],
        link: `http://x/"${evil}`,
      }),
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('x/"<');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;more&#39;');
  });

  it('keeps its subject on one line', () => {
    const { subject, text } = compose(letter({ entries: [{ ...entry, title: 'One\r\nBcc: all@example.org\u2028two\u0000' }] }));
    expect(subject).toMatch(/^\[Fourteenth Congress\] M17 One Bcc: all@example\.org two/);
    expect(subject).not.toMatch(/[\r\n\u2028\0]/);
    expect(text).not.toContain('\r\nBcc');
  });
});

describe('a catch-up', () => {
  it('tells all that came together in one message, and how much of it is overdue', () => {
    const { subject, text, html } = compose(
      letter({ kind: 'catch-up', entries: [{ ...entry, milestone: 'M14', days: -20 }, { ...entry, milestone: 'M15', days: -2 }, entry] }),
    );
    expect(subject).toBe('[Fourteenth Congress] 3 milestones to look at, 2 overdue');
    for (const milestone of ['M14', 'M15', 'M17']) {
      expect(text).toContain(milestone);
      expect(html).toContain(milestone);
    }
  });
});

it('reads English where a language has no catalogue', () => {
  const { html } = compose(letter({ reader: { name: 'A', address: 'a@example.org', language: 'tlh' } }));
  expect(html).toContain('<html lang="en" dir="ltr">');
});
