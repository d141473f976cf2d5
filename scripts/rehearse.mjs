/**
 * Rehearses a script on a virtual clock, from the first mandate to the next edition:
 * `npm run rehearse -- <script.yaml> [--out FOLDER] [--format json,md,html] [--outline] [--today YYYY-MM-DD]`.
 * Without `--out` a summary is printed, or the one format that is named; with it, files are written too (docs/rehearsal.md).
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import '../test/support/typescript.mjs';

const formats = ['json', 'md', 'html'];
const usage = 'npm run rehearse -- <script.yaml> [--out FOLDER] [--format json,md,html] [--outline] [--today YYYY-MM-DD]';

function fail(message) {
  console.error(message);
  process.exit(1);
}

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        format: { type: 'string' },
        outline: { type: 'boolean', default: false },
        today: { type: 'string' },
      },
    });
    if (positionals.length !== 1) fail(`Name one script: ${usage}`);
    const wanted = values.format?.split(',') ?? [];
    const unknown = wanted.find((format) => !formats.includes(format));
    if (unknown !== undefined) fail(`There is no format "${unknown}"; there are ${formats.join(', ')}.`);
    if (values.out === undefined && wanted.length > 1) fail('Name a folder (--out) for several formats.');
    return { ...values, file: resolve(positionals[0]), wanted };
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}

const { file, out, wanted, outline, today: given } = asked();
if (!existsSync(file)) fail(`There is no file ${file}.`);
const { isPlainDate } = await import('../domain/time/plain-date.ts');
if (given !== undefined && !isPlainDate(given)) fail(`"${given}" is not a date such as 2026-11-21.`);

const { readRehearsal } = await import('../seeds/rehearsals.ts');
const { YamlFaults } = await import('../seeds/yaml.ts');
const { rehearsalOf, rehearsing } = await import('../domain/rehearsal/rehearse.ts');
const { markdownOf } = await import('../domain/rehearsal/markdown.ts');
const { htmlOf } = await import('../domain/rehearsal/html.ts');
const { summaryOf } = await import('../domain/rehearsal/summary.ts');
const { holidayCalendar } = await import('../entities/holidays.ts');

const rendered = { json: (rehearsal) => `${JSON.stringify(rehearsal, null, 2)}\n`, md: markdownOf, html: htmlOf };

function read(today) {
  try {
    return readRehearsal(file, today);
  } catch (error) {
    if (!(error instanceof YamlFaults)) throw error;
    const { length } = error.faults;
    return fail(`${error.message}\n\n${length} fault${length === 1 ? '' : 's'}; nothing was rehearsed.`);
  }
}

/** One line that is written over, on a terminal only: what is printed stays clean. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

const now = given ?? new Date().toISOString().slice(0, 10);
const { rehearsal, template, sessions, stations } = read(now);
const means = { template, sessions, stations, today: rehearsal.today ?? now, isHoliday: await holidayCalendar(stations) };
const count = rehearsal.scenarios?.length ?? 1;
const running = rehearsing(rehearsal, means, outline ? 'outline' : 'whole');
let step = running.next();
for (let told = -1; !step.done; step = running.next()) {
  if (step.value === told) continue;
  told = step.value;
  progress(told < count ? `${told + 1} of ${count} …` : '');
}
const result = rehearsalOf(rehearsal, means, step.value);

if (out === undefined) {
  process.stdout.write(wanted[0] === undefined ? summaryOf(result) : rendered[wanted[0]](result));
} else {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const written = (wanted.length > 0 ? wanted : formats).map((format) => {
    const path = join(folder, `${result.id}.${format}`);
    writeFileSync(path, rendered[format](result));
    return path;
  });
  process.stdout.write(`${summaryOf(result)}\nWritten: ${written.join(', ')}\n`);
}
