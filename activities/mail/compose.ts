import { html, type Html } from './html.js';
import type { Letter, LetterEntry } from './letter.js';
import { wordsFor, type Words } from './words.js';

export interface Composed {
  subject: string;
  text: string;
  html: string;
}

/** Puts a letter into its reader's language, as plain text and as simple HTML that say the same. */
export function compose(letter: Letter): Composed {
  const words = wordsFor(letter.reader.language);
  return { subject: oneLine(subjectOf(letter, words)), text: textOf(letter, words), html: htmlOf(letter, words).text };
}

/** Text for a header or a line: control characters, line breaks above all, become spaces. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

function subjectOf({ kind, edition, entries }: Letter, words: Words): string {
  const first = entries[0];
  const what =
    kind === 'reminder' && first
      ? statement(first, words)
      : words.catchUpSubject(entries.length, entries.filter((entry) => entry.days < 0).length);
  return `[${edition.title}] ${what}`;
}

const statement = ({ milestone, title, days }: LetterEntry, words: Words): string => `${milestone} ${title} ${words.due(days)}`;

const opening = ({ kind, edition, entries }: Letter, words: Words): string =>
  kind === 'reminder' ? words.reminder(edition.title) : words.catchUp(edition.title, entries.length);

const particulars = ({ dueOn, deliverable }: LetterEntry, words: Words): string[] => [
  words.dueOn(words.date(dueOn)),
  ...(deliverable === undefined ? [] : [words.deliverable(deliverable)]),
];

function textOf(letter: Letter, words: Words): string {
  const entries = letter.entries.map((entry) =>
    [statement(entry, words), ...particulars(entry, words), entry.link]
      .map((line, n) => (n === 0 ? oneLine(line) : `  ${oneLine(line)}`))
      .join('\n'),
  );
  const paragraphs = [words.greeting(letter.reader.name), opening(letter, words)].map(oneLine);
  return `${[...paragraphs, ...entries, `${words.readMore} ${letter.link}`, `--\n${words.closing}`].join('\n\n')}\n`;
}

function htmlOf(letter: Letter, words: Words): Html {
  const entries = letter.entries.map(
    (entry) =>
      html`<li>
        <p>
          <a href="${entry.link}"><strong>${statement(entry, words)}</strong></a
          ><br />${particulars(entry, words).join('. ')}
        </p>
      </li> `,
  );
  return html`<!doctype html>
    <html lang="${words.language}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <title>${letter.edition.title}</title>
      </head>
      <body style="font-family: sans-serif; line-height: 1.4; max-width: 40em">
        <p>${words.greeting(letter.reader.name)}</p>
        <p>${opening(letter, words)}</p>
        <ul>
          ${entries}
        </ul>
        <p>${words.readMore} <a href="${letter.link}">${letter.link}</a></p>
        <hr />
        <p style="color: #555"><small>${words.closing}</small></p>
      </body>
    </html> `;
}
