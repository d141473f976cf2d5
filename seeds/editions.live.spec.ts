import { describe, expect, it } from '@jest/globals';
import { handle } from '../domain/engine.js';
import { milestoneViews } from '../domain/edition/view.js';
import { progress } from '../domain/report/progress.js';
import { dateIn } from '../domain/time/plain-date.js';
import { toldEdition } from '../test/builders/told.js';

/** A start in each of 24 consecutive months, on days that move through the month. */
const starts = Array.from({ length: 24 }, (_, i) => {
  const month = new Date(Date.UTC(2026, 10 + i, 1 + ((i * 7) % 28), 9));
  return month.toISOString();
});

describe('the demonstration', () => {
  it.each(starts)('first started at %s, gives a newcomer something due soon, overdue and blocked', (now) => {
    const { result, script } = toldEdition('demonstration', now);
    const today = dateIn(script.zone, now);
    const views = milestoneViews(result.world, today);
    const keys = (test: (v: (typeof views)[number]) => boolean) => views.filter(test).map((v) => v.key);
    expect(result.refused).toEqual([]);
    expect(result.world.edition).toMatchObject({ status: 'preparing', mode: 'live', title: expect.stringContaining('Demonstration') });
    expect(keys((v) => v.dueSoon).length).toBeGreaterThan(0);
    expect(keys((v) => v.overdue)).toContain('M11');
    expect(keys((v) => v.overdue).length).toBeLessThan(6); // a past done in part, not a ruin
    expect(keys((v) => v.blocked)).toContain('M12');
    expect(keys((v) => v.status === 'done').length).toBeGreaterThan(12);
    // What is overdue can be advanced at once, with evidence; what waited for it is free then.
    const outcome = handle(
      result.world,
      {
        id: 'first-try',
        edition: 'demonstration',
        stream: 'edition',
        actor: 'ada',
        hash: '',
        command: { type: 'complete', milestone: 'M11', evidence: { link: 'https://example.org/mission' } },
      },
      now,
    );
    expect(outcome).toMatchObject({ accepted: true });
    if (outcome.accepted) expect(milestoneViews(outcome.world, today).find((v) => v.key === 'M12')?.blocked).toBe(false);
  });

  it('opens on a Monday fourteen months after the first start, with dates that lie behind nobody', () => {
    const { result } = toldEdition('demonstration', '2026-11-21T09:00:00.000Z');
    const { present } = result.world.edition?.keyDates ?? {};
    expect(present).toEqual({ opening: '2028-01-24', closing: '2028-01-29' });
    const later = result.events.filter((e) => e.recordedAt > '2026-11-21T23:00:00.000Z');
    expect(later).toEqual([]);
  });

  it('shows how reminders are answered: a promise, a delay, a report that was confirmed, and a role without anybody', () => {
    const { result } = toldEdition('demonstration', '2026-11-21T09:00:00.000Z');
    const { edition } = result.world;
    expect(edition?.responses['M21.africa']?.acknowledged).toMatchObject({ by: 'bela', on: '2026-11-20', promise: '2026-12-01' });
    expect(edition?.responses['M20.africa']?.snoozed['ada']).toMatchObject({ until: '2026-11-23', times: 1 });
    expect(edition?.milestones['M10']?.done).toMatchObject({ by: 'ada', evidence: { link: 'https://example.org/committee' } });
    expect(edition?.milestones['M10']?.done?.on).toBe(edition?.milestones['M10']?.due.on);
    const of = (role: string) => edition?.roles[role];
    expect([of('organiser')?.supervisor, of('regional-counterpart')?.deputy, of('follow-up-officer')]).toEqual([
      ['galina'],
      ['farid'],
      undefined,
    ]);
    // The organiser was told of the report, and is not any more: it was confirmed before anything was sent.
    expect([...result.world.delivery.pending.values()].filter(({ notice }) => notice.kind === 'concern')).toEqual([]);
  });

  it('has somebody to remind for what is due', () => {
    const { result } = toldEdition('demonstration', '2026-11-21T09:00:00.000Z');
    const report = progress(result.world, '2026-11-21');
    const unheld = [...report.overdue, ...report.nextDue]
      .map((m) => m.responsible)
      .filter((role) => !(result.world.edition?.roles[role]?.responsible.length ?? 0));
    expect(unheld).toEqual([]);
  });
});

describe('the edition of which only the target year is known', () => {
  const { result } = toldEdition('next-congress');
  const milestones = result.world.edition?.milestones ?? {};

  it('expects what hangs on the sessions of bodies', () => {
    expect(['M06', 'M07', 'M08'].map((key) => [milestones[key]?.due.session, milestones[key]?.due.certainty])).toEqual([
      ['commission-37', 'expected'],
      ['ecosoc-2028', 'expected'],
      ['general-assembly-83', 'expected'],
    ]);
    expect(milestones['M55']?.due.certainty).toBe('expected');
  });

  it('leaves undated what hangs on the opening or the closing, and says for want of what', () => {
    const undated = Object.entries(milestones).filter(([, m]) => m.due.on === null);
    expect(undated.map(([key]) => key)).toEqual(expect.arrayContaining(['M11', 'M31', 'M45', 'M46', 'M47', 'M48', 'M53', 'M54']));
    expect(undated.filter(([, m]) => m.due.certainty !== 'undated' || m.due.why === '')).toEqual([]);
    expect(undated.filter(([, m]) => m.due.root !== 'opening' && m.due.root !== 'closing').map(([key]) => key)).toEqual([]);
  });

  it('goes by a provisional day in what is due before dates are usually decided: a missing host does not stay unnoticed', () => {
    expect(milestones['M02']?.due).toMatchObject({ on: '2028-10-01', certainty: 'expected', root: 'opening' });
    expect(milestones['M02']?.due.why).toContain(
      'to go by until the congress has dates, for it is 30 months before the opening, which is not decided yet',
    );
    expect(progress(result.world, '2028-11-01').overdue.map(({ key }) => key)).toContain('M02');
  });

  it('says so', () => {
    expect(progress(result.world, '2026-11-21').headline).toMatch(/^To be held in 2031; dates not decided yet\./);
  });
});
