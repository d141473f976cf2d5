import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { dueRule, milestoneDefinition } from '../../test/builders/template.js';
import { emptyWorld, evolve } from '../evolve.js';
import { milestoneViews } from './view.js';
import { isEmpty } from '../replanning/difference.js';
import type { Difference, MilestoneDifference } from '../replanning/difference.types.js';
import { markdownOf } from '../replanning/markdown.js';
import { simulate } from '../replanning/simulate.js';
import type { CycleTemplate, MilestoneDefinition } from '../template/template.js';
import { instantAt, type PlainDate } from '../time/plain-date.js';
import type { PlanningCommand } from './commands.js';

const base = readTemplate('seeds/templates/un-crime-congress.yaml');
const zone = 'Asia/Tokyo';

const made = (id: string, due: string, more: Partial<MilestoneDefinition> = {}): MilestoneDefinition =>
  milestoneDefinition({ ...more, id, due, stage: 'host', responsible: 'organiser' });

/** With milestones of its own, so that what the file says of the others may change. */
const one: CycleTemplate = {
  ...base,
  version: 1,
  milestones: [...base.milestones, made('X1', 'opening-10m'), made('X2', 'opening-9m'), made('X3', 'opening-8m'), made('X4', 'opening-7m')],
};
/** A rule is corrected, a milestone is new; three are dropped: X1 (done), X2 (waived), X3 and X4 (open, one of them begun). */
const two: CycleTemplate = {
  ...base,
  version: 2,
  milestones: [
    ...base.milestones.map((m) => (m.id === 'M11' ? { ...m, due: dueRule('opening-14m') } : m)),
    made('Y1', 'opening-6m', { requires: [{ milestone: 'M11', state: 'done' }] }),
  ],
};

const adopt: PlanningCommand = { type: 'adopt-template', version: 2 };
let table: EditionOnTheTable;

