import { describe, expect, it } from '@jest/globals';
import { scripts, toldEdition } from '../test/builders/told.js';
import { progress } from '../domain/report/progress.js';

/** Three historic editions, each told once for all tests. */
const historic = {
  twelfth: toldEdition('twelfth-congress'),
  thirteenth: toldEdition('thirteenth-congress'),
  fourteenth: toldEdition('fourteenth-congress'),
};
const { twelfth, thirteenth } = historic;
const doneOf = ({ result }: typeof twelfth, key: string) => result.world.edition?.milestones[key]?.done;
const performed = ({ result }: typeof twelfth, stream: string, step: string) =>
  result.world.stages[stream]?.performed.find((p) => p.step === step);

describe('the editions that ship', () => {
  it('are three historic ones and two live ones', () => {
    expect(scripts.map(({ id, mode }) => [id, mode])).toEqual([
      ['demonstration', 'live'],
      ['fourteenth-congress', 'historic'],
      ['next-congress', 'live'],
      ['thirteenth-congress', 'historic'],
      ['twelfth-congress', 'historic'],
    ]);
  });

  it.each(Object.entries(historic))('tell the %s with nothing refused, each line once, and archive it', (_, { script, result }) => {
    expect(result.refused).toEqual([]);
    expect(result.told).toHaveLength(script.lines.length + 1); // the creation, then every line
    expect(result.world.edition?.status).toBe('archived');
    expect(Object.values(result.world.edition?.stages ?? {})).not.toContain('running');
  });

  it.each(Object.entries(historic))(
    'leave what the sources of the %s do not tell "not recorded", and close nothing by waiving it',
    (_, { script, result }) => {
      const told = new Set(
        result.told.flatMap(({ events }) => events.flatMap(({ event }) => (event.type === 'milestone-completed' ? [event.milestone] : []))),
      );
      const states = Object.entries(result.world.edition?.milestones ?? {}).map(([key, { status }]) => [key, status]);
      expect(states).toEqual(states.map(([key = '']) => [key, told.has(key) ? 'done' : 'not-recorded']));
      expect(told.size).toBeGreaterThan(15);
      expect(script.lines.filter((line) => line.waive !== undefined)).toEqual([]);
    },
  );

  it('give every line its source, and no date that is only recalled', () => {
    const recalled = [
      '2017-12-19',
      '2018-12-17',
      '2019-12-18',
      '2021-12-16',
      '2012-12-20',
      '2011-12-19',
      '2013-12-18',
      '2019-01-22',
      '2019-02-05',
      '2019-03-26',
      '2019-04-09',
      '2021-05-17',
      '2009-04-16',
      '2011-01-17',
    ];
    const text = JSON.stringify(scripts.filter(({ mode }) => mode === 'historic'));
    expect(recalled.filter((day) => text.includes(day))).toEqual([]);
    expect(text).not.toMatch(/76\/181|74\/171|68\/185|66\/179|CONF\.222\/17/);
    expect(scripts.flatMap(({ lines }) => lines).filter(({ source }) => source.trim() === '')).toEqual([]);
  });

  it('name officers of meetings by ids, never by name', () => {
    const persons = historic.fourteenth.result.world.stages['regional-meeting.europe']?.performed.flatMap((p) =>
      p.step === 'elect-officers' ? [p.payload['chair'], p.payload['rapporteur']] : [],
    );
    expect(persons).toEqual([
      { person: 'chair-rpm5', state: 'Belarus' },
      { person: 'rapporteur-rpm5', state: 'Italy' },
    ]);
  });
});

