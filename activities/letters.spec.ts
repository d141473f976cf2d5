import { beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Concern, Notice, NoticeEntry } from '../domain/edition/events.js';
import { prerequisites } from '../domain/edition/prerequisites.js';
import type { World } from '../domain/engine.types.js';
import { shift } from '../domain/time/plain-date.js';
import { readTemplates } from '../seeds/templates.js';
import { readWords } from '../seeds/words.js';
import { EditionOnTheTable } from '../test/builders/edition.js';
import { lettersFrom, type Addressee, type LetterSources } from './letters.js';
import { compose } from './mail/compose.js';

const templates = readTemplates();
const congress = templates.find((t) => t.id === 'un-crime-congress')!;
const sessions = [
  {
    body: 'commission',
    steps: [
      { weeks: 10, title: 'Documents are submitted' },
      { weeks: 4, title: 'Documents are out' },
    ],
    to: ['documents-officer'],
    source: { requirements: [], paragraph: '10-4-6' },
  },
];
const template = { ...congress, reminders: { ...congress.reminders, sessions } };
const words = readWords(templates);

const now = '2028-05-13T13:00:00.000Z';
const ada: Addressee = { name: 'Ada Example', email: 'ada@example.org', zone: 'America/New_York', language: 'en', channel: 'email' };
const people: Record<string, Addressee> = {
  ada,
  nadia: { ...ada, language: 'fr' },
  gone: { ...ada, name: '', email: '' },
  p7: { ...ada, name: 'Paula Example', email: 'p7@example.org' },
  two: { ...ada, email: 'a@example.org, b@example.org' },
  evil: { ...ada, email: 'a@example.org\r\nBcc: all@example.org' },
};

let table: EditionOnTheTable;
let missing: string[];
let worlds: Record<string, World>;

beforeEach(() => {
  table = new EditionOnTheTable(template, 'Asia/Tokyo', {
    ada: 'America/New_York',
    nadia: 'America/New_York',
    p7: 'America/New_York',
  });
  expect(
    table.create('2026-01-10', {
      title: 'Fifteenth Congress',
      shortTitle: 'Fifteenth',
      dates: { opening: '2031-04-20', closing: '2031-04-27' },
    }),
  ).toBeUndefined();
  for (const [role, person] of [
    ['intergovernmental-officer', 'ada'],
    ['intergovernmental-officer', 'nadia'],
    ['organiser', 'ada'],
  ] as const)
    expect(table.give('2026-01-11', { type: 'assign-role', role, person })).toBeUndefined();
  missing = [];
  worlds = { edition: table.world };
});

const sources = (more: Partial<LetterSources> = {}): LetterSources => ({
  world: (id) => Promise.resolve(id === 'edition' ? table.world : worlds[id]),
  person: (_, id) => Promise.resolve(people[id]),
  words: (id, language) => Promise.resolve(words.find((each) => each.template === id && each.language === language)),
  collapsedInto: () => Promise.resolve([]),
  digestBefore: () => Promise.resolve(undefined),
  unreachable: () => Promise.resolve([]),
  link: (purpose, { edition, person, notice: key, milestone, revision }, expires) =>
    Promise.resolve(`https://lustrum.example/r/${purpose}/${[edition, person, key, milestone, revision, expires].join('|')}`),
  missing: (what) => missing.push(what),
  publicUrl: 'https://lustrum.example',
  ...more,
});
const letterOf = (one: Notice, at = now, more: Partial<LetterSources> = {}) => lettersFrom(sources(more))('edition', one, at);

/** An entry of a notice as the milestone stands. */
const told = (milestone: string): NoticeEntry => {
  const { due, revision } = table.world.edition!.milestones[milestone]!;
  return { milestone, rung: -7, dueOn: due.on ?? '', revision };
};
const notice = (more: Partial<Notice> = {}): Notice => ({
  key: 'k',
  recipient: 'ada',
  role: 'intergovernmental-officer',
  kind: 'reminder',
  about: [told('M06')],
  status: 'intended',
  at: now,
  why: { capacity: 'responsible', rule: 'ladder of the template' },
  tone: 'notice',
  ...more,
});
const entriesIn = async (one: Notice) => {
  const letter = await letterOf(one);
  return letter?.kind === 'catch-up' ? letter.entries : [];
};

