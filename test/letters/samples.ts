import { languages, type Language } from '../../domain/directory/profile.js';
import type { Concern, Notice } from '../../domain/edition/events.js';
import type { MilestoneKey } from '../../domain/template/template.js';
import { shift, type PlainDate } from '../../domain/time/plain-date.js';
import { lettersFrom } from '../../activities/letters.js';
import type { Letter } from '../../activities/mail/letter.js';
import { readTemplate } from '../../seeds/templates.js';
import { readWords } from '../../seeds/words.js';
import { EditionOnTheTable } from '../builders/edition.js';

/** A reader of each language; the edition's title is what an organiser would enter for all of them. */
const names: Record<Language, string> = {
  ar: 'سارة الخطيب',
  zh: '王秀英',
  en: 'Ada Example',
  fr: 'Hélène Dupont',
  ru: 'Анна Иванова',
  es: 'José Núñez',
};

/** Of whom letters speak: the reader, and a colleague. */
const people: Record<string, Record<Language, string>> = {
  ada: names,
  ina: names,
  bo: { ar: 'يوسف حداد', zh: '李伟', en: 'Bo Example', fr: 'Marc Lefèvre', ru: 'Пётр Сидоров', es: 'Lucía Gómez' },
};

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const conference = readTemplate('seeds/templates/scientific-conference.yaml');
const words = readWords([template, conference]);
const day: PlainDate = '2029-10-22';
const now = `${day}T07:00:00.000Z`;
const zone = 'Europe/Vienna';
const dates = { opening: '2031-04-21', closing: '2031-04-28' };
const overview = `edition/digest/ada/${day}`;

/** Letters of each kind in each language, made of the templates that ship by the code that makes real ones. */
export async function sampleLetters(): Promise<{ name: string; language: Language; letter: Letter }[]> {
  const congress = editionOnTheTable();
  const suspended = suspendedOnTheTable();
  const reconvened = reconvenedOnTheTable();
  const elsewhere = reconvenedOnTheTable(dates);
  const cancelled = cancelledOnTheTable();
  const meeting = conferenceOnTheTable();
  const samples = [
    ...Object.entries(notices(congress)).map(([name, notice]) => ({ name, notice, edition: congress })),
    ...Object.entries(suspensionNotices(suspended)).map(([name, notice]) => ({ name, notice, edition: suspended })),
    { name: 'decision-suspended', notice: decisionTo('ada', suspended), edition: suspended },
    { name: 'decision-dates', notice: decisionTo('ada', reconvened), edition: reconvened },
    { name: 'decision-dates-informed', notice: decisionTo('ina', reconvened), edition: reconvened },
    { name: 'decision-elsewhere', notice: decisionTo('ada', elsewhere), edition: elsewhere },
    { name: 'decision-cancelled', notice: decisionTo('ada', cancelled), edition: cancelled },
  ];
  const letters = await Promise.all(
    languages.flatMap((language) =>
      samples.map(async ({ name, notice, edition }) => {
        const letterOf = lettersFrom({
          world: (id) => Promise.resolve(id === 'conference' ? meeting.world : edition.world),
          person: (_, id) =>
            Promise.resolve({ name: people[id]?.[language] ?? '', email: 'reader@example.org', zone, language, channel: 'email' }),
          words: (id, wanted) => Promise.resolve(words.find((each) => each.template === id && each.language === wanted)),
          collapsedInto: (_, into) =>
            Promise.resolve(into === overview ? [{ edition: 'conference', notice: conferenceDigest(meeting) }] : []),
          digestBefore: () => Promise.resolve(shift(day, { count: -7, unit: 'd' })),
          unreachable: () => Promise.resolve(['bo']),
          link: (purpose, claims) =>
            Promise.resolve(`https://lustrum.example/r/${purpose}/${Buffer.from(JSON.stringify(claims)).toString('base64url')}`),
          missing: (what) => {
            throw new Error(`${what} is missing`);
          },
          publicUrl: 'https://lustrum.example',
        });
        const letter = await letterOf('edition', { ...notice, language }, now);
        if (!letter) throw new Error(`The letter ${name} has no reader.`);
        return { name, language, letter };
      }),
    ),
  );
  return letters;
}

