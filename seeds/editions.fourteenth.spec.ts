import { describe, expect, it } from '@jest/globals';
import { toldWithoutReminders } from '../test/builders/told.js';
import { allRecommendations, byAddressee } from '../domain/procedures/regional-meetings/consolidation-checks.js';
import { recommendationsOf, sectionsOf } from '../domain/procedures/regional-meeting/reading.js';
import { viewOf } from '../domain/procedures/view-of.js';

const fourteenth = toldWithoutReminders('fourteenth-congress');
const { result } = fourteenth;
const doneOf = (key: string) => result.world.edition?.milestones[key]?.done;
const performed = (stream: string, step: string) => result.world.stages[stream]?.performed.filter((p) => p.step === step) ?? [];
const milestonesOn = (day: string) => fourteenth.worldOf(day).edition?.milestones ?? {};
const sessionsOn = (day: string) => ['M55', 'M56', 'M57'].map((key) => milestonesOn(day)[key]?.due.session);

describe('the Fourteenth as its secretariat saw it', () => {
  it('on 12 April 2020: it opens in a week, though a postponement has been announced', () => {
    const report = fourteenth.reportOf('2020-04-12');
    expect(report.edition).toMatchObject({
      status: 'preparing',
      venue: 'Kyoto',
      present: { opening: '2020-04-20', closing: '2020-04-27' },
    });
    expect(report.headline).toMatch(/^A postponement was announced in March 2020\. To open on 2020-04-20\./);
    expect(report.counts.suspended).toBe(0);
    expect(report.nextDue.map((m) => [m.key, m.dueOn]).slice(0, 5)).toEqual([
      ['M43', '2020-04-13'],
      ['M44', '2020-04-17'],
      ['M45', '2020-04-19'],
      ['M46', '2020-04-20'],
      ['M48', '2020-04-20'],
    ]);
    // Registration has closed and the draft declaration should be out; the decision to postpone is awaited.
    expect(report.overdue.map((m) => m.key)).toEqual(expect.arrayContaining(['M41', 'M42', 'P2.1']));
    expect(report.postponements).toEqual([{ announcedOn: '2020-03', bases: [] }]);
    expect(sessionsOn('2020-04-12')).toEqual(['commission-29', 'ecosoc-2020', 'general-assembly-75']);
  });

  it('[R148] on 14 April 2020: postponed by decision 74/550 A, without a date', () => {
    const report = fourteenth.reportOf('2020-04-14');
    expect(report.edition.status).toBe('suspended');
    expect(report.edition.present).toBeUndefined();
    expect(report.edition.first).toEqual({ opening: '2020-04-20', closing: '2020-04-27' });
    expect(report.headline).toMatch(/^Postponed without a date since 2020-04-13 \(decision 74\/550 A\)/);
    const suspended = report.suspended.map((m) => m.key);
    expect(suspended).toEqual(expect.arrayContaining(['M31', 'M41', 'M42', 'M45', 'M46', 'M47', 'M48', 'M53', 'M54', 'M61.1', 'P6.1']));
    // What hangs on the opening or the closing has no date at all; nothing of it is due, overdue or at risk.
    const milestones = milestonesOn('2020-04-14');
    expect(suspended.filter((key) => milestones[key]?.due.on !== null)).toEqual([]);
    expect([...report.nextDue, ...report.overdue, ...report.atRisk].filter((m) => suspended.includes(m.key))).toEqual([]);
    // The bodies meet all the same, and what is done stays done.
    expect(sessionsOn('2020-04-14')).toEqual(['commission-29', 'ecosoc-2020', 'general-assembly-75']);
    expect(report.done.map((m) => m.key)).toEqual(expect.arrayContaining(['M08', 'M17', 'M24.europe', 'M35', 'P1.1', 'P2.1']));
    expect(report.nextDue.map((m) => m.key)).toEqual(expect.arrayContaining(['P3.1', 'P4.1']));
    expect(report.moves.filter((m) => m.key === 'M46').at(-1)).toMatchObject({
      from: '2020-04-20',
      to: null,
      why: expect.stringContaining('decision 74/550 A'),
    });
  });

  it('[R149, R150] on 13 August 2020: to open on 7 March 2021, its follow-up re-targeted by decision 74/550 B', () => {
    const report = fourteenth.reportOf('2020-08-13');
    expect(report.edition).toMatchObject({
      status: 'preparing',
      venue: 'Kyoto',
      present: { opening: '2021-03-07', closing: '2021-03-12' },
      first: { opening: '2020-04-20' },
    });
    expect(report.headline).toMatch(/^To open on 2021-03-07 \(first set for 2020-04-20\)\./);
    expect(report.counts.suspended).toBe(0);
    const milestones = milestonesOn('2020-08-13');
    expect(['M45', 'M46', 'M53', 'M42'].map((key) => milestones[key]?.due.on)).toEqual([
      '2021-03-06',
      '2021-03-07',
      '2021-03-12',
      '2021-02-23',
    ]);
    expect(sessionsOn('2020-08-13')).toEqual(['commission-30', 'ecosoc-2021', 'general-assembly-76']);
    expect(milestones['M55']?.due.why).toContain('decision 74/550 B');
    expect(report.nextSessions.find((s) => s.session === 'commission-30')?.receives.map((m) => m.key)).toContain('M55');
    expect(report.postponements).toEqual([
      {
        announcedOn: '2020-03',
        suspendedOn: '2020-04-13',
        reconvenedOn: '2020-08-12',
        bases: ['decision 74/550 A', 'decision 74/550 B'],
      },
    ]);
    // Applications and expressions of interest had closed before the postponement; they stay as they were.
    expect(['M35', 'M40'].map((key) => milestones[key]?.done?.on)).toEqual(['2019-12-31', '2020-02-10']);
  });

  it('on 13 March 2021: held, declaration adopted, report and follow-up to come', () => {
    const report = fourteenth.reportOf('2021-03-13');
    expect(report.headline).toMatch(/^Held from 2021-03-07 to 2021-03-12 \(first set for 2020-04-20\); follow-up under way\./);
    expect(report.done.map((m) => m.key)).toEqual(expect.arrayContaining(['M42', 'M44', 'M45', 'M46', 'M47', 'M48', 'M53', 'P6.1']));
    expect(report.done.map((m) => m.key)).not.toContain('M54');
    expect(report.nextDue[0]).toMatchObject({ key: 'M54', dueOn: '2021-04-09' });
    expect(report.stages.find((s) => s.id === 'commission-follow-up')?.words).toEqual([
      'Commission follow-up: Report of the congress awaited',
    ]);
  });

  it('tells four different stories', () => {
    expect(new Set(['2020-04-12', '2020-04-14', '2020-08-13', '2021-03-13'].map((day) => fourteenth.reportOf(day).headline)).size).toBe(4);
  });

  it('knows on no day what became known later', () => {
    expect(fourteenth.worldOf('2018-05-17').edition?.keyDates.present).toBeUndefined();
    expect(fourteenth.worldOf('2018-05-18').edition?.keyDates.present?.opening).toBe('2020-04-20');
    expect(milestonesOn('2018-12-30')['M18']?.status).toBe('planned'); // December 2018 is all that is known
    expect(milestonesOn('2018-12-31')['M18']?.status).toBe('done');
  });
});

