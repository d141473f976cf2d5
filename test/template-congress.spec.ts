import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { formatTerm } from '../domain/template/due-rule.js';
import { matchesPattern } from '../domain/template/symbol.js';
import type { CycleTemplate, DueRule, MilestoneDefinition, Prerequisite } from '../domain/template/template.js';
import { readTemplates } from '../seeds/templates.js';

const congress = readTemplates().find((t) => t.id === 'un-crime-congress') as CycleTemplate;
const milestone = (id: string) => congress.milestones.find((m) => m.id === id) as MilestoneDefinition;

/** The table "What holds" of the domain, word for word. */
const [, ...rows] = readFileSync(new URL('./fixtures/what-holds.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const holds = rows.map((row) => {
  const [id = '', due = '', requires = '', expects = '', external = '', repeats = ''] = row.split('\t');
  return { id, due, requires, expects, external, repeats };
});

/** Rules that the table tells in prose, and how the template puts them. */
const prose: Record<string, string> = {
  'M57 of the previous edition; else chain(-5).ga': 'previous(M57); else chain(-5).ga',
  'opening-30m (latest; alarm)': 'opening-30m',
  'M15+4m, but not after first meeting.start-3m': 'M15+4m, but not after first-meeting.start-3m',
  'meeting.end (meeting dates from M19; before that, planned evenly in opening-15m..opening-12m)': 'meeting',
  'the window that the mandate names (before session S; between S and S+1); else chain(+2).commission': 'chain(+2).commission',
  'closing+8m, then yearly until the opening of the next edition': 'closing+8m',
  "chain(+2).commission, then each year's session until the opening of the next edition": 'chain(+2).commission',
  'with M57': 'M57',
  'with P4': 'P4',
  'when the trigger is recognised': 'announced',
};
/** No date in the table, because a decision completes it; the template has to give one all the same. */
const decided: Record<string, string> = { P2: 'announced', P4: 'P2+4m' };

/** Limits that keep the rules of the table in order with what each needs, whenever in the year the congress opens. */
const limits: Record<string, string> = {
  M19: ', but not after first-meeting.start-10w',
  M28: ', but not before M26+2w',
  M61: ', but not before M55+2w',
  M64: ', but not before M55+2w',
};

/** The table does not say by what one goes until the congress has dates. */
const inWordsOfTheTable = (due: DueRule): string =>
  due.text.replace(/; until the congress has dates .*$/, '').replaceAll('.general-assembly', '.ga');
const ofTheTemplate = ({ id, due }: { id: string; due: string }): string =>
  `${decided[id] ?? prose[due] ?? due.replaceAll('meeting.end', 'meeting')}${limits[id] ?? ''}`;
const names = (list: Prerequisite[]): string => list.map((p) => `${p.milestone}${p.state === 'started' ? ':started' : ''}`).join(', ');

const externals: Record<string, string[]> = {
  'outcome resolution of the previous edition (M57 there, or a recorded fact)': ['previous-outcome'],
  'the previous congress was held': ['previous-congress-held'],
  'a mandate for the expert group': ['expert-group-mandate'],
  'extrabudgetary funds': ['extrabudgetary-funds'],
  'M01 of the next edition': ['next-edition-opened'],
};
const repetitions: Record<string, string> = {
  'per regional meeting k = 1..n': 'meeting',
  yearly: 'yearly',
  'per postponement': 'postponement',
};

