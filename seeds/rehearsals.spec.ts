import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { rehearse } from '../domain/rehearsal/rehearse.js';
import { seedsFolder } from './folder.js';
import { readRehearsal } from './rehearsals.js';
import { readTemplates } from './templates.js';
import { YamlFaults } from './yaml.js';

const templates = readTemplates();
const today = '2026-11-21';
const folder = mkdtempSync(join(tmpdir(), 'lustrum-rehearsals-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(text: string): string[] {
  const file = join(folder, 'try.yaml');
  writeFileSync(file, text);
  try {
    readRehearsal(file, today, templates);
    return [];
  } catch (error) {
    if (!(error instanceof YamlFaults)) throw error;
    return error.faults.map(({ line, field, message }) => `${line} ${field}: ${message}`);
  }
}

const script = (lines: string): string => `id: try
title: A try
about: For tests
template: un-crime-congress
zone: Asia/Tokyo
mode: live
placement: opening
targetYear: 2031
begins: 2026-12-01
lines:
${lines}`;

describe('the rehearsals of the seeds', () => {
  const files = readdirSync(join(seedsFolder, 'rehearsals'));

  it.each(files)('%s is in order', (file) => {
    const { rehearsal } = readRehearsal(join(seedsFolder, 'rehearsals', file), today, templates);
    expect(rehearsal.scenarios?.length).toBeGreaterThan(1);
  });

  it('tell a postponement that was made up, with nothing refused', () => {
    const { rehearsal, ...means } = readRehearsal(join(seedsFolder, 'rehearsals', 'postponement.yaml'), today, templates);
    const { scenarios } = rehearse(rehearsal, { ...means, today }, 'outline');
    expect(scenarios.map(({ dates, refused }) => [dates.present?.opening, refused])).toEqual([
      ['2031-04-21', []],
      ['2031-09-22', []],
      ['2031-09-22', []],
      [undefined, []],
    ]);
  });

  it('tell what two more months without a date would have changed of the Fourteenth', () => {
    const { rehearsal, ...means } = readRehearsal(join(seedsFolder, 'rehearsals', 'fourteenth-congress.yaml'), today, templates);
    const { scenarios, comparison } = rehearse(rehearsal, { ...means, today }, 'outline');
    expect(scenarios.map(({ dates, refused }) => [dates.present?.opening, refused])).toEqual([
      ['2021-03-07', []],
      ['2020-04-20', []],
      ['2021-03-07', []],
    ]);
    const [, scheduled, later] = comparison.find(({ key }) => key === 'M41')?.shift ?? [];
    expect([scheduled, later]).toEqual([-321, 0]);
    expect(comparison.find(({ key }) => key === 'P4.1')).toMatchObject({
      scenarios: [{ doneOn: '2020-08-12', lateDays: 0 }, null, { doneOn: '2020-10-12', lateDays: 60 }],
      shift: [0, null, 61],
    });
  });
});

describe('a faulty file is named with line, field and reason', () => {
  it.each([
    [
      'a field that is not known',
      script('  - {on: 2027-01-01, by: a, source: b, start: M01, finish: M01}'),
      /^11 lines\[0\]\.finish: is not a field/,
    ],
    [
      'a milestone that there is not',
      script('  - {on: 2027-01-01, by: a, source: b, start: M99}'),
      /^11 lines\[0\]\.start: .* no milestone M99/,
    ],
    ['a day that there is not', script('  - {on: 2027-02-30, by: a, source: b, start: M01}'), /^11 lines\[0\]\.on: /],
    [
      'a name given twice',
      script('  - {name: x, on: 2027-01-01, by: a, source: b, start: M01}\n  - {name: x, on: 2027-01-02, by: a, source: b, start: M02}'),
      /^12 lines\[1\]\.name: "x" is the name of an earlier line/,
    ],
    [
      'a scenario that drops what there is not',
      `${script('  []')}\nscenarios:\n  - id: a\n    title: A\n    drop: [nothing]`,
      /^15 scenarios\[0\]\.drop\[0\]: no line of the script has the name "nothing"/,
    ],
    [
      'a scenario that moves what has no day',
      `${script('  - {name: y, on: 2027, by: a, source: b, start: M01}')}\nscenarios:\n  - {id: a, title: A, shift: [{lines: [y], by: 30d}]}`,
      /^13 scenarios\[0\]\.shift\[0\]\.lines: the line y has no day that could be moved/,
    ],
    [
      'a script that there is not',
      'of: nowhere\ntitle: X\nscenarios: [{id: a, title: A}]',
      /^1 of: is neither an edition of the seeds nor a file/,
    ],
    ['an edition that would not be opened', script('  []').replace('2031', '2020'), /^1 : The target year 2020 is over/],
    [
      'an edition that a scenario would not open',
      `of: fourteenth-congress\ntitle: X\nscenarios:\n  - id: a\n    title: A\n    edition: {dates: {opening: 2020-04-27, closing: 2020-04-20}}`,
      /^6 scenarios\[0\]\.edition: /,
    ],
  ])('%s', (_what, text, fault) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(fault)]);
  });
});
