import { readTemplates } from '../../seeds/templates.js';
import { readWords } from '../../seeds/words.js';
import type { Language } from '../../domain/directory/profile.js';
import type { CycleTemplate, MilestoneDefinition } from '../../domain/template/template.js';
import type { TemplateWords } from '../../domain/template/words.js';
import type { World } from '../../domain/engine.types.js';
import { congress, openedEdition } from './editions.js';

/** A template of many milestones, and its names in other languages. */
export interface LargeTemplate {
  template: CycleTemplate;
  words(language: Language): TemplateWords;
}

/**
 * The congress's template with so many milestones that a calendar of its edition has `entries` entries: milestones that occur once
 * are repeated under other keys, with their titles, until there are enough.
 */
export function largeTemplate(entries: number): LargeTemplate {
  const original = congress();
  const { edition } = opened(original);
  const once = original.milestones.filter(({ id }) => edition?.entries[id] !== undefined);
  // sessions of the calendar that seeds begin with lie before the cycle
  const missing = entries - Object.keys(edition?.entries ?? {}).filter((name) => !name.startsWith('session.')).length;
  const originals = new Map<string, MilestoneDefinition>();
  for (let n = 0; n < missing; n += 1) {
    const definition = once[n % once.length];
    if (definition) originals.set(`${prefix(Math.floor(n / once.length))}${definition.id}`, definition);
  }
  const more = [...originals].map(([id, definition]) => ({ ...definition, id, requires: [], expects: [] }));
  const all = readWords(readTemplates()).filter((words) => words.template === original.id);
  return {
    template: { ...original, id: 'bench-large', milestones: [...original.milestones, ...more] },
    words(language) {
      const words = all.find((w) => w.language === language);
      if (!words) throw new Error(`The congress has not been put into ${language}.`);
      const named = [...originals].flatMap(([id, { id: like }]) => (words.milestones[like] ? [[id, words.milestones[like]] as const] : []));
      return { ...words, template: 'bench-large', milestones: { ...words.milestones, ...Object.fromEntries(named) } };
    },
  };
}

export const opened = (template: CycleTemplate): World => openedEdition('bench-large', template, new Date().toISOString()).world;

/** A, B, … Z, AA, AB and so on; without M, with which the template's own ids begin. */
function prefix(n: number): string {
  const before = Math.floor(n / letters.length);
  return `${before > 0 ? prefix(before - 1) : ''}${letters[n % letters.length]}`;
}

const letters = 'ABCDEFGHIJKLNOPQRSTUVWXYZ';
