import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { plainProfile, type Profile } from '../directory/profile.js';
import type { Capacity } from '../template/template.js';
import type { Command, ResponseCommand } from './commands.js';
import type { Notice } from './events.js';
import { definitionOf } from './milestones.js';
import { milestoneView } from './view.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const [day, later] = ['2028-10-02', '2028-10-20'];

let table: EditionOnTheTable;
let before: unknown;

/** What is not to change where something is refused. */
const standing = () => ({ world: table.world, events: table.events.length });
const answer = (command: ResponseCommand, on = day, more: { effectiveOn?: string; hour?: number } = {}) => {
  const actor = 'person' in command ? command.person : 'ada';
  before = standing();
  return table.give(on, command, { actor, ...more });
};
const assign = (role: string, person: string, capacity: Capacity = 'responsible', on = '2026-06-02') =>
  table.give(on, { type: 'assign-role', role, person, capacity });
const profile = (person: string, more: Partial<Profile>) => {
  const { people } = table.world;
  table.world = { ...table.world, people: { ...people, [person]: { ...people[person]!, ...more } } };
};
const answers = (key: string) => table.edition.responses[key];
const emitted = () => table.events.slice((before as { events: number }).events).map(({ event }) => event);
/** What readers are told of what became of their answers. */
const wordsBack = (): Notice[] => concerns().filter(({ concern }) => concern !== undefined && 'of' in concern);
const concerns = (): Notice[] =>
  emitted().flatMap((event) => (event.type === 'notices-intended' ? event.notices.filter(({ kind }) => kind === 'concern') : []));
/** What waits to be sent: of one milestone, of all that organisers are told. */
const remindersOf = (milestone: string) =>
  [...table.world.delivery.pending.keys()].filter((key) => key.startsWith(`edition/${milestone}/`));
const waitingConcerns = () => [...table.world.delivery.pending.values()].filter(({ notice }) => notice.concern?.kind === 'reported');

beforeEach(() => {
  table = new EditionOnTheTable(template, 'Asia/Tokyo');
  const people = ['ada', 'bo', 'cem', 'dana', 'eve', 'fay'];
  table.world = { ...table.world, people: Object.fromEntries(people.map((id) => [id, plainProfile('Asia/Tokyo')])) };
  table.create('2026-06-01', {
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    previous: { dates: { M53: '2026-04-30', M57: '2026-12-16' } },
  });
  assign('organiser', 'ada');
  assign('host-counterpart', 'dana');
  assign('documents-officer', 'bo');
});

/** Of the six answers, those that a reader gives. */
const ofReaders = (milestone: string, person: string): ResponseCommand[] => [
  { type: 'acknowledge', milestone, person },
  { type: 'snooze', milestone, person, until: '2028-10-05', reason: 'on mission' },
  { type: 'report-done', milestone, person, evidence: { link: 'https://example.org/offer' } },
  { type: 'decline', milestone, person, note: 'this is for protocol' },
];

