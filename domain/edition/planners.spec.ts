import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { RefusalCode } from '../refusal.js';
import { planningTypes, type CycleTemplate, type PlanningType } from '../template/template.js';
import { editionActions } from './actions.js';
import type { Envelope, PlanningCommand } from './commands.js';
import { milestoneView, viewTo } from './view.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const day = '2029-06-01';
const basis = 'decision 84/501';
const evidence = { symbol: basis };

/** Each change of plan, and what becomes of it when it is decided by who may, on a basis. */
const changes: { [T in PlanningType]: [Extract<PlanningCommand, { type: T }>, RefusalCode | undefined] } = {
  'decide-dates': [{ type: 'decide-dates', opening: '2031-05-05', closing: '2031-05-10' }, 'dates-already-decided'],
  'announce-postponement': [{ type: 'announce-postponement', evidence }, undefined],
  suspend: [{ type: 'suspend', evidence }, 'postponement-not-announced'],
  reconvene: [{ type: 'reconvene', opening: '2032-03-08', closing: '2032-03-13', evidence, retarget: {} }, 'edition-not-suspended'],
  cancel: [{ type: 'cancel', evidence }, undefined],
  retarget: [{ type: 'retarget', milestone: 'M55', session: 'commission-42' }, undefined],
  place: [{ type: 'place', placement: 'closing' }, undefined],
  'agree-meetings': [{ type: 'agree-meetings', meetings: [{ id: 'africa', title: 'Africa' }] }, undefined],
  'date-session': [{ type: 'date-session', session: 'commission-38', start: '2029-06-04', end: '2029-06-08' }, undefined],
  pin: [{ type: 'pin', milestone: 'M41', on: '2030-02-04', reason: 'agreed' }, undefined],
  unpin: [{ type: 'unpin', milestone: 'M41', reason: 'agreed' }, 'not-pinned'],
  slip: [{ type: 'slip', milestone: 'M41', days: 3, reason: 'agreed' }, undefined],
  'adopt-template': [{ type: 'adopt-template', version: 99 }, 'template-unknown'],
};
const cases = planningTypes.map((type) => [type, ...changes[type]] as const);

function opened(under: CycleTemplate, mode: 'live' | 'historic' = 'live'): EditionOnTheTable {
  const table = new EditionOnTheTable(under, 'Asia/Tokyo', { ada: 'Asia/Tokyo', bo: 'Asia/Tokyo' });
  table.create('2027-01-04', { mode, dates: { opening: '2031-04-21', closing: '2031-04-26' }, conference: 240 });
  return table;
}

describe('a change of plan', () => {
  let table: EditionOnTheTable;
  const decided = (command: PlanningCommand, by: Partial<Envelope>) => table.give(day, command, by);
  const asOne = (command: PlanningCommand, by: Partial<Envelope>) => table.give(day, { type: 'replan', changes: [command] }, by);

  beforeEach(() => {
    table = opened(template);
    table.give('2027-01-05', { type: 'assign-role', role: 'organiser', person: 'ada' });
    table.give('2027-01-05', { type: 'assign-role', role: 'participation-officer', person: 'bo' });
  });

  it.each(cases)('%s is decided by who holds the role, on its own as together with others', (_, command, outcome) => {
    const before = table.world;
    for (const actor of ['bo', 'organiser', 'general-assembly', 'lustrum']) {
      const refused = { code: 'role-required', facts: [{ ref: 'organiser', says: 'held by ada' }] };
      const alone = decided(command, { actor, basis });
      expect(alone).toMatchObject(refused);
      expect(asOne(command, { actor, basis })).toEqual(alone);
    }
    expect(table.world).toBe(before);
    expect(decided(command, { actor: 'ada', basis })?.code).toBe(outcome);
  });

  it.each(cases)(
    '%s rests on a legal basis where the template asks for one, on its own as together with others',
    (type, command, outcome) => {
      const before = table.world;
      const resting = template.decisions?.basis.includes(type) ?? false;
      for (const none of [{}, { basis: '' }, { basis: ' \n' }]) {
        if (!resting) continue;
        const alone = decided(command, { actor: 'ada', ...none });
        expect(alone).toMatchObject({ code: 'basis-missing', pointer: '/basis', facts: [{ ref: type }] });
        expect(asOne(command, { actor: 'ada', ...none })).toEqual(alone);
      }
      expect(table.world).toBe(before);
      expect(decided(command, { actor: 'ada', ...(resting ? { basis } : {}) })?.code).toBe(outcome);
    },
  );

  it('is decided by a deputy, and not by who is only informed or supervises', () => {
    const [slip] = changes.slip;
    for (const capacity of ['informed', 'supervisor'] as const) {
      table.give(day, { type: 'assign-role', role: 'organiser', person: 'bo', capacity });
      expect(decided(slip, { actor: 'bo' })).toMatchObject({ code: 'role-required' });
    }
    table.give(day, { type: 'assign-role', role: 'organiser', person: 'bo', capacity: 'deputy' });
    expect(decided(slip, { actor: 'bo' })).toBeUndefined();
    table.give(day, { type: 'release-role', role: 'organiser', person: 'bo', capacity: 'deputy' });
    expect(decided(slip, { actor: 'bo' })).toMatchObject({ code: 'role-required' });
  });

  it('is decided by nobody where nobody holds the role; then it says so, and anybody can give it', () => {
    table = opened(template);
    const [slip] = changes.slip;
    expect(decided(slip, { actor: 'ada' })).toMatchObject({
      code: 'role-required',
      reason: expect.stringMatching(/"Organiser", or a deputy; "ada" does not\. Nobody does yet: give the role to somebody first\./),
      facts: [{ ref: 'organiser', says: 'held by nobody' }],
    });
    expect(table.give(day, { type: 'assign-role', role: 'organiser', person: 'ada' }, { actor: 'bo' })).toBeUndefined();
    expect(decided(slip, { actor: 'bo' })?.reason).not.toMatch(/[Nn]obody/);
    expect(decided(slip, { actor: 'ada' })).toBeUndefined();
  });

  it.each(cases)('%s is taken from anybody on no basis where the template does not ask, and in a record', (_, command, _outcome) => {
    const { decisions: _decisions, ...older } = template;
    for (const edition of [opened(older), opened(template, 'historic')]) {
      const code = edition.give(day, command, { actor: 'nobody' })?.code;
      expect(['role-required', 'basis-missing']).not.toContain(code);
    }
  });

  it('asks nothing of what is no change of plan: facts, roles, steps, answers, and what time brings', () => {
    for (const command of [
      { type: 'set-conference', number: 250 },
      { type: 'assign-role', role: 'drafter', person: 'bo' },
      { type: 'waive', milestone: 'M26', reason: 'not needed' },
      { type: 'reopen', milestone: 'M26', reason: 'needed after all' },
      { type: 'wake' },
    ] as const)
      expect(table.give(day, command, { actor: 'lustrum' })).toBeUndefined();
  });
});

