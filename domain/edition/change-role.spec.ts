import { expect, it } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';

it('takes a role from somebody whom the directory has lost, once, and gives them none', () => {
  const template = cycleTemplate([
    { id: 'M46', due: 'opening' },
    { id: 'M53', due: 'closing' },
  ]);
  const table = new EditionOnTheTable(template, 'Asia/Tokyo', { gone: 'Europe/Vienna' });
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const held = { role: template.roles[0]!.id, person: 'gone' };
  expect(table.give('2026-12-18', { type: 'assign-role', ...held })).toBeUndefined();
  table.world = { ...table.world, people: {} };
  const release = () => table.give('2026-12-19', { type: 'release-role', ...held });
  expect(table.give('2026-12-19', { type: 'release-role', ...held, capacity: 'deputy' })).toMatchObject({ code: 'person-unknown' });
  expect(release()).toBeUndefined();
  expect(table.world.edition?.roles[held.role]?.responsible).toEqual([]);
  expect(release()).toMatchObject({ code: 'person-unknown' });
  expect(table.give('2026-12-19', { type: 'assign-role', ...held })).toMatchObject({ code: 'person-unknown' });
});

it('changes several as one in their order, or none, and says which one cannot be', () => {
  const template = cycleTemplate([
    { id: 'M46', due: 'opening' },
    { id: 'M53', due: 'closing' },
  ]);
  const table = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Europe/Vienna', bo: 'Europe/Vienna' });
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const role = template.roles[0]!.id;
  const held = () => table.world.edition?.roles[role]?.responsible ?? [];
  const gives = (person: string) => ({ type: 'assign-role', role, person }) as const;
  expect(table.give('2026-12-18', { type: 'change-roles', changes: [gives('ada'), gives('nobody')] })).toMatchObject({
    code: 'person-unknown',
    pointer: '/changes/1/person',
  });
  expect(held()).toEqual([]);
  expect(
    table.give('2026-12-18', { type: 'change-roles', changes: [gives('ada'), gives('bo'), { ...gives('ada'), type: 'release-role' }] }),
  ).toBeUndefined();
  expect(held()).toEqual(['bo']);
});