describe('an answer to a reminder', () => {
  it('is refused for a milestone that there is not, and changes nothing', () => {
    for (const milestone of ['M99', 'constructor']) {
      for (const command of [...ofReaders(milestone, 'ada'), { type: 'confirm-report', milestone } as const]) {
        expect(answer(command)).toMatchObject({ code: 'milestone-unknown', pointer: '/milestone', facts: [{ ref: milestone }] });
        expect(standing()).toEqual(before);
      }
    }
  });

  it('is refused to those who are not reminded of it, and says who is', () => {
    for (const person of ['dana', 'fay', 'nobody', 'constructor']) {
      for (const command of ofReaders('M02', person)) {
        expect(answer(command)).toMatchObject({
          code: 'not-a-reader',
          pointer: '/person',
          facts: [{ ref: 'ada', says: 'responsible for organiser' }],
        });
        expect(standing()).toEqual(before);
      }
    }
  });

  it('is refused once the milestone is done, and while it is suspended', () => {
    table.give(day, { type: 'complete', milestone: 'M02', evidence: { link: 'https://example.org' } });
    for (const command of ofReaders('M02', 'ada')) expect(answer(command)).toMatchObject({ code: 'milestone-not-open' });
    expect(table.give(day, { type: 'announce-postponement', evidence: { link: 'https://example.org' } })).toBeUndefined();
    expect(table.give(day, { type: 'suspend', evidence: { symbol: 'A/RES/83/550' } })).toBeUndefined();
    for (const command of ofReaders('M11', 'ada')) {
      expect(answer(command)).toMatchObject({ code: 'milestone-suspended' });
      expect(standing()).toEqual(before);
    }
  });

  it('is refused in an archived edition, and in one that is told from records', () => {
    const told = new EditionOnTheTable(template);
    told.world = { ...told.world, people: table.world.people };
    told.create('2026-06-01', { mode: 'historic' });
    told.give('2026-06-02', { type: 'assign-role', role: 'organiser', person: 'ada' });
    for (const command of ofReaders('M02', 'ada')) expect(told.give(day, command)).toMatchObject({ code: 'not-a-reader' });
    table.give(day, { type: 'close', reason: 'given up' });
    for (const command of ofReaders('M02', 'ada')) expect(answer(command)).toMatchObject({ code: 'edition-archived' });
  });

  it('is refused where it was meant for the milestone as it stood before', () => {
    const { touched } = table.milestone('M02');
    before = standing();
    expect(table.give(day, { type: 'acknowledge', milestone: 'M02', person: 'ada' }, { ifSequence: touched - 1 })).toMatchObject({
      code: 'version-stale',
    });
    expect(standing()).toEqual(before);
    expect(table.give(day, { type: 'acknowledge', milestone: 'M02', person: 'ada' }, { ifSequence: touched })).toBeUndefined();
  });

  it.each(['deputy', 'supervisor'] as const)('is open to a %s of the role', (capacity) => {
    assign('organiser', 'eve', capacity);
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'eve' })).toBeUndefined();
  });

  it('that promises or reports is not for those who are merely informed', () => {
    assign('organiser', 'eve', 'informed');
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'eve' })).toMatchObject({ code: 'not-a-reader', pointer: '/person' });
    expect(answer({ type: 'report-done', milestone: 'M02', person: 'eve', evidence: {} })).toMatchObject({
      code: 'not-a-reader',
      pointer: '/person',
    });
  });

  it('is open to the cover of one who is away, and to nobody else for that', () => {
    profile('ada', { absences: [{ from: '2028-10-01', to: '2028-10-06', cover: 'cem' }] });
    const acknowledge: Command = { type: 'acknowledge', milestone: 'M02', person: 'cem' };
    expect(answer(acknowledge, '2028-09-30')).toMatchObject({ code: 'not-a-reader' });
    expect(answer({ ...acknowledge, person: 'fay' })).toMatchObject({
      facts: [{ ref: 'ada' }, { ref: 'cem', says: 'stands in for ada, responsible for organiser' }],
    });
    expect(answer(acknowledge)).toBeUndefined();
    expect(answer(acknowledge, '2028-10-07')).toMatchObject({ code: 'not-a-reader' });
  });

  it('is given on the days of the one who is away', () => {
    profile('ada', { zone: 'Pacific/Honolulu', absences: [{ from: '2028-10-01', to: '2028-10-01', cover: 'cem' }] });
    // Noon of the 2nd in Tokyo is the afternoon of the 1st in Honolulu.
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'cem' }, '2028-10-02')).toBeUndefined();
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'cem' }, '2028-10-02', { hour: 20 })).toMatchObject({
      code: 'not-a-reader',
    });
  });
});

describe('to acknowledge', () => {
  it('is to promise to act: in a week where no day is said', () => {
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'ada', note: 'drafting' })).toBeUndefined();
    expect(answers('M02')).toEqual({
      acknowledged: { by: 'ada', on: day, promise: '2028-10-09', times: 1, revision: table.milestone('M02').revision },
      snoozed: {},
      declined: {},
    });
  });

  it('is to promise a day that lies ahead, and within what the template allows', () => {
    for (const promise of [day, '2028-10-01', '2028-12-02', '2028-02-30', 'soon']) {
      expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'ada', promise })).toMatchObject({
        code: 'promise-invalid',
        pointer: '/promise',
        facts: [{ ref: '2028-12-01' }],
      });
      expect(standing()).toEqual(before);
    }
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'ada', promise: '2028-12-01' })).toBeUndefined();
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'ada', promise: '2028-10-03' })).toBeUndefined();
    expect(answers('M02')?.acknowledged?.promise).toBe('2028-10-03');
  });

  it('can be given anew as often as it can be put off, for one due date', () => {
    const promise = () => answer({ type: 'acknowledge', milestone: 'M02', person: 'ada' });
    const { times } = table.world.template.reminders.snooze;
    for (let n = 0; n <= times; n += 1) expect(promise()).toBeUndefined();
    expect(promise()).toMatchObject({ code: 'promises-used-up', facts: [{ ref: 'M02' }] });
    expect(answers('M02')?.acknowledged?.times).toBe(times + 1);
  });

  it('is to promise a day on the calendar of the one who promises', () => {
    profile('ada', { zone: 'America/New_York' });
    // 11:00 of the 2nd in Tokyo is 22:00 of the 1st in New York.
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'ada', promise: day }, day, { hour: 11 })).toBeUndefined();
  });

  it('holds as long as the one who promised has to do with the role', () => {
    assign('organiser', 'eve', 'deputy');
    assign('organiser', 'ada', 'informed');
    answer({ type: 'acknowledge', milestone: 'M02', person: 'ada' });
    answer({ type: 'acknowledge', milestone: 'M11', person: 'eve' });
    const release = (capacity: Capacity) => table.give(day, { type: 'release-role', role: 'organiser', person: 'ada', capacity });
    expect(release('responsible')).toBeUndefined();
    expect(answers('M02')?.acknowledged?.by).toBe('ada');
    expect(release('informed')).toBeUndefined();
    expect([answers('M02')?.acknowledged, answers('M11')?.acknowledged?.by]).toEqual([undefined, 'eve']);
  });

  it('calls back what was about to go out, to everybody', () => {
    assign('organiser', 'eve', 'deputy');
    table.give('2028-10-14', { type: 'wake' });
    expect(remindersOf('M02')).toEqual(['edition/M02/-7/ada/1', 'edition/M02/-7/eve/1']);
    expect(answer({ type: 'acknowledge', milestone: 'M02', person: 'eve' }, '2028-10-14')).toBeUndefined();
    expect(emitted().at(-1)).toMatchObject({ type: 'notices-withdrawn', why: 'M02 acknowledged by eve' });
    expect(remindersOf('M02')).toEqual([]);
  });
});

