import { expect, it } from '@jest/globals';
import { catalogueFaults } from '../../../test/support/catalogues.js';
import { letterCatalogues } from './letters.js';

it('says the same in all languages, and counts as each does', () => {
  expect(catalogueFaults(letterCatalogues)).toEqual([]);
});

it('finds what a translator may overlook', () => {
  const { en, ru } = letterCatalogues;
  const faults = (more: Partial<typeof en>): string[] => catalogueFaults({ ...letterCatalogues, ru: { ...ru, ...more } });
  const { due: _, ...without } = ru;
  expect(catalogueFaults({ ...letterCatalogues, ru: without })).toEqual(['ru: due is missing']);
  expect(faults({ due: 'срок {days, plural, one {# день} other {# дня}}' })).toEqual([
    'ru: due has no form "few" for days',
    'ru: due has no form "many" for days',
  ]);
  expect(faults({ greeting: 'Здравствуйте, {nane}!' })).toEqual(['ru: greeting takes nane, English name']);
  expect(faults({ greeting: 'Здравствуйте, {name!' })[0]).toMatch(/^ru: greeting cannot be parsed/);
  expect(faults({ whyLink: en.whyLink })).toEqual(['ru: whyLink is English']);
});
