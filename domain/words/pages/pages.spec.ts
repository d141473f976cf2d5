import { expect, it } from '@jest/globals';
import { catalogueFaults } from '../../../test/support/catalogues.js';
import { pageCatalogues } from './pages.js';

it('says the same in all languages, and counts as each does', () => {
  expect(catalogueFaults(pageCatalogues)).toEqual([]);
});
