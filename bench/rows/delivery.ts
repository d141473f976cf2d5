import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { smtp } from '../../activities/mail/smtp.js';
import type { Message } from '../../activities/mail/message.js';
import { openDatabase } from '../../entities/database.js';
import { Templates } from '../../entities/templates.js';
import { startBareMailServer } from '../bare/start.js';
import { remindersDue } from '../parts/due-reminders.js';
import { congress } from '../parts/editions.js';
import { Rounds } from '../parts/rounds.js';
import { ratio, type Row } from '../row.js';
import { sideBySide } from '../samples.js';

/** Editions with a thousand reminders each; the first two warm up. */
const rounds = 10;
const warmUp = 2;
const each = { people: 100, milestones: 10 };

/** Due reminders are claimed, put into words, sent and recorded; then the very same messages go over the same connection again. */
export const deliveryRow: Row = {
  name: 'delivery',
  says: '10,000 due reminders through the ledger',
  formula: 'median time for 1,000 reminders through the ledger ÷ median time for the same messages pushed raw over the same connection',
  target: 1.49, // as many messages in a second as 0.67 of what the connection takes
  unit: '×',
  async measure(surroundings) {
    const folder = join(surroundings.folder, 'delivery');
    mkdirSync(folder);
    const server = surroundings.hold(await startBareMailServer(folder));
    const database = await openDatabase({ url: `sqlite:${join(folder, 'lustrum.sqlite')}` });
    surroundings.hold({ stop: () => database.close() });
    await database.migrate();
    await new Templates(database).store(congress());
    const connection = smtp(server.url);
    surroundings.hold({ stop: () => connection.close() });
    let messages: Message[] = [];
    const ledger = new Rounds(database, {
      ...connection,
      send: (message) => {
        messages.push(message);
        return connection.send(message);
      },
    });
    const now = new Date().toISOString();
    const waiting: { edition: string; due: string }[] = [];
    for (let n = 0; n <= warmUp + rounds; n += 1) {
      const edition = `delivery-${n}`;
      const due = await remindersDue(database, edition, each, now);
      await ledger.wake(edition, due);
      waiting.push({ edition, due });
    }
    const deliverNext = async (): Promise<void> => {
      messages = [];
      const next = waiting.shift();
      const sent = next ? await ledger.deliver(next.edition, next.due) : 0;
      if (sent !== each.people * each.milestones) throw new Error(`${sent} messages were sent.`);
    };
    await deliverNext(); // the raw side may come first, and needs messages
    const pushAgain = async (): Promise<void> => {
      for (const message of messages) await connection.send(message);
    };
    const parts = await sideBySide(
      [
        { what: '1,000 through the ledger', sample: deliverNext },
        { what: 'the same 1,000 raw', sample: pushAgain },
      ],
      { warmUp, rounds, seconds: 240 },
    );
    return { value: ratio(parts, 0, 1), parts };
  },
};
