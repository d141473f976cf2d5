import { expect, it } from '@jest/globals';
import { aLife, joins } from '../../test/builders/reminding.js';
import { instantAt } from '../time/plain-date.js';
import { mayKnow } from './acquainted.js';

/** `ada` writes and `dan` is her deputy, `olga` organises; `carl` stands in for `dan` for a week. */
const week = { from: '2031-01-06', to: '2031-01-12', cover: 'carl' };
const life = joins(aLife({ dan: { absences: [week] }, carl: {}, eve: {} }), 'dan', 'deputy');
const known = (reader: string, on = '2031-01-02'): string[] =>
  ['ada', 'dan', 'olga', 'carl', 'eve'].filter((person) => mayKnow(life.world, reader, person, instantAt('Europe/Vienna', on, 12)));

it('people know themselves, those of their role, and the organisers; organisers know everybody', () => {
  expect(known('ada')).toEqual(['ada', 'dan', 'olga']);
  expect(known('dan')).toEqual(['ada', 'dan', 'olga']);
  expect(known('olga')).toEqual(['ada', 'dan', 'olga', 'carl', 'eve']);
  expect(known('eve')).toEqual(['olga', 'eve']);
});

it('who stands in for another knows whom that one knows, for as long as that is', () => {
  expect(known('carl')).toEqual(['olga', 'carl']);
  expect(known('carl', '2031-01-08')).toEqual(['ada', 'dan', 'olga', 'carl']);
  expect(known('carl', '2031-01-13')).toEqual(['olga', 'carl']);
});
