import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A run of a workflow that knows of events which this database lacks, since it was restored from an older backup, and
 * without which it was decided to go on.
 */
@Entity('given_up_runs')
export class GivenUpRunEntity {
  /** As Temporal names it. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_given_up_runs' })
  run!: string;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'text' })
  workflow!: string;

  /** How many events of the edition it knew to be recorded. */
  @Column({ type: 'integer' })
  seen!: number;

  @Column({ type: 'text' })
  decidedAt!: string;
}