describe('what can be done', () => {
  let table: EditionOnTheTable;
  const ofEdition = (actor: string) => editionActions(table.world, day, actor);
  const ofMilestone = (actor: string) => viewTo(table.world, actor, milestoneView(table.world, 'M41', day)!).actions;
  const names = (all: readonly { action: string }[]) => all.map(({ action }) => action);

  beforeEach(() => {
    table = opened(template);
    table.give('2027-01-05', { type: 'assign-role', role: 'organiser', person: 'ada' });
  });

  it.each([
    ['decide-dates', 'suspend', 'reconvene', 'announce-postponement'],
    ['pin', 'unpin'],
  ])('is told to somebody as the commands are refused: %s', (...types) => {
    for (const type of types as PlanningType[]) {
      const found = [...ofEdition('bo').refused, ...ofMilestone('bo').refused].find(({ action }) => action === type);
      expect(found?.refusal).toEqual(table.give(day, changes[type][0], { actor: 'bo', basis }));
      expect(found?.refusal.code).toBe('role-required');
    }
  });

  it('is what the edition allows to who decides on the plan, with the basis that it takes', () => {
    expect(names(ofEdition('ada').allowed)).toEqual(['announce-postponement', 'set-ladder', 'close']);
    expect(names(ofMilestone('ada').allowed)).toContain('pin');
    table.give(day, changes['announce-postponement'][0], { actor: 'ada' });
    expect(ofEdition('ada').allowed).toContainEqual({ action: 'suspend', title: 'Suspend: postpone without a date, on a legal basis' });
    expect(ofEdition('ada').refused.find(({ action }) => action === 'reconvene')?.refusal.code).toBe('edition-not-suspended');
  });

  it('leaves all else to everybody', () => {
    const planning: ReadonlySet<string> = new Set(planningTypes);
    const others = (actor: string) => names(ofMilestone(actor).allowed).filter((action) => !planning.has(action));
    expect(others('bo')).toEqual(others('ada'));
    expect(others('bo')).toEqual(expect.arrayContaining(['start', 'waive']));
    expect(names(ofEdition('bo').allowed)).toEqual(['set-ladder', 'close']);
  });

  it('is no change of plan of a congress that is cancelled, and nothing of an edition that is archived', () => {
    table.give(day, changes.cancel[0], { actor: 'ada', basis });
    expect(names(ofMilestone('ada').allowed)).not.toContain('pin');
    table.give(day, { type: 'close', reason: 'over' });
    expect(ofEdition('bo').refused.map(({ refusal }) => refusal.code)).toEqual(Array(6).fill('edition-archived'));
  });
});