describe('a reminder', () => {
  it('counts the days on its reader’s calendar', async () => {
    const dueOn = table.world.edition!.milestones['M06']!.due.on!;
    // 03:00 UTC is still the day before in New York
    const early = await letterOf(notice(), `${dueOn}T03:00:00.000Z`);
    const late = await letterOf(notice(), `${dueOn}T13:00:00.000Z`);
    expect([early, late].map((letter) => (letter?.kind === 'reminder' ? letter.entry.days : undefined))).toEqual([1, 0]);
  });

  it('names the milestone, what is to be delivered, and where to read of it', async () => {
    const { title, deliverable } = template.milestones.find((m) => m.id === 'M06')!;
    expect(await letterOf(notice())).toMatchObject({
      kind: 'reminder',
      tone: 'notice',
      edition: { id: 'edition', title: 'Fifteenth Congress', short: 'Fifteenth' },
      reader: { name: 'Ada Example', address: 'ada@example.org', language: 'en', channel: 'email' },
      zone: 'Asia/Tokyo',
      why: [{ role: 'Intergovernmental affairs officer', capacity: 'responsible', isCover: false }],
      entry: {
        milestone: 'M06',
        title,
        deliverable: deliverable!.title,
        link: 'https://lustrum.example/v1/editions/edition/milestones/M06',
      },
      links: { progress: 'https://lustrum.example/v1/editions/edition/progress' },
    });
  });

  it('names it in its reader’s language, and tells of what has no translation', async () => {
    const french = words.find((each) => each.template === template.id && each.language === 'fr')!;
    expect(await letterOf(notice({ recipient: 'nadia' }))).toMatchObject({
      reader: { language: 'fr' },
      why: [{ role: french.roles['intergovernmental-officer'] }],
      entry: { title: french.milestones['M06']!.title },
    });
    expect(missing).toEqual([]);
    const without = { ...french, milestones: {} };
    await letterOf(notice({ recipient: 'nadia' }), now, { words: () => Promise.resolve(without) });
    expect(missing).toContain('fr: M06 of un-crime-congress');
    await letterOf(notice({ recipient: 'nadia' }), now, { words: () => Promise.resolve(undefined) });
    expect(missing).toContain('fr: all of un-crime-congress');
  });

  it('can be answered by links that are this reader’s, for this milestone and date, for ninety days', async () => {
    const letter = await letterOf(notice());
    const { revision } = table.world.edition!.milestones['M06']!;
    const about = `edition|ada|k|M06|${revision}|2028-08-11T13:00:00.000Z`;
    expect(letter).toMatchObject({
      expires: '2028-08-11T13:00:00.000Z',
      entry: {
        answers: {
          acknowledge: `https://lustrum.example/r/acknowledge/${about}`,
          snooze: `https://lustrum.example/r/snooze/${about}`,
          done: `https://lustrum.example/r/done/${about}`,
          notMine: `https://lustrum.example/r/not-mine/${about}`,
        },
      },
      links: { why: 'https://lustrum.example/r/why/edition|ada|k|||2028-08-11T13:00:00.000Z' },
    });
  });

  it('asks nothing of who is only informed, nor about what is done', async () => {
    table.give('2028-05-01', { type: 'assign-role', role: 'intergovernmental-officer', person: 'nadia', capacity: 'informed' });
    table.give('2028-05-01', { type: 'release-role', role: 'intergovernmental-officer', person: 'nadia' });
    expect(await letterOf(notice({ recipient: 'nadia' }))).not.toHaveProperty('entry.answers');
    expect(await letterOf(notice())).toHaveProperty('entry.answers');
    expect(table.give('2028-05-01', { type: 'waive', milestone: 'M06', reason: 'not this time' })).toBeUndefined();
    const letter = await letterOf(notice());
    expect(letter).toMatchObject({ entry: { status: 'waived', waitsFor: { named: [] } } });
    expect(letter).not.toHaveProperty('entry.answers');
  });

  it('says what is waited for, and which promise has passed', async () => {
    const why = { capacity: 'responsible', rule: 'promise', promised: '2028-05-01' } as const;
    expect(await letterOf(notice({ why }))).toMatchObject({
      entry: { promised: '2028-05-01', waitsFor: { named: [{ milestone: 'M04' }], more: 0 } },
    });
  });

  it('brings its day for the calendar while it lies ahead, in its reader’s language', async () => {
    const { due } = table.world.edition!.milestones['M06']!;
    const calendar = async (at: string) => {
      const letter = await letterOf(notice({ recipient: 'nadia' }), at);
      return letter?.kind === 'reminder' ? letter.calendar : undefined;
    };
    const read = new ICAL.Component(
      ICAL.parse((await calendar(`${shift(due.on!, { count: -7, unit: 'd' })}T13:00:00.000Z`))!) as unknown[],
    );
    expect(read.getFirstPropertyValue('method')).toBe('PUBLISH');
    const events = read.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const french = words.find((each) => each.template === template.id && each.language === 'fr')!;
    expect(events.map(({ summary, startDate }) => [summary.includes(french.milestones['M06']!.title), String(startDate)])).toEqual([
      [true, due.on],
    ]);
    expect(await calendar(`${due.on}T13:00:00.000Z`)).toBeUndefined();
  });

  it('is not written to whom nobody knows, who was erased, or whose address is not one', async () => {
    for (const recipient of ['nobody', 'gone', 'two', 'evil']) expect(await letterOf(notice({ recipient }))).toBeNull();
  });
});

