import type { Surroundings } from './parts/surroundings.js';
import type { Measured } from './samples.js';

/** One line of the table: something that is promised about speed or memory. */
export interface Row {
  /** What `--only` takes. */
  name: string;
  says: string;
  /** How the value comes from what is measured, in one line. */
  formula: string;
  /** The most that the value may be. */
  target: number;
  unit: '×' | 'ms' | 'MB';
  measure(surroundings: Surroundings): Promise<Finding>;
}

export interface Finding {
  value: number;
  parts: Measured[];
}

/** The median of one measured part. */
export function medianOf(parts: readonly Measured[], place: number): number {
  const part = parts[place];
  if (!part) throw new Error(`There is no measured part ${place}.`);
  return part.median;
}

/** The median of one part in multiples of another one's. */
export const ratio = (parts: readonly Measured[], place: number, to: number): number => medianOf(parts, place) / medianOf(parts, to);
