import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { readCalendar, type ReadEntry } from '../../test/support/ical.js';
import { languages, plainProfile, type Language } from '../directory/profile.js';
import type { Command, Envelope } from '../edition/commands.js';
import type { World } from '../engine.types.js';
import { namesOf } from '../template/names.js';
import type { CycleTemplate } from '../template/template.js';
import { shift } from '../time/plain-date.js';
import { feedCatalogues } from '../words/feed/feed.js';
import { wordsFrom } from '../words/words.js';
import type { FeedEntry } from './calendar.js';
import { feedEntries, type Manner } from './entries.js';
import { calendarOfMilestone, feedOf } from './feed.js';
import type { FeedScope } from './scope.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const publicUrl = 'https://lustrum.example.org:8443/app';
const evidence = { symbol: 'A/RES/1/1' };

const manner = (world: World, language: Language = 'en'): Manner => ({
  names: namesOf(world),
  words: wordsFrom(feedCatalogues, language),
  publicUrl,
});
const textOf = (world: World, scope: FeedScope = { scope: 'edition' }, language: Language = 'en'): string =>
  feedOf(world, { scope }, manner(world, language));

/** By milestone key, `session.…`, `meeting.…` and `congress`. */
function entriesOf(world: World, scope: FeedScope = { scope: 'edition' }): Map<string, ReadEntry> {
  const read = [...readCalendar(textOf(world, scope)).entries];
  return new Map(read.map(([uid, entry]) => [uid.replace(/^edition\./, '').replace(/@lustrum\.example\.org$/, ''), entry]));
}

let table: EditionOnTheTable;
const entry = (key: string, scope?: FeedScope): ReadEntry | undefined => entriesOf(table.world, scope).get(key);
const give = (day: string, command: Command, more: Partial<Envelope> = {}): void => expect(table.give(day, command, more)).toBeUndefined();

function opened(under: CycleTemplate): EditionOnTheTable {
  const edition = new EditionOnTheTable(under);
  edition.create('2025-12-17', {
    title: 'Sixteenth Congress',
    targetYear: 2031,
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    conference: 250,
  });
  return edition;
}

beforeEach(() => {
  table = opened(template);
});

