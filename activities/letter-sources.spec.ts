import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeEntity as Row } from '../entities/notice.entity.js';
import { Links } from '../entities/links.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { Secrets } from '../entities/secrets.js';
import { TemplateNames } from '../entities/template-words.js';
import { readTemplates } from '../seeds/templates.js';
import { readWords } from '../seeds/words.js';
import { People } from '../entities/people.js';
import { person } from '../test/builders/person.js';
import { Databases, engines } from '../test/support/databases.js';
import { Desk } from '../test/support/desk.js';
import { letterSources } from './letter-sources.js';
import type { LetterSources } from './letters.js';

const digest = (more: Partial<Row>): Row => ({
  key: 'one/digest/ada/2031-03-15',
  edition: 'one',
  position: 1,
  recipient: 'ada',
  role: 'organiser',
  kind: 'digest',
  milestone: null,
  rung: null,
  dueOn: null,
  revision: null,
  about: '[{"milestone":"M1","rung":0,"dueOn":"2031-04-01","revision":2}]',
  at: '2031-03-15T08:00:00.000Z',
  status: 'intended',
  attempts: 0,
  refused: 0,
  unreachable: 0,
  nextAttemptAt: null,
  lastAttemptAt: null,
  lastAnswer: null,
  messageId: null,
  sentAt: null,
  collapsedInto: null,
  withdrawnWhy: null,
  why: '{"capacity":"responsible","rule":"daily digest"}',
  tone: null,
  language: 'fr',
  subject: null,
  response: null,
  respondedAt: null,
  ...more,
});

describe.each(engines)('what letters are written from, on %s', (engine) => {
  const databases = new Databases(engine);
  let desk: Desk;
  let links: Links;
  let sources: LetterSources;
  beforeEach(async () => {
    desk = new Desk(await databases.migrated());
    links = new Links(new Secrets(desk.database));
    const { database, journal } = desk;
    sources = letterSources({ database, journal, links, publicUrl: 'https://lustrum.example', missing: () => undefined });
  });
  afterEach(() => databases.close());

  it('finds the digests that went into one, as they were intended', async () => {
    await desk.database.write((tx) =>
      tx.insert(NoticeEntity, [
        digest({}),
        digest({
          key: 'two/digest/a-1/2031-03-15',
          edition: 'two',
          recipient: 'a-1',
          status: 'collapsed',
          collapsedInto: 'one/digest/ada/2031-03-15',
        }),
        digest({ key: 'one/M1/-7/ada/2', position: 2, kind: 'reminder', status: 'collapsed', collapsedInto: 'one/digest/ada/2031-03-15' }),
      ]),
    );
    expect(await sources.collapsedInto('one', 'one/digest/ada/2031-03-15')).toEqual([
      {
        edition: 'two',
        notice: {
          key: 'two/digest/a-1/2031-03-15',
          recipient: 'a-1',
          role: 'organiser',
          kind: 'digest',
          about: [{ milestone: 'M1', rung: 0, dueOn: '2031-04-01', revision: 2 }],
          status: 'intended',
          at: '2031-03-15T08:00:00.000Z',
          why: { capacity: 'responsible', rule: 'daily digest' },
          language: 'fr',
        },
      },
    ]);
  });

  it('knows when the reader’s digest before was', async () => {
    const at = ['2031-03-13', '2031-03-14', '2031-03-15'].map((day) => `${day}T08:00:00.000Z`);
    await desk.database.write((tx) =>
      tx.insert(
        NoticeEntity,
        at.map((each, n) => digest({ key: `d${n}`, position: n + 1, at: each })),
      ),
    );
    expect(await sources.digestBefore('one', 'ada', at[2]!)).toBe(at[1]);
    expect(await sources.digestBefore('one', 'ada', at[0]!)).toBeUndefined();
    expect(await sources.digestBefore('one', 'bo', at[2]!)).toBeUndefined();
  });

  it('knows to whose addresses messages come back', async () => {
    const people = new People(desk.database);
    await people.save(person({ edition: 'one', id: 'ada' }), person({ edition: 'one', id: 'bo' }), person({ edition: 'two', id: 'cy' }));
    const lastAttemptAt = '2031-03-15T08:00:00.000Z';
    const rows = [
      digest({ key: 'd1', status: 'bounced', lastAttemptAt, lastAnswer: '550 5.1.1' }),
      digest({ key: 'd2', position: 2, recipient: 'bo', status: 'sent', lastAttemptAt, lastAnswer: '250 OK' }),
      digest({ key: 'd3', edition: 'two', recipient: 'cy', status: 'bounced', lastAttemptAt, lastAnswer: '550 5.1.1' }),
    ];
    await desk.database.write((tx) => tx.insert(NoticeEntity, rows));
    expect(await sources.unreachable('one')).toEqual(['ada']);
    await people.correct(person({ edition: 'one', id: 'ada', email: 'ada@elsewhere.example' }), '2031-03-16T08:00:00.000Z');
    expect(await sources.unreachable('one')).toEqual([]);
  });

  it('signs links that are read as what they are for', async () => {
    const claims = { edition: 'one', person: 'ada', notice: 'k', milestone: 'M1', revision: 2 };
    const address = await sources.link('done', claims, '2031-06-15T08:00:00.000Z');
    const [, token] = /^https:\/\/lustrum\.example\/r\/done\/([\w.-]+)$/.exec(address) ?? [];
    expect(await links.read('done', token ?? '', '2031-03-15T08:00:00.000Z')).toMatchObject(claims);
  });

  it('reads the names of a template’s parts, where it has been put into the language', async () => {
    const [french] = readWords(readTemplates()).filter(({ language }) => language === 'fr');
    await new TemplateNames(desk.database).store(french!);
    expect(await sources.words(french!.template, 'fr')).toEqual(french);
    expect(await sources.words(french!.template, 'ru')).toBeUndefined();
  });
});