/** A congress eighteen months ahead: one date has moved, one milestone is done, one is reported, one declined. */
function editionOnTheTable(): EditionOnTheTable {
  const table = new EditionOnTheTable(template, zone, { ada: zone, bo: zone, ina: zone, office: zone });
  table.create('2026-06-01', {
    title: 'Fifteenth United Nations Congress on Crime Prevention and Criminal Justice',
    shortTitle: 'Fifteenth Congress',
    dates,
    conference: 240,
  });
  for (const role of template.roles) table.give('2026-06-02', { type: 'assign-role', role: role.id, person: 'ada' });
  table.give('2026-06-02', { type: 'assign-role', role: 'host-counterpart', person: 'bo', capacity: 'deputy' });
  table.give('2026-06-02', { type: 'assign-role', role: 'host-counterpart', person: 'ina', capacity: 'informed' });
  table.give('2029-10-18', { type: 'waive', milestone: 'M10', reason: 'The host has said so.' });
  table.give('2029-10-19', { type: 'pin', milestone: 'M12', on: '2029-11-30', reason: 'The host asks for it.' });
  table.give('2029-10-19', { type: 'pin', milestone: 'M11', on: '2029-10-29', reason: 'The host asks for it.' });
  table.give('2029-10-19', { type: 'pin', milestone: 'M09', on: '2029-10-20', reason: 'The host asks for it.' });
  const edition = table.edition;
  const reported = {
    by: 'bo',
    on: day,
    evidence: { symbol: 'A/CONF.240/PM.1', link: 'https://example.org/guide', note: 'Final' },
    until: day,
    told: {},
  };
  table.world = {
    ...table.world,
    edition: {
      ...edition,
      responses: {
        M17: { snoozed: {}, declined: {}, reported },
        M13: { snoozed: {}, declined: {}, reported },
        M11: { snoozed: {}, declined: { bo: { note: 'The protocol department sees to it.', on: day, to: 'chief-of-protocol' } } },
      },
    },
  };
  return table;
}

function conferenceOnTheTable(): EditionOnTheTable {
  const table = new EditionOnTheTable(conference, zone, { ada: zone });
  table.create('2028-09-01', {
    title: 'Annual Conference 2030',
    targetYear: 2030,
    dates: { opening: '2030-06-03', closing: '2030-06-06' },
  });
  for (const role of conference.roles) table.give('2028-09-02', { type: 'assign-role', role: role.id, person: 'ada' });
  return table;
}

/** The same congress after it was postponed without a date. */
function suspendedOnTheTable(): EditionOnTheTable {
  const table = editionOnTheTable();
  const evidence = { symbol: 'decision 84/501' };
  table.give('2029-10-20', { type: 'assign-role', role: 'organiser', person: 'bo', capacity: 'deputy' });
  table.give('2029-10-20', { type: 'announce-postponement', evidence: { link: 'https://example.org/note' } });
  table.give('2029-10-21', { type: 'suspend', evidence }, { basis: 'decision 84/501', actor: 'bo' });
  return table;
}

/** And then with dates again, new ones unless others are given, elsewhere and online too. */
function reconvenedOnTheTable(period = { opening: '2032-03-08', closing: '2032-03-13' }): EditionOnTheTable {
  const table = suspendedOnTheTable();
  const evidence = { symbol: 'decision 84/502' };
  const venue = { venue: 'Hyperborea', modality: 'hybrid' } as const;
  table.give('2029-10-22', { type: 'reconvene', ...period, ...venue, evidence, retarget: {} }, { basis: 'decision 84/502', actor: 'bo' });
  return table;
}

/** The congress is cancelled, not knowing who of those who read of it decided so. */
function cancelledOnTheTable(): EditionOnTheTable {
  const table = editionOnTheTable();
  table.give('2029-10-20', { type: 'assign-role', role: 'organiser', person: 'office', capacity: 'deputy' });
  table.give('2029-10-22', { type: 'cancel', evidence: { symbol: 'decision 84/503' } }, { basis: 'decision 84/503', actor: 'office' });
  return table;
}

/** What somebody is told of the last decision. */
function decisionTo(recipient: string, { events }: EditionOnTheTable): Notice {
  const told = events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
  const notice = told.findLast((one) => one.kind === 'decision' && one.recipient === recipient);
  if (!notice) throw new Error(`${recipient} is not told of a decision.`);
  return notice;
}

