import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Finding, Row } from './row.js';

/** What became of a row. */
export type Line = { row: Row } & ({ finding: Finding } | { failed: string });

export const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;

export const holds = (line: Line): boolean => 'finding' in line && line.finding.value <= line.row.target;

/** One line per row, and below it one per measured part. */
export function tableOf(lines: readonly Line[]): string {
  return lines.map((line) => [head(line), ...details(line)].join('\n')).join('\n\n');
}

export function jsonOf(lines: readonly Line[], date: string): string {
  const rows = lines.map((line) => {
    const { name, says, formula, target, unit } = line.row;
    return { name, says, formula, target, unit, verdict: verdict(line), ...('finding' in line ? line.finding : { failed: line.failed }) };
  });
  return JSON.stringify({ machine: machine(), date, rows }, null, 2);
}

const head = (line: Line): string =>
  `${line.row.name.padEnd(11)} ${valueOf(line).padStart(9)}   at most ${number(line.row.target)} ${line.row.unit}`.padEnd(46) +
  `${verdict(line).padEnd(8)} ${line.row.says}`;

function valueOf(line: Line): string {
  return 'finding' in line ? `${number(line.finding.value)} ${line.row.unit}` : '-';
}

function verdict(line: Line): 'kept' | 'MISSED' | 'FAILED' {
  if (!('finding' in line)) return 'FAILED';
  return holds(line) ? 'kept' : 'MISSED';
}

function details(line: Line): string[] {
  if (!('finding' in line)) return [`            ${line.failed}`];
  const widest = Math.max(...line.finding.parts.map(({ what }) => what.length));
  return [
    `            = ${line.row.formula}`,
    ...line.finding.parts.map(
      ({ what, median, p95, samples, unit }) =>
        `            ${what.padEnd(widest)}  median ${number(median).padStart(8)} ${unit}  p95 ${number(p95).padStart(8)} ${unit}  ${samples} samples`,
    ),
  ];
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
