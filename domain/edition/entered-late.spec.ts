import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { creation } from '../../test/builders/command.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { Life } from '../../test/builders/life.js';
import { isActive } from './milestones.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
/** Held seven months before it is entered; its dates were decided by the Assembly in December 2023. */
const dates = { opening: '2026-04-25', closing: '2026-04-30' };
const decided = '2023-12-19';
const today = '2026-11-21';

describe('a congress that has been held and is entered late', () => {
  let table: EditionOnTheTable;
  beforeEach(() => {
    table = new EditionOnTheTable(template, 'Asia/Tokyo', { organiser: 'Asia/Tokyo' });
  });
  const create = (targetYear: number, effectiveOn?: string, given?: typeof dates) => {
    const command = creation(template, { targetYear, ...(given ? { dates: given } : {}) });
    return table.give(today, command, effectiveOn === undefined ? {} : { effectiveOn });
  };
  const decide = (effectiveOn?: string) =>
    table.give(today, { type: 'decide-dates', ...dates }, { basis: 'A/RES/78/223', ...(effectiveOn === undefined ? {} : { effectiveOn }) });

  it('takes dates that have passed with the day on which they were decided', () => {
    expect(create(2026)).toBeUndefined();
    expect(table.give(today, { type: 'assign-role', role: 'organiser', person: 'organiser' })).toBeUndefined();
    expect(decide()).toMatchObject({
      code: 'dates-invalid',
      pointer: '/opening',
      reason:
        'The opening must lie in the future; 2026-04-25 does not (today is 2026-11-21). Where it was decided in the past, say when (effectiveOn).',
    });
    expect(decide('unknown')).toMatchObject({ code: 'dates-invalid' });
    expect(decide('2026-04-25')).toMatchObject({
      code: 'dates-invalid',
      reason: 'The opening must lie after the decision on it; 2026-04-25 does not (decided on 2026-04-25).',
    });
    expect(decide('general-assembly-78')).toBeUndefined();
    expect(table.edition.keyDates.first).toEqual(dates);
  });

  it('is opened with them, and with a target year that is over, in the same way', () => {
    expect(create(2026, undefined, dates)).toMatchObject({ code: 'dates-invalid', pointer: '/dates/opening' });
    expect(create(2026, '2026-05-01', dates)).toMatchObject({ code: 'dates-invalid', pointer: '/dates/opening' });
    expect(create(2025)).toMatchObject({ code: 'dates-invalid', pointer: '/targetYear', reason: expect.stringContaining('effectiveOn') });
    expect(create(2031, '2026-12-01')).toMatchObject({ code: 'effective-in-future' });
    expect(create(2026, decided, dates)).toBeUndefined();
    table = new EditionOnTheTable(template);
    expect(create(2025, decided)).toBeUndefined();
  });

  it('is followed up from its opening on', () => {
    expect(create(2026, decided, dates)).toBeUndefined();
    for (const milestone of ['M37', 'M13', 'M43', 'M48', 'M49', 'M50', 'M52']) {
      expect(table.give(today, { type: 'waive', milestone, reason: 'not kept' })).toBeUndefined();
    }
    const done = (milestone: string, symbol: string, effectiveOn: string) =>
      table.give(today, { type: 'complete', milestone, evidence: { symbol } }, { effectiveOn });
    expect(done('M46', 'A/CONF.251/1', '2026-04-25')).toBeUndefined();
    expect(done('M53', 'A/CONF.251/L.5', '2026-04-30')).toBeUndefined();
    expect(table.edition.stages['commission-follow-up']).toBe('running');
    expect(table.due('M57')).toBe('2026-12-31');
  });

  it('is told of in one message, and chased only for its follow-up', () => {
    const life = new Life(template, 'Europe/Vienna', today, { ada: {}, bela: {} }).until(today, 9);
    life.act(creation(template, { targetYear: 2026, zone: 'Europe/Vienna', dates }), { effectiveOn: decided });
    for (const { id: role } of template.roles) life.act({ type: 'assign-role', role, person: role === 'drafter' ? 'bela' : 'ada' });
    life.until('2026-12-24', 12);
    const overdue = Object.values(life.edition.milestones).filter((m) => isActive(m) && m.due.on !== null && m.due.on < today);
    expect(overdue.length).toBeGreaterThan(60);
    const [first, ...later] = life.sent.filter(({ recipient }) => recipient === 'ada');
    expect(first?.kind).toBe('catch-up');
    expect(first?.about.length).toBeGreaterThan(50);
    const chased = new Set(later.flatMap(({ kind, about }) => (kind === 'reminder' ? about.map(({ milestone }) => milestone) : [])));
    expect([...chased].sort()).toEqual(['M54', 'M55', 'M56', 'M57', 'M61.1', 'M64', 'M66']);
    expect(life.sent.filter(({ recipient }) => recipient === 'bela').map(({ kind }) => kind)).toEqual(['catch-up']);
  });

  it('is chased, where it was entered while it went on, for what was due from that day on', () => {
    const entered = '2026-04-29';
    const life = new Life(template, 'Europe/Vienna', entered, { ada: {} }).until(entered, 9);
    life.act(creation(template, { targetYear: 2026, zone: 'Europe/Vienna', dates }), { effectiveOn: decided });
    for (const { id: role } of template.roles) life.act({ type: 'assign-role', role, person: 'ada' });
    // by then all ladders have come to their last rung, and only what repeats goes on
    life.until('2026-06-01', 12);
    const before = reminders(life).length;
    life.until('2026-06-30', 12);
    const chased = [...new Set(reminders(life).slice(before))];
    const ofRecord = chased.filter((milestone) => life.edition.milestones[milestone]!.due.on! < entered);
    expect(ofRecord).toEqual([]);
    expect(chased).toEqual(expect.arrayContaining(['M51', 'M53']));
  });
});

describe('a decision that is entered late on a congress that was followed', () => {
  const moved = { opening: '2031-04-22', closing: '2031-04-27' };
  const evidence = { symbol: 'A/DEC/84/501' };

  it.each(['opened with its dates', 'dated later'])('silences nothing of what is chased: %s', (how) => {
    const first = { opening: '2031-04-21', closing: '2031-04-26' };
    const life = new Life(template, 'Europe/Vienna', '2031-01-10', { ada: {} });
    life.create({ targetYear: 2031, sessions: [], ...(how === 'dated later' ? {} : { dates: first }) });
    for (const { id: role } of template.roles) life.act({ type: 'assign-role', role, person: 'ada' });
    if (how === 'dated later') life.act({ type: 'decide-dates', ...first }, { actor: 'ada', basis: 'A/RES/84/1' });
    const entered = life.edition.datedAt;
    life.until('2031-05-10', 9).send();
    for (const command of [
      { type: 'announce-postponement', evidence },
      { type: 'suspend', evidence },
      { type: 'reconvene', ...moved, evidence, retarget: {} },
    ] as const) {
      life.act(command, { actor: 'ada', basis: evidence.symbol, effectiveOn: '2031-04-10' });
    }
    expect(life.edition.keyDates.present).toEqual(moved);
    expect(life.edition.datedAt).toBe(entered);
    const before = reminders(life).length;
    life.until('2031-06-10', 12);
    const again = reminders(life)
      .slice(before)
      .filter((milestone) => milestone === 'M53');
    expect(again.length).toBeGreaterThan(5);
  });
});

/** The milestones that reminders were about, as often as they were. */
const reminders = (life: Life): string[] =>
  life.sent.flatMap(({ kind, about }) => (kind === 'reminder' ? about.map(({ milestone }) => milestone) : []));
