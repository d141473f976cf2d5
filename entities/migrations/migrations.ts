import type { MixedList } from 'typeorm';
import { Foundation1790000000000 } from './1790000000000-foundation.js';
import { Reminders1795000000000 } from './1795000000000-reminders.js';
import { Addresses1796000000000 } from './1796000000000-addresses.js';
import { Simulations1796100000000 } from './1796100000000-simulations.js';
import { GivenUpRuns1796200000000 } from './1796200000000-given-up-runs.js';

/** Every migration there is, oldest first. One that has been released is never changed; the next one is added. */
export const migrations = [
  Foundation1790000000000,
  Reminders1795000000000,
  Addresses1796000000000,
  Simulations1796100000000,
  GivenUpRuns1796200000000,
] satisfies MixedList<new () => unknown>;

/** Their names, as the database keeps them. */
export const migrationNames: string[] = migrations.map((migration) => new migration().name);