describe('to snooze', () => {
  const snooze = (until: string, more: Partial<Extract<ResponseCommand, { type: 'snooze' }>> = {}) =>
    ({ type: 'snooze', milestone: 'M02', person: 'ada', until, reason: 'on mission', ...more }) as const;

  it('is to name a day that lies ahead, within what the template allows', () => {
    for (const until of [day, '2028-10-01', '2028-10-24', '2099-01-01', '2028-10-32', '']) {
      expect(answer(snooze(until))).toMatchObject({ code: 'snooze-invalid', pointer: '/until', facts: [{ ref: '2028-10-23' }] });
      expect(standing()).toEqual(before);
    }
    expect(answer(snooze('2028-10-23'))).toBeUndefined();
    expect(answers('M02')?.snoozed).toEqual({ ada: { until: '2028-10-23', reason: 'on mission', times: 1, revision: 1 } });
    // it is due before that day
    expect(table.advice).toEqual([`M02 is due on ${table.due('M02')}, before the day to which it is put off.`]);
    expect(answer(snooze('2028-10-21'))).toBeUndefined();
    expect(table.advice).toEqual([]);
  });

  it('is to say why', () => {
    expect(answer(snooze('2028-10-05', { reason: ' ' }))).toMatchObject({ code: 'reason-missing', pointer: '/reason' });
    expect(standing()).toEqual(before);
  });

  it('is possible as often as the template allows, by each reader, for each due date', () => {
    assign('organiser', 'eve', 'deputy');
    expect(answer(snooze('2028-10-03'))).toBeUndefined();
    expect(answer(snooze('2028-10-05'), '2028-10-03')).toBeUndefined();
    expect(answer(snooze('2028-10-06'), '2028-10-05')).toMatchObject({
      code: 'snoozes-used-up',
      facts: [{ ref: 'M02', says: 'put off until 2028-10-05' }],
    });
    expect(standing()).toEqual(before);
    expect(answer(snooze('2028-10-06', { person: 'eve' }), '2028-10-05')).toBeUndefined();
    table.give('2028-10-05', { type: 'pin', milestone: 'M02', on: '2028-11-30', reason: 'agreed' });
    expect(answer(snooze('2028-10-06'), '2028-10-05')).toBeUndefined();
    expect(answers('M02')?.snoozed['ada']).toMatchObject({ times: 1, revision: 2 });
  });

  it('calls back what was about to go out to that reader alone', () => {
    assign('organiser', 'eve', 'deputy');
    table.give('2028-10-14', { type: 'wake' });
    expect(answer(snooze('2028-10-16'), '2028-10-14')).toBeUndefined();
    expect(remindersOf('M02')).toEqual(['edition/M02/-7/eve/1']);
  });
});