describe('a catch-up', () => {
  it('tells what has come together in the order of its dates', async () => {
    const entries = await entriesIn(notice({ kind: 'catch-up', about: [told('M06'), told('M04')] }));
    expect(entries.map((entry) => entry.milestone)).toEqual(['M04', 'M06']);
  });

  it('leaves out all that is done or no longer due on the day it says', async () => {
    const about = ['M02', 'M04', 'M06'].map(told);
    expect(table.give('2028-05-01', { type: 'waive', milestone: 'M02', reason: 'not this time' })).toBeUndefined();
    about[1]!.revision += 1;
    expect((await entriesIn(notice({ kind: 'catch-up', about }))).map((entry) => entry.milestone)).toEqual(['M06']);
  });
});

describe('a digest', () => {
  const one = (more: Partial<Notice> = {}) =>
    notice({ kind: 'digest', key: 'edition/digest/ada/2028-05-13', about: [told('M11'), told('M06'), told('M02')], ...more });

  it('groups by stage in the order of the template, and can be unsubscribed from', async () => {
    const letter = await letterOf(one());
    expect(letter).toMatchObject({
      kind: 'digest',
      links: { unsubscribe: expect.stringContaining('/r/unsubscribe/edition|ada|edition/digest/ada/2028-05-13') },
      editions: [
        { title: 'Fifteenth Congress', zone: 'Asia/Tokyo', stages: [{ title: 'Mandate, theme and agenda' }, { title: 'Host country' }] },
      ],
    });
    const stages = letter?.kind === 'digest' ? letter.editions[0]!.stages : [];
    expect(stages.map(({ entries }) => entries.map((entry) => entry.milestone))).toEqual([['M06', 'M02'], ['M11']]);
  });

  it('tells what was done or moved since the one before', async () => {
    const before = told('M11').dueOn;
    table.give('2028-05-12', { type: 'pin', milestone: 'M11', on: '2030-02-01', reason: 'the host asks' });
    table.give('2028-05-12', { type: 'waive', milestone: 'M02', reason: 'not this time' });
    const entries = async (since: string) => {
      const letter = await letterOf(one(), now, { digestBefore: () => Promise.resolve(since) });
      return letter?.kind === 'digest' ? letter.editions[0]!.stages.flatMap((stage) => stage.entries) : [];
    };
    const of = (list: Awaited<ReturnType<typeof entries>>, key: string) => list.find((entry) => entry.milestone === key);
    const since = await entries('2028-05-11T13:00:00.000Z');
    expect(of(since, 'M02')).toMatchObject({ status: 'waived' });
    expect(of(since, 'M11')).toMatchObject({
      dueOn: '2030-02-01',
      moved: { from: before, why: { kind: 'pinned', reason: 'the host asks' } },
    });
    expect(of(await entries('2028-05-12T13:00:00.000Z'), 'M11')).not.toHaveProperty('moved');
  });

  it('tells an organiser, and whoever stands in for one, to whom messages come back, as far as they are still to get some', async () => {
    const unreachable = () => Promise.resolve(['p7', 'nadia', 'gone']);
    const named = async (recipient: string) => {
      const letter = await letterOf(one({ recipient }), now, { unreachable });
      return letter?.kind === 'digest' ? letter.editions.flatMap((edition) => edition.unreachable) : undefined;
    };
    table.give('2028-05-01', { type: 'assign-role', role: 'drafter', person: 'p7', capacity: 'informed' });
    expect(await named('ada')).toEqual(['Ada Example', 'Paula Example']); // nadia has that name here; gone holds no role
    expect(await named('nadia')).toEqual([]);
    table.give('2028-05-02', { type: 'release-role', role: 'drafter', person: 'p7', capacity: 'informed' });
    expect(await named('ada')).toEqual(['Ada Example']);
    const away = { ...table.world.people['ada']!, absences: [{ from: '2028-05-01', to: '2028-05-31', cover: 'nadia' }] };
    table.world = { ...table.world, people: { ...table.world.people, ada: away } };
    expect(await named('nadia')).toEqual(['Ada Example']);
  });

  it('brings what went into it from other editions, with links of that edition and of the reader there', async () => {
    const other = new EditionOnTheTable(
      templates.find((t) => t.id === 'scientific-conference')!,
      'Europe/Vienna',
      { 'a-1': 'America/New_York' },
    );
    expect(other.create('2027-01-10', { title: 'Conference', targetYear: 2028 })).toBeUndefined();
    const role = other.world.template.milestones.find((m) => m.id === 'C02')!.responsible;
    expect(other.give('2027-01-11', { type: 'assign-role', role, person: 'a-1' })).toBeUndefined();
    worlds['conference'] = other.world;
    const theirs = notice({
      kind: 'digest',
      key: 'conference/digest/a-1/2028-05-13',
      recipient: 'a-1',
      about: [{ ...told('M06'), milestone: 'C02' }],
    });
    const letter = await letterOf(one({ recipient: 'nadia' }), now, {
      collapsedInto: () => Promise.resolve([{ edition: 'conference', notice: theirs }]),
    });
    const [, second] = letter?.kind === 'digest' ? letter.editions : [];
    expect(letter?.why).toHaveLength(2);
    expect(second).toMatchObject({
      title: 'Conference',
      zone: 'Europe/Vienna',
      stages: [
        {
          entries: [
            {
              milestone: 'C02',
              title: words.find((w) => w.template === 'scientific-conference' && w.language === 'fr')!.milestones['C02']!.title,
              answers: { done: expect.stringContaining('/r/done/conference|a-1|conference/digest/a-1/2028-05-13|C02|') },
            },
          ],
        },
      ],
    });
  });
});

