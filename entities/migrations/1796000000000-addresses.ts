import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { textOrNull } from './columns.js';

const since = new TableColumn(textOrNull('emailSince'));

/** Since when a person has the address: what came back before came back from another. */
export class Addresses1796000000000 implements MigrationInterface {
  readonly name = 'Addresses1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('people', since.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('people', since.clone());
  }
}
