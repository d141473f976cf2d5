import { masked } from './masked.js';

/** One variable that cannot be used. */
export interface SettingsFault {
  variable: string;
  /** What it says, passwords masked. */
  says: string;
  expected: string;
}

/** Thrown when settings cannot be used; names every fault at once. */
export class SettingsFaults extends Error {
  constructor(readonly faults: readonly SettingsFault[]) {
    super(
      [
        `${faults.length === 1 ? 'One setting' : `${faults.length} settings`} cannot be used (meanings: .env.example):`,
        ...faults.map(({ variable, says, expected }) => `  ${variable}: says "${masked(says)}", expected ${expected}`),
      ].join('\n'),
    );
    this.name = 'SettingsFaults';
  }
}
