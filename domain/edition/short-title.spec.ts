import { expect, it } from '@jest/globals';
import { shortTitleLength, shortTitleOf } from './short-title.js';

it.each([
  [{ title: 'Fourteenth United Nations Congress', shortTitle: 'Fourteenth Congress' }, 'Fourteenth Congress'],
  [{ title: 'Fourteenth Congress' }, 'Fourteenth Congress'],
  [{ title: 'Fourteenth United Nations Congress on Crime Prevention and Criminal Justice' }, 'Fourteenth United Nations Congress on…'],
  [{ title: 'Demonstration of what can be done: with all sorts' }, 'Demonstration of what can be done…'],
  [{ title: '第十六届联合国预防犯罪和刑事司法大会'.repeat(3) }, `${'第十六届联合国预防犯罪和刑事司法大会'.repeat(3).slice(0, 39)}…`],
  [{ title: '🏛️'.repeat(30) }, `${[...'🏛️'.repeat(30)].slice(0, 39).join('')}…`],
])('%j is called %s', (edition, short) => {
  expect(shortTitleOf(edition)).toBe(short);
  expect([...short].length).toBeLessThanOrEqual(shortTitleLength);
});
