import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * `intended` waits to be sent; `begun` is being sent, or was when a process ended; `failed` was given up. `collapsed`
 * ones went into a catch-up, `historic` ones are of a told edition, `nobody` holds the role of the others.
 */
export type NoticeStatus = 'intended' | 'collapsed' | 'historic' | 'nobody' | 'begun' | 'sent' | 'failed' | 'withdrawn';

/** Read table: the ledger of notices, projected from the delivery stream. */
@Entity('notices')
@Unique('uq_notices_position', ['edition', 'position'])
@Index('ix_notices_status', ['edition', 'status'])
@Index('ix_notices_milestone', ['edition', 'milestone'])
@Index('ix_notices_recipient', ['edition', 'recipient'])
export class NoticeEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_notices' })
  key!: string;

  @Column({ type: 'text' })
  edition!: string;

  /** Place in the edition's ledger, from 1 without gaps. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  kind!: 'reminder' | 'catch-up';

  /** What a reminder is about; null for a catch-up, whose reminders stand in lines of their own. */
  @Column({ type: 'text', nullable: true })
  milestone!: string | null;

  @Column({ type: 'integer', nullable: true })
  rung!: number | null;

  @Column({ type: 'text', nullable: true })
  dueOn!: string | null;

  @Column({ type: 'integer', nullable: true })
  revision!: number | null;

  /** Everything the notice is about, as JSON. */
  @Column({ type: 'text' })
  about!: string;

  /** When it was intended. */
  @Column({ type: 'text' })
  at!: string;

  @Column({ type: 'text' })
  status!: NoticeStatus;

  /** Attempts begun. */
  @Column({ type: 'integer' })
  attempts!: number;

  /** Null: no attempt is to come. */
  @Column({ type: 'text', nullable: true })
  nextAttemptAt!: string | null;

  @Column({ type: 'text', nullable: true })
  lastAttemptAt!: string | null;

  /** What the mail server said last. */
  @Column({ type: 'text', nullable: true })
  lastAnswer!: string | null;

  @Column({ type: 'text', nullable: true })
  messageId!: string | null;

  @Column({ type: 'text', nullable: true })
  sentAt!: string | null;

  /** Key of the catch-up it went into. */
  @Column({ type: 'text', nullable: true })
  collapsedInto!: string | null;

  @Column({ type: 'text', nullable: true })
  withdrawnWhy!: string | null;
}