describe('to report that it is done', () => {
  const offer = { link: 'https://example.org/offer' };
  const done = (milestone: string, person: string, evidence: object = offer) =>
    ({ type: 'report-done', milestone, person, evidence }) as const;

  it.each(['responsible', 'deputy'] as const)('completes it, where a %s of the role says so and nothing is in the way', (capacity) => {
    assign('organiser', 'eve', capacity);
    expect(answer(done('M02', 'eve'), later, { effectiveOn: '2028-10-10' })).toBeUndefined();
    expect(table.milestone('M02')).toMatchObject({ status: 'done', done: { on: '2028-10-10', by: 'eve', evidence: offer } });
    expect(concerns()).toEqual([]);
  });

  it('completes it, where the one who is responsible is away and the cover says so', () => {
    profile('ada', { absences: [{ from: day, to: day, cover: 'cem' }] });
    assign('organiser', 'cem', 'supervisor');
    expect(answer(done('M02', 'cem'))).toBeUndefined();
    expect(table.milestone('M02').done?.by).toBe('cem');
  });

  it('is refused without evidence, or with evidence that cannot be right', () => {
    assign('intergovernmental-officer', 'fay');
    assign('intergovernmental-officer', 'eve', 'supervisor');
    for (const person of ['fay', 'eve']) {
      expect(answer(done('M01', person, {}))).toMatchObject({ code: 'deliverable-missing', pointer: '/evidence/symbol' });
      expect(standing()).toEqual(before);
      expect(answer(done('M01', person, { symbol: 'seen on the web' }))).toMatchObject({
        code: 'symbol-malformed',
        pointer: '/evidence/symbol',
      });
      expect(answer(done('M01', person, { symbol: 'E/RES/2026/1' }))).toMatchObject({ code: 'symbol-malformed' });
      expect(standing()).toEqual(before);
    }
    expect(answer(done('M09', 'dana', {}))).toMatchObject({ code: 'deliverable-missing', pointer: '/evidence' });
  });

  it('is refused for a day that cannot be', () => {
    expect(answer(done('M02', 'ada'), day, { effectiveOn: '2028-10-03' })).toMatchObject({
      code: 'effective-in-future',
      pointer: '/effectiveOn',
    });
    expect(standing()).toEqual(before);
  });

  it.each([
    ['by one who does not act for the role', 'M02', 'eve', () => assign('organiser', 'eve', 'supervisor')],
    ['of a role whose word is to be confirmed', 'M10', 'dana', () => table.give(day, { type: 'waive', milestone: 'M02', reason: 'x' })],
    ['while something has to be done before', 'M11', 'ada', () => undefined],
  ])('keeps the word for the organiser where it comes %s', (_, key, person, prepare) => {
    prepare();
    expect(answer(done(key, person), day, { effectiveOn: '2028-09-28' })).toBeUndefined();
    expect(table.milestone(key).status).toBe('planned');
    expect(answers(key)?.reported).toMatchObject({ by: person, on: '2028-09-28', evidence: offer });
    const [concern, ...others] = concerns();
    expect(others).toEqual([]);
    expect(concern).toMatchObject({
      recipient: 'ada',
      role: 'organiser',
      status: 'intended',
      concern: { kind: 'reported', milestone: key, by: person },
      about: [{ milestone: key, rung: 0, dueOn: table.due(key), revision: 1 }],
    });
  });

  it('keeps the word where a stage owns the milestone, and where something outside is awaited', () => {
    expect(answer(done('M17', 'bo', { symbol: 'A/CONF.240/PM.1' }))).toBeUndefined();
    expect(answers('M17')?.reported?.by).toBe('bo');
    const bare = new EditionOnTheTable(template);
    bare.world = { ...bare.world, people: table.world.people };
    bare.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    bare.give('2026-06-02', { type: 'assign-role', role: 'organiser', person: 'ada' });
    expect(bare.give(day, done('M02', 'ada'))).toBeUndefined();
    expect(bare.edition.responses['M02']?.reported).toBeDefined();
  });

  it('tells the organiser once of the same word, and again of another one', () => {
    answer(done('M10', 'dana'));
    expect(answer(done('M10', 'dana'))).toBeUndefined();
    expect(emitted()).toEqual([]);
    // The first letter has not gone out: it will tell how things are then.
    answer(done('M10', 'dana', { link: 'https://example.org/new' }));
    expect(concerns()).toEqual([]);
    const [first] = waitingConcerns();
    sent(first!.notice.key);
    answer(done('M10', 'dana', { link: 'https://example.org/newest' }));
    expect(concerns().map((notice) => notice.key === first!.notice.key)).toEqual([false]);
  });

  it('leaves everybody alone until the organiser has looked', () => {
    table.give('2029-03-22', { type: 'wake' });
    expect(remindersOf('M10')).toHaveLength(1);
    answer(done('M10', 'dana'), '2029-03-22');
    expect(remindersOf('M10')).toEqual([]);
  });

  it('tells the cover of an organiser who is away, at the end of quiet hours, and notes where there is none', () => {
    profile('ada', { absences: [{ from: day, to: day, cover: 'cem' }] });
    profile('cem', { quiet: { from: '12:00', to: '15:00' }, language: 'fr' });
    answer(done('M10', 'dana'));
    expect(concerns()).toMatchObject([
      { recipient: 'cem', at: '2028-10-02T06:00:00.000Z', language: 'fr', why: { capacity: 'responsible', coverFor: 'ada' } },
    ]);
    table.give(day, { type: 'release-role', role: 'organiser', person: 'ada' });
    answer(done('M10', 'dana', { link: 'https://example.org/new' }));
    expect(concerns()).toMatchObject([{ recipient: 'role:organiser', status: 'nobody' }]);
  });
});

