import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Station } from '../domain/directory/station.js';
import { person } from '../test/builders/person.js';
import { Databases, engines } from '../test/support/databases.js';
import { Desk } from '../test/support/desk.js';
import { holidayCalendar, holidaysOf, stationCheck } from './holidays.js';
import { engine } from './journal/engine.js';
import { WorldStore } from './journal/worlds.js';
import { People } from './people.js';
import { Stations } from './stations.js';
import { Templates } from './templates.js';

const station = (more: Partial<Station> = {}): Station => ({
  id: 'vienna',
  title: 'Vienna',
  zone: 'Europe/Vienna',
  workingDays: [1, 2, 3, 4, 5],
  country: 'AT',
  also: [],
  not: [],
  ...more,
});

describe('holidays of a station', () => {
  it('are the public ones of its country, of every year', async () => {
    const days = new Map(holidaysOf(station(), 2030).map(({ on, title }) => [on, title]));
    expect(days.get('2030-10-26')).toBe('National Holiday');
    expect(days.get('2030-04-22')).toBe('Easter Monday');
    expect(holidaysOf(station(), 2031).map(({ on }) => on)).toContain('2031-04-14'); // Easter Monday of that year
    const kept = holidayCalendar([station()]);
    expect([kept('vienna', '2030-10-26'), kept('vienna', '2030-10-25'), kept('elsewhere', '2030-10-26')]).toEqual([true, false, false]);
  });

  it('are those of a state where one is named', async () => {
    const easterMonday = (country: string) => holidayCalendar([station({ country })])('vienna', '2030-04-22');
    expect([easterMonday('CH-GE'), easterMonday('US-NY')]).toEqual([true, false]);
  });

  it('are its own besides or alone: of every year, of several days, of one year; and some are none', async () => {
    const own = station({
      country: 'AT',
      yearly: [
        { rule: '1 Shawwal P3D', title: 'Eid al-Fitr' },
        { rule: 'easter -2', title: 'Good Friday' },
      ],
      except: ['01-06'],
      also: [{ on: '2030-05-31', title: 'Bridge day' }],
      not: ['2030-12-26'],
    });
    const days = holidaysOf(own, 2030).map(({ on }) => on);
    expect(days).toEqual(expect.arrayContaining(['2030-02-04', '2030-02-05', '2030-02-06', '2030-04-19', '2030-05-31', '2030-12-25']));
    expect(days).not.toContain('2030-01-06');
    expect(days).not.toContain('2030-12-26');
    expect(holidaysOf(own, 2031).map(({ on }) => on)).toContain('2031-12-26');
    const { country: _, ...alone } = station({ yearly: [{ rule: '12-18', title: 'National Day' }] });
    expect(holidaysOf(alone, 2030)).toEqual([{ on: '2030-12-18', title: 'National Day' }]);
  });

  it('of several days go on into the new year', async () => {
    const { country: _, ...alone } = station({ yearly: [{ rule: '12-31 P2D', title: 'Turn of the year' }] });
    expect(holidaysOf(alone, 2031).map(({ on }) => on)).toEqual(['2031-01-01', '2031-12-31']);
  });

  it('a country and rules that the library does not know are found', async () => {
    const faultsOf = stationCheck();
    const said = jest.spyOn(console, 'error').mockReturnValue(); // the library says what it cannot read
    expect(faultsOf(station())).toEqual([]);
    expect(faultsOf(station({ country: 'XX' }))).toMatchObject([{ path: ['country'] }]);
    expect(faultsOf(station({ country: 'US-ZZ' }))).toMatchObject([{ path: ['country'] }]);
    expect(faultsOf(station({ yearly: [{ rule: 'every blue moon', title: 'x' }], except: ['02-30'] }))).toMatchObject([
      { path: ['yearly', 0, 'rule'] },
      { path: ['except', 0] },
    ]);
    said.mockRestore();
  });
});

describe.each(engines)('stations on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  it('are entered and corrected, and read in order', async () => {
    const stations = new Stations(await databases.migrated());
    await stations.store([station(), station({ id: 'doha', title: 'Doha', workingDays: [7, 1, 2, 3, 4] })]);
    await stations.store([station({ title: 'Vienna International Centre' })]);
    expect((await stations.list()).map(({ id, title }) => [id, title])).toEqual([
      ['doha', 'Doha'],
      ['vienna', 'Vienna International Centre'],
    ]);
  });

  it('tell the core their holidays; what is corrected holds from the next reading on', async () => {
    const database = await databases.migrated();
    const desk = new Desk(database);
    await desk.open();
    const [people, stations] = [new People(database), new Stations(database)];
    await stations.store([station(), station({ id: 'tokyo', country: 'JP' })]);
    await people.save(person({ station: 'vienna' }), person({ id: 'p2' }));
    const worlds = new WorldStore(database, new Templates(database), engine);
    const told = async (id: string, on: string) => (await worlds.read('edition'))?.world.isHoliday(id, on);
    expect([await told('vienna', '2030-10-26'), await told('vienna', '2030-10-25'), await told('nowhere', '2030-10-26')]).toEqual([
      true,
      false,
      false,
    ]);
    await stations.store([station({ not: ['2030-10-26'] })]);
    expect(await told('vienna', '2030-10-26')).toBe(false);
    expect((await worlds.read('edition'))?.world.people['p1']).toMatchObject({ station: 'vienna' });
  });
});
