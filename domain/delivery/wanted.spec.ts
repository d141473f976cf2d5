import { beforeEach, describe, expect, it } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { plainProfile, type Profile } from '../directory/profile.js';
import type { Command } from '../edition/commands.js';
import type { Notice, NoticeEntry } from '../edition/events.js';
import { instantAt, shift, type PlainDate } from '../time/plain-date.js';
import { isWanted, wantedEntries } from './wanted.js';

const template = cycleTemplate(
  [
    { id: 'M1', due: 'opening-6m' },
    { id: 'M2', due: 'opening-6m' },
    { id: 'M3', due: 'opening-6m', responsible: 'host' },
    { id: 'M4', due: 'commission(-1 before opening)' },
    { id: 'M46', due: 'opening' },
    { id: 'M53', due: 'closing' },
  ],
  {
    roles: ['secretary', 'host', 'clerk', 'chief'].map((id) => ({ id, title: id })),
    reminders: {
      ...cycleTemplate().reminders,
      organiser: 'chief',
      sessions: [
        {
          body: 'commission',
          steps: [{ weeks: 10, title: 'Documents are submitted' }],
          to: ['clerk'],
          source: { requirements: [], paragraph: 'x' },
        },
      ],
    },
  },
);

/** Everything is told on this day, a week before the due date of most. */
const day = '2030-10-14';
const at = instantAt('Asia/Tokyo', day, 9);
let table: EditionOnTheTable;

const give = (command: Command, on: PlainDate = day) => expect(table.give(on, command)).toBeUndefined();
const profile = (person: string, more: Partial<Profile>) => {
  const { people } = table.world;
  table.world = { ...table.world, people: { ...people, [person]: { ...people[person]!, ...more } } };
};
const entry = (milestone: string, more: Partial<NoticeEntry> = {}): NoticeEntry => ({
  milestone,
  rung: -7,
  dueOn: table.due(milestone)!,
  revision: table.milestone(milestone).revision,
  ...more,
});
const notice = (more: Partial<Notice> = {}): Notice => ({
  key: 'k',
  recipient: 'ada',
  role: 'secretary',
  kind: 'reminder',
  about: [entry('M1')],
  status: 'intended',
  at,
  ...more,
});
const wanted = (told: Notice) => isWanted(table.world, told);
/** Of which milestones a notice still tells. */
const left = (told: Notice) => wantedEntries(table.world, told).map(({ milestone }) => milestone);

beforeEach(() => {
  table = new EditionOnTheTable(template);
  const ids = ['ada', 'bo', 'cem', 'dana', 'eve', 'kim'];
  table.world = { ...table.world, people: Object.fromEntries(ids.map((id) => [id, plainProfile('Asia/Tokyo')])) };
  give({
    type: 'create',
    title: 'An edition',
    template: { id: template.id, version: template.version },
    zone: 'Asia/Tokyo',
    mode: 'live',
    placement: 'opening',
    targetYear: 2031,
    sessions: [],
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
  });
  give({ type: 'assign-role', role: 'secretary', person: 'ada' });
  give({ type: 'assign-role', role: 'secretary', person: 'bo', capacity: 'deputy' });
  give({ type: 'assign-role', role: 'host', person: 'dana' });
  give({ type: 'assign-role', role: 'clerk', person: 'kim' });
  give({ type: 'assign-role', role: 'chief', person: 'eve' });
});

