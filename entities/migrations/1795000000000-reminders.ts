import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { keyed, text, textOrNull, whole, wholeOrNull } from './columns.js';

/** Columns of people: how and when they may be reached. */
const reach = [
  { ...text('kind'), default: "'person'" },
  { ...text('workingDays'), default: "'1,2,3,4,5'" },
  textOrNull('station'),
  { ...text('channel'), default: "'email'" },
  { ...text('digest'), default: "'none'" },
  textOrNull('quietFrom'),
  textOrNull('quietTo'),
  { ...text('absences'), default: "'[]'" },
].map((column) => new TableColumn(column));

/** Columns of the ledger: why, what was answered, and which attempts count against a message. */
const explained = [
  ...['why', 'tone', 'language', 'subject', 'response', 'respondedAt'].map(textOrNull),
  { ...whole('refused'), default: 0 },
  { ...whole('unreachable'), default: 0 },
].map((column) => new TableColumn(column));

/** Failed attempts did not say so far whether anybody was there: as the log tells them, each was against its message. */
const countRefused = `UPDATE notices SET refused = (SELECT COUNT(*) FROM notice_attempts WHERE "noticeKey" = notices."key" AND outcome = 'failed')
  WHERE status IN ('intended', 'begun')`;

const indices: [table: string, index: TableIndex][] = [
  ['people', new TableIndex({ name: 'ix_people_email', columnNames: ['email'] })],
  ['notices', new TableIndex({ name: 'ix_notices_message', columnNames: ['messageId'] })],
  ['notices', new TableIndex({ name: 'ix_notices_collapsed', columnNames: ['collapsedInto'] })],
];

const tables: Table[] = [
  new Table({
    name: 'feeds',
    columns: [
      keyed(text('id'), 'feeds'),
      text('edition'),
      text('scope'),
      textOrNull('of'),
      text('language'),
      wholeOrNull('alarmDays'),
      text('tokenHash'),
      text('createdBy'),
      text('createdAt'),
      textOrNull('revokedAt'),
    ],
    uniques: [{ name: 'uq_feeds_token', columnNames: ['tokenHash'] }],
    indices: [{ name: 'ix_feeds_edition', columnNames: ['edition'] }],
  }),
  new Table({
    name: 'webhooks',
    columns: [
      keyed(text('id'), 'webhooks'),
      text('edition'),
      text('url'),
      textOrNull('person'),
      text('types'),
      text('secret'),
      textOrNull('previousSecret'),
      textOrNull('previousUntil'),
      text('status'),
      textOrNull('disabledWhy'),
      whole('position'),
      whole('failures'),
      textOrNull('failingSince'),
      textOrNull('retryAt'),
      text('createdBy'),
      text('createdAt'),
    ],
    uniques: [{ name: 'uq_webhooks_person', columnNames: ['edition', 'person'] }],
    indices: [{ name: 'ix_webhooks_edition', columnNames: ['edition'] }],
  }),
  new Table({
    name: 'webhook_attempts',
    columns: [
      keyed(text('webhook'), 'webhook_attempts'),
      keyed(text('message'), 'webhook_attempts'),
      keyed(whole('attempt'), 'webhook_attempts'),
      text('edition'),
      wholeOrNull('position'),
      textOrNull('notice'),
      text('type'),
      text('begunAt'),
      textOrNull('endedAt'),
      text('outcome'),
      wholeOrNull('status'),
      textOrNull('answer'),
    ],
    indices: [
      { name: 'ix_webhook_attempts_log', columnNames: ['webhook', 'begunAt'] },
      { name: 'ix_webhook_attempts_event', columnNames: ['webhook', 'position'] },
    ],
  }),
  new Table({
    name: 'template_words',
    columns: [keyed(text('template'), 'template_words'), keyed(text('language'), 'template_words'), text('body')],
  }),
  new Table({ name: 'stations', columns: [keyed(text('id'), 'stations'), text('body')] }),
  new Table({ name: 'secrets', columns: [keyed(text('name'), 'secrets'), text('value')] }),
];

/** How people are reached, what they answer, and the other ways to hear of an edition: calendars and webhooks. */
export class Reminders1795000000000 implements MigrationInterface {
  readonly name = 'Reminders1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'people',
      reach.map((column) => column.clone()),
    );
    await runner.addColumns(
      'notices',
      explained.map((column) => column.clone()),
    );
    await runner.query(countRefused);
    for (const [table, index] of indices) await runner.createIndex(table, index.clone());
    for (const table of tables) await runner.createTable(table.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table.clone());
    for (const [table, index] of indices.toReversed()) await runner.dropIndex(table, index.clone());
    await runner.dropColumns(
      'notices',
      explained.map((column) => column.clone()),
    );
    await runner.dropColumns(
      'people',
      reach.map((column) => column.clone()),
    );
  }
}