beforeEach(() => {
  table = new EditionOnTheTable(one, zone, { ada: zone });
  table.world = { ...table.world, templates: [one, two] };
  table.create('2026-06-01', { targetYear: 2031, conference: 245, dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  table.give('2026-06-02', { type: 'assign-role', role: 'organiser', person: 'ada' });
  table.give('2026-06-03', { type: 'complete', milestone: 'X1', evidence: { note: 'seen to' } });
  table.give('2026-06-03', { type: 'waive', milestone: 'X2', reason: 'not needed in this edition' });
  table.give('2026-06-03', { type: 'start', milestone: 'X3' });
});

const apply = (day: PlainDate, ...changes: PlanningCommand[]) =>
  table.give(day, { type: 'replan', changes }, { actor: 'ada', basis: 'decision 84/550' });

function tried(day: PlainDate, ...changes: PlanningCommand[]): Difference {
  const outcome = simulate(table.world, changes, { now: instantAt(zone, day, 12), actor: 'ada' });
  if ('refusal' in outcome) throw new Error(outcome.refusal.reason);
  return outcome.difference;
}
const of = ({ milestones }: Difference, key: string): MilestoneDifference | undefined => milestones.find((m) => m.key === key);

describe('a newer version of the template', () => {
  it('changes nothing of an edition that has not adopted it', () => {
    const before = table.edition;
    table.give('2027-01-04', { type: 'start', milestone: 'X4' });
    expect(table.edition.template).toEqual({ id: base.id, version: 1 });
    expect(table.edition.milestones['M11']?.due).toEqual(before.milestones['M11']?.due);
  });

  it('with another ladder shows, tried out, of which milestones somebody would be reminded otherwise', () => {
    const { ladder } = base.reminders;
    const early: CycleTemplate = {
      ...two,
      reminders: {
        ...base.reminders,
        ladder: { ...ladder, rungs: [{ days: -400, to: ['responsible'], tone: 'notice' }, ...ladder.rungs] },
      },
    };
    table.world = { ...table.world, templates: [one, early] };
    const { reminders, milestones } = tried('2027-01-05', adopt);
    const unmoved = new Set(milestones.filter(({ change }) => change === 'kept').map(({ key }) => key));
    const sooner = reminders.new.filter(({ milestones: [key = ''], rung }) => rung === -400 && unmoved.has(key));
    expect(sooner.filter(({ recipient }) => recipient === 'ada')).not.toEqual([]);
  });

  it('shows, tried out, what would move, be new and occur no more, and what stays because it is done', () => {
    const before = table.world;
    const difference = tried('2027-01-05', adopt);
    expect(table.world).toBe(before);
    expect(difference.congress).toMatchObject({ from: { templateVersion: 1 }, to: { templateVersion: 2 } });
    expect(difference.headline).toContain('Version 2 of the template holds from now on.');
    expect(of(difference, 'M11')).toMatchObject({
      change: 'moved',
      from: { on: '2030-01-21' },
      to: { on: '2030-02-21' },
      rule: 'opening-14m',
    });
    expect(of(difference, 'Y1')).toMatchObject({ change: 'new', to: { status: 'planned', on: '2030-10-21' } });
    expect([of(difference, 'X1'), of(difference, 'X2')]).toMatchObject([
      { change: 'kept', kept: { because: 'done' } },
      { change: 'kept', kept: { because: 'waived' } },
    ]);
    expect([of(difference, 'X3'), of(difference, 'X4')]).toMatchObject([
      { change: 'gone', to: null },
      { change: 'gone', to: null },
    ]);
    expect(markdownOf(difference)).toMatch(/\| X3 \|/);
    expect(isEmpty(difference)).toBe(false);
  });

  it('holds from its adoption on, as it was tried', () => {
    const expected = tried('2027-01-05', adopt);
    expect(apply('2027-01-05', adopt)).toBeUndefined();
    expect(table.edition.template.version).toBe(2);
    expect([table.due('M11'), table.due('Y1')]).toEqual(['2030-02-21', '2030-10-21']);
    for (const { key, to } of expected.milestones) expect(table.edition.milestones[key]?.due.on).toEqual(to?.on);
    // what was done stands on record with its definition, and can be shown and opened again
    expect(table.milestone('X1')).toMatchObject({ status: 'done', due: { on: '2030-06-21' } });
    expect(milestoneViews(table.world, '2027-01-06').find(({ key }) => key === 'X1')).toMatchObject({
      title: 'Milestone X1',
      stage: 'host',
    });
    expect(table.edition.milestones).not.toHaveProperty('X3');
    expect(table.edition.gone).toMatchObject({ X3: { status: 'in-progress' }, X4: { status: 'planned' } });
    expect(table.edition.moves.at(-1)).toMatchObject({
      key: 'M11',
      from: '2030-01-21',
      to: '2030-02-21',
      why: 'version 2 of the template adopted (decision 84/550)',
    });
    // later commands go on under it
    expect(table.give('2027-01-07', { type: 'start', milestone: 'Y1' })).toBeUndefined();
    expect(table.give('2027-01-07', { type: 'start', milestone: 'X4' })).toMatchObject({ code: 'milestone-unknown' });
    expect(table.give('2027-01-07', { type: 'reopen', milestone: 'X1', reason: 'looked at again' })).toBeUndefined();
  });

  it('is told again from the log, which begins under the version that the edition was opened with', () => {
    apply('2027-01-05', adopt);
    const told = table.events.reduce(evolve, { ...emptyWorld(one), templates: [one, two] });
    expect(told.edition).toEqual(table.edition);
    expect(told.template).toEqual(table.world.template);
    expect(() => table.events.reduce(evolve, { ...emptyWorld(one), templates: [one] })).toThrow(
      'The edition edition follows version 2 of the template un-crime-congress, which is not there.',
    );
  });

  it('is adopted with other changes as one, or not at all', () => {
    const slip: PlanningCommand = { type: 'slip', milestone: 'Y1', days: 3, reason: 'a holiday' };
    expect(apply('2027-01-05', slip, adopt)).toMatchObject({ code: 'milestone-unknown', pointer: expect.stringContaining('/changes/0') });
    expect(table.edition.template.version).toBe(1);
    expect(apply('2027-01-05', adopt, slip)).toBeUndefined();
    expect(table.due('Y1')).toBe('2030-10-24');
  });

  it('leaves running stages running, and lets one go on that was over where it gives it something to do', () => {
    const slots = base.stages.find(({ id }) => id === 'declaration')?.procedure?.slots ?? {};
    for (const id of ['M15', 'M26', ...Object.values(slots)])
      table.give('2026-07-01', { type: 'waive', milestone: id, reason: 'not needed' });
    expect(table.edition.stages).toMatchObject({ declaration: 'ended', 'regional-meetings': 'running' });

    const [[slot, dropped] = ['', '']] = Object.entries(slots);
    const three: CycleTemplate = {
      ...two,
      version: 3,
      milestones: [...two.milestones.filter(({ id }) => id !== dropped), made('Z1', 'opening-20m', { stage: 'declaration' })],
      stages: two.stages.map(({ procedure, ...stage }) =>
        procedure === undefined
          ? stage
          : { ...stage, procedure: stage.id === 'declaration' ? { ...procedure, slots: { ...slots, [slot]: 'Z1' } } : procedure },
      ),
    };
    table.world = { ...table.world, templates: [one, two, three] };
    const stage = table.world.stages['regional-meetings'];
    expect(apply('2027-01-05', { type: 'adopt-template', version: 3 })).toBeUndefined();
    expect(table.edition.stages).toMatchObject({ declaration: 'running', 'regional-meetings': 'running' });
    expect(table.world.stages['regional-meetings']).toEqual(stage);
    expect(table.milestone(dropped).status).toBe('waived');
    expect(table.give('2027-01-06', { type: 'waive', milestone: 'Z1', reason: 'not needed either' })).toBeUndefined();
    expect(table.edition.stages).toMatchObject({ declaration: 'ended' });
  });

  it('begins a stage that only it has by that stage’s rule', () => {
    const without: CycleTemplate = {
      ...one,
      stages: one.stages.map(({ procedure, ...stage }) =>
        stage.id === 'discussion-guide' || !procedure ? stage : { ...stage, procedure },
      ),
    };
    const early = new EditionOnTheTable(without, zone);
    early.world = { ...early.world, templates: [without, two] };
    early.create('2026-06-01', { targetYear: 2031 });
    early.give('2026-06-03', { type: 'waive', milestone: 'M06', reason: 'not needed' });
    expect(early.edition.stages).toEqual({});
    expect(early.give('2026-06-04', adopt)).toBeUndefined();
    expect(early.edition.stages).toEqual({ 'discussion-guide': 'running' });
  });
});

describe('an adoption is refused', () => {
  const refusals: [string, PlanningCommand, string][] = [
    ['of a version that there is not', { type: 'adopt-template', version: 9 }, 'template-unknown'],
    ['of the version that the edition follows', { type: 'adopt-template', version: 1 }, 'template-not-newer'],
  ];
  it.each(refusals)('%s', (_, command, code) => {
    const before = table.edition;
    expect(table.give('2027-01-05', command)).toMatchObject({ code, pointer: '/version' });
    expect(apply('2027-01-05', command)).toMatchObject({ code, pointer: '/changes/0/version' });
    expect(table.edition).toBe(before);
  });

  it('of an older version', () => {
    apply('2027-01-05', adopt);
    expect(apply('2027-01-06', { type: 'adopt-template', version: 1 })).toMatchObject({ code: 'template-not-newer' });
    expect(apply('2027-01-06', adopt)).toMatchObject({ code: 'template-not-newer' });
  });

  it('of a version without what the record of the edition names', () => {
    const poor = { ...two, roles: two.roles.filter(({ id }) => id !== 'organiser'), opening: 'Y1' };
    table.world = { ...table.world, templates: [one, poor] };
    expect(apply('2027-01-05', adopt)).toMatchObject({
      code: 'template-unfit',
      facts: [
        { ref: 'organiser', says: 'a role' },
        { ref: base.opening, says: 'the opening' },
      ],
    });
  });

  it('by an edition that is cancelled or archived', () => {
    table.give('2027-01-05', { type: 'cancel', evidence: { note: 'no host' } });
    expect(apply('2027-01-06', adopt)).toMatchObject({ code: 'edition-cancelled' });
    table.give('2027-01-07', { type: 'close', reason: 'over' });
    expect(apply('2027-01-08', adopt)).toMatchObject({ code: 'edition-archived' });
  });
});