describe('a reminder has a point', () => {
  it('for those who hold the role, in whatever capacity', () => {
    give({ type: 'assign-role', role: 'secretary', person: 'cem', capacity: 'informed' });
    expect(['ada', 'bo', 'cem', 'dana', 'nobody'].map((recipient) => wanted(notice({ recipient })))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('until its reader has handed the role over, whatever else they hold', () => {
    give({ type: 'assign-role', role: 'host', person: 'ada' });
    give({ type: 'release-role', role: 'secretary', person: 'ada' });
    expect(wanted(notice())).toBe(false);
    expect(wanted(notice({ about: [entry('M3')] }))).toBe(true);
  });

  it('for one who covers, as long as the one who is away holds the role', () => {
    const covering = notice({ recipient: 'cem', why: { capacity: 'responsible', rule: 'ladder', coverFor: 'ada' } });
    expect(wanted({ ...covering, why: { ...covering.why!, coverFor: 'dana' } })).toBe(false);
    expect(wanted(covering)).toBe(true);
    give({ type: 'release-role', role: 'secretary', person: 'ada' });
    expect(wanted(covering)).toBe(false);
  });

  it.each<[string, Command]>([
    ['done', { type: 'complete', milestone: 'M1', evidence: {} }],
    ['waived', { type: 'waive', milestone: 'M1', reason: 'x' }],
    ['moved', { type: 'pin', milestone: 'M1', on: '2030-12-01', reason: 'x' }],
  ])('until its milestone is %s', (_, command) => {
    const [one, both] = [notice(), notice({ about: [entry('M1'), entry('M2')] })];
    give(command);
    expect([wanted(one), wanted(both)]).toEqual([false, true]);
    expect(left(both)).toEqual(['M2']);
  });

  it('in no archived edition, and of no milestone that there is not', () => {
    expect(wanted(notice({ about: [{ ...entry('M1'), milestone: 'M9' }] }))).toBe(false);
    expect(wanted(notice({ about: [{ ...entry('M1'), milestone: 'constructor' }] }))).toBe(false);
    give({ type: 'close', reason: 'x' });
    expect(wanted(notice())).toBe(false);
  });

  it('for nobody while a promise runs, and again when it is broken', () => {
    give({ type: 'acknowledge', milestone: 'M1', person: 'bo', promise: '2030-10-20' });
    const on = (date: PlainDate) => notice({ at: instantAt('Asia/Tokyo', date, 9) });
    expect([day, '2030-10-20', '2030-10-21'].map((date) => wanted(on(date)))).toEqual([false, false, true]);
    give({ type: 'pin', milestone: 'M1', on: '2030-12-01', reason: 'x' });
    // The promise was made for the former date.
    expect(wanted(notice({ about: [entry('M1')] }))).toBe(true);
  });

  it('not for one who has put it off, until that day; for the others as before', () => {
    give({ type: 'snooze', milestone: 'M1', person: 'ada', until: '2030-10-18', reason: 'x' });
    const on = (date: PlainDate, recipient = 'ada') => notice({ recipient, at: instantAt('Asia/Tokyo', date, 9) });
    expect([day, '2030-10-17', '2030-10-18'].map((date) => wanted(on(date)))).toEqual([false, false, true]);
    expect(wanted(on(day, 'bo'))).toBe(true);
    const covering = notice({ recipient: 'cem', why: { capacity: 'responsible', rule: 'ladder', coverFor: 'ada' } });
    expect(wanted(covering)).toBe(false);
  });

  it('counts the days of what was put off on its reader’s calendar', () => {
    profile('ada', { zone: 'America/New_York' });
    give({ type: 'snooze', milestone: 'M1', person: 'ada', until: '2030-10-18', reason: 'x' });
    expect(wanted(notice({ at: instantAt('America/New_York', '2030-10-17', 22) }))).toBe(false);
    expect(wanted(notice({ at: instantAt('America/New_York', '2030-10-18', 0) }))).toBe(true);
  });

  it('not for one who has declined it, nor through them for their cover', () => {
    give({ type: 'decline', milestone: 'M1', person: 'ada', note: 'x' });
    expect([wanted(notice()), wanted(notice({ recipient: 'bo' }))]).toEqual([false, true]);
    expect(wanted(notice({ recipient: 'cem', why: { capacity: 'responsible', rule: 'ladder', coverFor: 'ada' } }))).toBe(false);
  });

  it('for nobody while a report waits for the organiser', () => {
    give({ type: 'assign-role', role: 'secretary', person: 'cem', capacity: 'supervisor' });
    give({ type: 'report-done', milestone: 'M1', person: 'cem', evidence: {} });
    expect([wanted(notice()), wanted(notice({ recipient: 'bo' }))]).toEqual([false, false]);
    give({ type: 'reject-report', milestone: 'M1', reason: 'not yet' });
    expect([wanted(notice()), wanted(notice({ recipient: 'bo' }))]).toEqual([true, true]);
  });
});

describe('a digest has a point', () => {
  const digest = (milestones: string[], more: Partial<Notice> = {}) =>
    notice({ kind: 'digest', about: milestones.map((key) => entry(key, { rung: 0 })), ...more });

  it('as long as something of it has one: what others have taken on is left out', () => {
    give({ type: 'acknowledge', milestone: 'M1', person: 'bo' });
    expect(left(digest(['M1', 'M2']))).toEqual(['M2']);
    expect(wanted(digest(['M1', 'M2']))).toBe(true);
    expect(wanted(digest(['M1']))).toBe(false);
    expect(wanted(digest([]))).toBe(false);
  });

  it('with what was closed before it was made: that is news; not with what was closed since', () => {
    give({ type: 'complete', milestone: 'M1', evidence: {} }, '2030-10-13');
    expect(left(digest(['M1', 'M2']))).toEqual(['M1', 'M2']);
    give({ type: 'complete', milestone: 'M2', evidence: {} });
    expect(left(digest(['M1', 'M2']))).toEqual(['M1']);
  });

  it('with the milestones of everyone whom its reader covers that day', () => {
    profile('dana', { absences: [{ from: day, to: day, cover: 'ada' }] });
    expect(left(digest(['M1', 'M3']))).toEqual(['M1', 'M3']);
    expect(left(digest(['M1', 'M3'], { at: instantAt('Asia/Tokyo', shift(day, { count: 1, unit: 'd' }), 9) }))).toEqual(['M1']);
  });
});

describe('a session’s follow-up has a point', () => {
  const told = (more: Partial<Notice> = {}) =>
    notice({
      recipient: 'kim',
      role: 'clerk',
      kind: 'session',
      about: [entry('M4', { rung: 0 })],
      session: { key: 'commission-39', start: '2030-05-01', weeks: 10 },
      ...more,
    });

  it('for those whom the template has asked, though the milestone is another’s', () => {
    expect(table.milestone('M4').due.session).toBe('commission-39');
    expect([wanted(told()), wanted(told({ recipient: 'dana' }))]).toEqual([true, false]);
    give({ type: 'release-role', role: 'clerk', person: 'kim' });
    expect(wanted(told())).toBe(false);
  });

  it('also within what one missed; but no reminder is theirs', () => {
    expect([wanted(told({ kind: 'catch-up' })), wanted(told({ kind: 'reminder' }))]).toEqual([true, false]);
  });

  it('as long as the session meets on the day that was told', () => {
    table.give('2029-10-14', { type: 'date-session', session: 'commission-39', start: '2030-05-13', end: '2030-05-17' });
    const about = [entry('M4', { rung: 0 })];
    expect(wanted(told({ about }))).toBe(false);
    expect(wanted(told({ about, session: { key: 'commission-39', start: '2030-05-13', weeks: 10 } }))).toBe(true);
  });

  it('as long as something that it must receive is open', () => {
    give({ type: 'waive', milestone: 'M4', reason: 'x' });
    expect(wanted(told())).toBe(false);
  });
});

describe('a concern has a point', () => {
  const concern = (said: Notice['concern'], more: Partial<Notice> = {}) =>
    notice({ recipient: 'eve', role: 'chief', kind: 'concern', about: [], ...(said ? { concern: said } : {}), ...more });
  const undelivered = (more: Partial<Notice> = {}) => concern({ kind: 'undelivered', notice: 'k', recipient: 'ada', answer: '550' }, more);

  it('for organisers, and for those who cover for one', () => {
    expect([wanted(undelivered()), wanted(undelivered({ recipient: 'ada' }))]).toEqual([true, false]);
    expect(wanted(undelivered({ recipient: 'cem', why: { capacity: 'responsible', rule: 'x', coverFor: 'eve' } }))).toBe(true);
    give({ type: 'release-role', role: 'chief', person: 'eve' });
    expect(wanted(undelivered())).toBe(false);
  });

  it('about a role, as long as one of those it names is vacant', () => {
    give({ type: 'release-role', role: 'host', person: 'dana' });
    give({ type: 'release-role', role: 'secretary', person: 'ada' });
    give({ type: 'release-role', role: 'secretary', person: 'bo', capacity: 'deputy' });
    give({ type: 'wake' });
    const told = concern({ kind: 'vacant-role', role: 'host', others: ['secretary'] });
    expect(wanted(told)).toBe(true);
    give({ type: 'assign-role', role: 'host', person: 'cem' });
    expect(wanted(told)).toBe(true);
    give({ type: 'assign-role', role: 'secretary', person: 'cem', capacity: 'informed' });
    expect(wanted(told)).toBe(true);
    give({ type: 'assign-role', role: 'secretary', person: 'cem', capacity: 'deputy' });
    expect(wanted(told)).toBe(false);
  });

  it('about a report, until it is dealt with; about a refusal, always', () => {
    give({ type: 'assign-role', role: 'secretary', person: 'cem', capacity: 'supervisor' });
    give({ type: 'report-done', milestone: 'M1', person: 'cem', evidence: {} });
    give({ type: 'decline', milestone: 'M1', person: 'ada', note: 'x' });
    const told = [...table.world.delivery.pending.values()].map((pending) => pending.notice);
    expect(told.map((each) => [each.concern?.kind, wanted(each)])).toEqual([
      ['reported', true],
      ['declined', true],
    ]);
    give({ type: 'confirm-report', milestone: 'M1' });
    expect(told.map(wanted)).toEqual([false, true]);
    expect([...table.world.delivery.pending.values()].map(({ notice: { concern: left } }) => left?.kind)).toEqual(['declined']);
  });
});
