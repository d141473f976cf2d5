import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages } from '../domain/directory/profile.js';
import { namesOf } from '../domain/template/names.js';
import { EditionOnTheTable } from '../test/builders/edition.js';
import { seedsFolder } from './folder.js';
import { readTemplates } from './templates.js';
import { gapsIn, readWords } from './words.js';

const templates = readTemplates();
const all = readWords(templates);
const file = join(seedsFolder, 'templates', 'words', 'scientific-conference.fr.yaml');

describe('the words of a template', () => {
  it.each(templates.map((template) => [template.id, template] as const))('name every part of %s in every language', (id, template) => {
    const words = all.filter((w) => w.template === id);
    expect(words.map(({ language }) => language).sort()).toEqual(languages.filter((l) => l !== 'en').sort());
    expect(words.flatMap((w) => gapsIn(w, template).map((gap) => `${w.language}: ${gap}`))).toEqual([]);
  });

  it('are found wanting where a part has no name', () => {
    const template = templates.find(({ id }) => id === 'scientific-conference')!;
    const words = all.find((w) => w.template === template.id && w.language === 'fr')!;
    const { C01: _, ...milestones } = words.milestones;
    expect(gapsIn({ ...words, milestones, roles: {} }, template)).toEqual(
      expect.arrayContaining(['milestones C01', 'deliverable of C01', 'roles general-chair']),
    );
  });

  it('are refused at their line where they name what the template does not have', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lustrum-words-'));
    const text = readFileSync(file, 'utf8').replace('C01:', 'C99:');
    writeFileSync(join(folder, 'scientific-conference.fr.yaml'), text);
    const line = text.split('\n').findIndex((l) => l.includes('C99')) + 1;
    expect(() => readWords(templates, folder)).toThrow(
      new RegExp(`fr\\.yaml:${line}:\\d+ milestones\\.C99: the template .* has no such part`),
    );
    rmSync(folder, { recursive: true });
  });
});

describe('the parts of an edition', () => {
  const template = templates.find(({ id }) => id === 'un-crime-congress')!;
  const table = new EditionOnTheTable(template);
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const { world } = table;
  const wordsIn = (language: string) => all.find((w) => w.template === template.id && w.language === language);

  it('are called as in the template where there are no words', () => {
    const names = namesOf(world);
    expect(names.milestone('M22.africa')).toBe('Regional preparatory meeting is held (Africa)');
    expect(names.session('commission-35')).toBe('35th session of the Commission on Crime Prevention and Criminal Justice');
  });

  it('are called in the reader’s language, each occurrence told from the others', () => {
    const names = namesOf(world, wordsIn('fr'));
    expect(names.milestone('M22.africa')).toBe('La réunion préparatoire régionale se tient (Afrique)');
    expect(names.milestone('M61.2')).toMatch(/^Débats thématiques .* \(année 2\)$/);
    expect(names.session('commission-35')).toBe('35e session de la Commission pour la prévention du crime et la justice pénale');
    expect(names.session('ecosoc-2027')).toContain('2027');
    expect(namesOf(world, wordsIn('zh')).session('general-assembly-81')).toBe('联合国大会第81届会议');
  });

  it('tell the Congress from the Assembly in Chinese, where either is called 大会 for short', () => {
    const alone = /(?<!联合国|预防犯罪|刑事司法)大会/;
    expect(JSON.stringify(wordsIn('zh')).match(alone)).toBeNull();
  });

  it('fall back to the template, and say which word is missing', () => {
    const missing: string[] = [];
    const { M17: _, ...milestones } = wordsIn('ru')!.milestones;
    const names = namesOf(world, { ...wordsIn('ru')!, milestones }, (part) => missing.push(part));
    expect(names.milestone('M17')).toBe('Discussion guide is finalised and issued in six languages');
    expect(missing).toEqual(['ru: M17 of un-crime-congress']);
  });
});
