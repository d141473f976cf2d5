import { describe, expect, it } from '@jest/globals';
import { addressFault } from './address.js';
import { completed, entryFaults, type GivenEntry } from './entry.js';
import type { Station } from './station.js';

const cairo: Station = { id: 'cairo', title: 'Cairo', zone: 'Africa/Cairo', workingDays: [7, 1, 2, 3, 4], also: [], not: [] };
const ana: GivenEntry = { id: 'ana', name: 'Ana', email: 'ana@example.org' };
const among = { stations: [cairo], zone: 'Europe/Vienna', knows: (id: string) => ['ana', 'bo'].includes(id) };
const faults = (more: Partial<GivenEntry>): string[] =>
  entryFaults({ ...ana, ...more }, among).map(({ path, message }) => `/${path.join('/')} ${message}`);

describe('an entry of the directory', () => {
  it('takes zone and working week of its duty station, else those of the edition and Monday to Friday', () => {
    expect(completed({ ...ana, station: 'cairo' }, among)).toMatchObject({ zone: 'Africa/Cairo', workingDays: [1, 2, 3, 4, 7] });
    expect(completed(ana, among)).toEqual({
      ...ana,
      kind: 'person',
      zone: 'Europe/Vienna',
      language: 'en',
      workingDays: [1, 2, 3, 4, 5],
      channel: 'email',
      digest: 'none',
      absences: [],
    });
  });

  it('keeps what is given, in order', () => {
    const absences = [
      { from: '2030-08-01', to: '2030-08-10' },
      { from: '2030-07-01', to: '2030-07-10', cover: 'bo' },
    ];
    const entry = completed({ ...ana, station: 'cairo', zone: 'Asia/Tokyo', workingDays: [3, 1], absences }, among);
    expect(entry).toMatchObject({ zone: 'Asia/Tokyo', workingDays: [1, 3] });
    expect(entry.absences.map(({ from }) => from)).toEqual(['2030-07-01', '2030-08-01']);
  });

  it('is refused at a station that is not known, with those that are', () => {
    expect(faults({ station: 'atlantis' })).toEqual(['/station is no duty station that is known; there are cairo']);
  });

  it('is refused with absences that end before they begin, or two at a time; one may follow on the other', () => {
    const weeks = (...days: [string, string][]) => faults({ absences: days.map(([from, to]) => ({ from, to })) });
    expect(weeks(['2030-07-02', '2030-07-01'])).toEqual(['/absences/0/to must not be before 2030-07-02, the first day']);
    expect(weeks(['2030-07-01', '2030-07-10'], ['2030-07-10', '2030-07-12'])).toEqual([
      '/absences/1/from overlaps with the absence from 2030-07-01 to 2030-07-10',
    ]);
    expect(weeks(['2030-07-11', '2030-07-12'], ['2030-07-01', '2030-07-10'])).toEqual([]);
  });

  it('is refused with a cover who is not there, or is the one who is away', () => {
    const covered = (cover: string) => faults({ absences: [{ from: '2030-07-01', to: '2030-07-10', cover }] });
    expect(covered('ana')).toEqual(['/absences/0/cover must be somebody else']);
    expect(covered('eve')).toEqual(['/absences/0/cover names "eve", who is not in this edition\'s directory']);
    expect(covered('bo')).toEqual([]);
  });

  it('is refused with a name that reads as another, and with a quiet time without length', () => {
    expect(faults({ name: 'Ana \u202Egro.live' })).toEqual(['/name must not hold characters that turn the direction of the text']);
    expect(faults({ name: 'Ana\r\nBcc: eve@example.org' })).toEqual(['/name must be a text of one line, without control characters']);
    expect(faults({ name: 'آنا‌ Ana' })).toEqual([]);
    expect(faults({ quiet: { from: '20:00', to: '20:00' } })).toHaveLength(1);
    expect(faults({ quiet: { from: '20:00', to: '07:00' } })).toEqual([]);
  });
});

describe('an e-mail address', () => {
  it.each(['a.tanaka@example.org', "o'neill+rpm@mail.example.org", 'post@büro.example', 'ana@例え.テスト', 'x@भारत.example'])(
    '%s is taken',
    (address) => expect(addressFault(address)).toBeUndefined(),
  );

  it.each([
    'ana',
    '@example.org',
    'ana@localhost',
    'Ana <ana@example.org>',
    '<ana@example.org>',
    'ana@example.org, eve@example.org',
    'ana@example.org;eve@example.org',
    '"ana eve"@example.org',
    'ana@evil.org@example.org',
    'ana(comment)@example.org',
    'ana@[127.0.0.1]',
    'ana@127.0.0.1',
    'ana@example.org\r\nBcc: eve@example.org',
    'ana\n@example.org',
    'ana @example.org',
    ' ana@example.org',
    'ana\u0000@example.org',
    'ana@exam\u200Bple.org',
    'ana@example\u202E.org',
    'añã@example.org',
    '.ana@example.org',
    'ana..b@example.org',
    'ana@-example.org',
    'ana@example..org',
    `${'a'.repeat(65)}@example.org`,
    `ana@${'a'.repeat(64)}.org`,
    `ana@${'abcdefghi.'.repeat(26)}org`,
  ])('%j is refused', (address) => expect(addressFault(address)).toMatch(/^must be one plain e-mail address/));
});