describe('a report', () => {
  const committee = { link: 'https://example.org/committee' };
  beforeEach(() => {
    table.give('2028-09-01', { type: 'waive', milestone: 'M02', reason: 'x' });
    answer({ type: 'report-done', milestone: 'M10', person: 'dana', evidence: committee }, day, { effectiveOn: '2028-09-28' });
  });

  it('is confirmed by an organiser: done with what was reported, on the day that was reported', () => {
    expect(answer({ type: 'confirm-report', milestone: 'M10' }, later)).toBeUndefined();
    expect(table.milestone('M10')).toMatchObject({ status: 'done', done: { on: '2028-09-28', by: 'ada', evidence: committee } });
    expect(answers('M10')?.reported).toBeUndefined();
    expect(waitingConcerns()).toEqual([]);
  });

  it('is confirmed for another day where the organiser knows it', () => {
    expect(answer({ type: 'confirm-report', milestone: 'M10' }, later, { effectiveOn: '2028-09-27' })).toBeUndefined();
    expect(table.milestone('M10').done?.on).toBe('2028-09-27');
  });

  it('cannot be confirmed while completing would be refused, for the same reason', () => {
    answer({ type: 'report-done', milestone: 'M11', person: 'ada', evidence: committee });
    expect(answer({ type: 'confirm-report', milestone: 'M11' })).toMatchObject({ code: 'prerequisites-open', facts: [{ ref: 'M09' }] });
    expect(standing()).toEqual(before);
    answer({ type: 'report-done', milestone: 'M17', person: 'bo', evidence: { symbol: 'A/CONF.240/PM.1' } });
    expect(answer({ type: 'confirm-report', milestone: 'M17' })).toMatchObject({
      code: 'milestone-owned-by-stage',
      reason: expect.stringContaining('"Issue the guide in all languages" of the stage "discussion-guide"'),
      facts: [{ ref: 'discussion-guide/issue' }],
    });
    expect(standing()).toEqual(before);
    // The word is not lost by that.
    expect([answers('M11')?.reported?.by, answers('M17')?.reported?.by]).toEqual(['ada', 'bo']);
  });

  it('that comes before what it rests on is refused for its day when that is done later', () => {
    answer({ type: 'report-done', milestone: 'M11', person: 'ada', evidence: committee }, day, { effectiveOn: '2028-09-20' });
    table.give('2028-10-10', { type: 'complete', milestone: 'M09', evidence: committee }, { effectiveOn: '2028-10-08' });
    expect(answer({ type: 'confirm-report', milestone: 'M11' }, later)).toMatchObject({ pointer: '/effectiveOn', facts: [{ ref: 'M09' }] });
    expect(answer({ type: 'confirm-report', milestone: 'M11' }, later, { effectiveOn: '2028-10-12' })).toBeUndefined();
    expect(table.milestone('M11').done?.on).toBe('2028-10-12');
  });

  it('is rejected with a reason; the reminders go on, and a second report is told again', () => {
    expect(answer({ type: 'reject-report', milestone: 'M10', reason: '' })).toMatchObject({ code: 'reason-missing', pointer: '/reason' });
    expect(standing()).toEqual(before);
    expect(answer({ type: 'reject-report', milestone: 'M10', reason: 'the link leads nowhere' })).toBeUndefined();
    expect(answers('M10')?.reported).toBeUndefined();
    expect(waitingConcerns()).toEqual([]);
    table.give('2029-03-22', { type: 'wake' });
    expect(remindersOf('M10')).toHaveLength(1);
    answer({ type: 'report-done', milestone: 'M10', person: 'dana', evidence: committee }, '2029-03-23');
    expect(concerns()).toHaveLength(1);
  });

  it('that nobody has made can be neither confirmed nor rejected', () => {
    for (const command of [{ type: 'confirm-report' }, { type: 'reject-report', reason: 'x' }] as const) {
      expect(answer({ ...command, milestone: 'M09' })).toMatchObject({ code: 'nothing-reported' });
      expect(standing()).toEqual(before);
    }
    answer({ type: 'confirm-report', milestone: 'M10' });
    expect(answer({ type: 'confirm-report', milestone: 'M10' })).toMatchObject({ code: 'nothing-reported', facts: [{ says: 'done' }] });
  });
});