describe('facts of the Fourteenth', () => {
  it('[R013, R017] has its programme finalised by the Commission before the Assembly approves it', () => {
    expect([doneOf('M04'), doneOf('M06'), doneOf('M07'), doneOf('M08')].map((d) => d?.on)).toEqual([
      '2016-12-19',
      'commission-26',
      '2017-07-06',
      '2017-12',
    ]);
    expect(doneOf('M08')?.deviations).toEqual([]);
  });

  it('[R116] sends its text to the Assembly through the Council', () => {
    expect(doneOf('M07')).toMatchObject({ evidence: { symbol: 'E/RES/2017/15' }, deviations: [] });
  });

  it('[R117, R118, R121] passes through the Third Committee from September to November 2017', () => {
    expect(result.world.edition?.milestones['M08']).toMatchObject({ startedOn: '2017-09-15' });
    expect(doneOf('M08')?.evidence).toMatchObject({ symbol: 'A/RES/72/192', also: ['A/C.3/72/L.2'] });
    expect(doneOf('M08')?.evidence.note).toMatch(/5th and 6th meetings on 4 October.*43rd on 7 November.*51st on 20 November/);
  });

  it('[R026, R027, R028] issues its guide after the Commission saw the draft and three months before the Assembly asked for it', () => {
    expect(performed('discussion-guide', 'submit-draft')[0]?.payload).toMatchObject({ session: 'commission-27' });
    expect(doneOf('M17')).toMatchObject({ on: '2018-09', evidence: { symbol: 'A/CONF.234/PM.1' } });
    expect(performed('discussion-guide', 'record-request')).toMatchObject([
      { effectiveOn: '2018-12', payload: { resolution: 'A/RES/73/184' }, deviations: [] },
    ]);
    // The request that came later bends no rule: it confirms.
    expect(doneOf('M17')?.deviations.map((d) => d.code)).toEqual(['milestone-owned-by-stage']);
    expect(doneOf('M18')?.deviations).toEqual([]);
  });

  it('[R033, R034, R035] has four regional meetings and, by special efforts, a fifth, all early in the year before', () => {
    expect(doneOf('M18')?.evidence.note).toMatch(/four regional meetings, special efforts for a European one/);
    expect(performed('regional-meetings', 'make-effort')).toMatchObject([{ payload: { meeting: 'europe' }, deviations: [] }]);
    expect(result.world.edition?.meetings.map(({ number, host }) => [number, host])).toEqual([
      [1, 'Bangkok'],
      [2, 'Santiago'],
      [3, 'Beirut'],
      [4, 'Addis Ababa'],
      [5, 'Vienna'],
    ]);
    expect(result.world.edition?.meetings.flatMap(({ dates }) => dates ?? [])).toEqual([{ start: '2019-04-23', end: '2019-04-25' }]); // of the others no day is known
    expect(['asia-pacific', 'latin-america-caribbean', 'western-asia', 'africa'].map((m) => doneOf(`M22.${m}`)?.on)).toEqual([
      '2019',
      '2019',
      '2019',
      '2019',
    ]);
  });

  it('[R151, R073] is held in person and online, for all classes of participants', () => {
    expect(doneOf('P6.1')?.evidence.note).toMatch(/in person and online/);
    expect(doneOf('M53')?.evidence.note).toMatch(
      /^Member States, United Nations entities, other intergovernmental and non-governmental organisations and individual experts .* in person and online/,
    );
  });

  it('[R075, R076] hears the youth forum before it opens, and annexes its recommendations', () => {
    expect(doneOf('M44')).toMatchObject({
      on: '2021-02-28',
      by: 'host',
      evidence: { symbol: 'A/CONF.234/16', note: expect.stringContaining('annexed') },
      deviations: [],
    });
    expect(performed('commission-follow-up', 'issue-congress-report')[0]?.payload['parts']).toContain('youth-forum');
  });

  it('[R092, R093] has its draft declaration out before the opening, and adopts that document', () => {
    expect(performed('declaration', 'issue-limited-document')).toMatchObject([
      { effectiveOn: '2021-02-17', payload: { evidence: { symbol: 'A/CONF.234/L.6' } }, deviations: [] },
    ]);
    expect(performed('declaration', 'adopt')[0]?.deviations.flatMap((d) => d.facts.map((f) => f.ref))).toEqual(['R098']); // its text is not carried here
  });

  it('[R115] goes through the Council on the recommendation of the Commission', () => {
    expect(performed('commission-follow-up', 'recommend-to-assembly')).toMatchObject([
      {
        effectiveOn: '2021-07-22',
        payload: { onReport: 'E/2021/30', meeting: '13th', agendaItem: '19(c)', evidence: { symbol: 'E/RES/2021/20' } },
        deviations: [],
      },
    ]);
    expect(doneOf('M56')?.deviations).toEqual([]);
  });

  it('[R106, R127] has its second review and its report at the sessions that the resolution names', () => {
    const milestones = milestonesOn('2021-07-22');
    expect(['M62', 'M65.1'].map((key) => milestones[key]?.due.session)).toEqual(['commission-31', 'commission-31']);
    expect(['M59', 'M63'].map((key) => milestones[key]?.due.on)).toEqual(['2022-02-21', '2022-08-31']); // twelve weeks and four months ahead of them
    expect(['M59', 'M62', 'M63', 'M65.1'].map((key) => milestones[key]?.due.why)).toEqual(
      Array.from({ length: 4 }, () => expect.stringContaining('E/RES/2021/20')),
    );
    expect(doneOf('M63')).toMatchObject({ on: '2022', evidence: { symbol: 'A/77/128' } });
  });
});

