import { describe, expect, it } from '@jest/globals';
import { readTemplates } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { languages } from '../directory/profile.js';
import { namesOf } from '../template/names.js';
import { letterCatalogues } from '../words/letters/letters.js';
import { pageCatalogues } from '../words/pages/pages.js';
import { stepCatalogues } from '../words/steps/steps.js';
import { wordsFrom } from '../words/words.js';
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
    const where = { stage: 'regional-meetings', meeting: 'africa', stream: 'regional-meeting.africa', procedure: 'regional-meeting' };
    expect(recording).toMatchObject(where);
    if (recording?.by !== 'step') throw new Error('A meeting is recorded by a step.');
    expect(recordingNames(recording, namesOf(table.world), wordsFrom(stepCatalogues, 'en'))).toEqual({
      stage: 'Regional preparatory meetings (Africa)',
      steps: ['Conclude the deliberations'],
    });
    expect(recordingInWords(recording)).toContain('of the stage "regional-meeting.africa"');
  });

  it('names its steps in the language of the reader', () => {
    const recording = recordingOf(template, 'M17');
    if (recording?.by !== 'step') throw new Error('The guide is recorded by a step.');
    const steps = languages.map((language) => recordingNames(recording, namesOf(table.world), wordsFrom(stepCatalogues, language)).steps);
    expect(new Set(steps.flat()).size).toBe(languages.length);
    expect(steps).toContainEqual(['Publier le guide dans toutes les langues']);
  });

  it('tells each decision from the others in every language', () => {
    for (const language of languages) {
      const [letters, pages] = [wordsFrom(letterCatalogues, language), wordsFrom(pageCatalogues, language)];
      const decisions = ['announce-postponement', 'suspend', 'reconvene'];
      const told = decisions.map((decision) => letters.say('reportedDecisionText', { edition: '-', decision }));
      const shown = decisions.map((decision) => pages.say('recordedByDecision', { decision }));
      expect({ language, told: new Set(told).size, shown: new Set(shown).size }).toEqual({ language, told: 3, shown: 3 });
    }
  });

  it('names the decision on the congress that records a milestone', () => {
    const decisions = ['P1.1', 'P2.1', 'P4.1'].map((key) => recordingOf(template, key));
    expect(decisions).toEqual(['announce-postponement', 'suspend', 'reconvene'].map((decision) => ({ by: 'decision', decision })));
    expect(recordingInWords({ by: 'decision', decision: 'suspend' })).toBe('the decision "suspend"');
  });
});