describe('a date that has moved', () => {
  const moved = async (milestone: string, from = '2028-01-31') => {
    const letter = await letterOf(notice({ about: [{ ...told(milestone), movedFrom: from }] }));
    return letter?.kind === 'reminder' ? letter.entry.moved : undefined;
  };
  const evidence = { symbol: 'decision 82/501' };
  const suspend = { type: 'suspend', evidence } as const;

  it('is told with what set it: somebody, the opening, a session, a postponement and its decisions', async () => {
    expect(table.give('2028-05-01', { type: 'pin', milestone: 'M11', on: '2030-02-01', reason: 'the host asks' })).toBeUndefined();
    expect(await moved('M11')).toEqual({ from: '2028-01-31', why: { kind: 'pinned', reason: 'the host asks' } });
    expect(await moved('M12')).toEqual({ from: '2028-01-31', why: { kind: 'opening', on: '2031-04-20' } });
    table.give('2028-05-01', { type: 'pin', milestone: 'M15', on: '2029-06-01', reason: 'later' });
    const { title } = template.milestones.find(({ id }) => id === 'M15')!;
    expect(await moved('M17')).toEqual({ from: '2028-01-31', why: { kind: 'milestone', milestone: 'M15', title } });
    const session = table.milestone('M06').due.session;
    expect(await moved('M06')).toMatchObject({ why: { kind: 'session', title: expect.stringMatching(/session of the Commission/) } });
    expect(session).toBeDefined();
    table.give('2028-05-02', { type: 'announce-postponement', evidence: { link: 'https://example.org/note' } }, { basis: 'A/82/1' });
    expect(table.give('2028-05-03', suspend, { basis: 'decision 82/501' })).toBeUndefined();
    const reconvene = { type: 'reconvene', opening: '2032-04-20', closing: '2032-04-27', evidence, retarget: {} } as const;
    expect(table.give('2028-05-04', reconvene, { basis: 'decision 82/501' })).toBeUndefined();
    expect(await moved('M12')).toEqual({ from: '2028-01-31', why: { kind: 'postponed', basis: 'A/82/1; decision 82/501' } });
    expect(await moved('M11')).toMatchObject({ why: { kind: 'pinned' } });
  });

  it('and is none any more is told with the decision that suspends it', async () => {
    const { decisions: _, ...older } = table.world.template; // asks for no basis
    table.world = { ...table.world, template: older };
    table.give('2028-05-02', { type: 'announce-postponement', evidence: { link: 'https://example.org/note' } });
    expect(table.give('2028-05-03', suspend)).toBeUndefined(); // its document says by which decision
    const about = [{ ...told('M12'), dueOn: '2029-12-01' }];
    const letter = await letterOf(notice({ kind: 'digest', key: 'edition/digest/ada/2028-05-13', about }), now, {
      digestBefore: () => Promise.resolve('2028-05-01T08:00:00.000Z'),
    });
    const [entry] = letter?.kind === 'digest' ? letter.editions[0]!.stages.flatMap(({ entries }) => entries) : [];
    expect(entry).toMatchObject({
      milestone: 'M12',
      dueOn: null,
      suspended: { basis: 'decision 82/501' },
      moved: { from: expect.any(String) },
    });
    expect(entry?.moved).not.toHaveProperty('why');
  });
});

