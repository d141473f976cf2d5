import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { outlook } from '../engine.js';
import { dateIn, shift } from '../time/plain-date.js';
import type { Notice } from '../edition/events.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const role = template.milestones.find((m) => m.id === 'M01')?.responsible ?? '';

describe('reminders', () => {
  let table: EditionOnTheTable;
  const wake = (day: string, hour = 8) => table.give(day, { type: 'wake' }, { hour, actor: 'lustrum' });
  const notices = (): Notice[] => table.events.flatMap((e) => (e.event.type === 'notices-intended' ? e.event.notices : []));
  const about = (key: string) => notices().filter((n) => n.kind === 'reminder' && n.about[0]?.milestone === key);

  beforeEach(() => {
    table = new EditionOnTheTable(template, 'Asia/Tokyo', { aiko: 'Asia/Tokyo', bruno: 'America/Sao_Paulo' });
    table.create('2026-06-01', {
      dates: { opening: '2031-04-21', closing: '2031-04-26' },
      previous: { dates: { M53: '2026-04-30', M57: '2026-12-16' } },
    });
    table.give('2026-06-01', { type: 'assign-role', role, person: 'aiko' });
  });

  it('fall on the rungs of the ladder, at the reader’s hour, each once', () => {
    const due = table.due('M01') ?? '';
    for (let day = '2026-11-01'; day < shift(due, { count: 30, unit: 'd' }); day = shift(day, { count: 1, unit: 'd' })) {
      wake(day);
      wake(day, 9);
    }
    expect(about('M01').map((n) => n.about[0]?.rung)).toEqual([-30, -14, -7, -1, 1, 7, 14, 28]);
    expect(new Set(notices().map((n) => n.key)).size).toBe(notices().length);
  });

  it('go out at the hour of the reader’s own day', () => {
    table.give('2026-06-01', { type: 'assign-role', role, person: 'bruno' });
    const day = shift(table.due('M01') ?? '', { count: -30, unit: 'd' });
    wake(day, 8);
    expect(about('M01').map((n) => n.recipient)).toEqual(['aiko']);
    wake(day, 21); // 09:00 in São Paulo
    expect(about('M01').map((n) => n.recipient)).toEqual(['aiko', 'bruno']);
  });

  it('are next due at the earliest rung of all', () => {
    const { nextInstant } = outlook(table.world, 'edition', '2026-06-01T03:00:00.000Z');
    expect(nextInstant).not.toBeNull();
    const keys = () => notices().map((n) => n.key);
    const before = keys().length;
    table.give(dateIn('Asia/Tokyo', nextInstant ?? ''), { type: 'wake' }, { hour: 8 });
    expect(keys().length).toBeGreaterThan(before);
  });

  it('that became due in the past collapse into one notice per reader', () => {
    wake('2027-06-01');
    const catchUps = notices().filter((n) => n.kind === 'catch-up' && n.recipient === 'aiko');
    expect(catchUps).toHaveLength(1);
    expect(catchUps[0]?.status).toBe('intended');
    const collapsed = notices().filter((n) => n.recipient === 'aiko' && n.status === 'collapsed');
    expect(collapsed.length).toBeGreaterThan(0);
    expect(collapsed.every((n) => n.collapsedInto === catchUps[0]?.key)).toBe(true);
    wake('2027-06-01', 12);
    expect(notices().filter((n) => n.kind === 'catch-up' && n.recipient === 'aiko')).toHaveLength(1);
  });

  it('are withdrawn when the milestone is done before they were sent', () => {
    wake(shift(table.due('M01') ?? '', { count: -30, unit: 'd' }));
    expect([...table.world.delivery.pending.keys()].some((key) => key.includes('/M01/'))).toBe(true);
    table.give('2026-12-17', { type: 'complete', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' } }, { effectiveOn: '2026-12-16' });
    expect([...table.world.delivery.pending.keys()].some((key) => key.includes('/M01/'))).toBe(false);
    expect(table.events.some((e) => e.event.type === 'notices-withdrawn')).toBe(true);
  });

  it('carry the revision of the due date: a re-plan that leaves a date alone resends nothing', () => {
    const due = table.due('M01') ?? '';
    wake(shift(due, { count: -30, unit: 'd' }));
    table.give(shift(due, { count: -29, unit: 'd' }), { type: 'pin', milestone: 'M34', on: '2030-10-01', reason: 'x' });
    wake(shift(due, { count: -29, unit: 'd' }));
    expect(about('M01')).toHaveLength(1);
  });

  it('moved into the past by a re-plan do not fire one by one: one notice says it', () => {
    const day = '2026-06-02';
    wake(day);
    const before = notices().length;
    table.give(day, { type: 'pin', milestone: 'M04', on: '2026-06-05', reason: 'brought forward' });
    wake(day, 13);
    const fresh = notices()
      .slice(before)
      .filter((n) => n.about.some((a) => a.milestone === 'M04'));
    expect(fresh.filter((n) => n.status !== 'collapsed')).toHaveLength(1);
  });

  it('of a role that nobody holds are on record as such', () => {
    table.give('2026-06-01', { type: 'release-role', role, person: 'aiko' });
    wake(shift(table.due('M01') ?? '', { count: -30, unit: 'd' }));
    expect(about('M01')).toMatchObject([{ recipient: `role:${role}`, status: 'nobody' }]);
    expect(table.world.delivery.pending.size).toBe(0);
  });

  it('of a meeting that left the calendar and came back never take the key of an older one', () => {
    table.give('2026-06-01', { type: 'assign-role', role: 'regional-counterpart', person: 'bruno' });
    for (const milestone of ['M15', 'M17']) table.give('2028-01-10', { type: 'waive', milestone, reason: 'x' });
    const meeting = (id: string, start: string) => ({ id, title: id, region: id, start, end: shift(start, { count: 2, unit: 'd' }) });
    const all = ['africa', 'asia-pacific', 'latin-america-caribbean', 'western-asia'].map((id) => meeting(id, '2030-02-05'));
    const evidence = { link: 'https://example.org/calendar' };
    const change = (day: string, meetings: object[]) =>
      table.step(day, 'regional-meetings', 'change-calendar', { meetings, evidence, reason: 'as it turned out' });
    table.step('2028-01-11', 'regional-meetings', 'consult', { with: 'all groups', on: 'dates' });
    table.step('2028-01-11', 'regional-meetings', 'make-effort', { meeting: 'europe', effort: 'sought a host' });
    expect(
      table.step('2028-01-12', 'regional-meetings', 'agree-calendar', { meetings: [...all, meeting('europe', '2030-03-05')], evidence }),
    ).toBeUndefined();
    wake('2030-02-20');
    expect(change('2030-02-21', all)).toBeUndefined();
    expect(table.edition.milestones['M22.europe']).toBeUndefined();
    expect(table.world.stages['regional-meeting.europe']?.status).toBe('ended');
    expect(change('2030-02-22', [...all, meeting('europe', '2030-03-05')])).toBeUndefined();
    expect(table.world.stages['regional-meeting.europe']?.status).toBe('running');
    for (const day of ['2030-02-26', '2030-03-06', '2030-03-08', '2030-03-20']) wake(day);
    const keys = notices().map((n) => n.key);
    expect(keys.filter((key) => key.includes('europe')).length).toBeGreaterThan(2);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stop while the congress is suspended', () => {
    table.give('2026-06-10', { type: 'announce-postponement', evidence: { link: 'https://example.org/a' } });
    table.give('2026-06-11', { type: 'suspend', evidence: { symbol: 'decision 80/501 A' } });
    wake('2031-06-01');
    const suspended = Object.entries(table.edition.milestones).filter(([, m]) => m.status === 'suspended');
    expect(suspended.length).toBeGreaterThan(20);
    const after = notices().filter((n) => n.about.some((a) => suspended.some(([key]) => key === a.milestone)));
    expect(after).toHaveLength(0);
  });
});
