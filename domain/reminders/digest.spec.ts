import { beforeAll, describe, expect, it } from '@jest/globals';
import { holidayCalendar } from '../../entities/holidays.js';
import { readStations } from '../../seeds/stations.js';
import { aLife, joins, papers, tellings } from '../../test/builders/reminding.js';
import type { Life } from '../../test/builders/life.js';
import type { Profile } from '../directory/profile.js';
import type { Station } from '../directory/station.js';
import { dateIn, dateOfDay, dayNumber, instantAt, weekdayOf } from '../time/plain-date.js';

const digests = (life: Life, reader: string) => life.notices.filter((n) => n.kind === 'digest' && n.recipient === reader);
const days = (life: Life, reader: string): string[] => digests(life, reader).map((n) => dateIn(life.world.people[reader]!.zone, n.at));
const named = (life: Life, reader: string): string[] =>
  digests(life, reader).map((n) => `${n.at.slice(0, 10)} ${n.about.map((entry) => entry.milestone).join(' ')}`);
const evidence = { link: 'https://example.org/paper' };

describe('a digest', () => {
  it('takes up the rungs of its day and names all that comes up; it is not sent without news', () => {
    const life = aLife({ ada: { digest: 'daily' } }).until('2031-02-28');
    // Saturday 1 February waits for Monday; on the 22nd, a Saturday, the annex comes near.
    expect(named(life, 'ada')).toEqual(['2031-02-03 M1', '2031-02-17 M1', '2031-02-24 M1 M2']);
    expect(digests(life, 'ada')[0]).toMatchObject({
      key: 'edition/digest/ada/2031-02-03',
      status: 'intended',
      tone: 'notice',
      why: { capacity: 'responsible', rule: 'daily digest' },
      about: [{ milestone: 'M1', rung: -30, dueOn: '2031-03-03', revision: 1 }],
    });
    expect(life.notices.filter((n) => n.kind === 'reminder')).toMatchObject([
      { key: 'edition/M1/-30/ada/1', status: 'collapsed', collapsedInto: 'edition/digest/ada/2031-02-03' },
      { key: 'edition/M1/-14/ada/1', status: 'collapsed', collapsedInto: 'edition/digest/ada/2031-02-17' },
      { key: 'edition/M1/-7/ada/1', status: 'collapsed', collapsedInto: 'edition/digest/ada/2031-02-24' },
      { key: 'edition/M2/-30/ada/1', status: 'collapsed', collapsedInto: 'edition/digest/ada/2031-02-24' },
    ]);
  });

  it('does not hold back what is urgent', () => {
    const life = aLife({ ada: { digest: 'weekly' } }).until('2031-03-11');
    expect(tellings(life)).toEqual([
      '2031-02-03 ada digest',
      '2031-02-17 ada digest',
      '2031-02-24 ada digest',
      '2031-03-02 ada',
      '2031-03-04 ada',
      '2031-03-10 ada',
      '2031-03-10 ada digest', // for the annex
    ]);
  });

  it('tells what others have changed since the last one, what is done included; what one did oneself is no news', () => {
    const life = aLife({ ada: { digest: 'daily' } }).until('2031-01-15');
    life.act({ type: 'pin', milestone: 'M2', on: '2031-04-10', reason: 'the printer is away' }, { actor: 'olga' });
    life.until('2031-01-20').act({ type: 'pin', milestone: 'M2', on: '2031-04-11', reason: 'x' }, { actor: 'ada' });
    life.until('2031-01-22').act({ type: 'complete', milestone: 'M1', evidence }, { actor: 'olga' });
    life.until('2031-01-31');
    expect(named(life, 'ada')).toEqual(['2031-01-16 M2', '2031-01-23 M1']);
  });

  it('tells that a postponement has taken the dates away', () => {
    const template = papers();
    const overlay = ['P1', 'P2', 'P4'].map((id) => ({
      ...template.milestones[0]!,
      id,
      responsible: 'organiser',
      repeats: 'postponement' as const,
    }));
    const life = aLife(
      { ada: { digest: 'weekly' } },
      {
        template: {
          ...template,
          milestones: [...template.milestones, ...overlay],
          postponement: { announced: 'P1', suspended: 'P2', reconvened: 'P4' },
        },
      },
    ).until('2031-01-15');
    life.act({ type: 'announce-postponement', evidence }).act({ type: 'suspend', evidence }).until('2031-02-20');
    expect(named(life, 'ada')).toEqual(['2031-01-20 M1 M2']);
  });

  it('does not name what its reader has promised, put off or reported', () => {
    const life = aLife({ ada: { digest: 'daily' } }).until('2031-02-05');
    life.act({ type: 'acknowledge', milestone: 'M1', person: 'ada', promise: '2031-03-20' });
    life.until('2031-02-28');
    expect(named(life, 'ada')).toEqual(['2031-02-03 M1', '2031-02-24 M2']);
  });

  it('names what waits for something overdue, however far away it is', () => {
    const life = aLife({ ada: { digest: 'weekly' } });
    life.act({ type: 'pin', milestone: 'M2', on: '2031-05-02', reason: 'later' }, { actor: 'ada' }).until('2031-03-12');
    life.act({ type: 'start', milestone: 'M1' }, { actor: 'olga' }).until('2031-03-18');
    expect(named(life, 'ada').at(-1)).toBe('2031-03-17 M1 M2');
  });

  it('informs those whom no rung names', () => {
    const life = joins(aLife({ ina: { digest: 'weekly' }, ivo: {} }), 'ina', 'informed');
    joins(life, 'ivo', 'informed').until('2031-03-20');
    expect(named(life, 'ina')).toEqual([
      '2031-02-03 M1',
      '2031-02-17 M1',
      '2031-02-24 M1 M2',
      '2031-03-03 M1 M2',
      '2031-03-10 M1 M2',
      '2031-03-17 M1 M2',
    ]);
    expect(digests(life, 'ina')[0]?.why?.capacity).toBe('informed');
    expect(life.notices.filter((n) => n.recipient === 'ivo')).toEqual([]);
  });

  it('that was missed is made up for once, on a working day, with all that was missed in it', () => {
    const life = aLife({ ada: { digest: 'daily' } })
      .until('2031-02-14')
      .downUntil('2031-03-08', 13); // a Saturday
    life.until('2031-03-11');
    // what is urgent does not wait for Monday
    expect(tellings(life)).toEqual(['2031-02-03 ada digest', '2031-03-08 ada catch-up', '2031-03-10 ada', '2031-03-10 ada digest']);
    const weekly = aLife({ ada: { digest: 'weekly' } })
      .until('2031-02-14')
      .downUntil('2031-02-19', 13); // a Wednesday
    weekly.until('2031-02-26');
    expect(named(weekly, 'ada')).toEqual(['2031-02-03 M1', '2031-02-19 M1', '2031-02-24 M1 M2']);
  });

  it('takes up what was urgent too, where that was missed', () => {
    const life = aLife({ ada: { digest: 'daily' } })
      .until('2031-02-26')
      .act({ type: 'start', milestone: 'M2' }, { actor: 'olga' });
    life.downUntil('2031-03-05', 10).until('2031-03-06');
    expect(named(life, 'ada').at(-1)).toBe('2031-03-05 M1 M2');
    expect(life.notices.filter((n) => n.collapsedInto === 'edition/digest/ada/2031-03-05').map((n) => n.key)).toEqual([
      'edition/M1/1/ada/1',
    ]);
    expect(life.notices.filter((n) => n.kind === 'catch-up')).toEqual([]);
  });

  it('is one for each day, wherever its reader has gone in between', () => {
    const life = aLife({ ada: { digest: 'daily', zone: 'Asia/Tokyo' } }).until('2031-02-24', 3);
    life.enter('ada', { zone: 'Pacific/Honolulu' });
    life.act({ type: 'start', milestone: 'M2' }, { actor: 'olga' }).until('2031-02-27');
    expect(digests(life, 'ada').map((n) => n.key.slice(-10))).toEqual(['2031-02-03', '2031-02-17', '2031-02-24', '2031-02-25']);
  });

  it('that quiet hours hold back past midnight is that of its day: the next one is for the day after', () => {
    const ladder = { rungs: [-30, -29, -28, -27].map((on) => ({ days: on, to: ['responsible' as const], tone: 'notice' as const })) };
    const night = { digest: 'daily' as const, quiet: { from: '07:00', to: '00:30' } };
    const workingDays = [1, 2, 3, 4, 5, 6, 7];
    const life = aLife({ ada: { ...night, workingDays } }, { template: papers({ ladder }) }).until('2031-02-08');
    expect(digests(life, 'ada').map((n) => n.key.slice(-10))).toEqual(['2031-02-01', '2031-02-02', '2031-02-03', '2031-02-04']);
    expect(days(life, 'ada')).toEqual(['2031-02-02', '2031-02-03', '2031-02-04', '2031-02-05']);
  });

  it('is not lost to one who is away for years', () => {
    const absences = [{ from: '2031-01-10', to: '2036-01-10', cover: 'carl' }];
    const life = aLife({ ada: { digest: 'daily', absences }, carl: {} }).until('2031-02-20');
    life.act({ type: 'start', milestone: 'M2' }, { actor: 'olga' }).until('2031-02-28');
    expect(digests(life, 'ada')).toEqual([]);
    life.enter('ada', { absences: [] });
    expect(named(life.until('2031-03-01'), 'ada')).toEqual(['2031-02-28 M1 M2']);
  });

  it('of one who is away goes to no one: the cover is told in the way the cover wants', () => {
    const absences = [{ from: '2031-02-10', to: '2031-02-21', cover: 'carl' }];
    const plain = aLife({ ada: { digest: 'daily', absences }, carl: {} }).until('2031-02-28');
    expect(tellings(plain)).toEqual(['2031-02-03 ada digest', '2031-02-17 carl', '2031-02-24 ada digest']);
    const weekly = aLife({ ada: { digest: 'daily', absences }, carl: { digest: 'weekly' } }).until('2031-02-28');
    expect(tellings(weekly)).toEqual(['2031-02-03 ada digest', '2031-02-17 carl digest', '2031-02-24 ada digest']);
    expect(digests(weekly, 'carl')[0]).toMatchObject({ why: { coverFor: 'ada' }, about: [{ milestone: 'M1', rung: -14 }] });
  });
});

