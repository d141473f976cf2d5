import type { Fault } from '../template/fault.js';
import type { Absence } from './profile.js';

const at = (index: number, field: keyof Absence, message: string): Fault => ({ path: ['absences', index, field], message });

/** Absences that end before they begin, or come two at a time. */
export const dayFaults = (absences: readonly Absence[]): Fault[] =>
  absences.flatMap(({ from, to }, index) => {
    const other = absences.find((a, n) => n < index && a.from <= to && from <= a.to);
    return [
      ...(to < from ? [at(index, 'to', `must not be before ${from}, the first day`)] : []),
      ...(other ? [at(index, 'from', `overlaps with the absence from ${other.from} to ${other.to}`)] : []),
    ];
  });

/** Covers who are not in the directory, or are the one who is away. */
export const coverFaults = (id: string, absences: readonly Pick<Absence, 'cover'>[], knows: (id: string) => boolean): Fault[] =>
  absences.flatMap(({ cover }, index) => {
    if (cover === undefined) return [];
    if (cover === id) return [at(index, 'cover', 'must be somebody else')];
    return knows(cover) ? [] : [at(index, 'cover', `names "${cover}", who is not in this edition's directory`)];
  });

/** Absences without a cover who has left the directory. */
export const withoutCover = (absences: readonly Absence[], gone: string): Absence[] =>
  absences.map(({ from, to, cover }) => ({ from, to, ...(cover === undefined || cover === gone ? {} : { cover }) }));
