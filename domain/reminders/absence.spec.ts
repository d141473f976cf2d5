import { describe, expect, it } from '@jest/globals';
import { aLife, joins, tellings } from '../../test/builders/reminding.js';
import { readersOf, recipientFor } from './readers.js';

const away = (from: string, to: string, cover?: string) => ({ from, to, ...(cover === undefined ? {} : { cover }) });

describe('while someone is away', () => {
  it('the cover is told in their stead, and hands back: after the return the ladder just goes on', () => {
    const life = aLife({ ada: { absences: [away('2031-02-10', '2031-03-03', 'carl')] }, carl: {} });
    life.until('2031-03-12');
    expect(tellings(life)).toEqual([
      '2031-02-01 ada',
      '2031-02-17 carl',
      '2031-02-24 carl',
      '2031-03-02 carl',
      '2031-03-04 ada',
      '2031-03-10 ada',
    ]);
    const covered = life.notices.find((n) => n.recipient === 'carl');
    expect(covered).toMatchObject({ key: 'edition/M1/-14/carl/1', why: { capacity: 'responsible', coverFor: 'ada' } });
  });

  it('a cover who holds the role as well is told once', () => {
    const life = joins(aLife({ ada: { absences: [away('2031-02-10', '2031-03-03', 'dan')] }, dan: {} }), 'dan', 'deputy');
    life.until('2031-02-25');
    expect(tellings(life)).toEqual(['2031-02-01 ada', '2031-02-17 dan', '2031-02-24 dan']);
    const ofPaper = life.notices.filter((n) => n.about[0]?.milestone === 'M1');
    expect(ofPaper.map((n) => n.why?.coverFor)).toEqual([undefined, 'ada', undefined]);
  });

  it('two of them with one cover are one reader', () => {
    const absences = [away('2031-01-20', '2031-03-03', 'carl')];
    const life = joins(aLife({ ada: { absences }, ben: { absences }, carl: {} }), 'ben').until('2031-02-18');
    expect(tellings(life)).toEqual(['2031-02-01 carl', '2031-02-17 carl']);
  });

  it('it is passed on where the cover is away too, at an hour that suits the last', () => {
    const life = aLife({
      ada: { absences: [away('2031-01-20', '2031-02-20', 'carl')] },
      carl: { absences: [away('2031-01-25', '2031-02-05', 'dora')] },
      dora: { zone: 'America/New_York', quiet: { from: '18:00', to: '10:30' } },
    });
    life.until('2031-02-18');
    expect(tellings(life)).toEqual(['2031-02-01 dora', '2031-02-17 carl']);
    expect(life.notices[0]?.at).toBe('2031-02-01T15:30:00.000Z');
  });

  it.each([
    ['nobody covers', {}],
    ['the cover is not in the directory', { cover: 'nobody-known' }],
    ['the covers lead in a circle', { cover: 'carl', carl: { absences: [away('2031-01-01', '2031-04-01', 'ada')] } }],
    ['the last one has no cover', { cover: 'carl', carl: { absences: [away('2031-01-01', '2031-04-01')] } }],
  ])('it stays with them where %s', (_, { cover, carl = {} }: { cover?: string; carl?: object }) => {
    const life = aLife({ ada: { absences: [away('2031-01-20', '2031-02-20', cover)] }, carl }).until('2031-02-02');
    expect(tellings(life)).toEqual(['2031-02-01 ada']);
    expect(life.notices[0]?.why?.coverFor).toBeUndefined();
  });

  it('a cover who says that it is not theirs is not asked again: it waits for the one who is away', () => {
    const life = aLife({ ada: { absences: [away('2031-01-20', '2031-03-20', 'carl')] }, carl: {} }).until('2031-02-02');
    life.act({ type: 'decline', milestone: 'M1', person: 'carl', note: 'I only cover for the other paper' });
    life.until('2031-02-18');
    expect(tellings(life)).toEqual(['2031-02-01 carl', '2031-02-17 ada']);
  });

  it('what the cover puts off is put off, and comes back on that day', () => {
    const life = aLife({ ada: { absences: [away('2031-01-20', '2031-03-20', 'carl')] }, carl: {} }).until('2031-02-02');
    life.act({ type: 'snooze', milestone: 'M1', person: 'carl', until: '2031-02-20', reason: 'x' });
    life.until('2031-02-23');
    expect(tellings(life)).toEqual(['2031-02-01 carl', '2031-02-20 carl']);
  });

  it('an absence that is entered late moves only what is still to come', () => {
    const life = aLife({ carl: {} }).until('2031-02-20');
    life.enter('ada', { absences: [away('2031-02-10', '2031-02-28', 'carl')] });
    life.until('2031-03-05');
    expect(tellings(life)).toEqual(['2031-02-01 ada', '2031-02-17 ada', '2031-02-24 carl', '2031-03-02 ada', '2031-03-04 ada']);
  });
});

describe('the readers of a milestone on a day', () => {
  const life = joins(aLife({ ada: { absences: [away('2031-02-10', '2031-03-03', 'carl')] }, carl: {}, sue: {} }), 'sue', 'supervisor');

  it('are those whom a rung names, or their covers', () => {
    expect(readersOf(life.world, 'M1', { to: ['responsible', 'supervisor'] }, '2031-02-09')).toEqual([
      { recipient: 'ada', role: 'author', capacity: 'responsible' },
      { recipient: 'sue', role: 'author', capacity: 'supervisor' },
    ]);
    expect(readersOf(life.world, 'M1', { to: ['responsible'] }, '2031-03-03')).toEqual([
      { recipient: 'carl', role: 'author', capacity: 'responsible', coverFor: 'ada' },
    ]);
    expect(recipientFor(life.world, 'ada', '2031-03-04')).toBe('ada');
  });

  it('are nobody but the role where nobody can act', () => {
    const { world } = aLife().act({ type: 'release-role', role: 'author', person: 'ada' });
    expect(readersOf(world, 'M1', { to: ['responsible'] }, '2031-02-09')).toEqual([
      { recipient: 'role:author', role: 'author', capacity: 'responsible' },
    ]);
    expect(readersOf(world, 'M1', { to: ['supervisor'] }, '2031-02-09')).toEqual([]);
  });
});