describe('over a year at two duty stations', () => {
  const at = ({ id, zone, workingDays }: Station, digest: 'daily' | 'weekly'): Partial<Profile> => ({
    station: id,
    zone,
    workingDays,
    digest,
  });
  let life: Life;

  /** A paper of which there is news every day, all year. */
  beforeAll(async () => {
    const stations = await readStations();
    const [vienna, cairo] = ['vienna', 'cairo'].map((id) => stations.find((station) => station.id === id)!) as [Station, Station];
    const isHoliday = holidayCalendar(stations);
    const template = papers({
      ladder: { rungs: [{ days: -62, to: ['responsible'], tone: 'notice' }], then: { everyDays: 1, to: ['responsible'], tone: 'notice' } },
    });
    const absences = [{ from: '2031-07-07', to: '2031-08-01', cover: 'vera' }];
    life = aLife(
      {
        vic: at(vienna, 'daily'),
        vera: at(vienna, 'weekly'),
        carim: at(cairo, 'daily'),
        cleo: { ...at(cairo, 'weekly') },
        ada: { ...at(cairo, 'daily'), absences },
      },
      { template, isHoliday },
    );
    for (const reader of ['vic', 'carim', 'cleo']) joins(life, reader);
    life.until('2031-12-31', 20);
  });

  /** The days of a person's week on which no digest came. */
  const without = (reader: string): string[] => {
    const told = new Set(days(life, reader));
    const { workingDays } = life.world.people[reader]!;
    const year = Array.from({ length: 365 }, (_, n) => dayNumber('2031-01-01') + n);
    return year.filter((day) => workingDays.includes(weekdayOf(day)) && !told.has(dateOfDay(day))).map(dateOfDay);
  };

  it('comes on each working day of Monday to Friday in Vienna, but for the holidays there', () => {
    expect(without('vic')).toEqual([
      '2031-01-01',
      '2031-01-24',
      '2031-04-02',
      '2031-04-11',
      '2031-04-14',
      '2031-05-01',
      '2031-12-25',
      '2031-12-26',
    ]);
    expect(days(life, 'vic')).toHaveLength(261 - 8);
  });

  it('and on each of Sunday to Thursday in Cairo, but for others', () => {
    expect(without('carim')).toEqual([
      '2031-01-07', '2031-01-26', '2031-04-02', '2031-04-03', '2031-04-14', '2031-04-23', '2031-05-01', '2031-06-30', '2031-07-02', '2031-07-23', '2031-10-06',
    ]); // prettier-ignore
    expect(days(life, 'carim').some((day) => [5, 6].includes(weekdayOf(dayNumber(day))))).toBe(false);
  });

  it('weekly on the first working day of each week', () => {
    const notOnMonday = (reader: string) => days(life, reader).filter((day) => weekdayOf(dayNumber(day)) !== 1);
    expect(days(life, 'cleo')).toHaveLength(52);
    expect(notOnMonday('cleo')).toEqual(['2031-04-15', '2031-07-01', '2031-10-07']);
  });

  it('at nine of the reader’s own day, summer and winter', () => {
    for (const reader of ['vic', 'carim', 'cleo'])
      for (const { at: instant } of digests(life, reader))
        expect(instant).toBe(instantAt(life.world.people[reader]!.zone, dateIn(life.world.people[reader]!.zone, instant), 9));
    const hours = new Set(digests(life, 'carim').map((n) => n.at.slice(11, 16)));
    expect(hours).toEqual(new Set(['07:00', '06:00']));
  });

  it('during an absence to the cover, by the week and the holidays of the cover, and then to its reader again', () => {
    expect(days(life, 'vera')).toEqual(['2031-07-07', '2031-07-14', '2031-07-21', '2031-07-28']);
    const daysOfAda = days(life, 'ada');
    expect(daysOfAda.filter((day) => '2031-07-01' < day && day < '2031-08-10')).toEqual([
      '2031-07-03', '2031-07-06', '2031-08-03', '2031-08-04', '2031-08-05', '2031-08-06', '2031-08-07',
    ]); // prettier-ignore
  });

  it('each once, and none of them empty', () => {
    const all = life.notices.filter((n) => n.kind === 'digest');
    expect(new Set(all.map((n) => n.key)).size).toBe(all.length);
    expect(all.every((n) => n.about.length > 0)).toBe(true);
  });
});
