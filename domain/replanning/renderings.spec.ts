import { describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { PlanningCommand } from '../edition/commands.js';
import { instantAt } from '../time/plain-date.js';
import { titlesOf } from '../template/titles.js';
import { csvOf } from './csv.js';
import { differenceOf } from './difference.js';
import type { Difference } from './difference.types.js';
import { markdownOf } from './markdown.js';
import { simulate } from './simulate.js';

const table = new EditionOnTheTable(readTemplate('seeds/templates/un-crime-congress.yaml'), 'Asia/Tokyo', { ada: 'Asia/Tokyo' });
table.create('2025-12-17', {
  title: 'A congress <b>in Kyoto</b>',
  targetYear: 2030,
  dates: { opening: '2030-04-22', closing: '2030-04-27' },
  venue: 'Kyoto',
});
table.give('2028-01-09', { type: 'pin', milestone: 'M41', on: '2030-04-01', reason: '=HYPERLINK("x") | told *delegations*' });

const evidence = { symbol: 'decision 84/550' };
const postponed: PlanningCommand[] = [
  { type: 'announce-postponement', evidence },
  { type: 'suspend', evidence },
  { type: 'reconvene', opening: '2030-10-07', closing: '2030-10-12', evidence, retarget: {} },
];

function tried(...changes: PlanningCommand[]): Difference {
  const simulation = simulate(table.world, changes, { now: instantAt('Asia/Tokyo', '2030-01-10', 12), actor: 'organiser' });
  if ('refusal' in simulation) throw new Error(simulation.refusal.reason);
  return simulation.difference;
}

const difference = tried(...postponed);
const section = (markdown: string, title: string): string => markdown.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

describe('a difference as Markdown', () => {
  const markdown = markdownOf(difference);

  it('begins with what it comes to', () => {
    expect(markdown).toContain(`**${difference.headline.replace(/[<>&]/g, '')}**`);
    expect(markdown).toContain('As of 2030-01-10.');
  });

  it('lists each date that moves with its days and why', () => {
    const moved = section(markdown, 'Moved');
    expect(moved).toMatch(/\| M46 \| Opening of the Congress \| 2030-04-22 \| 2030-10-07 \| \+168 \| On the day of the opening/);
    expect(moved.split('\n').filter((line) => line.startsWith('| M') || line.startsWith('| P'))).toHaveLength(
      difference.counts.byChange.moved + 1, // the heading names a milestone, too
    );
  });

  it('names the sessions to decide on, the critical path, and what is kept though its rule says otherwise', () => {
    expect(section(markdown, 'Sessions that need a decision')).toMatch(
      /\| M55 \|.*\| 39th session of the Commission .*\(expected in 2030-05\) \| 40th session of the Commission /,
    );
    expect(section(markdown, 'Critical path')).toMatch(
      /\*\*Before\*\*: \d+ days (missing|of slack)\.\n[^]*\| M31 \| Negotiations .*\n[^]*\| M46 \| Opening of the Congress \| 2030-04-22 \|\n[^]*\*\*After\*\*: \d+ days/,
    );
    expect(section(markdown, 'Pinned, and not moved')).toMatch(/\| M41 \|.*\| 2030-04-01 \| 2030-09-20 \|/);
  });

  it('lets nothing that people have entered become markup', () => {
    expect(markdown).toContain('# What changes: A congress &lt;b&gt;in Kyoto&lt;/b&gt;');
    const unpinned = markdownOf(tried({ type: 'pin', milestone: 'M41', on: '2030-04-02', reason: '<img src=x> | a | b' }));
    expect(unpinned).toContain('&lt;img src=x&gt; \\| a \\| b');
    expect(unpinned).not.toContain('<img');
  });

  it('says of nothing that nothing changes', () => {
    const nothing = markdownOf(differenceOf(table.world, table.world, '2030-01-10'));
    expect(nothing).toContain('**Nothing changes.**');
    expect(nothing.match(/^## .*$/gm)).toEqual(['## Kept besides', '## Critical path']);
  });
});

describe('a difference for people', () => {
  const titles = titlesOf(table.world.template, new Map([['ada', 'Ada <Organiser>']]));
  const refused = table.give('2028-02-01', { type: 'assign-role', role: 'organiser', person: 'ada', capacity: 'responsible' });
  if (refused) throw new Error(refused.reason);
  const told = tried(...postponed);
  const markdown = markdownOf(told, titles);
  const csv = csvOf(told, titles);

  it('calls people, roles, stages and sessions what they are called, and no role by whom it has not', () => {
    const reminders = section(markdown, 'Reminders new');
    expect(reminders).toMatch(/\| Ada &lt;Organiser&gt; \(Organiser\) \| [MP]\d+[^|]*, [A-Z]/);
    expect(reminders).toMatch(/\| nobody: [A-Z][a-z -]+ is vacant \|/);
    expect(`${markdown}${csv}`).not.toMatch(/role:|\bada\b|commission-\d|general-assembly-\d|ecosoc-\d/);
    expect(csv).toMatch(/^M46,Opening of the Congress,[A-Z][^,]*,Organiser,moved,/m);
  });

  it('names in one line who would be told of the decision by a letter', () => {
    expect(section(markdown, 'Told of the decision by a letter (1)')).toContain('- Ada &lt;Organiser&gt; (Organiser)\n');
    expect(section(markdown, 'Reminders new')).not.toContain('decision on the congress');
  });

  it('tells nobody how rules are written', () => {
    expect(told.milestones.some(({ rule }) => rule.includes('chain('))).toBe(true);
    expect(`${markdown}${csv}`).not.toContain('chain(');
  });

  it('leaves an id where the name is not known any more', () => {
    expect(section(markdownOf(told, titlesOf(table.world.template)), 'Reminders new')).toContain('| ada (Organiser) |');
  });
});

describe('a difference as CSV', () => {
  const [head = '', ...rows] = csvOf(difference).trimEnd().split('\r\n');

  it('has a line for each milestone, kept ones included', () => {
    expect(head.split(',').slice(0, 8)).toEqual(['key', 'title', 'stage', 'responsible', 'change', 'from', 'to', 'days']);
    expect(rows).toHaveLength(difference.milestones.length);
    expect(rows.find((row) => row.startsWith('M46,'))).toMatch(
      /^M46,Opening of the Congress,congress,organiser,moved,2030-04-22,2030-10-07,168,/,
    );
    expect(rows.find((row) => row.startsWith('M55,'))).toMatch(
      /,39th session of the Commission [^,]*,40th session of the Commission [^,]*$/,
    );
  });

  it('makes no formula of what people have entered', () => {
    const cells = csvOf({
      ...difference,
      milestones: difference.milestones.map((m) => ({ ...m, title: '=1+1' })),
    });
    expect(cells).toContain("M46,'=1+1,");
  });
});
