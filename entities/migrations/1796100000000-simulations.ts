import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { keyed, text, textOrNull, whole } from './columns.js';

const simulations = new Table({
  name: 'simulations',
  columns: [
    keyed(text('edition'), 'simulations'),
    keyed(whole('number'), 'simulations'),
    whole('revision'),
    textOrNull('asOf'),
    textOrNull('effectiveOn'),
    text('changes'),
    text('headline'),
    text('difference'),
    text('advice'),
    text('askedBy'),
    text('madeAt'),
    text('request'),
    text('hash'),
  ],
  uniques: [{ name: 'uq_simulations_request', columnNames: ['edition', 'request'] }],
});

/** Changes of plan that are tried out before they are decided. */
export class Simulations1796100000000 implements MigrationInterface {
  readonly name = 'Simulations1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(simulations.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(simulations.clone());
  }
}
