import type { ProgressReport } from '../../../domain/report/progress.js';
import { page, style } from '../pages/eta.js';
import { headOf, isDate, type Section, sectionsOf, stageTable } from './sections.js';

interface Data {
  title: string;
  asOf: string;
  headline: string;
  head: [string, string][];
  sections: Section[];
  isDate: (cell: string) => boolean;
}

const render = page<Data>(
  'progress',
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Progress: <%= it.title %>, as of <%= it.asOf %></title>
<style>${style}</style>
</head>
<body>
<h1>Progress: <%= it.title %>, as of <%= it.asOf %></h1>
<p class="lead"><%= it.headline %></p>
<dl>
<% for (const [name, value] of it.head) { %><dt><%= name %></dt><dd<% if (it.isDate(value)) { %> class="date"<% } %>><%= value %></dd>
<% } %></dl>
<% for (const section of it.sections) { %>
<h2><%= section.title %><% if (section.rows.length > 0) { %> (<%= section.rows.length %>)<% } %></h2>
<% if (section.rows.length === 0) { %><p class="none"><%= section.empty %></p>
<% } else { %><% if (section.legend) { %><p class="legend"><%= section.legend %></p>
<% } %><table>
<thead><tr><% for (const column of section.columns) { %><th scope="col"><%= column %></th><% } %></tr></thead>
<tbody>
<% for (const row of section.rows) { %><tr><% for (const cell of row) { %><td<% if (it.isDate(cell)) { %> class="date"<% } %>><%= cell %></td><% } %></tr>
<% } %></tbody>
</table>
<% } } %>
</body>
</html>
`,
);

/** The report as a page that prints well. */
export const asHtml = (report: ProgressReport): string =>
  render({
    title: report.edition.title,
    asOf: report.asOf,
    headline: report.headline,
    head: headOf(report),
    sections: [stageTable(report), ...sectionsOf(report)],
    isDate,
  });
