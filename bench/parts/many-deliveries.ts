import { openDatabase } from '../../entities/database.js';
import { Templates } from '../../entities/templates.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';
import { remindersDue } from './due-reminders.js';
import { congress } from './editions.js';
import { Rounds } from './rounds.js';

/**
 * The process whose memory is measured: `node --expose-gc many-deliveries.js <SQLite file> <how many>`. It delivers reminders
 * through the real ledger and real letters to a mail server that takes everything at once (the messages are made, and go
 * nowhere), and prints after each tenth of them what it holds: `{ delivered, heap, resident }` in megabytes.
 */
const [file = '', count = '0'] = process.argv.slice(2);
const megabyte = 1_024 ** 2;
const edition = 'many';
const tenth = Number(count) / 10;

const database = await openDatabase({ url: `sqlite:${file}` });
await database.migrate();
await new Templates(database).store(congress());
const rounds = new Rounds(database, { send: () => Promise.resolve({ sent: true, answer: '250 taken' }), close: () => Promise.resolve() });
const due = await remindersDue(database, edition, { people: 50, milestones: 10 }, new Date().toISOString());
await rounds.wake(edition, due);
const patterns = [...((await rounds.journal.look(edition))?.delivery.pending.values() ?? [])].map(({ notice }) => notice);
await rounds.deliver(edition, due);

for (let delivered = 0; delivered < Number(count);) {
  for (const target = delivered + tenth; delivered < target; delivered += patterns.length) {
    const again = patterns.map((notice): Notice => ({ ...notice, key: `${notice.key}/${delivered}` }));
    await rounds.journal.record<DeliveryEvent>(edition, 'delivery', due, () => [{ type: 'notices-intended', notices: again }]);
    await rounds.deliver(edition, due);
  }
  global.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  console.log(JSON.stringify({ delivered, heap: heapUsed / megabyte, resident: rss / megabyte }));
}
await database.close();
