import { expect, test } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { csvOf } from './csv.js';
import { markdownOf } from './markdown.js';
import { whatIf } from './what-if.js';

const template = cycleTemplate([
  { id: 'M01', due: 'opening-6m', title: '=A | <b>guide</b>' },
  { id: 'M02', due: 'opening-3m', requires: ['M01'], takes: { count: 4, unit: 'm' } },
  { id: 'M46', due: 'opening', requires: ['M02'] },
  { id: 'M53', due: 'closing' },
]);

function answer() {
  const table = new EditionOnTheTable(template);
  table.create('2026-06-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const found = whatIf(table.world, [{ type: 'late', milestone: 'M01', days: 31 }], '2026-06-02');
  if ('refusal' in found) throw new Error(found.refusal.reason);
  return found;
}

test('as Markdown: what is supposed, what comes of it, and each date that moves, with text that stays text', () => {
  const text = markdownOf(answer());
  expect(text).toBe(`# An edition: what if

As of 2026-06-02. Nothing of this is recorded.

**If this holds: 1 other milestone moves; 2 more at risk than without (M01 the most, by 61 days); 1 without slack. The opening on 21 April 2031 can be held.**

## Supposed

- M01, "=A \\| &lt;b&gt;guide&lt;/b&gt;", is done on 21 November 2030, 31 days after its due date.

## At risk

- M01, =A \\| &lt;b&gt;guide&lt;/b&gt;: by 61 days instead of 30. It can be done on 2030-11-21 at the earliest, 61 days too late for M02 (M01 → M02).
- M02, Milestone M02: by 59 days instead of 31. It can be done on 2031-03-21 at the earliest, 59 days after its date (2031-01-21).

## Without slack

- M01, =A \\| &lt;b&gt;guide&lt;/b&gt;: 61 days missing; before: 30 days missing (M01 → M02).

## Dates

| Milestone | Title | Earliest | As planned | Latest | Slack, days | At risk, days |
| --- | --- | --- | --- | --- | --- | --- |
| M01 | =A \\| &lt;b&gt;guide&lt;/b&gt; | 2030-10-21 → 2030-11-21 | 2030-10-21 → 2030-11-21 | 2030-09-21 | -61 | 61 |
| M02 | Milestone M02 | 2031-02-21 → 2031-03-21 | 2031-01-21 | 2031-04-21 | 31 | 59 |

1 more milestone rests on this and keeps its dates.
`);
});

test('as CSV: one line for each milestone, and no cell that a spreadsheet would reckon with', () => {
  const [head = '', first = '', second = ''] = csvOf(answer()).split('\r\n');
  expect(head.startsWith('key,title,stage,responsible,assumed,earliest before,earliest,')).toBe(true);
  expect(first).toContain("'=A | <b>guide</b>");
  expect(second).toBe('M02,Milestone M02,mandate,secretary,,2031-02-21,2031-03-21,2031-01-21,2031-01-21,2031-04-21,2031-04-21,59,31,31,59');
});
