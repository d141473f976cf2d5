import type { PageKey } from '../../../domain/words/pages/pages.js';
import type { Words } from '../../../domain/words/words.js';
import { page, style } from '../pages/eta.js';
import type { Faults, Field, Given } from './form.js';

/** Something the page says of what it is about: "Due: Friday 23 April 2032". */
export interface Particular {
  term: string;
  values: string[];
  /** The values are in people's own words, in whatever language they wrote them. */
  quoted?: true;
}

/** What is told at the top of a page: what has been done, or what is wrong. */
export interface Told {
  text: string;
  kind: 'done' | 'wrong' | 'note';
  /** A further sentence, in the reader's words. */
  also?: string;
  /** The core's own words, for whoever is asked for help. */
  english?: string;
}

export interface Form {
  fields: readonly Field[];
  given: Given;
  faults: Faults;
  /** Text of the button. */
  submit: string;
}

export interface Page {
  heading: string;
  /** Title of the edition, where the page is about one. */
  edition?: string;
  told: readonly Told[];
  /** Paragraphs. */
  lead?: readonly string[];
  particulars: readonly Particular[];
  form?: Form;
}

interface Data extends Page {
  title: string;
  words: Words<PageKey>;
}

const more = `
  body { max-width: 40rem; font-size: 1.05rem; } main > * { margin-block: 1rem; } dl { grid-template-columns: minmax(6rem, max-content) 1fr; } dt { grid-column: 1; } dd { grid-column: 2; }
  label { display: block; font-weight: 600; } .field { margin-block: 1.2rem; } .hint { margin: .1rem 0 .3rem; opacity: .8; }
  input, textarea, button { font: inherit; box-sizing: border-box; max-width: 100%; } input, textarea { width: 100%; padding: .5rem; border: 1px solid #767676; border-radius: .3rem; }
  input[type=date] { width: 14rem; } textarea { min-height: 6rem; } button { min-height: 2.8rem; padding: .5rem 1.4rem; border: 0; border-radius: .3rem; background: #0b5394; color: #fff; font-weight: 600; }
  :focus-visible { outline: 3px solid #d98200; outline-offset: 2px; } .told { padding: .7rem 1rem; border-inline-start: .4rem solid #767676; background: #8881; }
  .told.done { border-color: #1a7f37; } .told.wrong, .field.wrong { border-color: #c62828; } .field.wrong { border-inline-start: .4rem solid #c62828; padding-inline-start: .8rem; } .fault { font-weight: 600; margin: .2rem 0; }
  .told p { margin: 0; } details { margin-top: .5rem; } @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { grid-column: 1; margin-bottom: .5rem; } button { width: 100%; } }`;

const fieldTemplate = `
<% const fault = it.form.faults[field.name]; const value = it.form.given[field.name] ?? field.value ?? ''; %>
<% const described = [field.hint ? field.name + '-hint' : '', fault ? field.name + '-fault' : ''].filter(Boolean).join(' '); %>
<div class="field<% if (fault) { %> wrong<% } %>">
<label for="<%= field.name %>"><%= field.optional ? it.words.say('optional', { label: field.label }) : field.label %></label>
<% if (field.hint) { %><p class="hint" id="<%= field.name %>-hint"><%= field.hint %></p><% } %>
<% if (fault) { %><p class="fault" id="<%= field.name %>-fault"><%= fault %></p><% } %>
<% if (field.kind === 'text') { %><textarea id="<%= field.name %>" name="<%= field.name %>" dir="auto" maxlength="2000"<% if (!field.optional) { %> required<% } %><% if (described) { %> aria-describedby="<%= described %>"<% } %><% if (fault) { %> aria-invalid="true"<% } %>><%= value %></textarea>
<% } else { %><input id="<%= field.name %>" name="<%= field.name %>" type="<%= field.kind === 'date' ? 'date' : field.kind === 'link' ? 'url' : 'text' %>" value="<%= value %>" dir="ltr" autocomplete="off"<% if (field.from) { %> min="<%= field.from %>"<% } %><% if (field.to) { %> max="<%= field.to %>"<% } %><% if (!field.optional) { %> required<% } %><% if (described) { %> aria-describedby="<%= described %>"<% } %><% if (fault) { %> aria-invalid="true"<% } %>><% } %>
</div>`;

const render = page<Data>(
  'link',
  `<!doctype html>
<html lang="<%= it.words.language %>" dir="<%= it.words.direction %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title><%= it.title %></title>
<style>${style}${more}</style>
</head>
<body>
<main>
<h1><%= it.heading %></h1>
<% for (const { text, kind, also, english } of it.told) { %><div class="told <%= kind %>" role="<%= kind === 'wrong' ? 'alert' : 'status' %>"><p><%= text %></p>
<% if (also) { %><p><%= also %></p>
<% } %><% if (english) { %><details><summary><%= it.words.say('inEnglish') %></summary><p lang="en" dir="ltr"><%= english %></p></details><% } %></div>
<% } %><% for (const paragraph of it.lead ?? []) { %><p class="lead"><%= paragraph %></p>
<% } %><% if (it.particulars.length > 0) { %><dl>
<% for (const { term, values, quoted } of it.particulars) { %><dt><%= term %></dt><% for (const value of values) { %><dd><% if (quoted) { %><bdi><%= value %></bdi><% } else { %><%= value %><% } %></dd><% } %>
<% } %></dl>
<% } %><% if (it.form) { %><form method="post">
<% for (const field of it.form.fields) { %>${fieldTemplate}
<% } %><p><button type="submit"><%= it.form.submit %></button></p>
</form>
<% } %></main>
</body>
</html>
`,
);

/** A page behind a link: works without a script, with a keyboard, on a small screen, in both directions of writing. */
export const rendered = (shown: Page, words: Words<PageKey>): string =>
  render({
    ...shown,
    words,
    title: shown.edition === undefined ? shown.heading : words.say('pageTitle', { what: shown.heading, edition: shown.edition }),
  });