describe('a report on what a step of a stage records', () => {
  const plan = { link: 'https://example.org/work-plan' };
  const step = 'Circulate the work plan and timetable of the negotiations';
  /** The stage of the declaration has started, and the step that records M28 can be performed. */
  const started = () => table.give('2028-09-01', { type: 'waive', milestone: 'M26', reason: 'x' });
  const report = () => answer({ type: 'report-done', milestone: 'M28', person: 'cem', evidence: plan });
  const view = () => milestoneView(table.world, 'M28', day)!;
  beforeEach(() => {
    assign('drafter', 'cem');
  });

  it('is kept, and says with which step of which stage it is recorded', () => {
    started();
    expect(report()).toBeUndefined();
    expect(table.advice).toEqual([`M28 is reported done; it is recorded with the step "${step}" of the stage "declaration".`]);
    expect(view().answers.reported).toMatchObject({
      by: 'cem',
      recording: { by: 'step', stream: 'declaration', steps: [{ id: 'circulate-work-plan', title: step }] },
    });
  });

  it('offers that step and the rejection, not the confirmation', () => {
    started();
    expect(view().actions.allowed.map(({ action }) => action)).not.toContain('perform');
    report();
    const { allowed, refused } = view().actions;
    expect(allowed).toContainEqual({ action: 'perform', title: `Perform the step "${step}" of the stage "declaration", which records it` });
    expect(allowed.map(({ action }) => action)).toContain('reject-report');
    expect(refused).toContainEqual({ action: 'confirm-report', refusal: expect.objectContaining({ code: 'milestone-owned-by-stage' }) });
  });

  it('says why the step cannot be performed yet', () => {
    report();
    expect(view().actions.refused).toContainEqual({ action: 'perform', refusal: expect.objectContaining({ code: 'stage-not-started' }) });
  });

  it('is settled when the step is performed, and nobody is asked any more', () => {
    started();
    report();
    expect(waitingConcerns()).toHaveLength(1);
    const timetable = { from: '2030-01-20', until: '2030-09-30', evidence: plan };
    expect(table.step(day, 'declaration', 'circulate-work-plan', timetable)).toBeUndefined();
    expect(table.milestone('M28').status).toBe('done');
    expect([answers('M28')?.reported, waitingConcerns()]).toEqual([undefined, []]);
  });

  it('can be rejected', () => {
    report();
    expect(answer({ type: 'reject-report', milestone: 'M28', reason: 'that is last year’s' })).toBeUndefined();
    expect(answers('M28')?.reported).toBeUndefined();
  });

  it('names the decision where no stage but a decision on the congress records it', () => {
    table.give('2028-09-01', { type: 'announce-postponement', evidence: { link: 'https://example.org' } });
    assign(definitionOf(template, 'P2.1').responsible, 'fay', 'responsible', '2028-09-02');
    const evidence = { symbol: 'decision 83/550 A' };
    expect(answer({ type: 'report-done', milestone: 'P2.1', person: 'fay', evidence })).toBeUndefined();
    expect(table.advice).toEqual(['P2.1 is reported done; it is recorded with the decision "suspend".']);
    expect(answer({ type: 'confirm-report', milestone: 'P2.1' })).toMatchObject({
      code: 'milestone-owned-by-stage',
      facts: [{ ref: 'suspend' }],
    });
  });
});

