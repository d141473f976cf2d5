import Database from 'better-sqlite3';
import { NativeConnection, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import type { BareActivities } from './contract.js';

/** The bare worker's process: `node worker.js <address> <task queue> <SQLite file>`. Ends by SIGTERM. */
const [address = '', taskQueue = '', file = ''] = process.argv.slice(2);

const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS line (id TEXT PRIMARY KEY, said_at TEXT NOT NULL)');
const statement = database.prepare('INSERT INTO line (id, said_at) VALUES (?, ?)');

const activities: BareActivities = {
  async insert(id) {
    statement.run(id, new Date().toISOString());
  },
};

const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflow.js', import.meta.url)),
  activities: { ...activities },
});
await worker.run();
await connection.close();
database.close();
