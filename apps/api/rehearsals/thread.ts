import { parentPort, workerData } from 'node:worker_threads';
import type { Detail } from '../../../domain/rehearsal/outcome.js';
import { rehearsing, type Means } from '../../../domain/rehearsal/rehearse.js';
import type { RehearsedScenario } from '../../../domain/rehearsal/rehearsal.types.js';
import type { RehearsalScript, Scenario } from '../../../domain/rehearsal/schema.js';
import { toTheEnd } from '../../../domain/rehearsal/to-the-end.js';

/** What a thread is given when it begins; the scenarios come one share after another, and what they came to is sent back. */
export interface ThreadWork {
  script: RehearsalScript;
  means: Omit<Means, 'isHoliday' | 'hash'>;
  detail: Detail;
}

const { script, means, detail } = workerData as ThreadWork;

parentPort?.on('message', (scenarios: Scenario[]) => {
  parentPort?.postMessage(outcomesOf(scenarios));
});

function outcomesOf(scenarios: Scenario[]): RehearsedScenario[] {
  return toTheEnd(rehearsing({ ...script, scenarios }, means, detail));
}