describe('who reported something', () => {
  const report = (person: string, milestone = 'M10') =>
    answer({ type: 'report-done', milestone, person, evidence: { link: 'https://example.org/x' } });
  const asked = () =>
    concerns().map(({ recipient, why }) => [recipient, why?.capacity, why?.rule, ...(why?.coverFor ? [why.coverFor] : [])]);
  const rule = 'completion to be confirmed';

  it('is told once when it is rejected, with the reason, in their language', () => {
    profile('dana', { language: 'es' });
    report('dana');
    answer({ type: 'reject-report', milestone: 'M10', reason: 'the link leads nowhere' });
    expect(wordsBack()).toMatchObject([
      {
        recipient: 'dana',
        role: 'host-counterpart',
        status: 'intended',
        language: 'es',
        why: { capacity: 'responsible', rule: 'answer to a report' },
        concern: { kind: 'report-rejected', milestone: 'M10', of: 'dana', by: 'ada', reason: 'the link leads nowhere' },
      },
    ]);
    table.give(later, { type: 'wake' });
    expect(
      table.events.filter(
        ({ event }) => event.type === 'notices-intended' && event.notices.some((n) => n.concern?.kind === 'report-rejected'),
      ),
    ).toHaveLength(1);
  });

  it('is not told of it any more when it has been done since', () => {
    report('dana');
    answer({ type: 'reject-report', milestone: 'M10', reason: 'x' });
    const [told] = wordsBack();
    expect(table.world.delivery.pending.has(told!.key)).toBe(true);
    table.give(day, { type: 'waive', milestone: 'M02', reason: 'x' });
    expect(table.world.delivery.pending.has(told!.key)).toBe(true);
    expect(table.give(day, { type: 'complete', milestone: 'M10', evidence: { link: 'https://example.org/y' } })).toBeUndefined();
    expect(table.world.delivery.pending.has(told!.key)).toBe(false);
  });

  it('is told through the cover while away, and not of what they have rejected themselves', () => {
    report('dana');
    profile('dana', { absences: [{ from: day, to: day, cover: 'eve' }] });
    answer({ type: 'reject-report', milestone: 'M10', reason: 'x' });
    expect(wordsBack()).toMatchObject([{ recipient: 'eve', why: { coverFor: 'dana' } }]);
    expect(table.world.delivery.pending.has(wordsBack()[0]!.key)).toBe(true);
    profile('dana', { absences: [] });
    report('dana');
    before = standing();
    expect(table.give(day, { type: 'reject-report', milestone: 'M10', reason: 'a mistake of mine' }, { actor: 'dana' })).toBeUndefined();
    expect(wordsBack()).toEqual([]);
  });

  it('is not the one who is asked to confirm it, as long as there is another organiser', () => {
    assign('host-counterpart', 'ada');
    report('ada');
    expect(asked()).toEqual([['ada', 'responsible', `${rule} by its author`]]);
    expect(answers('M10')?.reported?.told).toHaveProperty('ada');
    answer({ type: 'reject-report', milestone: 'M10', reason: 'x' });
    assign('organiser', 'eve', 'supervisor');
    report('ada');
    expect(asked()).toEqual([['eve', 'supervisor', rule]]);
    expect(answers('M10')?.reported?.told).not.toHaveProperty('ada');
    answer({ type: 'reject-report', milestone: 'M10', reason: 'x' });
    assign('organiser', 'fay', 'deputy');
    report('ada');
    expect(asked()).toEqual([['fay', 'deputy', rule]]);
    answer({ type: 'reject-report', milestone: 'M10', reason: 'x' });
    assign('organiser', 'cem');
    report('ada');
    expect(asked()).toEqual([['cem', 'responsible', rule]]);
    // the others’ reports go to those who are responsible, as ever
    answer({ type: 'reject-report', milestone: 'M10', reason: 'x' });
    report('dana');
    expect(asked().map(([recipient]) => recipient)).toEqual(['ada', 'cem']);
  });

  it('does not stand in for who is asked', () => {
    profile('ada', { absences: [{ from: day, to: day, cover: 'dana' }] });
    report('dana');
    expect(asked()).toEqual([['ada', 'responsible', rule]]);
  });
});

describe('whose promise is replaced', () => {
  const promise = (person: string, promised = '2028-10-20', on = day) =>
    answer({ type: 'acknowledge', milestone: 'M09', person, promise: promised }, on);
  beforeEach(() => {
    assign('host-counterpart', 'eve', 'deputy');
  });

  it('is told by whom and for when, and the one who replaces it is told that', () => {
    promise('dana');
    expect(wordsBack()).toEqual([]);
    promise('eve', '2028-10-25');
    expect(wordsBack()).toMatchObject([
      {
        recipient: 'dana',
        why: { rule: 'promise replaced' },
        concern: { kind: 'promise-replaced', of: 'dana', by: 'eve', promise: '2028-10-25' },
      },
    ]);
    expect(table.advice).toEqual(['This replaces the promise of "dana" for 2028-10-20, who is told.']);
  });

  it('is not told where it had passed, was for another date, or is one’s own', () => {
    promise('dana', '2028-10-05');
    promise('dana', '2028-10-06');
    expect(wordsBack()).toEqual([]);
    promise('eve', '2028-10-20', '2028-10-07');
    expect(wordsBack()).toEqual([]);
    table.give('2028-10-07', { type: 'pin', milestone: 'M09', on: '2029-11-30', reason: 'agreed' });
    promise('dana', '2028-10-20', '2028-10-07');
    expect(wordsBack()).toEqual([]);
  });

  it('is not told any more when they have promised it anew before the letter went out', () => {
    promise('dana');
    promise('eve', '2028-10-25');
    const [told] = wordsBack();
    promise('dana', '2028-10-22');
    expect(table.world.delivery.pending.has(told!.key)).toBe(false);
    expect(wordsBack()).toMatchObject([{ recipient: 'eve' }]);
  });
});

