import { parseArgs } from 'node:util';
import { Surroundings } from './parts/surroundings.js';
import type { Row } from './row.js';
import { rows } from './rows/rows.js';
import { holds, jsonOf, machine, tableOf, type Line } from './table.js';

/**
 * `npm run bench`: a table of what is promised about speed and memory, measured on this machine. `--only name` measures one
 * row (may be repeated), `--json` prints JSON. Exit status: 0 where every promise was kept, 1 where one was missed or
 * could not be measured. Nothing is left running, and nothing is written but to a temporary folder.
 */

/** The whole run ends by then, in milliseconds. */
const limit = 30 * 60_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } } });
  const chosen = choose(values.only);
  const surroundings = new Surroundings();
  const lines: Line[] = [];
  const end = (why: string): void => {
    console.error(`\n${why}: stopping everything.`);
    report(lines, values.json);
    void surroundings.stop().finally(() => process.exit(1));
  };
  const late = setTimeout(() => end(`Not done after ${limit / 60_000} minutes`), limit);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(`Told to stop by ${signal}`));

  try {
    for (const row of chosen) {
      console.error(`measuring ${row.name}: ${row.says}`);
      lines.push(await measuredLine(row, surroundings));
    }
  } finally {
    clearTimeout(late);
    await surroundings.stop();
  }
  report(lines, values.json);
  process.exitCode = lines.every(holds) ? 0 : 1;
}

/** What has been measured, all of it or up to where it was stopped. */
function report(lines: readonly Line[], asJson: boolean): void {
  console.log(asJson ? jsonOf(lines, new Date().toISOString()) : `\n${machine()}\n\n${tableOf(lines)}\n`);
}

function choose(names: string[] | undefined): readonly Row[] {
  const unknown = names?.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined) throw new Error(`There is no row "${unknown}". Rows: ${rows.map(({ name }) => name).join(', ')}.`);
  return rows.filter(({ name }) => names?.includes(name) ?? true);
}

/** A row that cannot be measured does not keep the others from it. */
async function measuredLine(row: Row, surroundings: Surroundings): Promise<Line> {
  try {
    return { row, finding: await row.measure(surroundings) };
  } catch (error) {
    return { row, failed: error instanceof Error ? error.message : String(error) };
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
