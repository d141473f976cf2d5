import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { outlook } from '../engine.js';
import { stageView } from './actions.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

/** What `docs/stages.md` says, held to. */
describe('stages', () => {
  let table: EditionOnTheTable;
  const running = () => outlook(table.world, 'edition', '2026-06-01T00:00:00.000Z').stages.map((s) => s.stream);
  const waive = (milestone: string, day = '2026-06-02') =>
    table.give(day, { type: 'waive', milestone, reason: 'not needed in this edition' });
  const nameInstitutes = () => table.step('2029-01-10', 'discussion-guide', 'name-institutes', { institutes: ['UNAFEI'] });
  const evidence = { symbol: 'A/CONF.240/PM.1' };

  beforeEach(() => {
    table = new EditionOnTheTable(template);
    table.create('2026-06-01', {
      dates: { opening: '2031-04-21', closing: '2031-04-26' },
      conference: 240,
      previous: { dates: { M53: '2026-04-30', M57: '2026-12-16' } },
    });
  });

  it.each([
    ['discussion-guide', 'M06'],
    ['regional-meetings', 'M15'],
    ['high-level-segment', 'M18'],
    ['declaration', 'M26'],
    ['commission-follow-up', 'M53'],
  ])('%s starts when %s is done or waived, not before', (stream, milestone) => {
    expect(running()).not.toContain(stream);
    expect(stageView(table.world, stream, '2026-06-02')).toMatchObject({ status: 'waiting', startsAfter: milestone });
    expect(waive(milestone)).toBeUndefined();
    expect(running()).toContain(stream);
    expect(stageView(table.world, stream, '2026-06-02')).toMatchObject({ status: 'running' });
  });

  it('each regional meeting starts when the calendar of meetings is agreed or waived', () => {
    waive('M15');
    expect(running()).toEqual(['regional-meetings']);
    waive('M19');
    expect(running().filter((s) => s.startsWith('regional-meeting.'))).toHaveLength(5);
  });

  it('are refused a step before they have started, with what they wait for', () => {
    expect(nameInstitutes()).toMatchObject({ code: 'stage-not-started', facts: [{ ref: 'M06' }] });
    expect(table.step('2029-01-10', 'no-such-stage', 'x')).toMatchObject({ code: 'stage-unknown' });
  });

  it('move their milestones with their steps, both recorded together', () => {
    waive('M06');
    expect(nameInstitutes()).toBeUndefined();
    expect(table.milestone('M14').status).toBe('in-progress');
    const [performed, started] = table.events.slice(-2);
    expect([performed?.stream, started?.stream]).toEqual(['discussion-guide', 'edition']);
    expect(performed?.commandId).toBe(started?.commandId);
  });

  it('change nothing where the edition refuses the milestone that a step completes', () => {
    waive('M06');
    waive('M14');
    table.step('2029-06-10', 'discussion-guide', 'record-commission-comments', { session: 'commission-38', comments: [] });
    const before = table.world;
    // M17 needs the Commission's review (M15), which nobody has recorded.
    table.step('2029-09-10', 'discussion-guide', 'finalise', { answers: [] });
    const after = table.world;
    const versions = ['ar', 'zh', 'en', 'fr', 'ru', 'es'].map((language) => ({ language }));
    expect(table.step('2029-09-12', 'discussion-guide', 'issue', { versions, evidence })).toMatchObject({
      code: 'prerequisites-open',
      facts: [{ ref: 'M15' }],
    });
    expect(table.world).toBe(after);
    expect(before).not.toBe(after);
  });

  it('go on without a waived milestone: steps that came after its step are no longer held up', () => {
    waive('M06');
    nameInstitutes();
    expect(
      stageView(table.world, 'discussion-guide', '2029-05-01')?.steps.find((s) => s.id === 'record-commission-comments')?.allowed,
    ).toBe(false);
    expect(waive('M14', '2029-05-01')).toBeUndefined();
    const after = stageView(table.world, 'discussion-guide', '2029-05-01')?.steps;
    expect(after?.find((s) => s.id === 'record-commission-comments')?.allowed).toBe(true);
    expect(after?.find((s) => s.id === 'submit-draft')?.refusals.map((r) => r.code)).toContain('milestone-not-open');
  });

  it('end when their milestones are closed and nothing more is awaited, and begin again when one is reopened', () => {
    waive('M26');
    for (const key of ['M28', 'M29', 'M30', 'M31', 'M42', 'M48']) waive(key, '2030-01-10');
    expect(table.edition.stages['declaration']).toBe('ended');
    expect(table.step('2030-01-11', 'declaration', 'circulate-work-plan', {})).toMatchObject({ code: 'stage-ended' });
    expect(table.give('2030-01-12', { type: 'reopen', milestone: 'M31', reason: 'there is to be one after all' })).toBeUndefined();
    expect(table.edition.stages['declaration']).toBe('running');
    expect(running()).toContain('declaration');
  });

  it('take back the steps of a reopened milestone and those that came after them', () => {
    waive('M06');
    waive('M15');
    nameInstitutes();
    table.step('2029-01-11', 'discussion-guide', 'invite-contributions', { invitation: 'note verbale' });
    table.step('2029-01-12', 'discussion-guide', 'draft-sections', {
      sections: [{ item: 3, title: 'Prevention', workshops: [{ number: 1, title: 'Evidence' }] }],
    });
    expect(
      table.step('2029-01-13', 'discussion-guide', 'submit-draft', {
        session: 'commission-38',
        evidence: { symbol: 'E/CN.15/2029/CRP.1' },
      }),
    ).toBeUndefined();
    table.step('2029-06-10', 'discussion-guide', 'record-commission-comments', { session: 'commission-38', comments: [] });
    table.give('2029-06-11', { type: 'reopen', milestone: 'M14', reason: 'the wrong draft was submitted' });
    const performed = table.world.stages['discussion-guide']?.performed.map((p) => p.step);
    expect(performed).toEqual(['name-institutes', 'invite-contributions', 'draft-sections']);
    expect(table.milestone('M14').status).toBe('in-progress');
  });

  it('are suspended with the congress where their milestones are, and resume with it', () => {
    waive('M06');
    waive('M26');
    table.give('2030-03-01', { type: 'announce-postponement', evidence: { link: 'https://example.org/a' } });
    table.give('2030-03-02', { type: 'suspend', evidence: { symbol: 'decision 84/501 A' } });
    expect(table.world.stages['declaration']?.status).toBe('suspended');
    expect(
      table.step('2030-03-03', 'declaration', 'hold-expert-meeting', { from: '2030-03-01', to: '2030-03-02', evidence: {} }),
    ).toMatchObject({ code: 'edition-suspended' });
    table.give('2030-09-01', {
      type: 'reconvene',
      opening: '2032-04-19',
      closing: '2032-04-24',
      evidence: { symbol: 'decision 84/501 B' },
      retarget: {},
    });
    expect(table.world.stages['declaration']?.status).toBe('running');
  });

  describe('of regional meetings, while the congress has no date,', () => {
    const africa = { id: 'africa', region: 'africa', title: 'Africa', start: '2030-05-06', end: '2030-05-08' };
    const calendar = ['africa', 'western-asia', 'latin-america-and-the-caribbean', 'asia-and-the-pacific'].map((id) => ({
      ...africa,
      id,
      region: id,
      title: id,
    }));
    const postpone = (): void => {
      table.give('2030-03-01', { type: 'announce-postponement', evidence: { link: 'https://example.org/a' } });
      expect(table.give('2030-03-02', { type: 'suspend', evidence: { symbol: 'decision 84/501 A' } })).toBeUndefined();
    };
    const stage = (stream: string) => table.world.stages[stream]?.status;
    const agree = (): void => {
      waive('M15');
      table.step('2029-09-01', 'regional-meetings', 'consult', { with: 'the regional groups', on: 'dates' });
      table.step('2029-09-02', 'regional-meetings', 'make-effort', { meeting: 'europe', effort: 'a host was sought' });
      expect(table.step('2029-09-03', 'regional-meetings', 'agree-calendar', { meetings: calendar, evidence })).toBeUndefined();
    };

    it('go on where their days were agreed, and so does their coordinator; the consolidation waits', () => {
      agree();
      postpone();
      expect(table.milestone('M25').status).toBe('suspended');
      expect([stage('regional-meeting.africa'), stage('regional-meetings')]).toEqual(['running', 'running']);
      const later = calendar.map((meeting) => ({ ...meeting, start: '2030-06-03', end: '2030-06-05' }));
      expect(
        table.step('2030-03-03', 'regional-meetings', 'change-calendar', { meetings: later, reason: 'the host asked for it' }),
      ).toBeUndefined();
      expect(table.due('M22.africa')).toBe('2030-06-05');
      expect(table.milestone('M25').status).toBe('suspended');
      const coordinator = stageView(table.world, 'regional-meetings', '2030-03-04');
      expect(coordinator?.steps.find(({ id }) => id === 'consolidate')).toMatchObject({
        allowed: false,
        refusals: expect.arrayContaining([expect.objectContaining({ code: 'edition-suspended' })]),
      });
    });

    it('wait where nothing is agreed, or where all of them are over', () => {
      waive('M15');
      postpone();
      expect(stage('regional-meetings')).toBe('suspended');
    });

    it('wait once all meetings are over, with the consolidation that is all that is left', () => {
      agree();
      for (const key of Object.keys(table.edition.milestones).filter((k) => /^M2[0-4]\./.test(k))) waive(key, '2030-02-01');
      postpone();
      expect(stage('regional-meetings')).toBe('suspended');
    });

    it('are named to whoever decides: which wait and which go on', () => {
      agree();
      waive('M26');
      postpone();
      expect(table.advice).toEqual(
        expect.arrayContaining([
          'Stages that wait for new dates: declaration.',
          expect.stringMatching(/^Stages that go on: .*regional-meetings.*regional-meeting\.africa/),
        ]),
      );
    });
  });

  it('all end when the edition is archived', () => {
    waive('M06');
    table.give('2033-01-01', { type: 'close', reason: 'over' });
    expect(table.world.stages['discussion-guide']?.status).toBe('ended');
    expect(running()).toEqual([]);
    expect(outlook(table.world, 'discussion-guide', '2033-01-02T00:00:00.000Z')).toMatchObject({ over: true, archived: true });
  });
});
