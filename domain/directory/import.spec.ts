import { describe, expect, it } from '@jest/globals';
import type { Holders } from '../edition/state.js';
import { vacantAfter } from './import.js';

const holders = (more: Partial<Holders> = {}): Holders => ({ responsible: [], deputy: [], supervisor: [], informed: [], ...more });

describe('roles that a list leaves vacant', () => {
  const roles = ['organiser', 'drafter', 'host'];
  const before = { organiser: holders({ responsible: ['ada'], deputy: ['bo'] }), drafter: holders({ supervisor: ['ada'] }) };

  it('are those in which nobody is there to act, whether they were so before or not', () => {
    const taken = [
      { role: 'organiser', capacity: 'responsible' as const, person: 'ada' },
      { role: 'organiser', capacity: 'deputy' as const, person: 'bo' },
    ];
    expect(vacantAfter(roles, before, { given: [], taken })).toEqual([
      { role: 'organiser', already: false },
      { role: 'drafter', already: true },
      { role: 'host', already: true },
    ]);
  });

  it('are not those that a deputy is left in, or that are given', () => {
    const given = [{ role: 'drafter', capacity: 'deputy' as const, person: 'bo' }];
    const taken = [{ role: 'organiser', capacity: 'responsible' as const, person: 'ada' }];
    expect(vacantAfter(roles, before, { given, taken })).toEqual([{ role: 'host', already: true }]);
  });
});
