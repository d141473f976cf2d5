import { expect, test } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { emptyWorld, evolve } from '../evolve.js';
import { figuresOf, figuresOnRecord } from './figures.js';

const milestones = [{ id: 'M02', due: 'opening-3m' }, { id: 'M46' }, { id: 'M53', due: 'closing' }];
const template = cycleTemplate(milestones);

function closed(): EditionOnTheTable {
  const table = new EditionOnTheTable(template);
  table.create('2026-06-01', { dates: { opening: '2031-04-20', closing: '2031-04-25' } });
  table.give('2030-11-20', { type: 'complete', milestone: 'M02', evidence: {} });
  expect(table.give('2031-06-01', { type: 'close', reason: 'over' })).toBeUndefined();
  return table;
}

test('closing an edition writes down what each milestone was planned for and what it needed', () => {
  const { events, edition } = closed();
  const [closing, figures] = events.slice(-2).map(({ event }) => event);
  expect(closing).toMatchObject({ type: 'edition-closed', notRecorded: ['M46', 'M53'] });
  expect(figures).toMatchObject({
    type: 'figures-recorded',
    figures: [
      {
        key: 'M02',
        status: 'done',
        anchor: 'opening',
        lastPlanned: '2031-01-20',
        needed: { least: -151, most: -151 },
        late: { least: -61, most: -61 },
      },
      { key: 'M46', status: 'not-recorded' },
      { key: 'M53', status: 'not-recorded' },
    ],
  });
  expect(edition).toMatchObject({ status: 'archived', figures: [{ key: 'M02' }, { key: 'M46' }, { key: 'M53' }] });
});

test('what was written down stays, whatever the rules become', () => {
  const { world } = closed();
  const rulesLater = { ...world, template: cycleTemplate([{ id: 'M02', due: 'closing-9m' }, ...milestones.slice(1)]) };
  expect(figuresOf(rulesLater).figures[0]).toMatchObject({ anchor: 'closing' });
  expect(figuresOnRecord(rulesLater).figures[0]).toMatchObject({ anchor: 'opening', needed: { least: -151, most: -151 } });
});

test('a log that was closed before figures were written down folds as it did, and is reckoned', () => {
  const { events, world } = closed();
  const early = events.filter(({ event }) => event.type !== 'figures-recorded').reduce(evolve, emptyWorld(template));
  expect(early.edition).toMatchObject({ status: 'archived' });
  expect(early.edition).not.toHaveProperty('figures');
  expect(figuresOnRecord(early)).toEqual(figuresOnRecord(world));
});
