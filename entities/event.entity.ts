import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** The log: what happened, appended by the journal alone and never changed. All else can be rebuilt from it. */
@Entity('events')
@Unique('uq_events_sequence', ['edition', 'stream', 'sequence'])
@Unique('uq_events_command', ['edition', 'commandId', 'commandIndex'])
@Index('ix_events_recorded', ['edition', 'recordedAt'])
@Index('ix_events_milestone', ['edition', 'milestone'])
export class EventEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_events' })
  edition!: string;

  /** Place among all events of the edition, from 1 without gaps, in the order of recording. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_events' })
  position!: number;

  @Column({ type: 'text' })
  stream!: string;

  /** Place in its stream, from 1 without gaps. */
  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'text' })
  type!: string;

  /** Version of the payload's shape. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  commandId!: string;

  @Column({ type: 'integer' })
  commandIndex!: number;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'text' })
  effectiveOn!: string;

  @Column({ type: 'text' })
  recordedAt!: string;

  @Column({ type: 'text', nullable: true })
  importedAt!: string | null;

  @Column({ type: 'text', nullable: true })
  basis!: string | null;

  /** The milestone that the event is about, where it is about one; for reading. */
  @Column({ type: 'text', nullable: true })
  milestone!: string | null;

  /** The event, as JSON. */
  @Column({ type: 'text' })
  payload!: string;
}
