import { expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { stageOnTheTable } from '../../test/builders/stage.js';
import { declaration } from './declaration/declaration.js';
import { steps } from './stage.js';
import { viewOf } from './view-of.js';

it('names a milestone that a step comes after by its key and title', () => {
  const table = new EditionOnTheTable(readTemplate('seeds/templates/un-crime-congress.yaml'));
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const view = viewOf(table.world, 'declaration', '2026-06-02');
  const waiting = steps(declaration, stageOnTheTable(declaration).state, view).flatMap(({ refusals }) => refusals);
  const named = waiting.flatMap(({ facts }) => facts).find(({ ref }) => ref === 'M42');
  expect(named?.says).toBe('M42 Draft declaration is issued as a limited document: not done yet');
  expect(waiting.map(({ reason }) => reason).join(' ')).toContain('comes after "M42 Draft declaration is issued as a limited document"');
  expect(JSON.stringify(waiting)).not.toMatch(/slot:|milestone at/);
});