describe('the calendar of an edition', () => {
  it('has each dated milestone and the congress, as days of their own under names that stay', () => {
    const entries = entriesOf(table.world);
    const dated = Object.entries(table.edition.milestones).filter(([, { due }]) => due.on !== null);
    expect([...entries.keys()].sort()).toEqual([...dated.map(([key]) => key), 'congress'].sort());
    for (const [key, { due }] of dated) {
      const on = due.on ?? '';
      expect(entries.get(key)).toMatchObject({
        sequence: 0,
        start: on,
        end: shift(on, { count: 1, unit: 'd' }),
        status: due.certainty === 'firm' ? 'CONFIRMED' : 'TENTATIVE',
        stamp: '2025-12-17T03:00:00Z',
        modified: '2025-12-17T03:00:00Z',
        url: `${publicUrl}/v1/editions/edition/milestones/${key}`,
        alarms: [],
      });
    }
    expect(entries.get('congress')).toMatchObject({ summary: 'Sixteenth Congress', start: '2031-04-21', end: '2031-04-27' });
  });

  it('says what is to be delivered, when there is time for it, and what the date hangs on', () => {
    expect(entry('M26')).toMatchObject({
      summary: expect.stringMatching(/^M26 .* – Sixteenth Congress$/),
      description: expect.stringMatching(/^To be delivered: .*State: planned$/s),
      categories: ['Mandate, theme and agenda', 'Commission on Crime Prevention and Criminal Justice'],
    });
    const windowed = Object.entries(table.edition.milestones).find(([, { due }]) => due.from !== null && due.on !== null);
    expect(entry(windowed?.[0] ?? '')?.description).toMatch(/Time for it: from \w+day,? .* to \w+day,? /);
    expect(entry('M46')?.description).toContain('The date counts from the opening.');
    expect(entry('M55')?.description).toMatch(/not fixed yet.*The date follows this session: .* session of the Commission/s);
  });

  it('is a function of the state: the same bytes each time, in whatever order the state was put together', () => {
    const { edition } = table;
    const shuffled = { ...table.world, edition: { ...edition, entries: Object.fromEntries(Object.entries(edition.entries).reverse()) } };
    expect(textOf(shuffled)).toBe(textOf(table.world));
    expect(textOf(structuredClone({ ...table.world, isHoliday: undefined, delivery: undefined }) as unknown as World)).toBe(
      textOf(table.world),
    );
  });

  it('moves an entry in place when its date moves, and leaves the others as they were', () => {
    const before = entriesOf(table.world);
    give('2026-02-01', { type: 'pin', milestone: 'M26', on: '2029-09-03', reason: 'agreed; with the host, in Vienna' });
    const after = entriesOf(table.world);
    expect(after.get('M26')).toMatchObject({ sequence: 1, start: '2029-09-03', end: '2029-09-04', modified: '2026-02-01T03:00:00Z' });
    expect(after.get('M26')?.description).toContain('The date was set by hand: agreed; with the host, in Vienna');
    for (const [key, { start, status, sequence }] of before)
      if (after.get(key)?.start === start) expect(after.get(key)).toMatchObject({ status, sequence: key === 'M26' ? 1 : sequence });
    give('2026-02-02', { type: 'unpin', milestone: 'M26', reason: 'withdrawn' });
    expect(entry('M26')).toMatchObject({ sequence: 2, start: before.get('M26')?.start });
  });

  it('keeps what is done and says so, and cancels what is waived', () => {
    give('2026-02-01', { type: 'record-external', external: 'previous-outcome', evidence });
    give('2026-02-01', { type: 'complete', milestone: 'M01', evidence });
    expect(entry('M01')).toMatchObject({ summary: expect.stringMatching(/^Done: M01 /), modified: '2026-02-01T03:00:00Z' });
    expect(entry('M01')?.status).toBe('CONFIRMED');
    give('2026-02-02', { type: 'waive', milestone: 'M32', reason: 'not needed' });
    const waived = entry('M32');
    expect(waived).toMatchObject({ status: 'CANCELLED', sequence: 1, description: expect.stringContaining('State: waived') });
    give('2026-02-03', { type: 'reopen', milestone: 'M32', reason: 'needed after all' });
    expect(entry('M32')).toMatchObject({ sequence: 2, start: waived?.start });
    expect(entry('M32')?.status).not.toBe('CANCELLED');
  });

  it('cancels what a suspension suspends, where it last was, and confirms it anew for the new dates', () => {
    const before = entriesOf(table.world);
    const hanging = Object.entries(table.edition.milestones)
      .filter(([, { due }]) => due.on !== null && (due.root === 'opening' || due.root === 'closing'))
      .map(([key]) => key);
    give('2030-03-20', { type: 'announce-postponement', evidence });
    give('2030-04-13', { type: 'suspend', evidence }, { basis: 'decision 84/550 A' });
    const during = entriesOf(table.world);
    for (const key of [...hanging, 'congress']) {
      const { start, end, sequence } = before.get(key) as ReadEntry;
      expect({ key, ...during.get(key) }).toMatchObject({ key, status: 'CANCELLED', start, end, sequence: sequence + 1 });
    }
    expect(during.get('M26')).toMatchObject({ status: before.get('M26')?.status, sequence: 0 });
    const reason = 'Suspended by decision 84/550 A; there is no new date yet.';
    for (const key of [...hanging, 'congress'])
      expect({ key, said: during.get(key)?.description }).toEqual({ key, said: expect.stringContaining(reason) });
    expect(during.get('M26')?.description).not.toContain('Suspended');
    const said = languages.map((language) => readCalendar(textOf(table.world, { scope: 'edition' }, language)).entries);
    const congress = said.map((entries) => entries.get('edition.congress@lustrum.example.org')?.description ?? '');
    expect(new Set(congress).size).toBe(languages.length);
    for (const text of congress) expect(text).toContain('decision 84/550 A');
    give('2030-08-12', { type: 'reconvene', opening: '2032-03-08', closing: '2032-03-13', evidence, retarget: {} });
    const after = entriesOf(table.world);
    expect(after.get('M46')).toMatchObject({ status: 'CONFIRMED', start: '2032-03-08', sequence: 2 });
    expect(after.get('congress')).toMatchObject({ status: 'CONFIRMED', start: '2032-03-08', end: '2032-03-14', sequence: 2 });
    for (const key of hanging) expect({ key, ...after.get(key) }).toMatchObject({ key, sequence: 2 });
    for (const key of [...hanging, 'congress']) expect(after.get(key)?.description).not.toContain('Suspended');
  });

  it('says of a suspension without a stated basis which document proves it, and of a cancellation that it is one', () => {
    // Under an older version of the template, which asks for no basis.
    const { decisions: _, ...older } = template;
    table = opened(older);
    give('2030-03-20', { type: 'announce-postponement', evidence: { link: 'https://example.org/note' } });
    give('2030-04-13', { type: 'suspend', evidence });
    expect(entry('congress')?.description).toContain('Suspended by A/RES/1/1; there is no new date yet.');
    give('2030-05-13', { type: 'cancel', evidence: { symbol: 'A/RES/85/1' } }, { basis: 'A/RES/85/1' });
    expect(entry('congress')).toMatchObject({ status: 'CANCELLED', description: 'Cancelled by A/RES/85/1; it will not be held.' });
  });

  it('leads to pages that people can read: of the milestone, or else of how the preparations stand', () => {
    give('2026-01-10', { type: 'date-session', session: 'commission-35', start: '2026-05-20', end: '2026-05-24' });
    const urls = [...entriesOf(table.world)].map(([key, { url }]) => [key, url.replace(`${publicUrl}/v1/editions/edition/`, '')]);
    for (const [key = '', url] of urls)
      expect([key, url]).toEqual([key, key in table.edition.milestones ? `milestones/${key}` : 'progress']);
    expect(urls.map(([key]) => key)).toContain('session.commission-35');
  });

  it('shows sessions and regional meetings once their days are known, and cancels a meeting that is taken off the calendar', () => {
    const session = table.milestone('M06').due.session ?? '';
    expect(entry(`session.${session}`)).toBeUndefined();
    const year = Number(table.due('M06')?.slice(0, 4));
    give('2026-01-10', { type: 'date-session', session, start: `${year}-05-20`, end: `${year}-05-24` });
    expect(entry(`session.${session}`)).toMatchObject({ status: 'CONFIRMED', sequence: 0, start: `${year}-05-20`, end: `${year}-05-25` });
    expect(entry('M06')).toMatchObject({ status: 'CONFIRMED', start: `${year}-05-24` });
    give('2026-01-11', { type: 'date-session', session, start: `${year}-05-21`, end: `${year}-05-24` });
    expect(entry(`session.${session}`)).toMatchObject({ sequence: 1, start: `${year}-05-21` });
    expect(entry(`session.${session}`, { scope: 'stage', of: 'declaration' })).toBeUndefined();

    give('2029-01-10', { type: 'waive', milestone: 'M15', reason: 'by correspondence' });
    give(
      '2029-01-11',
      { type: 'perform', step: 'consult', payload: { with: 'Member States', on: 'dates' } },
      { stream: 'regional-meetings' },
    );
    const held = (ids: string[]): object[] =>
      ids.map((id, n) => ({
        id,
        title: `The ${id} meeting`,
        region: id,
        host: 'Doha',
        start: `2030-0${n + 2}-04`,
        end: `2030-0${n + 2}-06`,
      }));
    const all = ['africa', 'latin-america', 'western-asia', 'europe', 'asia'];
    const agreed = table.step('2029-01-12', 'regional-meetings', 'agree-calendar', { meetings: held(all), evidence });
    expect(agreed).toBeUndefined();
    expect(entry('meeting.asia')).toMatchObject({
      status: 'CONFIRMED',
      sequence: 0,
      start: '2030-06-04',
      end: '2030-06-07',
      location: 'Doha',
    });
    const ofMeeting = entry('M22.asia');
    const changed = table.step('2029-02-12', 'regional-meetings', 'change-calendar', {
      meetings: held(all.slice(0, 4)),
      reason: 'no host',
    });
    expect(changed).toBeUndefined();
    expect(table.edition.milestones['M22.asia']).toBeUndefined();
    expect(entry('meeting.asia')).toMatchObject({ status: 'CANCELLED', sequence: 1, start: '2030-06-04' });
    expect(entry('M22.asia')).toMatchObject({
      status: 'CANCELLED',
      sequence: (ofMeeting?.sequence ?? 0) + 1,
      start: ofMeeting?.start,
      description: expect.stringContaining('State: no longer planned'),
    });
    expect(
      table.step('2029-03-12', 'regional-meetings', 'change-calendar', { meetings: held(all), reason: 'Doha after all' }),
    ).toBeUndefined();
    expect(entry('meeting.asia')).toMatchObject({ status: 'CONFIRMED', sequence: 2 });
    expect(entry('M22.asia')).toMatchObject({ sequence: (ofMeeting?.sequence ?? 0) + 2, start: ofMeeting?.start });
  });
});

