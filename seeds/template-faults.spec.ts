import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { KnownProcedures } from '../domain/template/check-stages.js';
import { seedsFolder } from './folder.js';
import { readTemplate, readTemplates } from './templates.js';
import { YamlFaults, type FileFault } from './yaml.js';

const whole = readFileSync(join(seedsFolder, 'templates', 'un-crime-congress.yaml'), 'utf8');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Edit = (text: string) => string;

/** Replaces the first `from` behind the line `- id: <id>`, or in the whole file. */
const edit =
  (from: string, to: string, id?: string): Edit =>
  (text) => {
    const start = id === undefined ? 0 : text.indexOf(`- id: ${id}\n`);
    const found = text.indexOf(from, start);
    if (start < 0 || found < 0) throw new Error(`The template has no "${from}"${id === undefined ? '' : ` in ${id}`}.`);
    return text.slice(0, found) + to + text.slice(found + from.length);
  };

/** All faults of the template after the edits. */
function faultsOf(edits: Edit[], procedures?: KnownProcedures): { faults: readonly FileFault[]; text: string; file: string } {
  const file = join(folder, 'edited.yaml');
  const text = edits.reduce((t, change) => change(t), whole);
  writeFileSync(file, text);
  try {
    readTemplate(file, procedures);
    return { faults: [], text, file };
  } catch (error) {
    if (error instanceof YamlFaults) return { faults: error.faults, text, file };
    throw error;
  }
}

/** Line and column, from 1, of a mark that stands behind `- id: <id>`. */
function placeIn(text: string, mark: string, id?: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(mark, id === undefined ? 0 : text.indexOf(`- id: ${id}\n`)));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

/** What is edited, where the fault must be found (a mark in the edited text, behind a milestone or stage), and what it says. */
type Case = [what: string, change: Edit, at: [mark: string, id?: string], field: string, says: RegExp];