it('what came together brings each way in which it came, and of each milestone the session and the promise', async () => {
  const session = { key: 'commission-37', weeks: 10 };
  const letter = await letterOf(
    notice({
      kind: 'catch-up',
      about: [
        { ...told('M06'), session },
        { ...told('M02'), promised: '2028-05-01' },
      ],
      why: {
        capacity: 'responsible',
        rule: 'ladder of the template',
        others: [
          { role: 'organiser', capacity: 'deputy', rule: 'follow-up by sessions of commission', coverFor: 'nadia' },
          { role: 'drafter', capacity: 'informed', rule: 'ladder of the template' },
        ],
      },
    }),
  );
  expect(letter?.why).toEqual([
    { role: 'Intergovernmental affairs officer', capacity: 'responsible', isCover: false },
    { role: 'Organiser', capacity: 'deputy', isCover: true },
    { role: 'Drafter of the declaration', capacity: 'informed', isCover: false },
  ]);
  const entries = letter?.kind === 'catch-up' ? letter.entries : [];
  const of = (key: string) => entries.find(({ milestone }) => milestone === key);
  expect(of('M06')).toMatchObject({ session: { title: expect.stringMatching(/session of the Commission/), weeks: 10 } });
  expect(of('M06')).toHaveProperty('session.step', 'Documents are submitted');
  expect(of('M06')).not.toHaveProperty('session.role');
  expect(of('M06')).not.toHaveProperty('promised');
  expect(of('M02')).toMatchObject({ promised: '2028-05-01' });
  expect(of('M02')).not.toHaveProperty('session');
});