describe('the Twelfth Congress, 2010', () => {
  it('[R016, R022] has theme, dates and place from one resolution of December 2008, sixteen months ahead', () => {
    expect(doneOf(twelfth, 'M08')).toMatchObject({
      on: '2008-12-18',
      evidence: { symbol: 'A/RES/63/193', note: expect.stringContaining('theme') },
    });
    expect(doneOf(twelfth, 'M18')).toMatchObject({ on: '2008-12-18', evidence: { symbol: 'A/RES/63/193' } });
    const dates = twelfth.result.events.find(({ event }) => event.type === 'dates-decided');
    expect(dates).toMatchObject({
      effectiveOn: '2008-12-18',
      basis: 'A/RES/63/193',
      event: { opening: '2010-04-12', closing: '2010-04-19', venue: 'Salvador', deviations: [] },
    });
  });

  it('[R021] holds its consultations on the day before the opening', () => {
    expect([doneOf(twelfth, 'M45')?.on, doneOf(twelfth, 'M46')?.on]).toEqual(['2010-04-11', '2010-04-12']);
    expect(twelfth.result.world.edition?.milestones['M45']?.due.on).toBe('2010-04-11');
  });

  it('[R026] brings its discussion guide before the 18th session of the Commission', () => {
    expect(performed(twelfth, 'discussion-guide', 'submit-draft')?.payload).toMatchObject({
      session: 'commission-18',
      evidence: { symbol: 'A/CONF.213/PM.1' },
    });
  });

  it('[R037] has four regional meetings of three days each, ten and a half to seven months ahead', () => {
    expect(
      twelfth.result.world.edition?.meetings.map(({ id, host, number, dates }) => [number, id, host, dates?.start, dates?.end]),
    ).toEqual([
      [1, 'latin-america-caribbean', 'San Jose', '2009-05-25', '2009-05-27'],
      [2, 'western-asia', 'Doha', '2009-06-01', '2009-06-03'],
      [3, 'asia-pacific', 'Bangkok', '2009-07-01', '2009-07-03'],
      [4, 'africa', 'Nairobi', '2009-09-08', '2009-09-10'],
    ]);
    // Each report under the number of its meeting, as the declaration recalls them.
    expect(
      ['latin-america-caribbean', 'western-asia', 'asia-pacific', 'africa'].map((m) => doneOf(twelfth, `M24.${m}`)?.evidence.symbol),
    ).toEqual([1, 2, 3, 4].map((k) => `A/CONF.213/RPM.${k}/1`));
  });

  it('[R060, R061] hears of the venue before the planning mission looks at it', () => {
    expect(doneOf(twelfth, 'M11')).toMatchObject({ on: '2009-01-23', deviations: [] });
    expect(doneOf(twelfth, 'M09')?.on).toBe('unknown');
  });

  it('[R053] has the outcomes of four expert groups before it', () => {
    const evidence = doneOf(twelfth, 'M32')?.evidence;
    expect([evidence?.symbol, ...(evidence?.also ?? [])]).toEqual(['A/CONF.213/17', 'E/CN.15/2010/2', 'E/CN.15/2010/5', 'E/CN.15/2010/14']);
    expect(doneOf(twelfth, 'M32')?.deviations).toEqual([]); // a mandate for one of them is on record
  });

  it('[R082, R083] keeps its segment on the last two days, though three were proposed', () => {
    expect(performed(twelfth, 'high-level-segment', 'propose-length')?.payload).toMatchObject({ days: 3, document: 'A/64/123' });
    expect(performed(twelfth, 'high-level-segment', 'open-segment')).toMatchObject({ effectiveOn: '2010-04-18' });
    const outOfWindow = performed(twelfth, 'high-level-segment', 'open-segment')?.deviations.filter((d) => d.code === 'step-rule');
    expect(outOfWindow).toEqual([]);
    expect(doneOf(twelfth, 'M47')?.on).toBe('2010-04-19');
  });

  it('[R085] adopts its declaration in the segment, on the last day', () => {
    const { events } = twelfth.result;
    const at = (test: (e: (typeof events)[number]) => boolean) => events.findIndex(test);
    const opened = at(({ event }) => event.type === 'step-performed' && event.step === 'open-segment');
    const adopted = at(({ event }) => event.type === 'milestone-completed' && event.milestone === 'M48');
    const closed = at(({ event }) => event.type === 'step-performed' && event.step === 'close-segment');
    expect(opened).toBeLessThan(adopted);
    expect(adopted).toBeLessThan(closed);
    expect(doneOf(twelfth, 'M48')).toMatchObject({ on: '2010-04-19', evidence: { note: expect.stringContaining('high-level segment') } });
  });

  it('[R105, R114] goes to the next session of the Commission, four weeks after, and from there to the Assembly of the same year', () => {
    expect(doneOf(twelfth, 'M55')).toMatchObject({
      on: 'commission-19',
      evidence: { symbol: 'E/2010/30', note: expect.stringContaining('own resolutions') },
    });
    expect(twelfth.result.world.edition?.milestones['M55']?.due).toMatchObject({ session: 'commission-19', on: '2010-05-21' });
    expect(twelfth.result.world.edition?.milestones['M57']?.due).toMatchObject({ session: 'general-assembly-65' });
  });

  it('[R103, R126, R127] ends in a resolution of the 71st plenary on the report of the Third Committee, which asks for a report to the 66th session', () => {
    const payload = performed(twelfth, 'commission-follow-up', 'adopt-outcome-resolution')?.payload;
    expect(payload).toMatchObject({
      session: 'general-assembly-65',
      meeting: '71st',
      onReport: 'A/65/457',
      notesReport: { symbol: 'A/CONF.213/18', withAppreciation: true },
    });
    expect(payload?.['mandates']).toEqual(
      expect.arrayContaining([expect.objectContaining({ paragraph: 'OP18', kind: 'report', session: 'general-assembly-66' })]),
    );
    expect(doneOf(twelfth, 'M57')?.on).toBe('2010-12-21');
  });

  it('[R132, R133] gives two expert groups their windows, each in line with a paragraph of the declaration', () => {
    const mandates = performed(twelfth, 'commission-follow-up', 'adopt-outcome-resolution')?.payload['mandates'] as { kind: string }[];
    expect(mandates.filter((m) => m.kind === 'expert-group')).toMatchObject([
      { paragraph: 'OP9', window: { kind: 'before', session: 'commission-20' }, inLineWith: [42] },
      { paragraph: 'OP10', window: { kind: 'between', after: 'commission-20', before: 'commission-21' }, inLineWith: [49] },
    ]);
  });

  it('[R137] is still at work in 2015 through one of them, which ends in a resolution of the Assembly', () => {
    expect(performed(twelfth, 'commission-follow-up', 'convene-expert-group')?.payload).toMatchObject({
      place: 'Cape Town',
      from: '2015-03-02',
      to: '2015-03-05',
    });
    expect(performed(twelfth, 'commission-follow-up', 'answer-mandate')).toMatchObject({
      effectiveOn: '2015-12-17',
      payload: { mandate: 'op10-minimum-rules', evidence: { symbol: 'A/RES/70/175' } },
    });
  });

  it('[R059, R153] names host and year of the next one', () => {
    expect(performed(twelfth, 'commission-follow-up', 'open-next-edition')).toMatchObject({
      payload: { targetYear: 2015, host: { government: 'Qatar' } },
      deviations: [],
    });
    expect(doneOf(thirteenth, 'M02')).toMatchObject({
      on: '2010-12-21',
      evidence: { symbol: 'A/RES/65/230', note: expect.stringContaining('Qatar') },
    });
    expect(thirteenth.script.targetYear).toBe(2015);
  });
});

