import { describe, expect, test } from '@jest/globals';
import { cycleTemplate, prerequisite } from '../../test/builders/template.js';
import type { MilestoneKey, Placement } from '../template/template.js';
import { graphOf } from './graph.js';

const template = cycleTemplate([
  { id: 'M17' },
  { id: 'M19' },
  { id: 'M20', repeats: 'meeting' },
  { id: 'M22', repeats: 'meeting', requires: ['M17', 'M19'], expects: ['M20'] },
  { id: 'M23', repeats: 'meeting', requires: ['M22'] },
  { id: 'M24', repeats: 'meeting', requires: ['M23'] },
  { id: 'M25', requires: ['M24'], expects: ['M20'] },
  { id: 'M46' },
  { id: 'M47', requires: ['M46'] },
  { id: 'M48', requires: ['M46', prerequisite('M47:started', { placement: 'closing' })] },
  { id: 'M57' },
  { id: 'M61', repeats: 'yearly', requires: ['M57'] },
  { id: 'M65', repeats: 'yearly', requires: ['M57', 'M61'] },
  { id: 'P1', repeats: 'postponement' },
  { id: 'P2', repeats: 'postponement', requires: ['P1'] },
]);
const keys = [
  'M17',
  'M19',
  'M20.africa',
  'M20.europe',
  'M22.africa',
  'M22.europe',
  'M23.africa',
  'M23.europe',
  'M24.africa',
  'M24.europe',
  'M25',
];
const more = ['M46', 'M47', 'M48', 'M57', 'M61.1', 'M61.2', 'M65.1', 'M65.2', 'M65.3', 'P1.1', 'P1.2', 'P2.1', 'P2.2'];
const all = [...keys, ...more];
const prerequisitesOf = (key: MilestoneKey, of: readonly MilestoneKey[], placement: Placement) =>
  graphOf(template, of, placement).prerequisites.get(key) ?? { requires: [], expects: [] };
const hard = (key: string, placement: 'opening' | 'closing' = 'opening') => prerequisitesOf(key, all, placement).requires.map((p) => p.key);

describe('prerequisites of occurrences', () => {
  test('of one meeting: plain milestones, and its own', () => {
    expect(prerequisitesOf('M22.africa', all, 'opening')).toEqual({
      requires: [
        { key: 'M17', state: 'done' },
        { key: 'M19', state: 'done' },
      ],
      expects: [{ key: 'M20.africa', state: 'done' }],
    });
    expect(hard('M24.europe')).toEqual(['M23.europe']);
  });

  test('of what comes after the meetings: those of all of them', () => {
    expect(hard('M25')).toEqual(['M24.africa', 'M24.europe']);
    expect(prerequisitesOf('M25', all, 'opening').expects.map((p) => p.key)).toEqual(['M20.africa', 'M20.europe']);
  });

  test('of each year and each postponement: its counterpart where there is one', () => {
    expect(hard('M61.2')).toEqual(['M57']);
    expect(hard('M65.2')).toEqual(['M57', 'M61.2']);
    expect(hard('M65.3')).toEqual(['M57']);
    expect(hard('P2.2')).toEqual(['P1.2']);
  });

  test('hold under their placement of the high-level segment only, and may ask for a beginning only', () => {
    expect(hard('M48', 'opening')).toEqual(['M46']);
    expect(prerequisitesOf('M48', all, 'closing').requires).toEqual([
      { key: 'M46', state: 'done' },
      { key: 'M47', state: 'started' },
    ]);
  });

  test('leave out what the edition does not have', () => {
    expect(prerequisitesOf('M25', ['M25'], 'opening')).toEqual({ requires: [], expects: [] });
    expect(graphOf(template, all, 'opening').prerequisites.get('M99')).toBeUndefined();
  });
});

test('the graph reads hard prerequisites backwards', () => {
  const graph = graphOf(template, all, 'closing');
  expect(graph.opening).toBe('M46');
  expect(graph.successors.get('M46')).toEqual([
    { key: 'M47', state: 'done' },
    { key: 'M48', state: 'done' },
  ]);
  expect(graph.successors.get('M47')).toEqual([{ key: 'M48', state: 'started' }]);
  expect(graph.successors.get('M20.africa')).toBeUndefined();
});
