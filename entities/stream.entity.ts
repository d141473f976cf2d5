import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The state that a stream's events fold to, kept so that a command need not fold them again. */
@Entity('streams')
export class StreamEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_streams' })
  edition!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_streams' })
  stream!: string;

  /** Sequence of the last event folded. */
  @Column({ type: 'integer' })
  sequence!: number;

  /** Null for the edition's own stream and that of its notices. */
  @Column({ type: 'text', nullable: true })
  procedure!: string | null;

  /** JSON. */
  @Column({ type: 'text' })
  state!: string;

  /** Shape of the state; one of another shape is folded again from the events. */
  @Column({ type: 'integer' })
  stateVersion!: number;
}
