import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { keyed, text, whole } from './columns.js';

const runs = new Table({
  name: 'given_up_runs',
  columns: [keyed(text('run'), 'given_up_runs'), text('edition'), text('workflow'), whole('seen'), text('decidedAt')],
});

/** What a restored database goes on without. */
export class GivenUpRuns1796200000000 implements MigrationInterface {
  readonly name = 'GivenUpRuns1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(runs.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(runs.clone());
  }
}
