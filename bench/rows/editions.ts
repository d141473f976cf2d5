import { editionWorkflow, lookSignal, type EditionInput } from '../../workflows/contracts/edition.js';
import { editionStream, workflowId } from '../../workflows/contracts/naming.js';
import { Advances } from '../parts/advances.js';
import { takeInEditions } from '../parts/editions.js';
import type { Surroundings } from '../parts/surroundings.js';
import type { Row } from '../row.js';
import { sideBySide, type Subject } from '../samples.js';

const sizes = [1, 10, 100, 1_000];
/** Editions that are advanced in turn, spread over all of them; only these have a workflow. */
const advanced = 10;

/**
 * Engines with 1, 10, 100 and 1,000 live editions, each on its own file with its own processes, advanced in turn: so they
 * are measured in the same minute.
 */
export const editionsRow: Row = {
  name: 'editions',
  says: 'completing a milestone where there are 1, 10, 100, 1,000 editions',
  formula: 'highest median ÷ lowest median of POST completion among the four',
  target: 1.2,
  unit: '×',
  async measure(surroundings) {
    const subjects: Subject[] = [];
    for (const size of sizes) subjects.push(await subjectWith(size, surroundings));
    const parts = await sideBySide(subjects, { warmUp: 20, rounds: 100, rest: 50, seconds: 75 });
    const medians = parts.map(({ median }) => median);
    return { value: Math.max(...medians) / Math.min(...medians), parts };
  },
};

async function subjectWith(size: number, surroundings: Surroundings): Promise<Subject> {
  const lustrum = await surroundings.newLustrum(`of-${size}`);
  const client = await surroundings.client();
  const ids = Array.from({ length: size }, (_, n) => `bench-${size}-${n + 1}`);
  await takeInEditions(lustrum.database, ids);
  const some = ids.filter((_, n) => n % Math.max(1, size / advanced) === 0);
  for (const edition of some) {
    const input: EditionInput = { edition, clockOffset: 0, deliver: true };
    await client.workflow.signalWithStart(editionWorkflow, {
      workflowId: workflowId(edition, editionStream),
      taskQueue: lustrum.taskQueue,
      args: [input],
      signal: lookSignal,
    });
  }
  const editions = some.map((id) => new Advances(lustrum.http, id));
  let turn = 0;
  const present = (): Advances => editions[turn % editions.length] as Advances;
  return {
    what: `${size} edition${size === 1 ? '' : 's'}`,
    sample: () => present().complete(),
    between: async () => {
      await present().reopen();
      turn += 1;
    },
  };
}
