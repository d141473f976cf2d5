import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

describe('postponement', () => {
  let table: EditionOnTheTable;

  beforeEach(() => {
    table = new EditionOnTheTable(template);
    table.create('2015-12-17', { targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' }, conference: 234 });
  });

  const announce = (day = '2020-03-20') =>
    table.give(day, { type: 'announce-postponement', evidence: { link: 'https://example.org/announcement' } });
  const suspend = (day = '2020-04-13') =>
    table.give(day, { type: 'suspend', evidence: { symbol: 'decision 74/550 A' } }, { basis: 'decision 74/550 A' });
  const reconvene = (retarget: Record<string, string> = {}, day = '2020-08-12') =>
    table.give(
      day,
      { type: 'reconvene', opening: '2021-03-07', closing: '2021-03-12', evidence: { symbol: 'decision 74/550 B' }, retarget },
      { basis: 'decision 74/550 B' },
    );

  it('is announced before it is decided, and decided before new dates are set', () => {
    expect(suspend()).toMatchObject({ code: 'postponement-not-announced' });
    expect(announce()).toBeUndefined();
    expect(reconvene()).toMatchObject({ code: 'edition-not-suspended' });
    expect(table.milestone('P1.1').status).toBe('done');
    expect(announce('2020-03-21')).toMatchObject({ code: 'postponement-open' });
    suspend();
    // There are no dates now; that the postponement is not settled says more than that.
    expect(announce('2020-04-14')).toMatchObject({ code: 'postponement-open' });
  });

  it('takes one decision however it is written, and names it once', () => {
    const announce = { type: 'announce-postponement', evidence: { symbol: 'A/DEC/81/500' } } as const;
    expect(table.give('2020-04-01', announce, { basis: 'A/DEC/81/500' })).toBeUndefined();
    expect(
      table.give('2020-04-13', { type: 'suspend', evidence: { symbol: 'A/DEC/81/500' } }, { basis: 'decision 81/500' }),
    ).toBeUndefined();
    expect(table.edition.postponements.at(-1)?.bases).toEqual(['decision 81/500']);
    expect(table.milestone('P2.1').done?.evidence).toEqual({ symbol: 'decision 81/500' });
  });

  it('[R148] without a date suspends everything that hangs on the opening or the closing, and nothing else', () => {
    announce();
    const before = structuredClone(table.edition.milestones);
    expect(suspend()).toBeUndefined();
    expect(table.edition.status).toBe('suspended');
    expect(table.milestone('P2.1').status).toBe('done');
    for (const [key, m] of Object.entries(table.edition.milestones)) {
      const root = before[key]?.due.root;
      if (root === 'opening' || root === 'closing') {
        expect({ key, status: m.status, on: m.due.on }).toEqual({ key, status: 'suspended', on: null });
      } else if (!key.startsWith('P')) {
        expect({ key, status: m.status, on: m.due.on }).toEqual({ key, status: before[key]?.status, on: before[key]?.due.on });
      }
    }
    expect(table.give('2020-04-14', { type: 'complete', milestone: 'M46', evidence: {} })).toMatchObject({ code: 'milestone-suspended' });
  });

  it('[R149] with new dates moves what hangs on opening and closing, and leaves sessions where they were', () => {
    announce();
    suspend();
    const sessions = ['M26', 'M33', 'M55', 'M57'].map((key) => [key, table.due(key)]);
    expect(reconvene()).toBeUndefined();
    expect(table.edition.status).toBe('preparing');
    expect(table.due('M46')).toBe('2021-03-07');
    expect(table.due('M45')).toBe('2021-03-06');
    expect(table.due('M53')).toBe('2021-03-12');
    expect(table.milestone('M46').status).toBe('planned');
    expect(['M26', 'M33', 'M55', 'M57'].map((key) => [key, table.due(key)])).toEqual(sessions);
    expect(table.edition.moves.filter((m) => m.key === 'M46')).toMatchObject([
      { from: '2020-04-20', to: null, why: 'postponed without a date (decision 74/550 A)' },
      { from: null, to: '2021-03-07', why: 'reconvened for 2021-03-07 (decision 74/550 B)' },
    ]);
  });

  it('[R150] re-targets follow-up to the sessions that the decision names, and only to those', () => {
    announce();
    suspend();
    expect(table.milestone('M55').due.session).toBe('commission-29');
    expect(reconvene({ M55: 'commission-30', M56: 'ecosoc-2021', M57: 'general-assembly-76' })).toBeUndefined();
    expect(table.milestone('M55').due.session).toBe('commission-30');
    expect(table.milestone('M57').due.session).toBe('general-assembly-76');
    expect(table.milestone('M62').due.session).toBe('commission-30');
  });

  it('refuses a session that does not exist, is another body’s, or is over; and then changes nothing', () => {
    announce();
    suspend();
    const before = table.world;
    expect(reconvene({ M55: 'commission-0' })).toMatchObject({ code: 'session-unknown' });
    expect(reconvene({ M55: 'ecosoc-2021' })).toMatchObject({ code: 'not-retargetable' });
    expect(reconvene({ M55: 'commission-28' })).toMatchObject({ code: 'session-passed' });
    expect(reconvene({ M55: 'commission-99' })).toMatchObject({ code: 'session-unknown' });
    expect(table.world).toBe(before);
  });

  it('may happen twice, with an overlay of its own each time', () => {
    announce();
    suspend();
    reconvene();
    expect(announce('2021-01-10')).toBeUndefined();
    expect(table.give('2021-01-12', { type: 'suspend', evidence: { symbol: 'decision 75/501 A' } })).toBeUndefined();
    expect(table.milestone('P2.1').status).toBe('done');
    expect(table.milestone('P2.2').status).toBe('done');
    expect(table.milestone('P4.2').status).toBe('planned');
  });

  describe('with new dates elsewhere, or to be attended in another way', () => {
    const reopening = ['M11', 'M12', 'M36', 'M37', 'M41'];
    const move = (more: { venue?: string; modality?: 'in-person' | 'hybrid' | 'online' }, day = '2020-08-12') =>
      table.give(
        day,
        {
          type: 'reconvene',
          opening: '2021-03-07',
          closing: '2021-03-12',
          evidence: { symbol: 'decision 74/550 B' },
          retarget: {},
          ...more,
        },
        { basis: 'decision 74/550 B' },
      );
    const status = () => Object.fromEntries(reopening.map((key) => [key, table.milestone(key).status]));
    /** All that was to be done before the opening is, but for the agreement, which was waived. */
    const prepared = () => {
      for (const key of ['M02', 'M09', 'M15', 'M18', 'M34']) table.give('2018-12-20', { type: 'waive', milestone: key, reason: 'x' });
      const evidence = { link: 'https://example.org/report', symbol: 'A/CONF.234/INF/1' };
      for (const milestone of ['M11', 'M12', 'M36', 'M41']) {
        expect(table.give('2020-02-01', { type: 'complete', milestone, evidence })).toBeUndefined();
      }
      table.give('2020-02-01', { type: 'waive', milestone: 'M37', reason: 'a letter is enough' });
      announce();
      suspend();
    };

    beforeEach(() => {
      table = new EditionOnTheTable(template);
      table.create('2015-12-17', {
        targetYear: 2020,
        dates: { opening: '2020-04-20', closing: '2020-04-27' },
        conference: 234,
        venue: 'Kyoto',
      });
      prepared();
    });

    it('asks again for what was done for the other place', () => {
      expect(move({ venue: 'Nara' })).toBeUndefined();
      expect(table.edition.venue).toBe('Nara');
      expect(status()).toEqual({ M11: 'in-progress', M12: 'in-progress', M36: 'in-progress', M37: 'waived', M41: 'in-progress' });
      expect(table.advice).toContain('Due again although done: M11, M12, M36, M41.');
      expect(table.milestone('M11').reopened).toMatchObject({ reason: 'the congress moves from Kyoto to Nara (decision 74/550 B)' });
      expect([table.due('M36'), table.due('M41')]).toEqual(['2020-12-06', '2021-02-18']);
    });

    it('[R151] asks again for what was done for another way of attending, and for nothing else', () => {
      expect(move({ venue: 'Kyoto', modality: 'hybrid' })).toBeUndefined();
      expect(table.edition.modality).toBe('hybrid');
      expect(status()).toEqual({ M11: 'done', M12: 'done', M36: 'in-progress', M37: 'waived', M41: 'in-progress' });
      expect(table.milestone('M41').reopened?.reason).toBe('the congress is hybrid, no more in-person (decision 74/550 B)');
    });

    it('asks for nothing again where it stays as it was', () => {
      const before = status();
      expect(move({ venue: 'Kyoto', modality: 'in-person' })).toBeUndefined();
      expect(status()).toEqual(before);
    });

    it('compares with what was decided last, each time anew', () => {
      move({ modality: 'online' });
      table.give('2021-01-04', { type: 'complete', milestone: 'M41', evidence: { link: 'https://example.org/list' } });
      announce('2021-01-10');
      table.give('2021-01-12', { type: 'suspend', evidence: { symbol: 'decision 75/501 A' } });
      const again = (modality: 'online' | 'hybrid', day: string) =>
        table.give(day, {
          type: 'reconvene',
          opening: '2021-09-06',
          closing: '2021-09-10',
          evidence: { symbol: 'decision 75/501 B' },
          retarget: {},
          modality,
        });
      const suspended = table.world;
      expect(again('online', '2021-02-01')).toBeUndefined();
      expect(table.milestone('M41').status).toBe('done');
      table.world = suspended;
      expect(again('hybrid', '2021-02-01')).toBeUndefined();
      expect(table.milestone('M41').status).toBe('in-progress');
      expect(table.edition.postponements).toHaveLength(2);
    });

    it('leaves a date alone that was set by hand', () => {
      table = new EditionOnTheTable(template);
      table.create('2015-12-17', {
        targetYear: 2020,
        dates: { opening: '2020-04-20', closing: '2020-04-27' },
        conference: 234,
        venue: 'Kyoto',
      });
      table.give('2019-01-10', { type: 'pin', milestone: 'M41', on: '2021-02-01', reason: 'printed in the note verbale' });
      prepared();
      move({ venue: 'Nara' });
      expect(table.milestone('M41')).toMatchObject({ status: 'in-progress', due: { on: '2021-02-01', root: 'pin' } });
    });

    it('takes the steps back that led to it, where a stage owns it', () => {
      const { postponement, ...rest } = template;
      const moved = { ...rest, postponement: { ...postponement!, reopens: { venue: ['M14'], modality: [] } } };
      table = new EditionOnTheTable(moved);
      table.create('2015-12-17', {
        targetYear: 2020,
        dates: { opening: '2020-04-20', closing: '2020-04-27' },
        conference: 234,
        venue: 'Kyoto',
      });
      table.give('2017-06-01', { type: 'waive', milestone: 'M06', reason: 'x' });
      const stage = 'discussion-guide';
      table.step('2018-01-10', stage, 'name-institutes', { institutes: ['UNAFEI'] });
      table.step('2018-01-11', stage, 'invite-contributions', { invitation: 'note verbale' });
      table.step('2018-01-12', stage, 'draft-sections', {
        sections: [{ item: 3, title: 'Prevention', workshops: [{ number: 1, title: 'Evidence' }] }],
      });
      table.step('2018-01-14', stage, 'submit-draft', { session: 'commission-27', evidence: { symbol: 'E/CN.15/2018/CRP.1' } });
      announce();
      suspend();
      const steps = () => table.world.stages[stage]?.performed.map(({ step }) => step);
      expect(table.milestone('M14').status).toBe('done');
      expect(steps()).toContain('submit-draft');
      move({ venue: 'Nara' });
      expect(table.milestone('M14').status).toBe('in-progress');
      expect(steps()).not.toContain('submit-draft');
      expect(table.edition.stages[stage]).toBe('running');
    });
  });

  it('is taken back by reopening its announcement, as long as nothing was decided on it', () => {
    announce();
    expect(table.give('2020-03-21', { type: 'reopen', milestone: 'P1.1', reason: 'announced by mistake' })).toBeUndefined();
    expect(table.milestone('P2.1').status).toBe('waived');
    expect(suspend()).toMatchObject({ code: 'postponement-not-announced' });
    expect(announce('2020-04-01')).toBeUndefined();
    expect(suspend()).toBeUndefined();
    expect(table.milestone('P2.2').status).toBe('done');
  });

  it('stands once it was decided: its decisions are not undone by reopening their milestones', () => {
    announce();
    suspend();
    for (const milestone of ['P1.1', 'P2.1']) {
      expect(table.give('2020-04-14', { type: 'reopen', milestone, reason: 'x' })).toMatchObject({ code: 'milestone-owned-by-stage' });
    }
    reconvene();
    expect(table.give('2020-08-13', { type: 'reopen', milestone: 'P4.1', reason: 'x' })).toMatchObject({
      code: 'milestone-owned-by-stage',
    });
  });

  it('is not announced where there is no date to give up', () => {
    const open = new EditionOnTheTable(template);
    open.create('2016-01-01', { targetYear: 2020 });
    expect(open.give('2016-01-02', { type: 'announce-postponement', evidence: { link: 'https://example.org/a' } })).toMatchObject({
      code: 'dates-invalid',
    });
  });

  it('with new dates says which follow-up now falls before the congress', () => {
    announce();
    suspend();
    reconvene();
    expect(table.advice.join(' ')).toMatch(/M55 \(2020-05-31\) falls before M54 \(2021-04-09\)/);
  });

  it('reopens a milestone of the opening into the suspension, not out of it', () => {
    expect(table.give('2019-01-10', { type: 'waive', milestone: 'M35', reason: 'x' })).toBeUndefined();
    announce();
    suspend();
    table.give('2020-05-01', { type: 'reopen', milestone: 'M35', reason: 'they are wanted after all' });
    expect(table.milestone('M35')).toMatchObject({ status: 'suspended', resumes: 'planned' });
    reconvene();
    expect(table.milestone('M35').status).toBe('planned');
  });

  it('lets go on what is given a date of its own meanwhile, and says nothing else of it', () => {
    announce();
    suspend();
    expect(table.milestone('M43').status).toBe('suspended');
    table.give('2020-04-20', { type: 'pin', milestone: 'M43', on: '2020-09-02', reason: 'agreed with the host' });
    expect(table.milestone('M43')).toMatchObject({ status: 'planned', due: { on: '2020-09-02' } });
    expect(table.advice.filter((text) => text.includes('M43'))).toEqual([
      'Taken up again, for it does not hang on the congress any more: M43.',
    ]);
  });

  it('cannot be had by pinning the opening', () => {
    expect(table.give('2019-01-10', { type: 'pin', milestone: 'M46', on: '2021-03-07', reason: 'x' })).toMatchObject({
      code: 'milestone-owned-by-stage',
    });
  });

  it('[R020] counts meeting days: the schedules on record pass, a longer one is refused', () => {
    const create = (opening: string, closing: string) =>
      new EditionOnTheTable(template).create('2005-01-01', { targetYear: Number(opening.slice(0, 4)), dates: { opening, closing } });
    expect(create('2010-04-12', '2010-04-19')).toBeUndefined();
    expect(create('2015-04-12', '2015-04-19')).toBeUndefined();
    expect(create('2020-04-20', '2020-04-27')).toBeUndefined();
    expect(create('2021-03-07', '2021-03-12')).toBeUndefined();
    expect(create('2020-04-20', '2020-04-30')).toMatchObject({ code: 'duration-exceeded', facts: [{ ref: 'R020' }] });
  });
});

describe('what a postponement asked for', () => {
  const evidence = { symbol: 'decision 84/550' };
  const announced = { type: 'announce-postponement', evidence } as const;
  const suspended = { type: 'suspend', evidence } as const;
  const by = { actor: 'ada', basis: 'decision 84/550' };
  const reconvened = (year: number) =>
    ({ type: 'reconvene', opening: `${year}-06-03`, closing: `${year}-06-08`, evidence, retarget: {} }) as const;

  /** A live edition, for a record is never waived. */
  const live = (): EditionOnTheTable => {
    const table = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Asia/Tokyo' });
    table.create('2025-12-17', { targetYear: 2030, dates: { opening: '2030-04-22', closing: '2030-04-27' } });
    table.give('2026-01-05', { type: 'assign-role', role: 'organiser', person: 'ada' });
    return table;
  };
  const statuses = (table: EditionOnTheTable, ...keys: string[]) => keys.map((key) => table.milestone(key).status);

  it('falls away once there are new dates, where these leave no use for it, and with the next postponement', () => {
    const table = live();
    for (const [day, command] of [
      ['2029-01-10', announced],
      ['2029-01-11', suspended],
      ['2029-03-01', reconvened(2030)],
    ] as const)
      expect(table.give(day, command, by)).toBeUndefined();
    expect(table.milestone('P3.1').waived).toMatchObject({ reason: 'new dates are decided (decision 84/550)' });
    expect(statuses(table, 'P4.1', 'P5.1', 'P6.1')).toEqual(['done', 'planned', 'planned']);

    expect(table.give('2029-10-01', announced, by)).toBeUndefined();
    expect(statuses(table, 'P5.1', 'P6.1')).toEqual(['planned', 'planned']); // what is only announced may be taken back
    expect(table.give('2029-10-02', suspended, by)).toBeUndefined();
    expect(statuses(table, 'P5.1', 'P6.1', 'P3.2', 'P6.2')).toEqual(['waived', 'waived', 'planned', 'suspended']);
    expect(table.milestone('P6.1').waived).toMatchObject({ reason: 'the congress is postponed again (decision 84/550)' });
  });

  it('is done as to the revised plan where new dates are applied as they were tried out', () => {
    const table = live();
    const replan = { type: 'replan', changes: [announced, suspended, reconvened(2030)], simulation: 7 } as const;
    expect(table.give('2029-03-01', { ...replan, changes: [...replan.changes] }, by)).toBeUndefined();
    expect(table.milestone('P5.1').done).toMatchObject({
      on: '2029-03-01',
      by: 'ada',
      evidence: { date: '2029-03-01', note: 'The plan as it was tried out and applied (simulation 7).' },
    });
  });

  it('stays open in a record, of which more may become known', () => {
    const table = new EditionOnTheTable(template);
    table.create('2015-12-17', { mode: 'historic', targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' } });
    const decisions = [announced, suspended, { ...reconvened(2021), opening: '2021-03-07', closing: '2021-03-12' }] as const;
    for (const [i, command] of decisions.entries()) expect(table.give(`2020-04-1${i}`, command)).toBeUndefined();
    expect(statuses(table, 'P3.1', 'P5.1')).toEqual(['planned', 'planned']);
  });
});
