import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, beforeSessions, papers } from '../../test/builders/reminding.js';
import { milestoneDefinition } from '../../test/builders/template.js';
import { nextReminder } from './next.js';

const passed = (life: Life): string[] =>
  life.events.flatMap(({ event, recordedAt }) =>
    event.type === 'time-passed'
      ? [
          `${recordedAt.slice(0, 10)} ${event.passed.map((p) => ('milestone' in p ? `${p.milestone} ${p.kind}` : `${p.session} in ${p.weeks} weeks`)).join(', ')}`,
        ]
      : [],
  );
const evidence = { link: 'https://example.org/x' };

describe('what time alone has brought about', () => {
  it('is announced at the hour of the edition’s day: what is due soon, what is late, each once for its date', () => {
    const life = aLife().until('2031-05-12');
    expect(passed(life)).toEqual([
      '2031-02-01 M1 due-soon',
      '2031-02-22 M2 due-soon',
      '2031-03-04 M1 overdue',
      '2031-03-25 M2 overdue',
      '2031-04-05 M46 due-soon',
      '2031-04-09 M53 due-soon',
      '2031-05-06 M46 overdue',
      '2031-05-10 M53 overdue',
    ]);
    const first = life.events.find(({ event }) => event.type === 'time-passed');
    expect(first).toMatchObject({ recordedAt: '2031-02-01T08:00:00.000Z', actor: 'lustrum' });
  });

  it('not of what was done before, and anew for another date', () => {
    const life = aLife().until('2031-02-25').act({ type: 'complete', milestone: 'M1', evidence });
    life.act({ type: 'pin', milestone: 'M2', on: '2031-04-20', reason: 'later' }).until('2031-04-01');
    expect(passed(life)).toEqual(['2031-02-01 M1 due-soon', '2031-02-22 M2 due-soon', '2031-03-21 M2 due-soon']);
  });

  it('in one, where much lies in the past when it is first looked at: of each the latest', () => {
    const life = aLife().downUntil('2031-04-08', 15).until('2031-04-08', 20);
    expect(passed(life)).toEqual(['2031-04-08 M1 overdue, M2 overdue, M46 due-soon']);
  });

  it('does not touch the edition: what one saw of it is still what one saw', () => {
    const life = aLife();
    const before = life.edition.touched;
    expect(life.until('2031-03-05').edition.touched).toBe(before);
  });

  it('also that a session comes near: at the weeks of its follow-ups, or six weeks before', () => {
    const template = papers({ sessions: beforeSessions });
    const assembly = milestoneDefinition({ id: 'M9', due: 'general-assembly(+1 after closing)', responsible: 'organiser' });
    const life = aLife({}, { template: { ...template, milestones: [...template.milestones, assembly] } });
    life.act({ type: 'date-session', session: 'commission-40', start: '2031-05-19', end: '2031-05-23' });
    life.act({ type: 'date-session', session: 'ecosoc-2031', start: '2031-07-14', end: '2031-07-24' });
    life.until('2031-06-30').act({ type: 'date-session', session: 'ecosoc-2031', start: '2031-08-25', end: '2031-08-29' });
    life.until('2031-12-31');
    expect(passed(life).filter((text) => text.includes('weeks'))).toEqual([
      '2031-03-10 commission-40 in 10 weeks',
      '2031-04-07 commission-40 in 6 weeks',
      '2031-04-21 commission-40 in 4 weeks',
      '2031-06-02 ecosoc-2031 in 6 weeks',
      '2031-07-14 ecosoc-2031 in 6 weeks',
      '2031-10-20 general-assembly-86 in 6 weeks',
    ]);
  });

  it('nothing in an edition that is told from records, or that is archived', () => {
    const life = aLife();
    const historic = { ...life.world, edition: { ...life.edition, mode: 'historic' as const } };
    Object.assign(life, { world: historic });
    life.until('2031-03-12');
    expect(passed(life)).toEqual([]);
    expect(life.notices.length).toBeGreaterThan(3);
    expect(life.notices.every((n) => n.status === 'historic' && n.kind === 'reminder')).toBe(true);
    life.act({ type: 'close', reason: 'over' });
    expect(nextReminder(life.world, life.now)).toBeNull();
  });

  it('each rung of a historic edition once: where a record is silent nobody is chased for years', () => {
    const life = aLife();
    Object.assign(life, { world: { ...life.world, edition: { ...life.edition, mode: 'historic' as const } } });
    life.until('2033-01-01');
    const ofPaper = life.notices.filter(({ about: [entry] }) => entry?.milestone === 'M1');
    expect(ofPaper.map(({ about: [entry] }) => entry?.rung)).toEqual([-30, -14, -7, -1, 1, 7]);
    expect(nextReminder(life.world, life.now)).toBeNull();
  });
});
