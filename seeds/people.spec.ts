import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { languages } from '../domain/directory/profile.js';
import { readCalendar } from './calendar.js';
import { readEditionScripts } from './editions.js';
import { seedsFolder } from './folder.js';
import { peopleOf } from '../domain/script/people.js';
import { stationsIn } from './stations.js';
import { readTemplates } from './templates.js';

const folder = mkdtempSync(join(tmpdir(), 'lustrum-people-'));
afterAll(() => rmSync(folder, { recursive: true }));

const demonstration = readFileSync(join(seedsFolder, 'editions', 'demonstration.yaml'), 'utf8');
const templates = readTemplates();

/** The people of the demonstration on a day of loading, after a change of its text. */
function people(change: (text: string) => string = (text) => text) {
  writeFileSync(join(folder, 'demonstration.yaml'), change(demonstration));
  const [script] = readEditionScripts(folder, templates);
  const template = templates.find(({ id }) => id === script?.template);
  if (!script || !template) throw new Error('The demonstration is gone.');
  return peopleOf(script, { template, sessions: readCalendar(template), today: '2026-11-21' }, stationsIn());
}

describe('the people of a script', () => {
  it('are whole entries, with days that count from the day of loading', () => {
    const byId = Object.fromEntries(people().map((person) => [person.id, person]));
    expect(byId['chidi']?.absences).toEqual([{ from: '2026-12-01', to: '2026-12-15', cover: 'farid' }]);
    expect(byId['farid']).toMatchObject({ language: 'ar', station: 'cairo', workingDays: [1, 2, 3, 4, 7], channel: 'email' });
    expect(byId['mission']).toMatchObject({ kind: 'delegation', digest: 'weekly' });
    expect(new Set(Object.values(byId).map(({ language }) => language))).toEqual(new Set(languages));
  });

  it.each<[string, string, string, RegExp]>([
    [
      'at an unknown station',
      'station: kyoto',
      'station: atlantis',
      /:\d+:\d+ people\[3\]\.station: is no duty station that is known; there are addis-ababa/,
    ],
    [
      'with an address that is none',
      'email: dana@example.org',
      'email: Dana <dana@example.org>',
      /people\[3\]\.email: must be one plain e-mail/,
    ],
    ['with a cover who is not there', 'cover: farid', 'cover: fatima', /people\[2\]\.absences\[0\]\.cover: names "fatima"/],
    ['twice under one id', '{id: galina', '{id: ada', /people\[6\]\.id: "ada" is there already/],
    ['with an hour that is none', '"07:30"', '"7.30"', /people\[1\]\.quiet\.to/],
    ['whose absence ends before it begins', 'to: today+24d', 'to: today+9d', /The absence of chidi: to must not be before 2026-12-01/],
  ])('are refused %s', (_what, text, other, fault) => {
    expect(demonstration).toContain(text);
    expect(() => people((all) => all.replace(text, other))).toThrow(fault);
  });
});