const cases: Case[] = [
  // shape
  ['an unknown field', edit('everyYears: 5', 'everyYears: 5\nevreyYears: 5'), ['evreyYears'], 'evreyYears', /not a field that is known/],
  ['a missing field', edit('    title: Host country\n', ''), ['id: host\n'], 'stages[1].title', /^is missing$/],
  ['an empty field', edit('everyYears: 5', 'everyYears:'), ['everyYears'], 'everyYears', /^is empty$/],
  ['a fact under no proper name', edit('guide-final: M17', 'Guide: M17'), ['Guide: M17'], 'facts.Guide', /lower-case letters/],
  ['a number that is none', edit('version: 5', 'version: one'), ['one\n'], 'version', /expected number/],
  ['a malformed id', edit('id: M17', 'id: 17M'), ['17M'], 'milestones[16].id', /milestone id such as M17/],
  [
    'a malformed due rule',
    edit('opening-15m', 'opening-15x', 'M11'),
    ['x', 'M11'],
    'milestones[10].due',
    /expected "d" \(days\).*column 11/,
  ],
  [
    'a malformed window',
    edit('from: opening-48m', 'from: openning-48m', 'M10'),
    ['openning'],
    'milestones[9].due.from',
    /expected an anchor/,
  ],
  [
    'an earliest day for a rule that does not count from the congress',
    edit('{on: opening-9m, notBefore', '{on: M19+9m, notBefore', 'M28'),
    ['M26+2w', 'M28'],
    'milestones[27].due.notBefore',
    /count from the opening or closing/,
  ],
  [
    'an earliest day beside a latest one',
    edit('{on: opening-9m, notBefore', '{on: opening-9m, notAfter: M19, notBefore', 'M28'),
    ['M26+2w', 'M28'],
    'milestones[27].due.notBefore',
    /beside "notAfter"/,
  ],
  [
    'a provisional day that hangs on the dates it stands in for',
    edit('meanwhile: third-committee(-3 before opening).start', 'meanwhile: closing-31m', 'M02'),
    ['closing-31m'],
    'milestones[1].due.meanwhile',
    /something else than the opening or closing/,
  ],
  [
    'a provisional day for a rule that does not count from the congress',
    edit('{on: opening-30m, meanwhile', '{on: chain(-3).commission, meanwhile', 'M02'),
    ['third-committee(-3'],
    'milestones[1].due.meanwhile',
    /count from the opening or closing/,
  ],
  ['a missing due rule', edit('    due: opening-15m\n', '', 'M11'), ['id: M11'], 'milestones[10].due', /is missing/],
  ['a prerequisite that is no id', edit('requires: [M06]', 'requires: [m06]', 'M07'), ['m06'], 'milestones[6].requires[0]', /milestone id/],
  [
    'a prerequisite in an unknown state',
    edit('M47:started', 'M47:begun', 'M48'),
    ['M47:begun'],
    'milestones[47].requires[2]',
    /done.*started/,
  ],
  [
    'a placement that does not exist',
    edit('requires: [M06]', 'requires: [{milestone: M06, when: {placement: middle}}]', 'M07'),
    ['middle'],
    'milestones[6].requires[0].when.placement',
    /opening.*closing/,
  ],
  [
    'a duration that is none',
    edit('takes: 4w', 'takes: four weeks', 'M39'),
    ['four weeks', 'M39'],
    'milestones[38].takes',
    /duration such as 4w/,
  ],
  [
    'an unknown procedure',
    edit('id: declaration\n      startsAfter', 'id: proclamation\n      startsAfter'),
    ['proclamation'],
    'stages[4].procedure.id',
    /discussion-guide/,
  ],
  [
    'regional meetings that count from the closing',
    edit('from: opening-15m', 'from: closing-15m'),
    ['closing-15m'],
    'meetings.from',
    /must count from the opening/,
  ],
  // what the parts say of each other
  [
    'an id used twice',
    edit('id: M18', 'id: M17'),
    ['M17\n    title: The General Assembly fixes'],
    'milestones[17].id',
    /used already by milestones\[16\]/,
  ],
  [
    'a body under a word of the notation',
    edit('id: congress, title', 'id: closing, title'),
    ['closing, title'],
    'bodies[4].id',
    /word of the due rules/,
  ],
  ['an unknown body', edit('body: host', 'body: hosts', 'M09'), ['hosts', 'M09'], 'milestones[8].body', /unknown body hosts/],
  [
    'an unknown role',
    edit('responsible: drafter', 'responsible: writer', 'M30'),
    ['writer'],
    'milestones[29].responsible',
    /unknown role writer/,
  ],
  ['an unknown stage', edit('stage: host', 'stage: hosting', 'M09'), ['hosting', 'M09'], 'milestones[8].stage', /unknown stage hosting/],
  [
    'an unknown external',
    edit('external: [extrabudgetary-funds]', 'external: [funds]', 'M61'),
    ['funds]', 'M61'],
    'milestones[60].external[0]',
    /unknown external funds/,
  ],
  [
    'an unknown prerequisite',
    edit('requires: [M37]', 'requires: [M37, M97]', 'M46'),
    ['M97'],
    'milestones[45].requires[1]',
    /unknown milestone M97/,
  ],
  [
    'an unknown soft prerequisite',
    edit('expects: [M45]', 'expects: [M97]', 'M46'),
    ['M97'],
    'milestones[45].expects[0]',
    /unknown milestone M97/,
  ],
  ['a chain with an unknown body', edit('chain: [commission,', 'chain: [committee,'), ['committee,'], 'chain[0]', /unknown body committee/],
  [
    'a chain with a body that has no sessions',
    edit('ecosoc, general-assembly]', 'host, general-assembly]'),
    ['host, general'],
    'chain[1]',
    /does not meet in sessions/,
  ],
  [
    'an anchor on a body outside the chain',
    edit('chain(-3).ecosoc', 'chain(-3).third-committee', 'M07'),
    ['chain(-3).third'],
    'milestones[6].due',
    /third-committee is not in the chain/,
  ],
  [
    'an anchor on sessions of an unknown body',
    edit('due: opening-15m', 'due: senate(-1 before opening)', 'M11'),
    ['senate'],
    'milestones[10].due',
    /unknown body senate/,
  ],
  [
    'an anchor on sessions that a body does not hold',
    edit('due: opening-15m', 'due: host(-1 before opening)', 'M11'),
    ['host(-1'],
    'milestones[10].due',
    /host does not meet in sessions/,
  ],
  [
    'a named session of an unknown body',
    edit('due: opening-15m', 'due: session(senate-3)', 'M11'),
    ['session(senate'],
    'milestones[10].due',
    /unknown body senate/,
  ],
  ['an anchor on an unknown milestone', edit('M15+4m', 'M95+4m', 'M17'), ['M95+4m'], 'milestones[16].due.on', /unknown milestone M95/],
  [
    'an anchor on an unknown milestone of the previous edition',
    edit('previous(M57)', 'previous(M97)', 'M01'),
    ['previous(M97)'],
    'milestones[0].due.on',
    /unknown milestone M97/,
  ],
  [
    'an anchor on a milestone that has many dates',
    edit('due: M57+4w', 'due: M24+4w', 'M58'),
    ['M24+4w'],
    'milestones[57].due',
    /M24 repeats/,
  ],
  [
    'an own meeting without repetition',
    edit('    repeats: meeting\n', '', 'M22'),
    ['meeting\n    requires', 'M22'],
    'milestones[21].due',
    /M22 does not repeat per meeting/,
  ],
  [
    'an announcement outside the overlay',
    edit('due: opening-15m', 'due: announced', 'M11'),
    ['announced', 'M11'],
    'milestones[10].due',
    /not repeat per postponement/,
  ],
  [
    'a rule by placement that names nothing',
    edit('from: closing-1d', 'from: M99', 'M47'),
    ['M99'],
    'milestones[46].due.byPlacement.closing.from',
    /unknown milestone M99/,
  ],
  ['an unknown opening', edit('opening: M46', 'opening: M96'), ['M96'], 'opening', /unknown milestone M96/],
  ['an unknown closing', edit('closing: M53', 'closing: M93'), ['M93'], 'closing', /unknown milestone M93/],
  ['a fact of an unknown milestone', edit('guide-final: M17', 'guide-final: M97'), ['M97'], 'facts.guide-final', /unknown milestone M97/],
  [
    'a postponement that completes what is not of its overlay',
    edit('suspended: P2', 'suspended: M02'),
    ['M02\n  reconvened'],
    'postponement.suspended',
    /does not repeat per postponement/,
  ],
  [
    'a move that reopens an unknown milestone',
    edit('venue: [M11', 'venue: [M98'),
    ['M98'],
    'postponement.reopens.venue[0]',
    /unknown milestone M98/,
  ],
  ['plans decided by an unknown role', edit('by: [organiser]', 'by: [king]'), ['king'], 'decisions.by[0]', /unknown role king/],
  ['a basis for what is no change of plan', edit('basis: [decide-dates', 'basis: [wake'), ['wake'], 'decisions.basis[0]', /decide-dates/],
  [
    'an external satisfied by an unknown milestone',
    edit('milestone: M57}', 'milestone: M97}'),
    ['M97}'],
    'externals[0].satisfiedBy.milestone',
    /unknown milestone M97/,
  ],
  [
    'a stage that starts after an unknown milestone',
    edit('startsAfter: M26', 'startsAfter: M96'),
    ['M96'],
    'stages[4].procedure.startsAfter',
    /unknown milestone M96/,
  ],
  [
    'a stage that waits for itself',
    edit('startsAfter: M06', 'startsAfter: M15'),
    ['M15\n      slots: {draft'],
    'stages[2].procedure.startsAfter',
    /never start: M15 waits for M14/,
  ],
  [
    'a stage that starts after what repeats',
    edit('startsAfter: M26', 'startsAfter: M24'),
    ['M24\n      slots: {workPlan'],
    'stages[4].procedure.startsAfter',
    /M24 repeats/,
  ],
  [
    'a slot with an unknown milestone',
    edit('draft: M14', 'draft: M94'),
    ['M94'],
    'stages[2].procedure.slots.draft',
    /unknown milestone M94/,
  ],
  [
    'a slot with a milestone of another stage',
    edit('draft: M14', 'draft: M13'),
    ['M13,'],
    'stages[2].procedure.slots.draft',
    /M13 belongs to the stage mandate/,
  ],
  [
    'a slot with the milestone of another slot',
    edit('draft: M14', 'draft: M14, again: M14'),
    ['M14, final'],
    'stages[2].procedure.slots.again',
    /M14 stands already in the slot draft/,
  ],
  [
    'a meeting slot with a milestone that happens once',
    edit('    repeats: meeting\n', '', 'M23'),
    ['M23, issued'],
    'stages[3].procedure.perMeeting.slots.adopted',
    /M23 does not repeat per meeting/,
  ],
  [
    'a slot of its own for a milestone of each meeting',
    edit('consolidation: M25', 'consolidation: M22'),
    ['M22}\n      perMeeting'],
    'stages[3].procedure.slots.consolidation',
    /M22 repeats per meeting/,
  ],
  [
    'an owned milestone in no slot',
    edit('draft: M14, ', ''),
    ['discussion-guide', 'M14'],
    'milestones[13].stage',
    /M14 belongs to the stage discussion-guide, but stands in no slot/,
  ],
  [
    'prerequisites in a circle',
    edit('external: [previous-outcome]', 'requires: [M06]', 'M01'),
    ['[M06]', 'M01'],
    'milestones[0].requires',
    /circle: M01 → M06 → M04 → M01/,
  ],
  ['due rules in a circle', edit('chain(-2).commission', 'M17-4m', 'M15'), ['M17-4m'], 'milestones[14].due', /circle: M15 → M17 → M15/],
  // reminders
  [
    'a ladder whose rungs go back in time',
    edit('{days: -28, to: [responsible, deputy]}', '{days: -60, to: [responsible, deputy]}', 'documentation'),
    ['-60', 'documentation'],
    'stages[5].ladder.rungs[1].days',
    /must come after the day of the rung before it/,
  ],
  [
    'a rung that reaches nobody',
    edit('{days: -14, to: [responsible, deputy]}', '{days: -14, to: []}', 'M42'),
    ['[]}', 'M42'],
    'milestones[41].ladder.rungs[0].to',
    /must reach someone/,
  ],
  [
    'a rung that names a capacity twice',
    edit('{days: -14, to: [responsible, deputy]}', '{days: -14, to: [deputy, deputy]}', 'M42'),
    ['[deputy, deputy]', 'M42'],
    'milestones[41].ladder.rungs[0].to',
    /each capacity once/,
  ],
  [
    'an unknown capacity',
    edit('to: [responsible]', 'to: [owner]', 'congress\n    title: Congress'),
    ['owner', 'congress\n    title: Congress'],
    'stages[7].ladder.rungs[0].to[0]',
    /responsible.*informed/,
  ],
  [
    'an unknown tone',
    edit('tone: urgent', 'tone: shrill', 'M12'),
    ['shrill', 'M12'],
    'milestones[11].ladder.rungs[3].tone',
    /notice.*urgent.*escalation/,
  ],
  ['an organiser of no role', edit('organiser: organiser', 'organiser: boss'), ['boss'], 'reminders.organiser', /unknown role boss/],
  [
    'a promise that is usually longer than it may be',
    edit('{usualDays: 7, longestDays: 60}', '{usualDays: 61, longestDays: 60}'),
    ['61,'],
    'reminders.promise.usualDays',
    /more than the longest, 60/,
  ],
  [
    'follow-ups of a body that does not meet in sessions',
    edit('- body: ecosoc', '- body: host'),
    ['host\n      steps'],
    'reminders.sessions[1].body',
    /host does not meet in sessions/,
  ],
  [
    'follow-ups of an unknown body',
    edit('- body: ecosoc', '- body: senate'),
    ['senate'],
    'reminders.sessions[1].body',
    /unknown body senate/,
  ],
  [
    'follow-ups of one body in two places',
    edit('- body: ecosoc', '- body: commission'),
    ['commission\n      steps:\n        - {weeks: 8'],
    'reminders.sessions[1].body',
    /commission stands already in reminders\.sessions\[0\]/,
  ],
  [
    'steps of a follow-up that go back in time',
    edit('{weeks: 6, title: Documents', '{weeks: 12, title: Documents'),
    ['12, title: Documents'],
    'reminders.sessions[0].steps[1].weeks',
    /must be nearer to the session/,
  ],
  [
    'a follow-up that an unknown role is told of',
    edit('to: [intergovernmental-officer, follow-up-officer]', 'to: [clerk]'),
    ['clerk'],
    'reminders.sessions[1].to[0]',
    /unknown role clerk/,
  ],
  [
    'a symbol pattern with an unknown placeholder',
    edit('A/CONF.{c}/PM.1\n    source', 'A/CONF.{conf}/PM.1\n    source', 'M17'),
    ['A/CONF.{conf}'],
    'milestones[16].deliverable.symbols[0]',
    /unknown placeholder \{conf\}/,
  ],
  [
    'a symbol pattern that makes no symbol',
    edit('A/CONF.{c}/PM.1\n    source', 'A/CONF.{c}/PM.*\n    source', 'M17'),
    ['A/CONF.{c}/PM.*'],
    'milestones[16].deliverable.symbols[0]',
    /does not make a document symbol/,
  ],
];

