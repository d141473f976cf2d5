import { page, style } from './eta.js';

/** A text, or one that leads somewhere. */
export type Cell = string | { text: string; href: string };

/** A table under a heading. */
export interface Section {
  title: string;
  /** What an empty one says. */
  empty?: string;
  /** What its columns mean, where their names do not tell. */
  legend?: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Says how many rows there are, or as `count` has it. */
  counted?: boolean;
  count?: number;
}

/** What there is to read of something: the facts of its head, and tables. */
export interface Document {
  title: string;
  lead: readonly string[];
  head: readonly (readonly [term: string, value: Cell])[];
  sections: readonly Section[];
}

/** A day, a month, or a period: what must not break over two lines. */
export const isDate = (cell: Cell): boolean =>
  typeof cell === 'string' && /^\d{4}-\d\d(?:-\d\d)?(?: to \d{4}-\d\d-\d\d(?: \(expected\))?)?$/.test(cell);

/** An address that people entered, where a browser may be sent there; else its text. */
export const webLink = (address: string): Cell => (/^https?:\/\//i.test(address) ? { text: address, href: address } : address);

const cell = `<% if (typeof cell === 'string') { %><%= cell %><% } else { %><a href="<%= cell.href %>" rel="noreferrer"><%= cell.text %></a><% } %>`;

/** On a narrow screen each row is a block, each cell a line that says of which column it is: no column is out of sight. */
const narrow = `
  @media screen and (max-width: 40rem) {
    table, tbody, tr, td { display: block; } thead { display: none; } tr { padding: .5rem 0; border-bottom: 1px solid #8886; }
    td { padding: .1rem 0; border: 0; overflow-wrap: anywhere; } td:empty { display: none; }
    td:first-child { font-weight: 600; } td:not(:first-child)::before { content: attr(data-of) ": "; opacity: .75; }
  }`;

const render = page<Document & { isDate: typeof isDate }>(
  'document',
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title><%= it.title %></title>
<style>${style}${narrow}</style>
</head>
<body>
<main>
<h1 dir="auto"><%= it.title %></h1>
<% for (const paragraph of it.lead) { %><p class="lead" dir="auto"><%= paragraph %></p>
<% } %><dl>
<% for (const [name, cell] of it.head) { %><dt><%= name %></dt><dd<% if (it.isDate(cell)) { %> class="date"<% } else { %> dir="auto"<% } %>>${cell}</dd>
<% } %></dl>
<% for (const section of it.sections) { %>
<h2><%= section.title %><% if (section.counted && section.rows.length > 0) { %> (<%= section.count ?? section.rows.length %>)<% } %></h2>
<% if (section.rows.length === 0) { %><p class="none"><%= section.empty %></p>
<% } else { %><% if (section.legend) { %><p class="legend"><%= section.legend %></p>
<% } %><div class="wide"><table>
<thead><tr><% for (const column of section.columns) { %><th scope="col"><%= column %></th><% } %></tr></thead>
<tbody>
<% for (const row of section.rows) { %><tr><% for (const [n, cell] of row.entries()) { %><td data-of="<%= section.columns[n] %>"<% if (it.isDate(cell)) { %> class="date"<% } else { %> dir="auto"<% } %>>${cell}</td><% } %></tr>
<% } %></tbody>
</table></div>
<% } } %>
</main>
</body>
</html>
`,
);

/** A page that needs no script, fits a small screen and prints well. Sections without rows and without a word for that are left out. */
export const rendered = (document: Document): string =>
  render({
    ...document,
    sections: document.sections.filter(({ rows, empty }) => rows.length > 0 || empty !== undefined),
    isDate,
  });
