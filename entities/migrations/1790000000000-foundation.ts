import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { keyed, text, textOrNull, whole, wholeOrNull } from './columns.js';

const tables: Table[] = [
  new Table({
    name: 'templates',
    columns: [keyed(text('id'), 'templates'), keyed(whole('version'), 'templates'), text('hash'), text('body')],
  }),
  new Table({
    name: 'editions',
    columns: [
      keyed(text('id'), 'editions'),
      text('title'),
      text('templateId'),
      whole('templateVersion'),
      text('zone'),
      text('mode'),
      text('status'),
      whole('targetYear'),
      textOrNull('opening'),
      textOrNull('closing'),
      whole('position'),
      whole('notices'),
    ],
  }),
  new Table({
    name: 'streams',
    columns: [
      keyed(text('edition'), 'streams'),
      keyed(text('stream'), 'streams'),
      whole('sequence'),
      textOrNull('procedure'),
      text('state'),
      whole('stateVersion'),
    ],
  }),
  new Table({
    name: 'events',
    columns: [
      keyed(text('edition'), 'events'),
      keyed(whole('position'), 'events'),
      text('stream'),
      whole('sequence'),
      text('type'),
      whole('version'),
      text('commandId'),
      whole('commandIndex'),
      text('actor'),
      text('effectiveOn'),
      text('recordedAt'),
      textOrNull('importedAt'),
      textOrNull('basis'),
      textOrNull('milestone'),
      text('payload'),
    ],
    uniques: [
      { name: 'uq_events_sequence', columnNames: ['edition', 'stream', 'sequence'] },
      { name: 'uq_events_command', columnNames: ['edition', 'commandId', 'commandIndex'] },
    ],
    indices: [
      { name: 'ix_events_recorded', columnNames: ['edition', 'recordedAt'] },
      { name: 'ix_events_milestone', columnNames: ['edition', 'milestone'] },
    ],
  }),
  new Table({
    name: 'commands',
    columns: [keyed(text('edition'), 'commands'), keyed(text('commandId'), 'commands'), text('hash'), text('answer'), text('recordedAt')],
  }),
  new Table({
    name: 'notices',
    columns: [
      keyed(text('key'), 'notices'),
      text('edition'),
      whole('position'),
      text('recipient'),
      text('role'),
      text('kind'),
      textOrNull('milestone'),
      wholeOrNull('rung'),
      textOrNull('dueOn'),
      wholeOrNull('revision'),
      text('about'),
      text('at'),
      text('status'),
      whole('attempts'),
      textOrNull('nextAttemptAt'),
      textOrNull('lastAttemptAt'),
      textOrNull('lastAnswer'),
      textOrNull('messageId'),
      textOrNull('sentAt'),
      textOrNull('collapsedInto'),
      textOrNull('withdrawnWhy'),
    ],
    uniques: [{ name: 'uq_notices_position', columnNames: ['edition', 'position'] }],
    indices: [
      { name: 'ix_notices_status', columnNames: ['edition', 'status'] },
      { name: 'ix_notices_milestone', columnNames: ['edition', 'milestone'] },
      { name: 'ix_notices_recipient', columnNames: ['edition', 'recipient'] },
    ],
  }),
  new Table({
    name: 'notice_attempts',
    columns: [
      keyed(text('noticeKey'), 'notice_attempts'),
      keyed(whole('attempt'), 'notice_attempts'),
      text('edition'),
      text('begunAt'),
      textOrNull('endedAt'),
      text('outcome'),
      textOrNull('answer'),
      textOrNull('messageId'),
      textOrNull('retryAt'),
    ],
    indices: [{ name: 'ix_notice_attempts_edition', columnNames: ['edition'] }],
  }),
  new Table({
    name: 'people',
    columns: [keyed(text('edition'), 'people'), keyed(text('id'), 'people'), text('name'), text('email'), text('zone'), text('language')],
  }),
];

/** The log, what is projected from it, and beside them people and templates. */
export class Foundation1790000000000 implements MigrationInterface {
  readonly name = 'Foundation1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table.clone());
  }
}