describe('the calendar of a part', () => {
  it('of a stage or a body has what is theirs, and the congress', () => {
    const keysOf = (scope: FeedScope): string[] => [...entriesOf(table.world, scope).keys()].filter((key) => key !== 'congress').sort();
    const those = (field: 'stage' | 'body', of: string): string[] =>
      [...entriesOf(table.world).keys()]
        .filter((key) => template.milestones.some((m) => m.id === key.split('.')[0] && m[field] === of))
        .sort();
    expect(keysOf({ scope: 'stage', of: 'declaration' })).toEqual(those('stage', 'declaration'));
    expect(keysOf({ scope: 'body', of: 'commission' })).toEqual(those('body', 'commission'));
    expect(entry('congress', { scope: 'body', of: 'commission' })).toBeDefined();
    expect(readCalendar(textOf(table.world, { scope: 'stage', of: 'declaration' })).name).toBe('Sixteenth Congress: Declaration');
  });

  it('has the same entry as any other', () => {
    expect(entry('M26', { scope: 'body', of: 'commission' })).toEqual(entry('M26'));
    const alone = calendarOfMilestone(table.world, 'M26', manner(table.world)) ?? '';
    expect([...readCalendar(alone).entries.values()]).toEqual([entry('M26')]);
    expect(calendarOfMilestone(table.world, 'M99', manner(table.world))).toBeUndefined();
  });

  describe('of a person', () => {
    const [role, other] = ['host-counterpart', 'organiser'];
    const of = (person: string): string[] =>
      [...entriesOf(table.world, { scope: 'person', of: person }).keys()].filter((key) => key !== 'congress');
    const ofRole = (id: string): string[] =>
      Object.keys(table.edition.entries).filter((key) =>
        template.milestones.some((m) => m.id === key.split('.')[0] && m.responsible === id),
      );

    beforeEach(() => {
      const people = Object.fromEntries(['ada', 'ben', 'cem'].map((id) => [id, plainProfile('Asia/Tokyo')]));
      table.world = { ...table.world, people };
      give('2026-01-10', { type: 'assign-role', role, person: 'ada' });
      give('2026-01-10', { type: 'assign-role', role: other, person: 'ben', capacity: 'deputy' });
    });

    it('has the milestones of the roles, in whatever capacity they are held, and nothing of others', () => {
      expect(of('ada').sort()).toEqual(ofRole(role).sort());
      expect(of('ben').sort()).toEqual(ofRole(other).sort());
      expect(of('cem')).toEqual([]);
      expect(ofRole(role).length).toBeGreaterThan(3);
    });

    it('loses what the person has handed over', () => {
      const [key = ''] = of('ada').filter((k) => table.milestone(k).status === 'planned');
      give('2026-01-11', { type: 'decline', milestone: key, person: 'ada', note: 'not ours' });
      expect(of('ada')).not.toContain(key);
    });

    it('has what falls into the absence of somebody whom the person covers', () => {
      const dates = ofRole(role).map((key) => table.edition.entries[key]?.start ?? '');
      const [from = '', to = ''] = [...dates].sort().slice(1, 3);
      const away = { ...plainProfile('Asia/Tokyo'), absences: [{ from, to, cover: 'cem' }] };
      table.world = { ...table.world, people: { ...table.world.people, ada: away } };
      expect(of('cem').sort()).toEqual(
        ofRole(role)
          .filter((key) => (table.edition.entries[key]?.start ?? '') >= from && (table.edition.entries[key]?.start ?? '') <= to)
          .sort(),
      );
      expect(of('cem').length).toBeGreaterThan(0);
      expect(of('ada').sort()).toEqual(ofRole(role).sort());
    });

    it('tells nothing of persons', () => {
      give('2026-01-12', { type: 'pin', milestone: of('ada')[0] ?? '', on: '2029-01-05', reason: 'agreed' }, { actor: 'ben' });
      expect(textOf(table.world, { scope: 'person', of: 'ada' })).not.toMatch(/\b(ada|ben|cem)\b/);
    });
  });
});

