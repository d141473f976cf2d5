import { describe, expect, it } from '@jest/globals';
import type { MilestoneView } from '../../../domain/edition/view.js';
import { selected } from './select.js';

const template = ['M01', 'M02', 'M20', 'M21', 'M22', 'M23'];
const views = (...keys: string[]): MilestoneView[] => keys.map((key) => ({ key, due: { on: null } }) as MilestoneView);
const plan = ['M01', 'M02', 'M20.africa', 'M20.europe', 'M21.africa', 'M21.europe', 'M22', 'M23'];
const keysOf = ({ items }: { items: MilestoneView[] }): string[] => items.map(({ key }) => key);

/** What a second page shows of a plan that has become another one since the first, which showed so many. */
function second(shown: number, ...present: string[]): string[] {
  const { next } = selected(views(...plan), { limit: shown }, template);
  if (next === null) throw new Error('The first page was the last.');
  return keysOf(selected(views(...present), { limit: 100, cursor: next }, template));
}

describe('pages of a plan that changes between them', () => {
  it('go on behind the last milestone shown, though others before it have gone', () => {
    expect(second(6, 'M01', 'M02', 'M20.europe', 'M21.europe', 'M22', 'M23')).toEqual(['M22', 'M23']);
  });

  it('go on behind it, though others have come before it', () => {
    expect(second(4, 'M01', 'M02', 'M20.africa', 'M20.asia', 'M20.europe', 'M21.africa', 'M22', 'M23')).toEqual([
      'M21.africa',
      'M22',
      'M23',
    ]);
  });

  it('where it has gone itself, go on with what the template has in its place', () => {
    expect(second(5, 'M01', 'M02', 'M20.europe', 'M21.europe', 'M22', 'M23')).toEqual(['M21.europe', 'M22', 'M23']);
    expect(second(7, 'M01', 'M02', 'M23')).toEqual(['M23']);
    expect(second(7, 'M01', 'M02')).toEqual([]);
  });
});
