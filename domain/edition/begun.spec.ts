import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { progress } from '../report/progress.js';
import { milestoneView } from './view.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

let table: EditionOnTheTable;

beforeEach(() => {
  table = new EditionOnTheTable(template);
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' }, conference: 240 });
});

describe('a prerequisite that need only have begun', () => {
  it('is said to be that, where it stands in the way', () => {
    const view = milestoneView(table.world, 'M48', '2026-06-02');
    const wording = { ref: 'M47', says: 'High-level segment: must have started' };
    expect(view?.blockedBy).toContainEqual(wording);
    expect(view?.requires.map(({ key, state }) => [key, state])).toContainEqual(['M47', 'started']);
    expect(progress(table.world, '2026-06-02').blocked.find(({ key }) => key === 'M48')?.by).toContainEqual(wording);
    expect(view?.blockedBy).toContainEqual({ ref: 'M46', says: expect.stringMatching(/: not done yet$/) });
  });
});

describe('in a record, a prerequisite that need only have begun', () => {
  const simple = cycleTemplate([
    { id: 'M46', due: 'opening' },
    { id: 'M47', due: 'opening+2d' },
    { id: 'M48', due: 'opening', requires: ['M46', 'M47:started'] },
    { id: 'M53', due: 'closing' },
  ]);
  const deviationsOf = (started: string): string[] => {
    const record = new EditionOnTheTable(simple);
    record.create('2031-04-01', { mode: 'historic', dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    expect(record.give('2031-04-21', { type: 'complete', milestone: 'M46', evidence: { note: 'opened' } })).toBeUndefined();
    expect(record.give(started, { type: 'start', milestone: 'M47' })).toBeUndefined();
    expect(record.give('2031-04-24', { type: 'complete', milestone: 'M47', evidence: { note: 'held' } })).toBeUndefined();
    const adopted = record.give(
      '2031-04-24',
      { type: 'complete', milestone: 'M48', evidence: { note: 'adopted' } },
      { effectiveOn: '2031-04-22' },
    );
    expect(adopted).toBeUndefined();
    const facts = record.edition.milestones['M48']?.done?.deviations.flatMap((d) => d.facts) ?? [];
    return facts.filter(({ ref }) => ref === 'M47').map(({ says }) => says);
  };

  it('is held to the day on which it began, not to that on which it was over', () => {
    expect(deviationsOf('2031-04-21')).toEqual([]);
    expect(deviationsOf('2031-04-23')).toEqual(['Milestone M47: started on 2031-04-23']);
  });
});
