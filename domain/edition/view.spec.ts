import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { plainProfile } from '../directory/profile.js';
import { answerActions, editionActions } from './actions.js';
import type { Command } from './commands.js';
import { milestoneView } from './view.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const today = '2028-10-02';

let table: EditionOnTheTable;
const give = (command: Command, on = today) => expect(table.give(on, command)).toBeUndefined();
const view = (key: string, on = today) => milestoneView(table.world, key, on)!;
const allowed = (key: string) => view(key).actions.allowed.map(({ action }) => action);
const refused = (key: string) => Object.fromEntries(view(key).actions.refused.map(({ action, refusal }) => [action, refusal.code]));

beforeEach(() => {
  table = new EditionOnTheTable(template);
  const people = ['ada', 'bo', 'cem'].map((id) => [id, plainProfile('Asia/Tokyo')] as const);
  table.world = { ...table.world, people: Object.fromEntries(people) };
  table.create('2026-06-01', {
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    previous: { dates: { M53: '2026-04-30', M57: '2026-12-16' } },
  });
  give({ type: 'assign-role', role: 'organiser', person: 'ada' });
});

describe('a milestone shows its answers', () => {
  it('none where there are none', () => {
    expect(view('M02').answers).toEqual({ snoozed: [], declined: [] });
  });

  it('a promise, and that it was broken; but of a former date none', () => {
    give({ type: 'acknowledge', milestone: 'M02', person: 'ada' });
    const promise = { by: 'ada', on: today, promise: '2028-10-09' };
    expect(view('M02', '2028-10-09').answers.acknowledged).toEqual({ ...promise, broken: false });
    expect(view('M02', '2028-10-10').answers.acknowledged).toEqual({ ...promise, broken: true });
    give({ type: 'pin', milestone: 'M02', on: '2028-12-01', reason: 'x' });
    expect(view('M02').answers.acknowledged).toBeUndefined();
  });

  it('who has put it off and until when, as long as it lasts', () => {
    give({ type: 'assign-role', role: 'organiser', person: 'bo', capacity: 'deputy' });
    give({ type: 'snooze', milestone: 'M02', person: 'ada', until: '2028-10-20', reason: 'on mission' });
    give({ type: 'snooze', milestone: 'M02', person: 'bo', until: '2028-10-05', reason: 'on leave' });
    expect(view('M02').answers.snoozed).toEqual([
      { by: 'bo', until: '2028-10-05', reason: 'on leave', times: 1 },
      { by: 'ada', until: '2028-10-20', reason: 'on mission', times: 1 },
    ]);
    expect(view('M02', '2028-10-05').answers.snoozed.map(({ by }) => by)).toEqual(['ada']);
  });

  it('who has said that it is not theirs, and what waits for an organiser', () => {
    give({ type: 'report-done', milestone: 'M11', person: 'ada', evidence: { link: 'https://example.org' } });
    give({ type: 'decline', milestone: 'M11', person: 'ada', note: 'for protocol', to: 'bo' });
    expect(view('M11').answers).toEqual({
      snoozed: [],
      declined: [{ by: 'ada', on: today, note: 'for protocol', to: 'bo' }],
      reported: { by: 'ada', on: today, evidence: { link: 'https://example.org' } },
    });
  });
});

describe('a milestone shows that nobody is there to act', () => {
  it('where nobody responsible and no deputy holds its role', () => {
    expect([view('M02').vacant, view('M09').vacant]).toEqual([false, true]);
    give({ type: 'assign-role', role: 'host-counterpart', person: 'bo', capacity: 'supervisor' });
    expect(view('M09').vacant).toBe(true);
    give({ type: 'assign-role', role: 'host-counterpart', person: 'cem', capacity: 'deputy' });
    expect(view('M09').vacant).toBe(false);
  });

  it('where all have declined it, and the others of the role are as before', () => {
    give({ type: 'decline', milestone: 'M02', person: 'ada', note: 'x' });
    expect([view('M02').vacant, view('M11').vacant]).toEqual([true, false]);
  });

  it('no more once it is closed', () => {
    give({ type: 'waive', milestone: 'M09', reason: 'x' });
    expect(view('M09').vacant).toBe(false);
  });
});

describe('a milestone shows which answers are possible', () => {
  const answers = ['acknowledge', 'snooze', 'report-done', 'decline'];

  it('all of them to an open one that somebody is reminded of', () => {
    expect(allowed('M02')).toEqual(expect.arrayContaining(answers));
    expect(refused('M02')).toMatchObject({ 'confirm-report': 'nothing-reported', 'reject-report': 'nothing-reported' });
  });

  it('none of them where nobody is, or it is closed', () => {
    const none = (code: string) => Object.fromEntries(answers.map((action) => [action, code]));
    expect(refused('M09')).toMatchObject(none('not-a-reader'));
    give({ type: 'waive', milestone: 'M02', reason: 'x' });
    expect(refused('M02')).toMatchObject(none('milestone-not-open'));
    give({ type: 'close', reason: 'x' });
    expect(refused('M09')).toMatchObject(none('edition-archived'));
  });

  it('what an organiser can do where something was reported', () => {
    give({ type: 'report-done', milestone: 'M11', person: 'ada', evidence: { link: 'https://example.org' } });
    expect(allowed('M11')).toContain('reject-report');
    expect(refused('M11')).toMatchObject({ 'confirm-report': 'prerequisites-open' });
  });

  it('one of them as long as one of several readers can give it, and to each what is theirs', () => {
    give({ type: 'assign-role', role: 'organiser', person: 'bo', capacity: 'deputy' });
    for (const until of ['2028-10-03', '2028-10-04']) give({ type: 'snooze', milestone: 'M02', person: 'ada', until, reason: 'x' });
    expect(allowed('M02')).toContain('snooze');
    const of = (person: string) => answerActions(table.world, 'M02', person, today);
    expect(of('ada').refused.map(({ action, refusal }) => [action, refusal.code])).toEqual([['snooze', 'snoozes-used-up']]);
    expect(of('bo').allowed.map(({ action }) => action)).toEqual(answers);
    expect(of('cem').allowed).toEqual([]);
  });

  it('whatever the day where its reader is', () => {
    table.world = { ...table.world, people: { ...table.world.people, ada: plainProfile('Pacific/Kiritimati') } };
    expect(allowed('M02')).toContain('snooze');
    table.world = { ...table.world, people: { ...table.world.people, ada: plainProfile('Pacific/Pago_Pago') } };
    expect(allowed('M02')).toContain('snooze');
  });

  it('and nothing happens by looking', () => {
    const before = table.world;
    view('M02');
    expect(table.world).toBe(before);
  });
});

it('an edition shows that its ladders can be set, until it is archived', () => {
  const actions = () => editionActions(table.world, today, 'ada');
  expect(actions().allowed.map(({ action }) => action)).toContain('set-ladder');
  give({ type: 'close', reason: 'x' });
  expect(actions().refused.map(({ action }) => action)).toContain('set-ladder');
});
