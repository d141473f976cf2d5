import { expect, it } from '@jest/globals';
import { catalogueFaults } from '../../../test/support/catalogues.js';
import { feedCatalogues } from './feed.js';

it('says the same in all languages', () => {
  expect(catalogueFaults(feedCatalogues)).toEqual([]);
});