describe('a template with a fault is refused at its place in the file:', () => {
  it.each(cases)('%s', (_, change, [mark, id], field, says) => {
    const { faults, text, file } = faultsOf([change]);
    const found = faults.find((fault) => fault.field === field);
    expect(found && { ...found, message: says.test(found.message) ? says.source : found.message }).toEqual({
      file,
      ...placeIn(text, mark, id),
      field,
      message: says.source,
    });
  });

  it('broken YAML', () => {
    const { faults, text } = faultsOf([edit('title: Host country', 'title: Host: country')]);
    expect(faults[0]).toMatchObject({ field: '', line: placeIn(text, 'Host: country').line });
  });

  it('a reference to nothing', () => {
    const { faults, text } = faultsOf([edit('version: 5', 'version: *last')]);
    expect(faults).toMatchObject([{ ...placeIn(text, '*last'), field: '', message: '*last refers to nothing' }]);
  });

  it('a file without content', () => {
    expect(faultsOf([() => '']).faults).toMatchObject([{ line: 1, column: 1, field: '', message: 'is empty' }]);
  });

  it('and in its message, as file, line, column and field', () => {
    const { text, file } = faultsOf([edit('opening-15m', 'opening-15x', 'M11')]);
    const { line, column } = placeIn(text, 'x', 'M11');
    expect(() => readTemplate(file)).toThrow(`edited.yaml:${line}:${column} milestones[10].due: expected "d" (days)`);
  });

  it('with all its faults at once', () => {
    const { faults } = faultsOf([
      edit('body: host', 'body: hosts', 'M09'),
      edit('requires: [M37]', 'requires: [M97]', 'M46'),
      edit('guide-final: M17', 'guide-final: M98'),
    ]);
    expect(faults.map((f) => f.field).sort()).toEqual(['facts.guide-final', 'milestones[45].requires[0]', 'milestones[8].body']);
  });
});

