import { describe, expect, it } from '@jest/globals';
import { languages, type Language } from '../../domain/directory/profile.js';
import {
  catchUp,
  concernLetter,
  decisionLetter,
  digest,
  entry,
  everyLetter,
  letter,
  reader,
  sessionLetter,
} from '../../test/builders/letter.js';
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

describe('a decision on the congress', () => {
  const decided = (more: Partial<ReturnType<typeof decisionLetter>['decision']>, entries = decisionLetter().entries) =>
    decisionLetter({ decision: { kind: 'suspended', basis: 'decision 74/550 A', ...more }, entries });
  const from = { opening: '2020-04-20', closing: '2020-04-27' };

  it('is named by its subject, and its text says on what basis, who recorded it, and which dates take the place of which', () => {
    const { subject, text } = compose(decisionLetter());
    expect(subject).toMatch(/^New dates: from Sunday,? 7 March 2021 to Friday,? 12 March 2021 \(Fourteenth Congress\)$/);
    expect(text).toContain('Basis: decision 74/550 B');
    expect(text).toContain('Recorded by: Olga Organiser');
    expect(text).toMatch(/New dates: from Sunday,? 7 March 2021 to Friday,? 12 March 2021\n/);
    expect(text).toMatch(/Former dates: from Monday,? 20 April 2020 to Monday,? 27 April 2020\n/);
    expect(text).toContain('It will be held in person and online.');
    expect(text).toContain('Please look at the new dates');
  });

  it('says what becomes of each milestone, and asks for no answer', () => {
    const { text, html } = compose(decisionLetter());
    expect(text).toMatch(/This changes 3 milestones of your roles:/);
    expect(text).toMatch(/M17 .*: due in 7 days\n {2}Moved from Tuesday,? 30 October 2018 to Wednesday,? 12 September 2018\n/);
    expect(text).toMatch(/P3\.1 .*: waived\n {2}No longer to be done; it was due on Monday,? 1 June 2020\n/);
    expect(text).toMatch(/M16 .*\n {2}To be done again by Monday,? 7 September 2020\n/);
    expect(`${text}${html}`).not.toMatch(/\/r\/(acknowledge|done|snooze)|To answer, follow/);
  });

  it('without a date says that there is nothing to do until there is one; and where it cancels, that nothing more comes', () => {
    const suspended = compose(decided({ from }));
    expect(suspended.subject).toBe('Postponed, no new dates yet (Fourteenth Congress)');
    expect(suspended.text).toMatch(/until new dates are decided[^]*Former dates|Former dates[^]*until new dates are decided/);
    expect(suspended.text).not.toContain('New dates: ');
    const cancelled = compose(decided({ kind: 'cancelled', from }));
    expect(cancelled.subject).toBe('Cancelled (Fourteenth Congress)');
    expect(cancelled.text).toContain('No more reminders will be sent.');
  });

  it('names no former dates where the same ones were decided again, and asks nothing of whom it does not concern', () => {
    const { text } = compose(decided({ kind: 'dates', from, to: from, venue: 'Hyperborea' }, []));
    expect(text).toContain('New place: Hyperborea');
    expect(text).toContain('None of the open milestones of your roles changes.');
    expect(text).not.toMatch(/Former dates|Please look/);
    const informed = decisionLetter({ why: [{ role: 'Drafter', capacity: 'informed', isCover: false }] });
    expect(compose(informed).text).not.toContain('Please look');
  });

  it('calls no dates new that stay, and says what is: where the congress is held, or how', () => {
    const kept = (more: Partial<Parameters<typeof decided>[0]>, language: Language = 'en') =>
      compose(inLanguage(language, decided({ kind: 'dates', from, to: from, ...more }, decisionLetter().entries.slice(0, 1))));
    const elsewhere = kept({ venue: 'Hyperborea', modality: 'hybrid' });
    expect(elsewhere.subject).toMatch(/^New place, same dates: from Monday,? 20 April 2020 to Monday,? 27 April 2020 \(Fourteenth/);
    expect(elsewhere.text).toContain('will be held on the dates set earlier, in a new place.');
    expect(elsewhere.text).toMatch(/^Dates: from Monday,? 20 April 2020 to/m);
    expect(elsewhere.text).toContain('Please look at the dates below');
    expect(kept({ modality: 'online' }).subject).toMatch(/^New format, same dates: /);
    expect(kept({}).subject).toMatch(/^Dates unchanged: /);
    const called = {
      en: 'new dates',
      fr: 'nouvelles dates',
      es: 'nuevas fechas',
      ru: 'новые даты',
      ar: /مواعيد جديدة|المواعيد الجديدة/,
      zh: '新日期',
    };
    for (const language of languages) {
      const told = [{ venue: 'Thule' }, { modality: 'online' } as const, {}].map((more) => kept(more, language));
      expect(new Set(told.map(({ subject }) => subject)).size).toBe(3);
      for (const { subject, text } of told) expect(plain(`${subject} ${text}`).toLowerCase()).not.toMatch(called[language]);
      const moved = compose(inLanguage(language, decisionLetter()));
      for (const said of [moved.subject, moved.text]) expect(plain(said).toLowerCase()).toMatch(called[language]);
    }
  });

  it('tells of what has been done since that it is done, and no date of it', () => {
    const [first] = decisionLetter().entries;
    expect(compose(decided({}, [{ ...first!, status: 'done' }])).text).toMatch(/M17 .*: done\n(?! {2}\S*due)/);
  });
});

describe('a reminder', () => {
  it('names milestone and days in its subject, as its language counts', () => {
    const subject = (days: number, language: Language = 'en'): string =>
      plain(compose(letter({ reader: reader({ language }), entry: entry({ days, title: 'Guide' }) })).subject);
    expect(subject(7)).toBe('M17: due in 7 days – Guide (Fourteenth Congress)');
    expect(subject(1)).toContain('due in 1 day');
    expect(subject(0)).toContain('due today');
    expect(subject(-3)).toContain('3 days overdue');
    expect(subject(21, 'ru')).toBe('M17: срок через 21 день — Guide (Fourteenth Congress)');
    expect(subject(2, 'ar')).toBe('M17: الموعد بعد يومين – Guide (Fourteenth Congress)');
    expect(subject(-1, 'fr')).toBe('M17 : retard de 1 jour – Guide (Fourteenth Congress)');
    expect(subject(7, 'zh')).toBe('M17：7 天后到期——Guide（Fourteenth Congress）');
    expect(subject(3, 'es')).toBe('M17: vence en 3 días – Guide (Fourteenth Congress)');
  });

  it('presses as much as its rung asks', () => {
    const of = (tone: 'notice' | 'urgent' | 'escalation') => compose(letter({ tone }));
    expect(of('urgent').subject).toMatch(/^M17: due in 7 days, urgent – /);
    expect(of('escalation').subject).toMatch(/^M17: due in 7 days, action needed – /);
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
    const { text } = compose(letter({ why: [{ role: 'Drafter', capacity: 'deputy', isCover: false }] }));
    expect(text).toContain('as deputy in the role: Drafter');
    expect(text).toMatch(/can be used until Tuesday,? 4 December 2018.* 08:00 Central European/);
    const cover = compose(letter({ why: [{ role: 'Drafter', capacity: 'deputy', isCover: true }] }));
    expect(cover.text).toContain('in the place of a colleague who is absent. Role: Drafter');
  });
});

describe('a digest', () => {
  it('says in its subject how much of what there is, each entry once, and in it groups by edition and stage', () => {
    const { subject, text } = compose(digest());
    expect(subject).toMatch(/^Overview: 1 overdue, 1 due soon – Wednesday,? 5 September 2018 \(Fourteenth Congress\)$/);
    const order = [
      '== Fourteenth United Nations Congress',
      '-- Host country',
      'M11 Planning mission: 3 days overdue',
      '-- Discussion guide',
      'M17',
    ];
    expect(order.map((part) => text.indexOf(part))).toEqual(order.map((part) => text.indexOf(part)).sort((a, b) => a - b));
    for (const part of order) expect(text).toContain(part);
    expect(text).toContain('/r/unsubscribe/token-u');
  });

  it('tells what was done, moved or left without a date since', () => {
    const entries = [
      entry({ milestone: 'M1', status: 'done', days: -3 }),
      entry({ milestone: 'M2', moved: { from: '2018-08-01' }, days: 100, isSoon: false }),
      entry({ milestone: 'M3', status: 'suspended', dueOn: null, days: null, isSoon: false }),
      entry({ milestone: 'M4', waitsFor: { named: [{ milestone: 'M2', title: 'Other' }], more: 0 }, days: 90, isSoon: false }),
    ];
    const { subject, text } = compose(
      digest({
        editions: [
          { title: 'E', short: 'E', zone: 'Asia/Tokyo', progress: 'http://x/', stages: [{ title: 'S', entries }], unreachable: [] },
        ],
      }),
    );
    expect(subject).toContain(': 1 blocked, 3 changed');
    for (const part of [
      'issued in six languages: done',
      /Moved from Wednesday,? 1 August 2018 to Wednesday,? 12 September 2018/,
      'suspended',
      'Waits for: M2 Other',
    ])
      expect(text).toMatch(part);
  });
});

describe('a follow-up of a session', () => {
  it('says what the session must receive, by when', () => {
    const { subject, text } = compose(sessionLetter());
    expect(subject).toBe('Opens in 70 days: Twenty-eighth session of the Commission (Fourteenth Congress)');
    expect(text).toMatch(/- 10 weeks before it, Monday,? 11 March 2019: documents are submitted\n- 6 weeks before it/);
  });
});

describe('a concern', () => {
  it('about a reader who cannot be reached names the reader, what it was about and the code alone', () => {
    const about = [
      { milestone: 'M11', title: 'Mission' },
      { milestone: 'M17', title: 'Guide' },
    ];
    const { subject, text } = compose(concernLetter({ kind: 'undelivered', person: 'Paula Example', about, code: '550 5.1.1' }));
    expect(subject).toBe('A message to Paula Example could not be delivered (Fourteenth Congress)');
    expect(text).toContain('did not reach Paula Example');
    expect(text).toContain('It was about: M11 Mission, M17 Guide');
    expect(text).toContain('Answer of the mail server: 550 5.1.1');
  });

  it('about roles that nobody holds names them', () => {
    const of = (roles: string[]) => compose(concernLetter({ kind: 'vacant-role', roles, about: [] }));
    expect(of(['Drafter']).subject).toBe('Nobody holds this role: Drafter (Fourteenth Congress)');
    expect(of(['Drafter', 'Host']).text).toContain('nobody is responsible in these roles: Drafter, Host. Reminders for them');
  });

  it('about roles that nobody holds names what is due in them, ten of many', () => {
    const about = Array.from({ length: 12 }, (_, n) => ({ milestone: `M${n + 1}`, title: `Title ${n + 1}` }));
    const { text } = compose(concernLetter({ kind: 'vacant-role', roles: ['Drafter'], about }));
    expect(text).toMatch(/Due soon or overdue, and nobody’s: M1 Title 1, .*, M10 Title 10, and 2 more/);
    expect(text).not.toContain('M11');
    expect(compose(concernLetter({ kind: 'vacant-role', roles: ['Drafter'], about: [] })).text).not.toContain('Due soon');
  });

  it('about a report brings the evidence and the links to confirm and to reject', () => {
    const links = { confirm: 'http://x/r/confirm/t', reject: 'http://x/r/reject/t' };
    const evidence = { symbol: 'A/CONF.234/PM.1', date: '2018-09-01', note: 'sent by pouch' };
    const { subject, text, html } = compose(
      concernLetter({ kind: 'reported', person: 'Paula Example', entry: entry({ answers: undefined }), evidence, links }),
    );
    expect(subject).toContain('M17: reported as done – Discussion guide issued in six languages');
    expect(text).toContain('Reported by: Paula Example');
    expect(text).toMatch(/Evidence: A\/CONF\.234\/PM\.1, Saturday,? 1 September 2018/);
    expect(text).toContain('Note: sent by pouch');
    for (const address of Object.values(links)) {
      expect(text).toContain(address);
      expect(html).toContain(`href="${address}"`);
    }
  });

  it('about what nobody wants to own brings the note', () => {
    const { text } = compose(
      concernLetter({ kind: 'declined', entry: entry(), person: 'Paula Example', note: 'ask the host', to: 'Nora Other' }),
    );
    for (const part of ['Paula Example says', 'Note: ask the host', 'Named instead: Nora Other']) expect(text).toContain(part);
  });
});

describe('an entry', () => {
  const told = (more: Parameters<typeof entry>[0], language: Language = 'en'): string =>
    plain(compose(inLanguage(language, letter({ entry: entry(more) }))).text).replaceAll(',', '');
  const from = '2018-08-01';

  it('that has moved says from which date to which, and why', () => {
    const moved = (why: NonNullable<NonNullable<Letter & { kind: 'reminder' }>['entry']['moved']>['why']) =>
      told({ moved: { from, ...(why ? { why } : {}) } });
    const dates = 'Moved from Wednesday 1 August 2018 to Wednesday 12 September 2018';
    expect(moved(undefined)).toContain(dates);
    expect(moved(undefined)).not.toContain('Reason');
    expect(moved({ kind: 'pinned', reason: 'the printer is away' })).toContain(`${dates}\n  Reason: the printer is away`);
    expect(moved({ kind: 'postponed', basis: 'decision 74/550 A' })).toContain('Reason: postponement (decision 74/550 A)');
    expect(moved({ kind: 'postponed' })).toMatch(/Reason: postponement$/m);
    expect(moved({ kind: 'opening', on: '2020-04-20' })).toContain('Reason: the opening is on Monday 20 April 2020');
    expect(moved({ kind: 'milestone', milestone: 'M15', title: 'Draft' })).toContain('Reason: the date counts from M15 Draft');
    expect(moved({ kind: 'session', title: 'Twenty-eighth session' })).toContain(
      'Reason: the date follows this session: Twenty-eighth session',
    );
  });

  it('says so in each language', () => {
    const why = { kind: 'opening', on: '2020-04-20' } as const;
    const lines = languages.map((language) =>
      told({ moved: { from, why } }, language)
        .split('\n')
        .filter((line) => /2018.*2018|2020/.test(line)),
    );
    expect(lines.map((found) => found.length)).toEqual(languages.map(() => 2));
    expect(new Set(lines.flat()).size).toBe(2 * languages.length);
  });

  it('that lost its date says which it had, and what suspended it', () => {
    const lost = { status: 'suspended', dueOn: null, days: null, isSoon: false, moved: { from } } as const;
    expect(told({ ...lost, suspended: { basis: 'decision 74/550 A' } })).toContain(
      'Was due on Wednesday 1 August 2018\n  Suspended by decision 74/550 A; there is no new date yet',
    );
    expect(told({ ...lost, suspended: {} })).toContain('Suspended; there is no new date yet');
  });

  it('that a session must receive says which, and when that was asked for', () => {
    const session = { title: 'Twenty-eighth session of the Commission', weeks: 10, step: 'Documents are submitted' };
    expect(told({ session })).toContain('10 weeks before this session (Twenty-eighth session of the Commission): Documents are submitted');
    expect(told({ session })).not.toContain('with this role');
    expect(told({ session: { ...session, role: 'Intergovernmental officer' } })).toContain('with this role: Intergovernmental officer');
    expect(told({ session: { ...session, step: undefined } })).toContain('Asked for 10 weeks before this session: Twenty-eighth session');
    expect(told({ session: { ...session, weeks: 1 } }, 'ru')).toContain('За 1 неделю до этой сессии');
    expect(told({ session: { ...session, weeks: 2 } }, 'ar')).toMatch(/قبل هذه الدورة .*بأسبوعين: Documents are submitted/);
  });
});

describe('who is only informed', () => {
  const why = [{ role: 'Delegation', capacity: 'informed', isCover: false }] as const;
  const informed = (one: Letter): Letter => ({ ...one, why: [...why] });

  it.each(['notice', 'urgent', 'escalation'] as const)('is pressed for nothing by a reminder, whose rung says %s', (tone) => {
    const { subject, text } = compose(informed(letter({ tone, entry: entry({ days: -3, answers: undefined }) })));
    expect(subject).toMatch(/^M17: 3 days overdue – Discussion guide/);
    expect(text).toContain('For your information');
    expect(text).toContain('Nothing is asked of you');
    expect(text).not.toMatch(/Please|count on it|attention/);
  });

  it('is asked for nothing by what came together, nor by an overview', () => {
    const { subject, text } = compose(informed(catchUp()));
    expect(subject).toMatch(/^3 milestones, for information, 2 overdue \(/);
    expect(text).toContain('Nothing is asked of you');
    expect(compose(informed(digest())).text).toContain('the milestones that you follow');
    expect(compose(digest()).text).toContain('among your milestones');
  });

  it('is everybody else’s reader as well, where one of the roles is more than that', () => {
    const more = [...why, { role: 'Drafter', capacity: 'deputy', isCover: false } as const];
    expect(compose({ ...catchUp(), why: more }).subject).toMatch(/^3 milestones to look at/);
  });
});

describe.each(languages)('what came together, in %s', (language) => {
  it('speaks of no message before it, for it may be the first', () => {
    const { text } = compose(inLanguage(language, catchUp()));
    expect(text).not.toMatch(/since|dernier message|último mensaje|последн|После|上次|自上|آخر رسالة/);
  });
});

describe('why it came', () => {
  it('is said with all its roles, each once', () => {
    const why = [
      { role: 'Drafter', capacity: 'responsible', isCover: false },
      { role: 'Organiser', capacity: 'supervisor', isCover: false },
      { role: 'Host', capacity: 'deputy', isCover: true },
      { role: 'Drafter', capacity: 'responsible', isCover: false }, // by another rule
    ] as const;
    const { text } = compose(catchUp({ why: [...why] }));
    expect(text).toContain(
      'You receive this for several roles: Drafter (responsible), Organiser (supervisor), Host (in the place of a colleague who is absent).',
    );
    expect(compose(catchUp({ why: [] })).text).not.toContain('You receive this');
    const twice = [why[0], why[3]];
    expect(compose(catchUp({ why: twice })).text).toContain('You receive this as responsible in the role: Drafter.');
  });
});

it('tells organisers to whom messages come back', () => {
  const [edition] = digest().editions;
  const { text } = compose(digest({ editions: [{ ...edition!, unreachable: ['Paula Example', 'Nora Other'] }] }));
  expect(text).toContain('Messages to these people come back, and their addresses are still in use: Paula Example, Nora Other.');
  expect(compose(digest()).text).not.toContain('come back');
});

it('of several editions says in its subject which ones no more', () => {
  const [edition] = digest().editions;
  const { subject } = compose(digest({ editions: [edition!, { ...edition!, short: 'Conference' }] }));
  expect(subject).toMatch(/^Overview: 2 overdue, 2 due soon – Wednesday,? 5 September 2018$/);
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
    inLanguage('ar', letter({ entry: entry({ status: 'waived' }), why: [{ role: 'R', capacity: 'deputy', isCover: false }] })),
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
      edition: { id: 'e', title: evil, short: evil },
      reader: reader({ name: evil }),
      links: { progress: href, why: href, unsubscribe: href },
    };
    const letters: Letter[] = [
      letter({ ...head, entry: bad }),
      catchUp({ ...head, entries: [bad] }),
      digest({
        ...head,
        editions: [
          { title: evil, short: evil, zone: 'UTC', progress: href, stages: [{ title: evil, entries: [bad] }], unreachable: [evil] },
        ],
      }),
      sessionLetter({
        ...head,
        session: { ...sessionLetter().session, title: evil, steps: [{ weeks: 1, on: '2019-05-13', title: evil }] },
      }),
      concernLetter({ kind: 'declined', entry: bad, person: evil, note: evil, to: evil }, head),
      concernLetter(
        {
          kind: 'reported',
          person: evil,
          entry: bad,
          evidence: { symbol: evil, link: evil, note: evil },
          links: { confirm: href, reject: href },
        },
        head,
      ),
      concernLetter({ kind: 'vacant-role', roles: [evil], about: [{ milestone: evil, title: evil }] }, head),
      concernLetter({ kind: 'undelivered', person: evil, about: [{ milestone: evil, title: evil }], code: evil }, head),
      letter({ ...head, entry: entry({ moved: { from: '2018-08-01', why: { kind: 'pinned', reason: evil } } }) }),
      letter({ ...head, entry: entry({ suspended: { basis: evil }, session: { title: evil, weeks: 4 } }) }),
      letter({
        ...head,
        why: [
          { role: evil, capacity: 'deputy', isCover: true },
          { role: evil, capacity: 'informed', isCover: false },
        ],
      }),
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
    expect(subject).toMatch(/^M17: due in 7 days – One Bcc: all@example\.org two\s+\(Fourteenth Congress\)$/);
    expect(subject).not.toMatch(/[\r\n\u2028\0]/);
    expect(text).not.toMatch(/^\s*Bcc/m);
  });
});
