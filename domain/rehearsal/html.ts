import { escapedHtml } from './html-text.js';
import type { Names } from './names.js';
import type { Rehearsal, RehearsedScenario } from './rehearsal.types.js';
import { comparisonSection, isDate, overview, sectionsOf, spanOf, type Section } from './sections.js';
import { narrow, pictureOf, scaleOf, wide, type Scale } from './time-line-picture.js';

/** Nothing is loaded from elsewhere, and nothing moves: it reads the same on a screen, on a telephone and on paper. */
const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #8a919966; --paper: #fff; --done: #1a7f4b; --late: #b3261e; --congress: #1a5fb455; --undated: #c7890033; font: 15px/1.45 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181b; --done: #4cc38a; --late: #ff8a80; --congress: #62a0ea77; --undated: #e5a50a44; } }
body { max-width: 64rem; margin: 1.5rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2.2rem; border-top: 2px solid var(--faint); padding-top: 1rem; } h3 { font-size: 1.05rem; margin-top: 1.5rem; }
.wide { overflow-x: auto; } figure { margin: 1.2rem 0; break-inside: avoid; } figcaption { font-weight: 600; margin-bottom: .3rem; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--faint); } td { overflow-wrap: break-word; min-width: 3rem; } td:first-child { min-width: 8rem; } td.date { min-width: 0; } th { font-weight: 600; }
.lead { font-size: 1.1rem; } .note { opacity: .75; } .date { white-space: nowrap; } summary { cursor: pointer; font-weight: 600; margin: 1rem 0 .5rem; }
svg { display: block; width: 100%; height: auto; } .on-telephones { display: none; } svg text { fill: var(--ink); font-size: 11px; } svg .year { stroke: var(--faint); } svg text.year { stroke: none; opacity: .75; } svg .lane { stroke: var(--faint); }
svg .done { fill: var(--done); } svg .open { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; } svg .waived { fill: var(--paper); stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 2; opacity: .6; } svg path.late { fill: var(--late); } svg .delay { stroke: var(--late); stroke-width: 2.5; opacity: .55; } svg .congress { fill: var(--congress); } svg .undated { fill: var(--undated); }
.key svg { display: inline; width: 1rem; height: 1rem; vertical-align: -.15rem; margin-inline: .6rem .25rem; }
/* A telephone is too narrow for tables: each row is a block, each cell says of which column it is. */
@media screen and (max-width: 46rem) { .on-paper { display: none; } .on-telephones { display: block; } table, tbody, tr, td { display: block; } thead { display: none; } tr { padding: .5rem 0; border-bottom: 1px solid var(--faint); } td, td:first-child { min-width: 0; padding: .1rem 0; border: 0; overflow-wrap: anywhere; } td:empty { display: none; } td:first-child { font-weight: 600; } td:not(:first-child)::before { content: attr(data-of) ": "; opacity: .75; } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --done: #1a7f4b; --late: #b3261e; font-size: 9.5pt; } body { max-width: none; margin: 0; } @page { margin: 14mm; } .wide { overflow: visible; } h2, h3 { break-after: avoid; } tr, svg { break-inside: avoid; } thead { display: table-header-group; } }
`;

/** A rehearsal as one page that needs nothing beside it. */
export function htmlOf(rehearsal: Rehearsal): string {
  const { title, template, scenarios, names } = rehearsal;
  const scale = scaleOf(rehearsal);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rehearsal: ${escapedHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>Rehearsal: <bdi>${escapedHtml(title)}</bdi></h1>
<p class="note">Template <bdi>${escapedHtml(template.title)}</bdi>, version ${template.version}.</p>
${section(overview(rehearsal), 2)}
${scenarios.map((scenario) => figureOf(scenario, rehearsal, scale)).join('\n')}
${key}
${scenarios.length > 1 ? section(comparisonSection(rehearsal), 2) : ''}
${scenarios.map((scenario) => scenarioOf(scenario, names)).join('\n')}
</body>
</html>
`;
}

const sign = (shape: string): string => `<svg viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;

const key = `<p class="note key">In the pictures:${sign('<circle class="done" cx="8" cy="8" r="5"/>')}done in time,${sign('<path class="late" d="M8 2l6 6l-6 6l-6 -6z"/>')}late, with the days that it took,${sign('<circle class="open" cx="8" cy="8" r="5"/>')}open at the end,${sign('<circle class="waived" cx="8" cy="8" r="5"/>')}waived,${sign('<rect class="congress" width="16" height="16"/>')}the congress,${sign('<rect class="undated" width="16" height="16"/>')}postponed without a date.</p>`;

const figureOf = (scenario: RehearsedScenario, rehearsal: Rehearsal, scale: Scale): string => `<figure>
<figcaption dir="auto">${escapedHtml(scenario.title)}</figcaption>
<div class="on-paper">${pictureOf(scenario, rehearsal, scale, wide)}</div>
<div class="on-telephones">${pictureOf(scenario, rehearsal, scale, narrow)}</div>
</figure>`;

function scenarioOf(scenario: RehearsedScenario, names: Names): string {
  const { title, about, headline } = scenario;
  return `<h2 dir="auto">${escapedHtml(title)}</h2>
${about === undefined ? '' : `<p dir="auto">${escapedHtml(about)}</p>`}
<p class="lead" dir="auto">${escapedHtml(headline)}</p>
<p class="note">${escapedHtml(spanOf(scenario))}</p>
${sectionsOf(scenario, names).map(folded).join('\n')}`;
}

/** What is long begins folded on a screen. */
const longRows = 40;

function folded(one: Section): string {
  if (one.rows.length <= longRows) return section(one, 3);
  return `<details><summary>${escapedHtml(one.title)} (${one.rows.length})</summary>\n${tableOf(one)}\n</details>`;
}

function section(one: Section, level: 2 | 3): string {
  const { title, rows, empty } = one;
  const head = `<h${level}>${escapedHtml(title)}${rows.length > 0 && level === 3 ? ` (${rows.length})` : ''}</h${level}>`;
  return `${head}\n${rows.length === 0 ? `<p class="note">${escapedHtml(empty)}</p>` : tableOf(one)}`;
}

/** Days do not break over two lines. */
const withWholeDates = (html: string): string => html.replace(/\d{4}-\d\d-\d\d/g, '<span class="date">$&</span>');

function tableOf({ columns, rows, legend }: Section): string {
  const heads = columns.map((column) => escapedHtml(column));
  const cells = (row: readonly string[]): string =>
    row
      .map(
        (cell, n) =>
          `<td dir="auto" data-of="${heads[n] ?? ''}"${isDate(cell) ? ' class="date"' : ''}>${withWholeDates(escapedHtml(cell))}</td>`,
      )
      .join('');
  return `${legend === undefined ? '' : `<p class="note" dir="auto">${escapedHtml(legend)}</p>\n`}<div class="wide"><table>
<thead><tr>${heads.map((name) => `<th scope="col" dir="auto">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody>
</table></div>`;
}