describe('the text', () => {
  const titles: Record<string, string> = {
    chinese: '第十六届联合国预防犯罪和刑事司法大会：'.repeat(9),
    arabic: 'مؤتمر الأمم المتحدة السادس عشر لمنع الجريمة والعدالة الجنائية، '.repeat(6),
    emoji: '🏛️👩🏽‍⚖️𝔊𝔯𝔢𝔢𝔱𝔦𝔫𝔤𝔰 '.repeat(12),
    marked: 'a;b,c\\d\\n"e": f '.repeat(9),
    broken: 'before\r\nBEGIN:VEVENT\nX:\ry\t\u0000\u0007\u2028z',
  };

  it.each(Object.entries(titles))('is folded between characters and read back as it was: %s', (_name, title) => {
    const world: World = { ...table.world, edition: { ...table.edition, title } };
    for (const language of languages) {
      const { name, entries } = readCalendar(textOf(world, { scope: 'stage', of: 'high-level-segment' }, language));
      // eslint-disable-next-line no-control-regex
      const plain = title.replace(/\r\n?/g, '\n').replace(/[\u0000\u0007]/g, '');
      expect(name).toContain(plain);
      expect(entries.size).toBe(2);
      expect([...entries.values()].find(({ uid }) => uid.startsWith('edition.congress@'))?.summary).toBe(plain);
      const summary = [...entries.values()].find(({ uid }) => uid.startsWith('edition.M47@'))?.summary ?? '';
      expect(summary.replace(/[\u2066-\u2069]/g, '')).toContain(plain.replace(/[\u2066-\u2069]/g, ''));
    }
  });

  it('breaks lines at 75 octets and not before it must', () => {
    const lines = textOf({ ...table.world, edition: { ...table.edition, title: titles['chinese'] ?? '' } }).split('\r\n');
    const folded = lines.filter((_, n) => lines[n + 1]?.startsWith(' '));
    expect(folded.length).toBeGreaterThan(50);
    for (const line of folded) expect(Buffer.byteLength(line)).toBeGreaterThan(75 - 4);
  });

  it.each([
    [0, 'PT8H'],
    [1, '-PT16H'],
    [3, '-P2DT16H'],
  ])('reminds %d days before at the hour of reminders, of what is still to come', (alarmDays, trigger) => {
    give('2026-02-02', { type: 'waive', milestone: 'M32', reason: 'not needed' });
    const { entries } = readCalendar(feedOf(table.world, { scope: { scope: 'edition' }, alarmDays }, manner(table.world)));
    const alarms = (key: string): string[] | undefined => entries.get(`edition.${key}@lustrum.example.org`)?.alarms;
    expect(template.reminders.hour).toBe(8);
    expect(alarms('M26')).toEqual([trigger]);
    expect(alarms('M32')).toEqual([]);
  });
});

