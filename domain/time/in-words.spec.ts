import { expect, test } from '@jest/globals';
import { dateInWords, monthsInWords, offsetInWords, ordinal } from './in-words.js';

test('dates, months, offsets and ordinals read as plain English', () => {
  expect(dateInWords('2018-05-04')).toBe('4 May 2018');
  expect(monthsInWords('2018-05-01', '2018-05-31')).toBe('May 2018');
  expect(monthsInWords('2017-10-01', '2017-11-30')).toBe('October to November 2017');
  expect(monthsInWords('2019-11-01', '2020-02-29')).toBe('November 2019 to February 2020');
  expect(offsetInWords({ count: -10, unit: 'w' })).toBe('10 weeks before');
  expect(offsetInWords({ count: 1, unit: 'm' })).toBe('1 month after');
  expect(offsetInWords({ count: 0, unit: 'd' })).toBe('');
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 76, 111].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '22nd',
    '76th',
    '111th',
  ]);
});