describe('the Twelfth as it stood', () => {
  it('on 30 June 2009: two regional meetings held, two to come, ten months before the opening', () => {
    const report = twelfth.reportOf('2009-06-30');
    expect(report.headline).toMatch(/^To open on 2010-04-12\./);
    expect(report.done.filter((m) => m.key.startsWith('M22')).map((m) => m.key)).toEqual([
      'M22.latin-america-caribbean',
      'M22.western-asia',
    ]);
    expect(report.nextDue.slice(0, 2).map((m) => [m.key, m.dueOn])).toEqual([
      ['M22.asia-pacific', '2009-07-03'],
      ['M23.asia-pacific', '2009-07-03'],
    ]);
  });

  it('on 18 April 2010: in progress, the segment open, the declaration due tomorrow', () => {
    const report = twelfth.reportOf('2010-04-18');
    expect(report.headline).toMatch(/^In progress: 2010-04-12 to 2010-04-19\./);
    expect(report.inProgress.map((m) => m.key)).toEqual(expect.arrayContaining(['M47', 'M49']));
    expect(report.nextDue.find((m) => m.key === 'M48')?.dueOn).toBe('2010-04-19');
    expect(report.stages.find((s) => s.id === 'high-level-segment')?.words).toEqual([
      'High-level segment: Segment open; 0 statements made',
    ]);
  });

  it('on 22 December 2010: endorsed, mandates and a pledge open', () => {
    expect(twelfth.reportOf('2010-12-22').stages.find((s) => s.id === 'commission-follow-up')?.words).toEqual([
      'Commission follow-up: Outcome resolution adopted; 10 of 11 mandates open; pledges outstanding: 1 (on record without their steps: M55)',
    ]);
  });
});