describe('the template of the congresses', () => {
  it('has the 66 milestones and the six of the postponement overlay, in their order', () => {
    const numbered = (letter: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${letter}${letter === 'M' ? String(i + 1).padStart(2, '0') : i + 1}`);
    expect(congress.milestones.map((m) => m.id)).toEqual([...numbered('M', 66), ...numbered('P', 6)]);
    expect(holds.map((h) => h.id)).toEqual(congress.milestones.map((m) => m.id));
  });

  it.each(holds)('says of $id what holds: $due', (row) => {
    const m = milestone(row.id);
    expect(inWordsOfTheTable(m.due)).toBe(ofTheTemplate(row));
    expect(names(m.requires)).toBe(row.requires);
    expect(names(m.expects)).toBe(row.expects);
    expect(m.external).toEqual(row.external === '' ? [] : externals[row.external]);
    expect(m.repeats).toBe(row.repeats === '' ? undefined : repetitions[row.repeats]);
  });

  it('has a day to go by, until the congress has dates, for whatever is due before these are decided', () => {
    const provisional = congress.milestones.flatMap(({ id, due }) =>
      due.meanwhile ? [[id, due.text.split('; until the congress has dates ')[1]]] : [],
    );
    expect(Object.fromEntries(provisional)).toEqual({
      M02: 'third-committee(-3 before opening).start',
      M09: 'chain(-2).commission.start-4w',
      M10: 'chain(-2).commission.start-4w',
      M13: 'chain(-2).commission.start-4w',
      M19: 'chain(-2).general-assembly',
    });
  });

  it('gives each procedure the milestones that it owns, and the edition all others', () => {
    const owned = Object.fromEntries(
      congress.stages.flatMap(({ id, procedure }) =>
        procedure
          ? [
              [
                id,
                {
                  startsAfter: procedure.startsAfter,
                  slots: [...Object.values(procedure.slots), ...Object.values(procedure.perMeeting?.slots ?? {})].sort(),
                },
              ],
            ]
          : [],
      ),
    );
    const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => `M${first + i}`);
    expect(owned).toEqual({
      'discussion-guide': { startsAfter: 'M06', slots: ['M14', 'M17'] },
      'regional-meetings': { startsAfter: 'M15', slots: from(19, 25) },
      declaration: { startsAfter: 'M26', slots: ['M28', 'M29', 'M30', 'M31', 'M42', 'M48'] },
      'high-level-segment': { startsAfter: 'M18', slots: ['M47'] },
      'commission-follow-up': { startsAfter: 'M53', slots: from(54, 66) },
    });
    const ofTheEdition = (stage: string) =>
      congress.milestones
        .filter((m) => m.stage === stage)
        .map((m) => m.id)
        .join(' ');
    expect(ofTheEdition('mandate')).toBe('M01 M02 M03 M04 M05 M06 M07 M08 M13 M15 M16 M18 M26 M27 M33');
    expect(ofTheEdition('host')).toBe('M09 M10 M11 M12 M37');
    expect(ofTheEdition('documentation')).toBe('M32 M36 M38 M39');
    expect(ofTheEdition('participation')).toBe('M34 M35 M40 M41 M43 M44 M45');
    expect(ofTheEdition('congress')).toBe('M46 M49 M50 M51 M52 M53');
    expect(ofTheEdition('postponement')).toBe('P1 P2 P3 P4 P5 P6');
  });

  it('names the facts that the cycle waits for', () => {
    expect(congress.facts).toEqual({
      'theme-decided': 'M06',
      'programme-reviewed': 'M15',
      'guide-final': 'M17',
      'dates-fixed': 'M18',
      'meetings-agreed': 'M19',
      'preparations-reviewed': 'M26',
      opened: 'M46',
      closed: 'M53',
      'outcome-adopted': 'M57',
    });
  });
});

describe('what the mandate asks of the template', () => {
  const waitsFor = (id: string): string[] => milestone(id).requires.flatMap((p) => [p.milestone, ...waitsFor(p.milestone)]);
  const onSession = (id: string) => formatTerm(milestone(id).due.on);

  it('[R002] an edition every five years', () => {
    expect(congress.everyYears).toBe(5);
  });

  it('[R020] at most eight days, consultations included', () => {
    expect(congress.maximumDays).toMatchObject({ days: 8, source: { requirements: ['R020'] } });
  });

  it('[R021] consultations on the day before the opening', () => {
    expect(onSession('M45')).toBe('opening-1d');
  });

  it('[R017] the Commission finalises the agenda before the General Assembly can decide it, in the same year', () => {
    expect(waitsFor('M08')).toEqual(expect.arrayContaining(['M07', 'M06']));
    expect([onSession('M06'), onSession('M07'), onSession('M08')]).toEqual([
      'chain(-3).commission',
      'chain(-3).ecosoc',
      'chain(-3).general-assembly',
    ]);
  });

  it('[R116] a text reaches the General Assembly through ECOSOC only', () => {
    for (const [assembly, council, commission] of [
      ['M08', 'M07', 'M06'],
      ['M33', 'M27', 'M26'],
      ['M57', 'M56', 'M55'],
    ] as const) {
      expect(milestone(assembly)).toMatchObject({ body: 'general-assembly', requires: [{ milestone: council }] });
      expect(milestone(council)).toMatchObject({ body: 'ecosoc', requires: [{ milestone: commission }] });
      expect(milestone(commission).body).toBe('commission');
    }
  });

  it('[R028] the guide may be final before the General Assembly asks for it', () => {
    expect(waitsFor('M17')).not.toContain('M18');
    expect(names(milestone('M17').expects)).toBe('M18');
  });

  it('[R030] regional meetings before every Congress, one set of milestones for each', () => {
    expect(congress.milestones.filter((m) => m.repeats === 'meeting').map((m) => m.id)).toEqual(['M20', 'M21', 'M22', 'M23', 'M24']);
    expect(waitsFor('M48')).toContain('M24');
  });

  it('[R034] five regions to begin with, Europe among them', () => {
    expect(congress.meetings?.planned.map((m) => m.id)).toEqual([
      'africa',
      'asia-pacific',
      'europe',
      'latin-america-caribbean',
      'western-asia',
    ]);
  });

  it('[R035] the meetings fifteen to twelve months before the opening', () => {
    expect(congress.meetings).toMatchObject({ from: { count: -15, unit: 'm' }, to: { count: -12, unit: 'm' }, days: 3 });
  });

  it('[R048] no draft of the declaration before every regional report has been issued', () => {
    expect(milestone('M30').requires.map((p) => p.milestone)).toContain('M24');
  });

  it('[R062] no opening without a signed host country agreement', () => {
    expect(milestone('M46').requires.map((p) => p.milestone)).toContain('M37');
    expect(waitsFor('M37')).toEqual(expect.arrayContaining(['M12', 'M11', 'M09']));
  });

  it('[R102] the report adopted as the last act', () => {
    expect(congress.closing).toBe('M53');
    expect(waitsFor('M53')).toEqual(expect.arrayContaining(['M48', 'M49', 'M50', 'M52']));
  });

  it('[R103] the report of the Congress out before the Commission takes it up', () => {
    expect(names(milestone('M55').requires)).toBe('M54');
  });

  it('[R146] thematic discussions only with extrabudgetary funds', () => {
    expect(milestone('M61').external).toEqual(['extrabudgetary-funds']);
  });

  it('[R127] a report on implementation to the session of the General Assembly after the outcome', () => {
    expect(onSession('M57')).toBe('chain(+1).general-assembly');
    expect(onSession('M63')).toBe('chain(+2).general-assembly-4m');
  });

  it('[R013] the General Assembly asks the Commission for theme and agenda a year before the Commission decides them', () => {
    expect(milestone('M04')).toMatchObject({ body: 'general-assembly', deliverable: { symbols: ['A/RES/{s}/{n}'] } });
    expect([onSession('M04'), names(milestone('M06').requires)]).toEqual(['chain(-4).general-assembly', 'M04']);
  });

  it('[R015, R086] theme and workshop topics decided by one resolution of the General Assembly, before institutes prepare the workshops', () => {
    expect(milestone('M08')).toMatchObject({ body: 'general-assembly', deliverable: { symbols: ['A/RES/{s}/{n}'] } });
    expect(waitsFor('M13')).toContain('M08');
  });

  it('[R022] dates and place fixed by a resolution of the General Assembly before anyone is invited', () => {
    expect(milestone('M18')).toMatchObject({ body: 'general-assembly', deliverable: { symbols: ['A/RES/{s}/{n}'] } });
    expect(waitsFor('M34')).toContain('M18');
  });

  it('[R051] a documentation work plan before the Commission, before any document is submitted', () => {
    expect(milestone('M26').body).toBe('commission');
    expect(waitsFor('M38')).toContain('M26');
  });

  it('[R053, R135] the outcome of mandated expert groups with the Congress before it opens, and only where there is a mandate', () => {
    expect(milestone('M32')).toMatchObject({ due: { text: 'opening-6w' }, external: ['expert-group-mandate'] });
  });

  it('[R054] a report on follow-up and preparations in time for the session of the Commission that acts on it', () => {
    expect(milestone('M03').deliverable?.symbols).toEqual(['E/CN.15/{year}/{n}']);
    expect(onSession('M03')).toBe('chain(-3).commission.start-10w');
  });

  it('[R057] background documents of workshops out six weeks before the opening', () => {
    expect([onSession('M38'), onSession('M39')]).toEqual(['opening-10w', 'opening-6w']);
    expect(milestone('M39')).toMatchObject({ takes: { count: 4, unit: 'w' }, requires: [{ milestone: 'M38' }] });
  });

  it('[R059] an offer to host welcomed as early as the previous Congress', () => {
    expect(milestone('M02')).toMatchObject({ requires: [], external: ['previous-congress-held'] });
    expect(congress.externals.find((e) => e.id === 'previous-congress-held')?.satisfiedBy).toEqual({
      edition: 'previous',
      milestone: congress.closing,
    });
  });

  it('[R060, R061] the venue proposed by the host before the planning mission, fifteen months ahead', () => {
    expect(milestone('M09').body).toBe('host');
    expect([names(milestone('M11').requires), onSession('M11')]).toEqual(['M09', 'opening-15m']);
  });

  it('[R067] national preparation from four years before the opening on', () => {
    expect(milestone('M10').due.text).toMatch(/^opening-24m \(window from opening-48m\)/);
  });

  it('[R075] a youth forum held by the host before the opening', () => {
    expect(milestone('M44')).toMatchObject({ body: 'host', due: { text: 'opening-3d (window from opening-8d)' } });
  });

  it('[R078] ancillary meetings with a programme that is set in advance', () => {
    expect([names(milestone('M51').expects), onSession('M35')]).toEqual(['M35', 'opening-16w']);
  });

  it('[R090] no workshop without the institutes that prepare it', () => {
    expect(milestone('M50').requires.map((p) => p.milestone)).toContain('M13');
  });

  it('[R100] a declaration adopted by the Congress, then approved by the Commission, then endorsed by the General Assembly', () => {
    const bodies = ['M48', 'M55', 'M57'].map((id) => milestone(id).body);
    expect(bodies).toEqual(['congress', 'commission', 'general-assembly']);
    expect(waitsFor('M57')).toEqual(expect.arrayContaining(['M55', 'M48']));
  });

  it('[R104] the report distributed once the outcome resolution is there', () => {
    expect([names(milestone('M58').requires), onSession('M58')]).toEqual(['M57', 'M57+4w']);
  });

  it('[R106, R139] proposals and needs for tools with the Commission in time for its second session after the Congress', () => {
    expect([onSession('M59'), onSession('M62')]).toEqual(['chain(+2).commission.start-12w', 'chain(+2).commission']);
    expect(names(milestone('M62').expects)).toBe('M59');
  });

  it('[R108, R109] implementation reviewed at the session of every year', () => {
    expect(milestone('M65')).toMatchObject({
      body: 'commission',
      repeats: 'yearly',
      due: { text: 'chain(+2).commission' },
      requires: [{ milestone: 'M57' }],
    });
  });

  it('[R111] thematic discussions after the Congress, year by year', () => {
    expect(milestone('M61')).toMatchObject({ body: 'commission', repeats: 'yearly', requires: [{ milestone: 'M55' }] });
  });

  it('[R144] travel of participants from least developed countries arranged before every regional meeting', () => {
    expect(milestone('M20')).toMatchObject({ repeats: 'meeting', due: { text: 'meeting.start-8w' } });
    expect(names(milestone('M22').expects)).toContain('M20');
  });

  it('[R152] the next cycle opened with the outcome resolution, whether or not a host is known', () => {
    expect([onSession('M66'), names(milestone('M66').requires)]).toEqual(['M57', 'M57']);
    expect(congress.externals.find((e) => e.id === 'previous-outcome')?.satisfiedBy).toEqual({ edition: 'previous', milestone: 'M57' });
    expect(milestone('M01')).toMatchObject({ requires: [], external: ['previous-outcome'] });
  });
});

describe('documents of the three cycles', () => {
  it.each([
    ['M03', 'E/CN.15/2017/11'],
    ['M06', 'E/2017/30'],
    ['M07', 'E/RES/2017/15'],
    ['M08', 'A/RES/72/192'],
    ['M14', 'A/CONF.213/PM.1'],
    ['M17', 'A/CONF.234/PM.1'],
    ['M18', 'A/RES/73/184'],
    ['M21', 'A/CONF.234/RPM.5/L.1'],
    ['M22', 'A/CONF.234/RPM.5/INF/2'],
    ['M23', 'A/CONF.234/RPM.5/L.2/Add.4'],
    ['M24', 'A/CONF.234/RPM.5/1'],
    ['M26', 'E/CN.15/2009/9'],
    ['M32', 'A/CONF.213/17'],
    ['M33', 'A/RES/64/180'],
    ['M36', 'A/CONF.222/INF/1'],
    ['M39', 'A/CONF.222/3'],
    ['M42', 'A/CONF.234/L.6'],
    ['M54', 'A/CONF.213/18'],
    ['M54', 'A/CONF.234/16'],
    ['M55', 'E/2021/30'],
    ['M56', 'E/RES/2021/20'],
    ['M57', 'A/RES/65/230'],
    ['M60', 'E/CN.15/2010/2'],
    ['M63', 'A/77/128'],
    ['P2', 'decision 74/550 A'],
    ['P4', 'decision 74/550 B'],
  ])('%s is proved by %s', (id, symbol) => {
    expect(milestone(id).deliverable?.symbols.some((pattern) => matchesPattern(symbol, pattern))).toBe(true);
  });
});