describe('in any life of an edition', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((count) => shift('2028-01-01', { count, unit: 'd' }));
  const milestone = fc.constantFrom('M01', 'M11', 'M12', 'M17', 'M26', 'M32', 'M46', 'M55', 'M61.1', 'P4.1');
  const reason = fc.constant('so decided');
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.record({ type: fc.constant('pin' as const), milestone, on: day, reason }),
    fc.record({ type: fc.constant('unpin' as const), milestone, reason }),
    fc.record({ type: fc.constant('waive' as const), milestone, reason }),
    fc.record({ type: fc.constant('reopen' as const), milestone, reason }),
    fc.record({ type: fc.constant('start' as const), milestone }),
    fc.record({ type: fc.constant('complete' as const), milestone, evidence: fc.constant(evidence) }),
    fc.record({ type: fc.constant('announce-postponement' as const), evidence: fc.constant(evidence) }),
    fc.record({ type: fc.constant('suspend' as const), evidence: fc.constant(evidence) }),
    day.map((opening) => ({
      type: 'reconvene' as const,
      opening,
      closing: shift(opening, { count: 5, unit: 'd' }),
      evidence,
      retarget: {},
    })),
    fc.tuple(fc.integer({ min: 2026, max: 2033 }), fc.integer({ min: 1, max: 20 }), fc.nat({ max: 8 })).map(([year, from, days]) => ({
      type: 'date-session' as const,
      session: `commission-${year - 1991}`,
      start: `${year}-05-${String(from).padStart(2, '0')}`,
      end: `${year}-05-${String(from + days).padStart(2, '0')}`,
    })),
  );

  const told = (): Map<string, FeedEntry> =>
    new Map(feedEntries(table.world, { scope: 'edition' }, manner(table.world)).map((entry) => [entry.uid, entry]));

  it('the number of an entry never falls, and rises with each change of its days or its standing and with nothing else', () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 20 }), (commands) => {
        table = new EditionOnTheTable(template);
        table.create('2025-12-17', { targetYear: 2031, dates: { opening: '2031-04-21', closing: '2031-04-26' }, conference: 250 });
        let before = told();
        for (const [n, given] of commands.entries()) {
          table.give(shift('2026-01-01', { count: n, unit: 'd' }), given);
          const after = told();
          const wrong = [...before].flatMap(([uid, was]) => {
            const is = after.get(uid);
            if (!is) return [{ uid, given, was }]; // what was once told of is never just gone
            const changed = is.start !== was.start || is.end !== was.end || is.standing !== was.standing;
            changes += Number(changed);
            return changed === is.sequence > was.sequence && is.sequence >= was.sequence ? [] : [{ uid, given, was, is }];
          });
          expect(wrong).toEqual([]);
          before = after;
        }
        readCalendar(textOf(table.world));
      }),
      { numRuns: 15 },
    );
    expect(changes).toBeGreaterThan(100);
  });
});