describe('the Thirteenth Congress, 2015', () => {
  it('has its declaration negotiated in Vienna, out before the opening and adopted by acclamation on the opening day', () => {
    expect(performed(thirteenth, 'declaration', 'conclude-negotiations')?.payload).toMatchObject({ place: 'Vienna' });
    expect(performed(thirteenth, 'declaration', 'issue-limited-document')).toMatchObject({
      effectiveOn: '2015-03-31',
      payload: { evidence: { symbol: 'A/CONF.222/L.6' } },
      deviations: [],
    });
    expect(performed(thirteenth, 'declaration', 'adopt')).toMatchObject({
      effectiveOn: '2015-04-12',
      payload: { manner: 'acclamation', document: 'A/CONF.222/L.6' },
    });
    expect(thirteenth.result.world.edition?.keyDates.present?.opening).toBe('2015-04-12');
  });

  it('says beside the adoption that the sources disagree on its day', () => {
    expect(doneOf(thirteenth, 'M48')?.evidence.note).toContain('at the close');
  });

  it('[R066] leaves its host with a programme of four years', () => {
    expect(doneOf(thirteenth, 'M64')).toMatchObject({
      on: '2015-11-27',
      by: 'host',
      evidence: { note: expect.stringContaining('four years') },
    });
  });

  it('[R109] rolls the standing item over to the Fourteenth', () => {
    expect(performed(thirteenth, 'commission-follow-up', 'adopt-outcome-resolution')?.payload).toMatchObject({
      standingItem: { held: 13, next: 14 },
      onReport: 'A/70/490',
    });
  });

  it('[R059, R153] welcomes Japan’s offer for 2020', () => {
    expect(performed(thirteenth, 'commission-follow-up', 'open-next-edition')).toMatchObject({
      effectiveOn: '2015-12-17',
      payload: { targetYear: 2020, host: { government: 'Japan' } },
      deviations: [],
    });
  });

  it('stands undated in the records until it opens', () => {
    expect(thirteenth.reportOf('2015-04-11').headline).toMatch(/^To be held in 2015; dates not decided yet\./);
    expect(thirteenth.reportOf('2015-04-12').headline).toMatch(/^In progress: 2015-04-12 to 2015-04-19\./);
  });

  it('reports as archived, with what nobody recorded', () => {
    expect(progress(thirteenth.result.world, '2018-01-01').headline).toMatch(/^Archived\. 19 of 93 milestones done, 74 not recorded\.$/);
  });
});
