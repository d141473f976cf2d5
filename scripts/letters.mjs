/**
 * Writes one letter of every kind in every language, as it would be sent, for translators and whoever wants to see them:
 * `npm run letters -- [--out FOLDER]`. Open `index.html` there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import '../test/support/typescript.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: join('data', 'letters') } } });
const folder = resolve(values.out);
const { sampleLetters } = await import('../test/letters/samples.ts');
const { compose } = await import('../activities/mail/compose.ts');

mkdirSync(folder, { recursive: true });
const lines = [];
for (const { name, language, letter } of await sampleLetters()) {
  const { subject, text, html } = compose(letter);
  const file = `${name}.${language}`;
  writeFileSync(join(folder, `${file}.txt`), `${subject}\n\n${text}`);
  writeFileSync(join(folder, `${file}.html`), html);
  lines.push(`<li>${language}: <a href="${file}.html">${name}</a> (<a href="${file}.txt">text</a>)</li>`);
}
writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Letters</title><ul>${lines.join('\n')}</ul>\n`);
console.log(`${lines.length} letters in ${folder}`);