describe('prerequisites in a circle', () => {
  it('are found through soft ones too, and named once', () => {
    const { faults } = faultsOf([edit('expects: [M05]', 'expects: [M05, M08]', 'M06')]);
    expect(faults.map((f) => f.message)).toEqual(['prerequisites go in a circle: M06 → M08 → M07 → M06']);
  });

  it('are no fault where no placement has them all', () => {
    const onlyAtTheClosing = edit('requires: [M46]', 'requires: [M46, {milestone: M48, when: {placement: closing}}]', 'M47');
    const onlyAtTheOpening = edit('M47:started', '{milestone: M47, state: started, when: {placement: opening}}', 'M48');
    expect(faultsOf([onlyAtTheClosing, onlyAtTheOpening]).faults).toEqual([]);
    expect(faultsOf([onlyAtTheClosing]).faults).toHaveLength(1);
  });
});

describe('a template that is held to the procedures', () => {
  const guide = (slots: string[], settings: z.ZodType<object> = z.object({})): KnownProcedures => ({
    'discussion-guide': { slots, settings },
  });
  const fieldsOf = (procedures: KnownProcedures, edits: Edit[] = []) =>
    faultsOf(edits, procedures).faults.filter((f) => f.field.startsWith('stages[2]'));

  it('fills every slot of a procedure and no other', () => {
    expect(fieldsOf(guide(['draft', 'final']))).toEqual([]);
    expect(fieldsOf(guide(['draft', 'final', 'review']))).toMatchObject([
      { field: 'stages[2].procedure.slots', message: 'the slot "review" of discussion-guide has no milestone' },
    ]);
    expect(fieldsOf(guide(['draft']))).toMatchObject([
      { field: 'stages[2].procedure.slots.final', message: expect.stringContaining('has no slot "final"') as unknown },
    ]);
  });

  it('is held to those of the engine unless told otherwise', () => {
    const { faults } = faultsOf([edit('slots: {draft: M14, final: M17}', 'slots: {outline: M14, final: M17}')]);
    expect(faults.map((f) => f.field)).toEqual(['stages[2].procedure.slots.outline', 'stages[2].procedure.slots']);
    expect(faultsOf([edit('startsAfter: M06', 'startsAfter: M06\n      settings: {tongues: 6}')]).faults).toMatchObject([
      { message: 'Unrecognized key: "tongues"' },
    ]);
  });

  it('gives a procedure only settings that it knows', () => {
    const settings = z.strictObject({ languages: z.int().min(1) });
    const given = edit('slots: {draft: M14, final: M17}', 'slots: {draft: M14, final: M17}\n      settings: {languages: none}');
    expect(fieldsOf(guide(['draft', 'final'], settings), [given])).toMatchObject([{ field: 'stages[2].procedure.settings.languages' }]);
  });
});

