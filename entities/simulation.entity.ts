import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A change of plan that was tried out, and what it would have brought about. Nothing is derived from it, and it from nothing. */
@Entity('simulations')
@Unique('uq_simulations_request', ['edition', 'request'])
export class SimulationEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_simulations' })
  edition!: string;

  /** From 1, rising per edition. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_simulations' })
  number!: number;

  /** Version of the edition that it was tried on. */
  @Column({ type: 'integer' })
  revision!: number;

  /** The past day on which it was tried; null: the present. */
  @Column({ type: 'text', nullable: true })
  asOf!: string | null;

  /** When the changes are taken to be decided; null: on the day of their application. */
  @Column({ type: 'text', nullable: true })
  effectiveOn!: string | null;

  /** JSON. */
  @Column({ type: 'text' })
  changes!: string;

  @Column({ type: 'text' })
  headline!: string;

  /** JSON. */
  @Column({ type: 'text' })
  difference!: string;

  /** JSON. */
  @Column({ type: 'text' })
  advice!: string;

  @Column({ type: 'text' })
  askedBy!: string;

  @Column({ type: 'text' })
  madeAt!: string;

  /** Key under which it was asked for, so that the same request is not simulated twice. */
  @Column({ type: 'text' })
  request!: string;

  /** Hash of that request. */
  @Column({ type: 'text' })
  hash!: string;
}
