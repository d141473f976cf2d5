import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCalendar } from './calendar.js';
import { readEditionScripts, tellEdition } from './editions.js';
import { ScriptFault } from '../domain/script/script-fault.js';
import { readTemplates } from './templates.js';

const templates = readTemplates();

/** A historic edition without a fault; its first line stands on line 11 of the file, one field in each of the lines after. */
const sound = `id: small
title: A small edition
about: For the tests of faults
template: un-crime-congress
zone: Europe/Vienna
mode: historic
placement: opening
targetYear: 2020
begins: 2015-12-17
lines:
  - on: 2015-12-17
    complete: M01
    evidence: {symbol: A/RES/70/174}
    by: general-assembly
    source: its preamble
  - on: 2016-12-19
    complete: M04
    by: general-assembly
    source: its preamble
  - on: 2018-12
    step: discussion-guide/record-request
    with: {resolution: A/RES/73/184}
    by: general-assembly
    source: its text
`;

describe('a script of an edition', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'editions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What reading the script with one text replaced by another says. */
  function faults(from: string, to: string): string {
    if (!sound.includes(from)) throw new Error(`The script has no "${from}".`);
    writeFileSync(join(folder, 'small.yaml'), sound.replace(from, to));
    try {
      readEditionScripts(folder, templates);
      return '';
    } catch (error) {
      return (error as Error).message.replaceAll(`${folder}/`, '');
    }
  }

  it('without a fault is read', () => {
    expect(faults('A small edition', 'A small edition')).toBe('');
  });

  it.each([
    [
      'an unknown milestone',
      'complete: M01',
      'complete: M99',
      /^small\.yaml:12:15 lines\[0\]\.complete: un-crime-congress has no milestone M99$/,
    ],
    [
      'an occurrence of what occurs once',
      'complete: M01',
      'complete: M01.africa',
      /^small\.yaml:12:15 lines\[0\]\.complete: M01 occurs once/,
    ],
    [
      'a repeated milestone without its occurrence',
      'complete: M04',
      'complete: M22',
      /^small\.yaml:17:15 lines\[1\]\.complete: M22 repeats for each meeting/,
    ],
    ['a malformed date', 'on: 2016-12-19', 'on: 2016-02-30', /^small\.yaml:16:9 lines\[1\]\.on: /],
    ['a session that does not exist', 'on: 2018-12', 'on: council-3', /^small\.yaml:20:9 lines\[2\]\.on: there is no session "council-3"$/],
    ['an unknown day that nothing dates', 'on: 2018-12', 'on: unknown', /^small\.yaml:20:9 lines\[2\]\.on: .*"recorded"/],
    ['two acts in one line', 'complete: M04', 'complete: M04\n    start: M05', /^small\.yaml:16:5 lines\[1\]: must say exactly one of /],
    ['no act at all', '    complete: M04\n', '', /^small\.yaml:16:5 lines\[1\]: must say exactly one of /],
    [
      'a line out of order',
      'on: 2016-12-19',
      'on: 2015-12-16',
      /^small\.yaml:16:9 lines\[1\]\.on: became known on 2015-12-16, before the line above it \(2015-12-17\)/,
    ],
    [
      'a line out of order by when it became known',
      'on: 2018-12',
      'on: 2018-12\n    recorded: 2016-01-01',
      /^small\.yaml:21:15 lines\[2\]\.recorded: became known on 2016-01-01, before/,
    ],
    [
      'a line before the story begins',
      'begins: 2015-12-17',
      'begins: 2016-01-01',
      /^small\.yaml:11:9 lines\[0\]\.on: became known on 2015-12-17, before/,
    ],
    [
      'a distance that leads out of all calendars',
      'on: 2016-12-19',
      'on: opening+99999999m',
      /^small\.yaml:16:9 lines\[1\]\.on: must be a day/,
    ],
    [
      'a beginning out of all calendars',
      'begins: 2015-12-17',
      'begins: today-99999999m',
      /^small\.yaml:9:9 begins: must be a date that exists/,
    ],
    [
      'dates out of all calendars',
      'begins: 2015-12-17',
      'opens: {monthsFromToday: 99999999, days: 3}\nbegins: 2015-12-17',
      /^small\.yaml:9:26 opens\.monthsFromToday: /,
    ],
    ['a missing source', '    source: its text\n', '', /^small\.yaml:20:5 lines\[2\]\.source: is missing$/],
    [
      'an unknown field',
      'by: general-assembly\n    source: its text',
      'bye: general-assembly\n    source: its text',
      /lines\[2\]\.bye: is not a field that is known here/,
    ],
    [
      'an unknown stage',
      'step: discussion-guide/record-request',
      'step: guide/record-request',
      /^small\.yaml:21:11 lines\[2\]\.step: un-crime-congress has no stage "guide" with steps$/,
    ],
    [
      'an unknown step',
      'record-request',
      'take-note',
      /^small\.yaml:21:11 lines\[2\]\.step: discussion-guide has no step "take-note"; its steps are name-institutes, /,
    ],
    [
      'a step that lacks what it must carry',
      'with: {resolution: A/RES/73/184}',
      'with: {says: finalise it}',
      /^small\.yaml:22:11 lines\[2\]\.with\.resolution: /,
    ],
    [
      'an unknown external',
      'complete: M04',
      'record-external: weather',
      /lines\[1\]\.record-external: "weather" is no external of un-crime-congress$/,
    ],
    [
      'an answer about an unknown milestone',
      'complete: M04',
      'snooze: {milestone: M99, until: 2020-01-01}',
      /lines\[1\]\.snooze\.milestone: un-crime-congress has no milestone M99$/m,
    ],
    [
      'an answer of somebody unknown',
      'complete: M04',
      'report-done: M04',
      /^small\.yaml:18:9 lines\[1\]\.by: "general-assembly" is not among the people of this script$/,
    ],
    [
      'a milestone that is handed to somebody unknown',
      'complete: M04',
      'decline: {milestone: M04, to: nobody}',
      /lines\[1\]\.decline\.to: "nobody" is not among the people of this script/,
    ],
    [
      'a role that there is not',
      'complete: M04',
      'release-role: {role: clown, person: nobody}',
      /lines\[1\]\.release-role\.role: "clown" is no role of un-crime-congress/,
    ],
    [
      'an unknown capacity',
      'complete: M04',
      'assign-role: {role: organiser, person: nobody, capacity: owner}',
      /lines\[1\]\.assign-role\.capacity: .*deputy/,
    ],
    [
      'a ladder of a stage that there is not',
      'complete: M04',
      'set-ladder: {scope: "stage:venue", ladder: null}',
      /lines\[1\]\.set-ladder\.scope: "stage:venue" is neither "edition", nor /,
    ],
    [
      'a ladder of a milestone that there is not',
      'complete: M04',
      'set-ladder: {scope: "milestone:M22", ladder: null}',
      /lines\[1\]\.set-ladder\.scope: M22 repeats for each meeting/,
    ],
    [
      'a ladder that goes back in time',
      'complete: M04',
      'set-ladder: {scope: edition, ladder: {rungs: [{days: 1, to: [deputy]}, {days: 0, to: [deputy]}]}}',
      /^small\.yaml:17:83 lines\[1\]\.set-ladder\.ladder\.rungs\[1\]\.days: must come after/,
    ],
    [
      'somebody unknown in a role',
      'complete: M04',
      'assign-role: {role: organiser, person: nobody}',
      /lines\[1\]\.assign-role\.person: "nobody" is not among the people of this script$/,
    ],
    [
      'a role that nobody has',
      'complete: M04',
      'assign-role: {role: king, person: nobody}',
      /lines\[1\]\.assign-role\.role: "king" is no role of un-crime-congress\n/,
    ],
    [
      'a re-targeted milestone that is unknown',
      'complete: M04',
      'retarget: {milestone: M77, session: commission-30}',
      /lines\[1\]\.retarget\.milestone: un-crime-congress has no milestone M77$/,
    ],
    [
      'an unknown template',
      'template: un-crime-congress',
      'template: olympic-games',
      /^small\.yaml:4:11 template: there is no template "olympic-games"/,
    ],
    ['an id that is not the name of its file', 'id: small', 'id: large', /^small\.yaml:1:5 id: must be the name of its file, small$/],
    [
      'an unknown time zone',
      'zone: Europe/Vienna',
      'zone: Europe/Atlantis',
      /^small\.yaml:5:7 zone: must be an IANA time zone, such as Europe\/Vienna$/,
    ],
  ])('with %s is refused, naming file, line and field', (_, from, to, says) => {
    expect(faults(from, to)).toMatch(says);
  });

  it('names all of its faults at once', () => {
    expect(faults('complete: M01', 'complete: M98').split('\n')).toHaveLength(1);
    writeFileSync(join(folder, 'small.yaml'), sound.replace('complete: M01', 'complete: M98').replace('complete: M04', 'complete: M99'));
    expect(() => readEditionScripts(folder, templates)).toThrow(/lines\[0\]\.complete.*\n.*lines\[1\]\.complete/);
  });

  it('with a line that the core refuses is not loaded; the fault names the line’s day and why', () => {
    writeFileSync(join(folder, 'small.yaml'), sound.replace('complete: M04', 'complete: M01'));
    const [script] = readEditionScripts(folder, templates);
    const template = templates.find((t) => t.id === 'un-crime-congress');
    if (!script || !template) throw new Error('The script was not read.');
    const telling = (): unknown => tellEdition(script, { template, sessions: readCalendar(template) }, '2026-11-21T09:00:00.000Z');
    expect(telling).toThrow(ScriptFault);
    expect(telling).toThrow(/small.*2016-12-19.*M01 was done on 2015-12-17/);
  });
});
