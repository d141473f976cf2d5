import { describe, expect, it } from '@jest/globals';
import { readTemplates } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { namesOf } from '../template/names.js';
import { ownershipOf } from './milestones.js';
import { recordingInWords, recordingNames, recordingOf } from './recording.js';

describe.each(readTemplates().map((template) => [template.id, template] as const))('in %s', (_, template) => {
  const table = new EditionOnTheTable(template);
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const keys = Object.keys(table.edition.milestones);

  it('what a stage owns is recorded by a step that completes it, and all else by hand', () => {
    for (const key of keys) {
      const recording = recordingOf(template, key);
      const owner = ownershipOf(template, key);
      expect({ key, by: recording?.by }).toEqual({ key, by: owner && 'step' });
      if (recording?.by !== 'step') continue;
      expect(recording.stream).toBe(owner?.stream);
      expect(recording.steps.length).toBeGreaterThan(0);
    }
  });
});

describe('what is said of it', () => {
  const template = readTemplates().find(({ id }) => id === 'un-crime-congress')!;
  const table = new EditionOnTheTable(template);
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });

  it('names the meeting where each has steps of its own', () => {
    const recording = recordingOf(template, 'M22.africa');
    expect(recording).toMatchObject({ stage: 'regional-meetings', meeting: 'africa', stream: 'regional-meeting.africa' });
    if (recording?.by !== 'step') throw new Error('A meeting is recorded by a step.');
    expect(recordingNames(recording, namesOf(table.world)).stage).toBe('Regional preparatory meetings (Africa)');
    expect(recordingInWords(recording)).toContain('of the stage "regional-meeting.africa"');
  });

  it('names the decision on the congress that records a milestone', () => {
    const decisions = ['P1.1', 'P2.1', 'P4.1'].map((key) => recordingOf(template, key));
    expect(decisions).toEqual(['announce-postponement', 'suspend', 'reconvene'].map((decision) => ({ by: 'decision', decision })));
    expect(recordingInWords({ by: 'decision', decision: 'suspend' })).toBe('the decision "suspend"');
  });
});
