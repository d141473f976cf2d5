import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { stageOnTheTable } from '../../test/builders/stage.js';
import { step, type Procedure } from './procedure.js';
import { undoneBy } from './stage.js';

const payload = z.strictObject({});
const done = (slot: string) => [{ slot, to: 'done' as const }];

/** Draft, then issue; and a review that recurs each year. */
const procedure: Procedure = {
  id: 'discussion-guide',
  title: 'A procedure for tests',
  slots: ['draft', 'issue', 'review'],
  settings: z.strictObject({}),
  steps: [
    step({ id: 'collect', title: 'Collect', sources: [], payload, after: [] }),
    step({ id: 'draft', title: 'Draft', sources: [], payload, after: ['collect'], moves: done('draft') }),
    step({ id: 'issue', title: 'Issue', sources: [], payload, after: ['draft'], moves: done('issue') }),
    step({ id: 'review', title: 'Review', sources: [], payload, after: ['issue'], repeats: true, moves: done('review') }),
  ],
  describe: () => '',
};

describe('what a reopened milestone takes back', () => {
  const performed = () => {
    const table = stageOnTheTable(procedure);
    for (const id of ['collect', 'draft', 'issue', 'review', 'review']) expect(table.perform(id)).toEqual([]);
    return table.state;
  };
  const stepsUndone = (slot: string) => {
    const state = performed();
    return undoneBy(procedure, state, slot).map((sequence) => state.performed.find((p) => p.sequence === sequence)?.step);
  };

  it('is the step that completed it and all that come after', () => {
    expect(stepsUndone('draft')).toEqual(['draft', 'issue', 'review', 'review']);
    expect(stepsUndone('issue')).toEqual(['issue', 'review', 'review']);
  });

  it('is only the last year of a step that recurs', () => {
    expect(stepsUndone('review')).toEqual(['review']);
    const state = performed();
    expect(undoneBy(procedure, state, 'review')).toEqual([state.performed.at(-1)?.sequence]);
  });
});
