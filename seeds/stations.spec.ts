import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { holidayCalendar } from '../entities/holidays.js';
import { readStations } from './stations.js';

const folder = mkdtempSync(join(tmpdir(), 'lustrum-stations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reading = (text: string) => {
  const file = join(folder, 'stations.yaml');
  writeFileSync(file, text);
  return readStations(file);
};

describe('the duty stations', () => {
  it('are read with their weekends', async () => {
    const stations = await readStations();
    const ids = [
      'vienna',
      'new-york',
      'geneva',
      'nairobi',
      'bangkok',
      'addis-ababa',
      'santiago',
      'beirut',
      'tokyo',
      'doha',
      'cairo',
      'kyoto',
    ];
    expect(stations.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    const days = Object.fromEntries(stations.map(({ id, workingDays }) => [id, workingDays]));
    expect([days['vienna'], days['doha'], days['beirut']]).toEqual([
      [1, 2, 3, 4, 5],
      [7, 1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ]);
  });

  it('keep holidays in each of the coming years, each its own', async () => {
    const stations = await readStations();
    const isHoliday = holidayCalendar(stations);
    const kept = (on: string) => stations.filter(({ id }) => isHoliday(id, on)).map(({ id }) => id);
    expect(kept('2027-12-18')).toEqual(['doha']);
    expect(kept('2027-10-26')).toEqual(['vienna']);
    expect(kept('2027-11-25')).toEqual(['new-york']);
    expect(isHoliday('cairo', '2027-07-23')).toBe(true);
    for (const { id } of stations) {
      for (const year of [2026, 2031]) {
        const days = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10));
        expect([id, year, days.filter((on) => isHoliday(id, on)).length > 5]).toEqual([id, year, true]);
      }
    }
  });

  it('as designated for 2020 and 2023 come out of the rules', async () => {
    const isHoliday = holidayCalendar(await readStations());
    const kept = (id: string, days: string[]) => days.filter((on) => !isHoliday(id, on));
    // ST/IC/2019/23 has Eid al-Fitr on 26 May 2020, two days after the feast, which no rule can know
    const newYork = ['2020-01-01', '2020-04-10', '2020-05-25', '2020-07-03', '2020-07-31', '2020-09-07', '2020-11-26', '2020-12-25'];
    expect(kept('new-york', newYork)).toEqual([]);
    const vienna = ['2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-10-26', '2023-12-25', '2023-12-26'];
    expect(kept('vienna', vienna)).toEqual([]);
    expect(isHoliday('new-york', '2020-10-12')).toBe(false); // Columbus Day is kept by the country alone
  });

  it('with faults are refused, each with its place', async () => {
    const said = jest.spyOn(console, 'error').mockReturnValue(); // the library says what it cannot read
    await expect(reading('vienna: {title: Vienna, zone: Europe/Wien}')).rejects.toThrow(
      'stations.yaml:1:31 vienna.zone: must be an IANA time zone',
    );
    await expect(reading('a: {title: A, zone: Asia/Tokyo, workingDays: [1, 1]}')).rejects.toThrow('must name each day once');
    await expect(reading('a: {title: A, zone: Asia/Tokyo, country: XX}')).rejects.toThrow(/a\.country: "XX" is no country/);
    await expect(reading('a:\n  title: A\n  zone: Asia/Tokyo\n  yearly:\n    - {rule: some day, title: B}')).rejects.toThrow(
      /stations\.yaml:5:14 a\.yearly\[0\]\.rule: "some day" is no rule/,
    );
    await expect(reading('a: {title: A, zone: Asia/Tokyo, also: [{on: 2027-02-30, title: B}]}')).rejects.toThrow('must be a date');
    said.mockRestore();
  });
});
