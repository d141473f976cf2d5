import type { Fault } from '../template/fault.js';
import type { Absence } from './profile.js';

/** What is wrong with somebody's absences: days in disorder, two at a time, a cover who is not there. */
export function absenceFaults(id: string, absences: readonly Absence[], knows: (id: string) => boolean): Fault[] {
  return absences.flatMap(({ from, to, cover }, index): Fault[] => {
    const at = (field: string, message: string): Fault => ({ path: ['absences', index, field], message });
    const other = absences.find((a, n) => n < index && a.from <= to && from <= a.to);
    return [
      ...(to < from ? [at('to', `must not be before ${from}, the first day`)] : []),
      ...(other ? [at('from', `overlaps with the absence from ${other.from} to ${other.to}`)] : []),
      ...(cover === id ? [at('cover', 'must be somebody else')] : []),
      ...(cover === undefined || cover === id || knows(cover)
        ? []
        : [at('cover', `names "${cover}", who is not in this edition's directory`)]),
    ];
  });
}

/** Absences without a cover who has left the directory. */
export const withoutCover = (absences: readonly Absence[], gone: string): Absence[] =>
  absences.map(({ from, to, cover }) => ({ from, to, ...(cover === undefined || cover === gone ? {} : { cover }) }));