it('what a session must receive is told with whose it is, where its reader has another role', async () => {
  expect(table.give('2026-01-12', { type: 'assign-role', role: 'documents-officer', person: 'ada' })).toBeUndefined();
  const letter = await letterOf(
    notice({
      kind: 'catch-up',
      role: 'documents-officer',
      about: [{ ...told('M06'), session: { key: 'commission-37', weeks: 4 } }],
      why: { capacity: 'responsible', rule: 'follow-up by sessions of commission' },
    }),
  );
  expect(letter).toHaveProperty('entries.0.session.step', 'Documents are out');
  expect(letter).toHaveProperty('entries.0.session.role', 'Intergovernmental affairs officer');
});

it('a follow-up of a session tells the steps that are still to come, with their days', async () => {
  expect(
    table.give('2028-01-10', { type: 'date-session', session: 'commission-37', start: '2028-05-22', end: '2028-05-26' }),
  ).toBeUndefined();
  const session = { key: 'commission-37', start: '2028-05-22', weeks: 4 };
  expect(await letterOf(notice({ kind: 'session', about: [], session }))).toMatchObject({
    session: {
      start: '2028-05-22',
      end: '2028-05-26',
      isExpected: false,
      days: 9,
      steps: [{ weeks: 4, on: '2028-04-24', title: 'Documents are out' }],
    },
  });
});

it('of a decision on the congress tells how each milestone stands when the letter goes out, beside the date that it had', async () => {
  table.give('2026-01-11', { type: 'assign-role', role: 'organiser', person: 'p7', capacity: 'deputy' });
  const due = table.milestone('M12').due.on;
  const evidence = { symbol: 'decision 82/501' };
  table.give('2028-05-02', { type: 'announce-postponement', evidence: { link: 'https://example.org/note' } });
  expect(table.give('2028-05-03', { type: 'suspend', evidence }, { actor: 'p7', basis: 'decision 82/501' })).toBeUndefined();
  const decided = table.events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
  const toAda = decided.find(({ kind, recipient }) => kind === 'decision' && recipient === 'ada')!;
  expect(table.give('2028-05-04', { type: 'waive', milestone: 'M46', reason: 'x' })).toBeUndefined();
  const letter = await letterOf(toAda);
  expect(letter).toMatchObject({
    decision: { kind: 'suspended', basis: 'decision 82/501', person: 'Paula Example', from: { opening: '2031-04-20' } },
    entries: expect.arrayContaining([
      expect.objectContaining({ milestone: 'M12', status: 'suspended', dueOn: null, from: due, again: false }),
      expect.objectContaining({ milestone: 'M46', status: 'waived', from: '2031-04-20' }),
    ]),
  });
  expect(JSON.stringify(letter)).not.toMatch(/"answers"|"by"/);
});