describe('the European regional meeting, Vienna 2019', () => {
  const stream = 'regional-meeting.europe';
  const state = result.world.stages[stream];
  if (!state) throw new Error('The European meeting is not told.');

  it('[R038] is told in full, from opening to report, and bends no rule', () => {
    expect(state.performed.flatMap((p) => p.deviations)).toEqual([]);
    expect(['M21', 'M22', 'M23', 'M24'].map((id) => doneOf(`${id}.europe`))).toMatchObject([
      { evidence: { symbol: 'A/CONF.234/RPM.5/L.1' }, deviations: [] },
      { on: '2019-04-25', evidence: { symbol: 'A/CONF.234/RPM.5/INF/2' }, deviations: [] },
      { on: '2019-04-25', evidence: { symbol: 'A/CONF.234/RPM.5/L.2' }, deviations: [] },
      { on: 'unknown', evidence: { symbol: 'A/CONF.234/RPM.5/1' }, deviations: [] },
    ]);
    expect(result.world.edition?.milestones['M20.europe']?.status).toBe('not-recorded');
  });

  it('[R039, R040] is opened by its secretary and elects its officers by acclamation', () => {
    expect(performed(stream, 'open')).toMatchObject([
      { effectiveOn: '2019-04-23', payload: { openedBy: 'secretary', statementBy: 'executive-secretary' } },
    ]);
    expect(performed(stream, 'elect-officers')[0]?.payload).toMatchObject({
      byAcclamation: true,
      chair: { state: 'Belarus' },
      viceChairs: [{ state: 'Canada' }],
      rapporteur: { state: 'Italy' },
    });
  });

  it('[R043] meets six times: the Chair presides over the first and the last two, the Vice-Chair over the others', () => {
    expect(performed(stream, 'record-meeting').map(({ payload }) => [payload['number'], payload['presidedBy']])).toEqual([
      [1, 'chair-rpm5'],
      [2, 'vice-chair-rpm5'],
      [3, 'vice-chair-rpm5'],
      [4, 'vice-chair-rpm5'],
      [5, 'chair-rpm5'],
      [6, 'chair-rpm5'],
    ]);
  });

  it('[R072] lists its participants by class, 41 members of the regional commission among them', () => {
    const classes = performed(stream, 'record-participants')[0]?.payload['classes'] as { class: string; names: string[] }[];
    expect(classes.map((c) => [c.class, c.names.length])).toEqual([
      ['member', 41],
      ['observer-state', 3],
      ['observer-other', 2],
      ['un-entity', 2],
      ['programme-network-institute', 3],
      ['intergovernmental-organization', 2],
      ['non-governmental-organization', 8],
    ]);
  });

  it('[R045] has a summary and an outcome for the theme and each pair, 43 recommendations, none negotiated', () => {
    expect(sectionsOf(state).map((s) => [s.section, s.recommendations.length])).toEqual([
      ['theme', 4],
      ['item-3', 7],
      ['item-4', 10],
      ['item-5', 7],
      ['item-6', 8],
    ]);
    expect(sectionsOf(state).filter((s) => s.summary === '')).toEqual([]);
    const all = recommendationsOf(state);
    expect(all).toHaveLength(43);
    expect(all.filter((r) => r.negotiated)).toEqual([]);
    expect(all.map((r) => r.id)).toEqual(
      (
        [
          [16, 4],
          [28, 7],
          [36, 10],
          [43, 7],
          [56, 8],
          [57, 7],
        ] as const
      ).flatMap(([paragraph, count]) => Array.from({ length: count }, (_, i) => `${paragraph}.${'abcdefghij'[i]}`)),
    );
  });

  it('[R046] makes seven of them on the declaration, under other matters', () => {
    expect(recommendationsOf(state).filter((r) => r.section === 'other-matters')).toHaveLength(7);
  });

  it('[R049] addresses them to Governments, UNODC, the Commission, the Congress, the drafters and the Assembly', () => {
    const routes = byAddressee(allRecommendations(viewOf(result.world, 'regional-meetings', '2019-12-31')));
    const to = (addressee: string) => routes.get(addressee as never)?.map((r) => r.id);
    expect(to('unodc')).toEqual(['16.d', '28.f', '36.j', '43.b', '56.d']);
    expect(to('commission')).toEqual(['28.g', '56.h', '57.f']);
    expect(to('congress')).toEqual(['16.a', '43.g']);
    expect(to('declaration-drafters')).toEqual(['57.a', '57.b', '57.c', '57.d', '57.e']);
    expect(to('governments')).toHaveLength(29);
  });

  it('[R143] asks for such meetings in future, with conference services in the budgets', () => {
    expect(recommendationsOf(state).find((r) => r.id === '57.g')).toMatchObject({
      addressees: ['general-assembly'],
      action: expect.stringMatching(/future congresses.*budgets/),
    });
  });

  it('[R063, R079] is briefed by the host, an institute and the advisory council', () => {
    expect(performed(stream, 'brief').map(({ payload }) => [payload['by'], payload['speaker'], payload['topics']])).toEqual([
      ['host', 'Japan', ['preparations', 'venue-city', 'youth-forum']],
      ['programme-network-institute', 'UNAFEI', ['workshops']],
      ['scientific-advisory-council', 'International Scientific and Professional Advisory Council', ['ancillary-meetings']],
    ]);
  });

  it('[R047, R050] adopts its report at the sixth meeting from the draft and four addenda, all of them in its list of documents', () => {
    expect(performed(stream, 'adopt-report')).toMatchObject([
      { effectiveOn: '2019-04-25', payload: { meeting: 6, evidence: { also: [1, 2, 3, 4].map((n) => `A/CONF.234/RPM.5/L.2/Add.${n}`) } } },
    ]);
    const listed = performed(stream, 'annex-documents')[0]?.payload['documents'] as { symbol: string }[];
    expect(listed.map((d) => d.symbol)).toContain('A/CONF.234/PM/CRP.1');
    expect(listed).toHaveLength(9);
  });
});
