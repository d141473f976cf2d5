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
});