const base = { recipient: 'ada', status: 'intended', at: now, why: { capacity: 'responsible', rule: 'sample' }, tone: 'notice' } as const;

function notices(table: EditionOnTheTable): Record<string, Notice> {
  const about = (...keys: MilestoneKey[]): Notice['about'] => keys.map((milestone) => entry(table, milestone));
  const reminder = { ...base, kind: 'reminder', role: 'organiser', key: 'edition/M11/-7/ada/2' } as const;
  const concern = (one: Concern, about: Notice['about'] = []): Notice => ({
    ...reminder,
    kind: 'concern',
    key: `edition/concern/${one.kind}/ada`,
    about,
    concern: one,
  });
  const { key, start } = table.edition.sessions[0] ?? { key: 'commission-39', start: '2030-05-01' };
  return {
    reminder: { ...reminder, about: about('M12').map((one) => ({ ...one, movedFrom: '2030-07-21' })) },
    informed: {
      ...reminder,
      recipient: 'ina',
      role: 'host-counterpart',
      tone: 'urgent',
      about: about('M09'),
      why: { capacity: 'informed', rule: 'sample' },
    },
    urgent: { ...reminder, role: 'host-counterpart', tone: 'urgent', about: about('M09') },
    escalation: {
      ...reminder,
      role: 'host-counterpart',
      tone: 'escalation',
      about: about('M09'),
      why: { capacity: 'deputy', rule: 'sample', coverFor: 'bo', promised: '2029-10-19' },
    },
    'catch-up': {
      ...reminder,
      kind: 'catch-up',
      about: about('M09', 'M12', 'M02').map((one) => (one.milestone === 'M12' ? { ...one, session: { key, weeks: 10 } } : one)),
      why: {
        capacity: 'responsible',
        rule: 'sample',
        others: [
          { role: 'host-counterpart', capacity: 'deputy', rule: 'sample', coverFor: 'bo' },
          { role: 'documents-officer', capacity: 'responsible', rule: 'sample' },
        ],
      },
    },
    digest: {
      ...reminder,
      kind: 'digest',
      key: overview,
      about: about('M02', 'M09', 'M10', 'M11', 'M12'),
    },
    session: { ...reminder, kind: 'session', role: 'documents-officer', about: [], session: { key, start, weeks: 10 } },
    'vacant-role': concern({ kind: 'vacant-role', role: 'drafter', others: ['host-counterpart'] }, about('M09', 'M12')),
    undelivered: concern(
      { kind: 'undelivered', notice: 'k', recipient: 'bo', answer: '550 5.1.1 <x@example.org> unknown' },
      about('M09', 'M12'),
    ),
    reported: concern({ kind: 'reported', milestone: 'M13', by: 'bo' }),
    'reported-of-a-stage': concern({ kind: 'reported', milestone: 'M17', by: 'bo' }),
    declined: concern({ kind: 'declined', milestone: 'M11', by: 'bo', note: 'The protocol department sees to it.' }),
    rejected: concern({ kind: 'report-rejected', milestone: 'M11', of: 'ada', by: 'bo', reason: 'The mission has not travelled yet.' }),
    replaced: concern({ kind: 'promise-replaced', milestone: 'M11', of: 'ada', by: 'bo', promise: '2029-11-05' }),
  };
}

/** What an overview says after it. */
const suspensionNotices = (table: EditionOnTheTable): Record<string, Notice> => ({
  suspended: {
    ...base,
    kind: 'digest',
    role: 'organiser',
    key: `edition/digest/ada/suspended/${day}`,
    about: ['M13', 'M26', 'P4.1'].map((key) => entry(table, key)),
  },
});

function entry(table: EditionOnTheTable, milestone: MilestoneKey): Notice['about'][number] {
  const { due, revision } = table.milestone(milestone);
  return { milestone, rung: 0, dueOn: due.on ?? day, revision };
}

const conferenceDigest = (table: EditionOnTheTable): Notice => ({
  ...base,
  kind: 'digest',
  key: `conference/digest/ada/${day}`,
  role: 'general-chair',
  about: ['C03', 'C04'].map((milestone) => entry(table, milestone)),
});
