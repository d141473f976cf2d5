import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('are quoted in the guide as they stand', () => {
    const guide = readFileSync(join(seedsFolder, '..', 'docs', 'rehearsal.md'), 'utf8');
    const file = readFileSync(join(seedsFolder, 'rehearsals', 'postponement.yaml'), 'utf8');
    const bare = (text: string): string => text.replace(/^ +/gm, '').trim();
    const quoted = [...guide.matchAll(/```yaml\n([^`]*)```/g)]
      .map(([, text = '']) => bare(text))
      .filter((text) => text.includes('As hoped') || text.includes('name: announced'));
    expect(quoted).toHaveLength(2);
    for (const text of quoted) expect(bare(file)).toContain(text);
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
      'an act that carries nothing',
      script('  - {on: 2027-01-01, by: a, source: b, suspend: {symbol: x}}'),
      /^11 lines\[0\]\.suspend: must be "true": .* stands under "evidence"/,
    ],
    ['a line without its day', script('  - {by: a, source: b, suspend: true}'), /^11 lines\[0\]\.on: is missing/],
    ['a zone that there is not', script('  []').replace('Asia/Tokyo', 'Tokyo'), /^5 zone: must be an IANA time zone, such as/],
    [
      'a line before the story begins',
      script('  - {on: 2026-11-30, by: a, source: b, waive: M02, reason: x}'),
      /^11 lines\[0\]\.on: 2026-11-30 lies before 2026-12-01, when the story begins; say under "recorded"/,
    ],
    [
      'a line after the story ends',
      `${script('  - {on: 2035-06-01, by: a, source: b, waive: M02, reason: x}')}\nuntil: 2034-12-31`,
      /^11 lines\[0\]\.on: 2035-06-01 lies after 2034-12-31, when the story ends/,
    ],
    [
      'a line that a scenario adds after its end',
      `${script('  []')}\nscenarios:\n  - {id: a, title: A, until: 2034-01-01, add: [{on: 2034-01-02, by: a, source: b, waive: M02, reason: x}]}`,
      /^13 scenarios\[0\]\.add\[0\]\.on: 2034-01-02 lies after 2034-01-01, when the story ends/,
    ],
    [
      'a day that lies cycles away',
      script('  - {on: 2042-01-01, by: a, source: b, waive: M02, reason: x}'),
      /^11 lines\[0\]\.on: 2042-01-01 lies long after this cycle; choose a day up to the end of 2041/,
    ],
    [
      'dates that lie cycles away',
      script('  - {on: 2027-01-01, by: a, source: b, decide-dates: {opening: 2131-04-21, closing: 2131-04-26}}').replace(
        '2131-04-21',
        '2031-04-21',
      ),
      /^11 lines\[0\]\.decide-dates\.closing: 2131-04-26 lies long after this cycle/,
    ],
    [
      'a session that lies cycles away',
      script('  - {on: 2027-01-01, by: a, source: b, retarget: {milestone: M55, session: commission-99}}'),
      /^11 lines\[0\]\.retarget\.session: the 99th session of the Commission .* meets in 2090, long after this cycle; choose one up to 2041/,
    ],
    [
      'a session that there is not',
      script('  - {on: 2027-01-01, by: a, source: b, reconvene: {opening: 2032-04-19, closing: 2032-04-24, retarget: {M55: council-1}}}'),
      /^11 lines\[0\]\.reconvene\.retarget\.M55: there is no session "council-1"/,
    ],
    [
      'a script that there is not',
      'of: nowhere\ntitle: X\nscenarios: [{id: a, title: A}]',
      /^1 of: is neither an edition of the seeds nor a file/,
    ],
    ['an edition that would not be opened', script('  []').replace('2031', '2020'), /^8 targetYear: The target year 2020 is over/],
    [
      'an edition that a scenario would not open',
      `of: fourteenth-congress\ntitle: X\nscenarios:\n  - id: a\n    title: A\n    edition: {dates: {opening: 2020-04-27, closing: 2020-04-20}}`,
      /^6 scenarios\[0\]\.edition\.dates\.closing: The closing 2020-04-20 lies before/,
    ],
  ])('%s', (_what, text, fault) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(fault)]);
  });
});
