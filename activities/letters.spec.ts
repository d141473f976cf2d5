import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Notice } from '../domain/edition/events.js';
import { readTemplates } from '../seeds/templates.js';
import { EditionOnTheTable } from '../test/builders/edition.js';
import { lettersFrom, type Addressee } from './letters.js';

const table = new EditionOnTheTable(
  readTemplates().find((t) => t.id === 'un-crime-congress')!,
  'Asia/Tokyo',
);
const ada: Addressee = { name: 'Ada Example', email: 'ada@example.org', zone: 'America/New_York', language: 'en' };
const people: Record<string, Addressee> = { ada, gone: { ...ada, name: '', email: '' } };
const letterOf = lettersFrom({
  world: (id) => Promise.resolve(id === 'fifteenth' ? table.world : undefined),
  person: (_, id) => Promise.resolve(people[id]),
  publicUrl: 'https://lustrum.example',
});
const notice = (recipient: string, about: Partial<Notice['about'][number]>[]): Notice => ({
  key: 'k',
  recipient,
  role: 'secretariat',
  kind: about.length > 1 ? 'catch-up' : 'reminder',
  about: about.map((entry) => ({ milestone: 'M06', rung: -7, dueOn: '2028-05-20', revision: 1, ...entry })),
  status: 'intended',
  at: '2028-05-13T00:00:00.000Z',
});

beforeAll(() => {
  expect(
    table.create('2026-01-10', { title: 'Fifteenth Congress', dates: { opening: '2031-04-20', closing: '2031-04-27' } }),
  ).toBeUndefined();
});

describe('a letter', () => {
  it('counts the days on its reader’s calendar', async () => {
    // 03:00 UTC on the 13th is still the 12th in New York
    const early = await letterOf('fifteenth', notice('ada', [{}]), '2028-05-13T03:00:00.000Z');
    const late = await letterOf('fifteenth', notice('ada', [{}]), '2028-05-13T13:00:00.000Z');
    expect([early?.entries[0]?.days, late?.entries[0]?.days]).toEqual([8, 7]);
  });

  it('names the milestone, what is to be delivered, and where to report it', async () => {
    const letter = await letterOf('fifteenth', notice('ada', [{}]), '2028-05-13T13:00:00.000Z');
    expect(letter).toMatchObject({
      edition: { title: 'Fifteenth Congress' },
      reader: { name: 'Ada Example', address: 'ada@example.org' },
      entries: [
        {
          milestone: 'M06',
          title: table.world.template.milestones.find((m) => m.id === 'M06')!.title,
          link: 'https://lustrum.example/v1/editions/fifteenth/milestones/M06',
        },
      ],
    });
    expect(letter?.entries[0]?.deliverable).toBe(table.world.template.milestones.find((m) => m.id === 'M06')!.deliverable!.title);
  });

  it('tells what has come together in the order of its dates', async () => {
    const letter = await letterOf(
      'fifteenth',
      notice('ada', [{ dueOn: '2028-07-01' }, { milestone: 'M02', dueOn: '2028-04-01' }]),
      '2028-05-13T13:00:00.000Z',
    );
    expect(letter?.entries.map((entry) => entry.milestone)).toEqual(['M02', 'M06']);
  });

  it('leaves out of what came together all that is done or no longer due on the day it says', async () => {
    const told = ['M02', 'M04', 'M06'].map((milestone) => ({ milestone, revision: table.world.edition!.milestones[milestone]!.revision }));
    expect(table.give('2028-05-01', { type: 'waive', milestone: 'M02', reason: 'not this time' })).toBeUndefined();
    told[1]!.revision += 1;
    const letter = await letterOf('fifteenth', notice('ada', told), '2028-05-13T13:00:00.000Z');
    expect(letter?.entries.map((entry) => entry.milestone)).toEqual(['M06']);
  });

  it('is not written to whom nobody knows, or who was erased', async () => {
    for (const reader of ['nobody', 'gone'])
      expect(await letterOf('fifteenth', notice(reader, [{}]), '2028-05-13T13:00:00.000Z')).toBeNull();
  });
});
