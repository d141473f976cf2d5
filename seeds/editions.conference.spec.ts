import { plainProfile } from '../domain/directory/profile.js';
import { describe, expect, it } from '@jest/globals';
import { emptyWorld } from '../domain/evolve.js';
import { progress } from '../domain/report/progress.js';
import { runScript } from '../domain/script/run.js';
import { tell, tellUntil } from '../domain/script/tell.js';
import { readCalendar } from './calendar.js';
import { readEditionScripts } from './editions.js';
import { readTemplates } from './templates.js';

const templates = readTemplates();
const template = templates.find((t) => t.id === 'scientific-conference');
const [script] = readEditionScripts('test/fixtures/editions', templates);
if (!template || !script) throw new Error('The conference is not there.');

const telling = { template, sessions: readCalendar(template), today: '2027-01-20' };
const people = Object.fromEntries(script.people.map((p) => [p.id, plainProfile(p.zone)]));
const result = runScript(template, tell(script, telling), {
  world: { ...emptyWorld(template), people },
  until: (world) => tellUntil(script, telling, world),
});
const milestone = (key: string) => result.world.edition?.milestones[key];

describe('an edition of the scientific conference', () => {
  it('is told by the same lines as a congress, and refuses nothing', () => {
    expect(result.refused).toEqual([]);
    expect(['C01', 'C02', 'C03', 'C04'].map((key) => milestone(key)?.done?.on)).toEqual([
      '2025-09-20',
      '2026-09-19',
      '2026-05-04',
      '2026-10-02',
    ]);
    expect(result.events.flatMap(({ event }) => ('deviations' in event ? event.deviations : []))).toEqual([]);
  });

  it('has its plan from its own sessions, dates and milestones', () => {
    expect(['C02', 'C04', 'C05', 'C06', 'C12', 'C13', 'C15', 'C16', 'C17'].map((key) => [key, milestone(key)?.due.on])).toEqual([
      ['C02', '2026-09-30'], // the committee's last session before the opening, in September
      ['C04', '2026-10-03'], // two weeks after the programme was in fact approved
      ['C05', '2026-12-28'],
      ['C06', '2027-02-08'],
      ['C12', '2027-05-03'],
      ['C13', '2027-06-14'],
      ['C15', '2027-06-18'],
      ['C16', '2027-09-18'],
      ['C17', '2027-09-30'],
    ]);
  });

  it('has no stage with steps of its own, and none is started', () => {
    expect(result.world.stages).toEqual({});
    expect(result.world.edition?.stages).toEqual({});
    expect(progress(result.world, '2027-01-20').stages.flatMap((s) => s.words)).toEqual([]);
  });

  it('reminds those who must act by the rungs of its template, after the date too', () => {
    const days = (key: string): string[] => [
      ...new Set(
        result.events.flatMap((e) =>
          e.event.type === 'reminders-reached' && JSON.stringify(e.event).includes(`"${key}"`) ? [e.recordedAt.slice(0, 10)] : [],
        ),
      ),
    ];
    // 21, 7 and 2 days before 28 December; 1, 3 and then every 7 days after: nobody has reported the end of submissions.
    expect(days('C05')).toEqual(['2026-12-07', '2026-12-21', '2026-12-26', '2026-12-29', '2026-12-31', '2027-01-07', '2027-01-14']);
    expect([...result.world.delivery.pending.values()].map(({ notice }) => notice.recipient)).toContain('pia');
    expect(days('C01')).toEqual(['2025-09-09']); // done before the second, on the 23rd
  });

  it('reports what is next, late and blocked', () => {
    const report = progress(result.world, '2027-01-20');
    expect(report.headline).toMatch(/^To open on 2027-06-14\. 4 of 17 milestones done, 1 overdue/);
    expect(report.overdue).toMatchObject([{ key: 'C05', days: 23, responsible: 'programme-chair' }]);
    expect(report.blocked.find((m) => m.key === 'C06')?.by).toMatchObject([{ ref: 'C05' }]);
  });
});