describe('a concern', () => {
  const about = (concern: Concern) => letterOf(notice({ kind: 'concern', concern, role: 'organiser' }));

  it('of vacant roles names them', async () => {
    expect(await about({ kind: 'vacant-role', role: 'drafter', others: ['organiser'] })).toMatchObject({
      concern: { kind: 'vacant-role', roles: ['Drafter of the declaration', 'Organiser'], about: [{ milestone: 'M06' }] },
    });
  });

  it.each([
    ['550 5.1.1 <p7@example.org>: user unknown at mx.internal', '550 5.1.1'],
    ['552-5.2.2 mailbox of <p7@example.org> is full', '552 5.2.2'],
    ['Recipient refused: 450', '450'],
    ['connection to 10.0.0.450 lost', undefined],
  ])('of a message that came back tells no more than the code: %s', async (answer, code) => {
    const letter = await about({ kind: 'undelivered', notice: 'k7', recipient: 'p7', answer });
    expect(letter).toMatchObject({ concern: { kind: 'undelivered', person: 'Paula Example', ...(code === undefined ? {} : { code }) } });
    if (code === undefined) expect(letter).not.toHaveProperty('concern.code');
    expect(JSON.stringify(letter)).not.toContain('p7@example.org');
  });

  it('of a message that came back names what it was about', async () => {
    const concern: Concern = { kind: 'undelivered', notice: 'k7', recipient: 'gone', answer: '550' };
    const about = [told('M06'), { ...told('M02'), rung: -30 }, told('M06')];
    expect(await letterOf(notice({ kind: 'concern', concern, role: 'organiser', about }))).toMatchObject({
      concern: {
        person: 'gone', // whose name was erased
        about: ['M06', 'M02'].map((milestone) => ({ milestone, title: template.milestones.find(({ id }) => id === milestone)!.title })),
      },
    });
  });

  const requiredBy = (key: string): string[] =>
    prerequisites(table.world, key)
      .hard.filter(({ satisfied }) => !satisfied)
      .map((required) => required.key);

  function reportM06(): void {
    const reported = { by: 'p7', on: '2028-05-12', evidence: { symbol: 'E/2028/30' }, until: '2028-05-19', told: {} };
    const edition = table.world.edition!;
    table.world = { ...table.world, edition: { ...edition, responses: { M06: { snoozed: {}, declined: {}, reported } } } };
  }

  it('of a report brings its evidence, and links to confirm and reject it', async () => {
    for (const milestone of requiredBy('M06'))
      expect(table.give('2026-01-12', { type: 'waive', milestone, reason: 'not needed here' })).toBeUndefined();
    reportM06();
    const letter = await about({ kind: 'reported', milestone: 'M06', by: 'p7' });
    expect(letter).toMatchObject({
      concern: {
        person: 'Paula Example',
        evidence: { symbol: 'E/2028/30' },
        links: {
          confirm: expect.stringContaining('/r/confirm/edition|ada|k|M06|'),
          reject: expect.stringContaining('/r/reject/edition|ada|k|M06|'),
        },
      },
    });
    expect(letter).not.toHaveProperty('concern.entry.answers');
  });

  it('of a report that something else must precede names that, and leads to no confirmation yet', async () => {
    reportM06();
    const letter = await about({ kind: 'reported', milestone: 'M06', by: 'p7' });
    expect(letter).toMatchObject({ concern: { links: { reject: expect.anything() } } });
    expect(letter).not.toHaveProperty('concern.links.confirm');
    const named = requiredBy('M06').map((milestone) => expect.objectContaining({ milestone }));
    expect(letter).toHaveProperty('concern.entry.waitsFor.named', named);
    const { text } = compose(letter!);
    expect(text).toContain('It cannot be confirmed yet');
    expect(text).toMatch(/Waits for: M0\d /);
    expect(text).not.toContain('Please confirm it');
  });

  it('of what someone declined brings the note and who was named instead', async () => {
    const edition = table.world.edition!;
    const declined = { p7: { note: 'not mine', on: '2028-05-12', to: 'p8' } };
    table.world = { ...table.world, edition: { ...edition, responses: { M06: { snoozed: {}, declined } } } };
    expect(await about({ kind: 'declined', milestone: 'M06', by: 'p7', note: 'not mine' })).toMatchObject({
      concern: { kind: 'declined', person: 'Paula Example', note: 'not mine', to: 'p8' },
    });
  });
});