describe('a folder of templates', () => {
  it('has each one under its id', () => {
    const own = mkdtempSync(join(tmpdir(), 'templates-'));
    writeFileSync(join(own, 'another-name.yaml'), whole);
    expect(() => readTemplates(own)).toThrow('id: must be the name of its file, another-name');
    rmSync(own, { recursive: true });
  });
});

describe('a file that cannot be taken for a document', () => {
  const faultsIn = (file: string): readonly FileFault[] => {
    try {
      readTemplate(file);
      return [];
    } catch (error) {
      if (error instanceof YamlFaults) return error.faults;
      throw error;
    }
  };

  it('because it is a folder, or is not there, is named with the reason', () => {
    expect(faultsIn(folder)).toEqual([expect.objectContaining({ file: folder, message: expect.stringContaining('cannot be read') })]);
    expect(faultsIn(join(folder, 'none.yaml'))).toEqual([expect.objectContaining({ message: expect.stringContaining('cannot be read') })]);
  });

  it('because references within references would fill the memory, is named too', () => {
    const file = join(folder, 'aliases.yaml');
    const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array.from({ length: 10 }, () => `*l${n}`).join(', ')}]`);
    writeFileSync(file, ['l0: &l0 [a, b]', ...levels].join('\n'));
    expect(faultsIn(file)).toEqual([expect.objectContaining({ file, message: expect.stringContaining('cannot be taken apart') })]);
  });
});