describe('to decline', () => {
  const decline = (more: Partial<Extract<ResponseCommand, { type: 'decline' }>> = {}) =>
    ({ type: 'decline', milestone: 'M09', person: 'dana', note: 'this is for protocol', ...more }) as const;

  it('is to say why, and may name somebody of the directory', () => {
    expect(answer(decline({ note: ' ' }))).toMatchObject({ code: 'reason-missing', pointer: '/note' });
    expect(standing()).toEqual(before);
    expect(answer(decline({ to: 'zoe' }))).toMatchObject({ code: 'person-unknown', pointer: '/to' });
    expect(answer(decline({ to: 'dana' }))).toMatchObject({ code: 'handover-invalid', pointer: '/to' });
    expect(standing()).toEqual(before);
    expect(answer(decline({ to: 'eve' }))).toBeUndefined();
    expect(answers('M09')?.declined).toEqual({ dana: { note: 'this is for protocol', on: day, to: 'eve' } });
  });

  it('is not to hand it back to one who has declined it', () => {
    assign('host-counterpart', 'eve', 'deputy');
    answer(decline());
    expect(answer(decline({ person: 'eve', to: 'dana' }))).toMatchObject({ code: 'handover-invalid', facts: [{ ref: 'dana' }] });
    expect(standing()).toEqual(before);
  });

  it('tells the organisers, each once', () => {
    assign('organiser', 'eve');
    answer(decline());
    expect(concerns().map(({ recipient, concern }) => [recipient, concern])).toEqual(
      ['ada', 'eve'].map((id) => [id, { kind: 'declined', milestone: 'M09', by: 'dana', note: 'this is for protocol' }]),
    );
    expect(new Set(concerns().map(({ key }) => key)).size).toBe(2);
  });

  it('is told to somebody else than the one who declines, where there is anybody', () => {
    assign('organiser', 'eve', 'deputy');
    answer(decline({ milestone: 'M02', person: 'ada' }));
    expect(concerns()).toMatchObject([{ recipient: 'eve', why: { capacity: 'deputy', rule: 'milestone handed back' } }]);
    answer(decline({ milestone: 'M02', person: 'eve' }));
    expect(concerns()).toMatchObject([{ recipient: 'ada', why: { capacity: 'responsible' } }]);
  });

  it('ends what was promised, and every further answer of that reader', () => {
    answer({ type: 'acknowledge', milestone: 'M09', person: 'dana' });
    expect(answer(decline())).toBeUndefined();
    expect(answers('M09')?.acknowledged).toBeUndefined();
    for (const command of ofReaders('M09', 'dana')) {
      expect(answer(command)).toMatchObject({ code: 'not-a-reader', facts: [{ ref: 'dana', says: `declined on ${day}` }] });
      expect(standing()).toEqual(before);
    }
  });

  it('leaves the other milestones of the role, and the other readers', () => {
    assign('host-counterpart', 'eve', 'deputy');
    answer({ type: 'acknowledge', milestone: 'M09', person: 'eve' });
    answer(decline());
    expect(answers('M09')?.acknowledged?.by).toBe('eve');
    expect(answer({ type: 'acknowledge', milestone: 'M10', person: 'dana' })).toBeUndefined();
    expect(table.advice).toEqual([]);
  });

  it('says so where nobody is left to act', () => {
    answer(decline());
    expect(table.advice).toEqual(['Nobody is left to act on M09; an organiser has to find somebody.']);
  });

  it('lasts until the role is given to that person anew', () => {
    answer(decline());
    answer(decline({ milestone: 'M10' }));
    answer({ type: 'decline', milestone: 'M02', person: 'ada', note: 'x' });
    expect(assign('organiser', 'dana', 'responsible', later)).toBeUndefined();
    expect(assign('host-counterpart', 'dana', 'informed', later)).toBeUndefined();
    expect(Object.keys(answers('M09')?.declined ?? {})).toEqual(['dana']);
    expect(assign('host-counterpart', 'dana', 'responsible', later)).toBeUndefined();
    expect(['M09', 'M10', 'M02'].map((key) => Object.keys(answers(key)?.declined ?? {}))).toEqual([[], [], ['ada']]);
    expect(table.edition.roles['host-counterpart']?.responsible).toEqual(['dana']);
    expect(answer({ type: 'acknowledge', milestone: 'M09', person: 'dana' }, later)).toBeUndefined();
  });
});

it('once a milestone is closed its answers are settled: opened again, it reminds as it did before', () => {
  answer({ type: 'acknowledge', milestone: 'M02', person: 'ada', promise: '2028-11-30' });
  answer({ type: 'snooze', milestone: 'M02', person: 'ada', until: '2028-10-20', reason: 'x' });
  table.give('2028-10-03', { type: 'waive', milestone: 'M02', reason: 'x' });
  table.give('2028-10-03', { type: 'reopen', milestone: 'M02', reason: 'a mistake' });
  expect(answers('M02')).toEqual({ snoozed: {}, declined: {} });
  table.give('2028-10-14', { type: 'wake' });
  expect(remindersOf('M02')).toEqual(['edition/M02/-7/ada/1']);
});

/** The delivery of a notice, as if its letter had gone out. */
function sent(key: string): void {
  const { delivery } = table.world;
  table.world = { ...table.world, delivery: { ...delivery, pending: delivery.pending.with([[key, null]]) } };
}
