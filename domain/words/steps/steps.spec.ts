import { expect, it } from '@jest/globals';
import { catalogueFaults } from '../../../test/support/catalogues.js';
import { languages } from '../../directory/profile.js';
import { procedures } from '../../procedures/registry.js';
import { wordsFrom } from '../words.js';
import { stepCatalogues } from './steps.js';

it('names every step in every language, and nothing that is no step', () => {
  expect(catalogueFaults(stepCatalogues)).toEqual([]);
});

it('finds a step without a name, and a name without a step', () => {
  const { 'declaration/adopt': adopt, ...without } = stepCatalogues.fr;
  const faults = catalogueFaults({ ...stepCatalogues, fr: { ...without, 'declaration/adopted': adopt ?? '' } });
  expect(faults).toEqual(['fr: declaration/adopted is not in English', 'fr: declaration/adopt is missing']);
});

it('calls a step in English as its procedure does', () => {
  const { say } = wordsFrom(stepCatalogues, 'en');
  for (const { id, steps } of Object.values(procedures)) for (const step of steps) expect(say(`${id}/${step.id}`)).toBe(step.title);
});

it('calls no two steps of a procedure the same', () => {
  const shared = languages.flatMap((language) => {
    const { say } = wordsFrom(stepCatalogues, language);
    return Object.values(procedures).flatMap(({ id, steps }) => {
      const names = steps.map((step) => say(`${id}/${step.id}`));
      return names.filter((name, n) => names.indexOf(name) !== n).map((name) => `${language}: ${id} has "${name}" twice`);
    });
  });
  expect(shared).toEqual([]);
});
