import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';
import { takeIn } from '../../entities/journal/take-in.js';
import { editionWorkflow, lookSignal, type EditionInput } from '../../workflows/contracts/edition.js';
import { editionStream, workflowId } from '../../workflows/contracts/naming.js';
import { Templates } from '../../entities/templates.js';
import { renamed, tellReminders } from '../parts/due-reminders.js';
import { congress } from '../parts/editions.js';
import { startMailbox } from '../parts/mailbox.js';
import type { Surroundings } from '../parts/surroundings.js';
import type { Row } from '../row.js';
import { measured } from '../samples.js';

const editions = 1_000;
/** Milliseconds in which 1,000 workflows are started and have come to rest. */
const settling = 150_000;
/** Milliseconds after the last due reminder for which the others are waited for. */
const patience = 60_000;

/** 1,000 live editions whose reminders fall due within a minute, sixty milliseconds from one to the next. */
export const latenessRow: Row = {
  name: 'lateness',
  says: 'a due reminder of one of 1,000 live editions, all due within a minute',
  formula: '99th percentile of the time from the instant at which a reminder falls due to its being taken by the mail server',
  target: 2_000,
  unit: 'ms',
  measure: (surroundings) => lateness(surroundings, 'lateness', 60_000 / editions, 0.99),
};

/** The same where all fall due at one instant, as they do at eight in the morning. */
export const burstRow: Row = {
  name: 'burst',
  says: 'the reminders of 1,000 live editions, all due at one instant',
  formula: 'time from that instant until the last of them has been taken by the mail server',
  target: 30_000,
  unit: 'ms',
  measure: (surroundings) => lateness(surroundings, 'burst', 0, 1),
};

/**
 * Editions fall due at whole hours; each one here has a clock of its own, by which its hour comes when it is meant to.
 *
 * @param step milliseconds from one edition's reminder to the next one's
 */
async function lateness(surroundings: Surroundings, name: string, step: number, share: number): ReturnType<Row['measure']> {
  const mailbox = surroundings.hold(await startMailbox());
  const lustrum = await surroundings.newLustrum(name, { smtpUrl: mailbox.url });
  const client = await surroundings.client();
  const { database, taskQueue } = lustrum;
  await new Templates(database).store(congress());
  const now = new Date().toISOString();
  const { told, due } = tellReminders('told', { people: 1, milestones: 1, othersOpen: true }, now);
  const ids = Array.from({ length: editions }, (_, n) => `${name}-${n}`);
  for (const id of ids) await takeIn(database, renamed(told, id), now);

  const first = Date.now() + settling;
  const dueAt = (n: number): number => first + n * step;
  const limit = pLimit(20);
  await Promise.all(
    ids.map((edition, n) =>
      limit(() => {
        const input: EditionInput = { edition, clockOffset: Date.parse(due) - dueAt(n), deliver: true };
        const workflow = { workflowId: workflowId(edition, editionStream), taskQueue, args: [input] as [EditionInput] };
        return client.workflow.signalWithStart(editionWorkflow, { ...workflow, signal: lookSignal });
      }),
    ),
  );
  if (Date.now() > first) throw new Error(`${editions} workflows could not be started in ${settling / 1_000} s.`);
  const arrivals = (): (number | undefined)[] =>
    ids.map((id, n) => mailbox.taken.get(`p0@${id}.example.org`)?.find((at) => at >= dueAt(n) - 1_000));
  const deadline = dueAt(editions) + patience;
  while (Date.now() < deadline && (Date.now() < first || arrivals().includes(undefined))) await pause(500);
  const late = arrivals().map((at, n) => (at === undefined ? Infinity : at - dueAt(n)));
  const missing = late.filter((time) => time === Infinity).length;
  if (missing > 0) throw new Error(`${missing} of ${editions} reminders had not been taken ${patience / 1_000} s after they fell due.`);
  const parts = [measured('from due to taken', late), measured('the latest', [Math.max(...late)])];
  const sorted = late.toSorted((a, b) => a - b);
  return { value: sorted[Math.ceil(share * editions) - 1] ?? Number.NaN, parts };
}
