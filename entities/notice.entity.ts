import type { NoticeResponse } from '../domain/delivery/response.js';
import type { Notice } from '../domain/edition/events.js';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * `intended` waits to be sent; `begun` is being sent, or was when a process ended; `failed` was given up. `collapsed`
 * ones went into another notice, `historic` ones are of a told edition, `nobody` holds the role of the others, the readers
 * of `calendar` ones want no messages. `bounced` ones had been sent and came back.
 */
export type NoticeStatus =
  'intended' | 'collapsed' | 'historic' | 'nobody' | 'calendar' | 'begun' | 'sent' | 'failed' | 'bounced' | 'withdrawn';

export type NoticeKind = Notice['kind'];

/** Read table: the ledger of notices, projected from the delivery stream. */
@Entity('notices')
@Unique('uq_notices_position', ['edition', 'position'])
@Index('ix_notices_status', ['edition', 'status'])
@Index('ix_notices_milestone', ['edition', 'milestone'])
@Index('ix_notices_recipient', ['edition', 'recipient'])
@Index('ix_notices_message', ['messageId'])
@Index('ix_notices_collapsed', ['collapsedInto'])
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
  kind!: NoticeKind;

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

  /** Those of them in which this very message was not taken for the time being. */
  @Column({ type: 'integer', default: 0 })
  refused!: number;

  /** The last of them in a row in which nobody was there to take any. */
  @Column({ type: 'integer', default: 0 })
  unreachable!: number;

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

  /** JSON of why it reaches this recipient; null in those of earlier versions. */
  @Column({ type: 'text', nullable: true })
  why!: string | null;

  @Column({ type: 'text', nullable: true })
  tone!: string | null;

  @Column({ type: 'text', nullable: true })
  language!: string | null;

  /** JSON of what a follow-up of a session, a concern or a decision is about. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** What its reader answered first, once it was on its way. */
  @Column({ type: 'text', nullable: true })
  response!: NoticeResponse | null;

  @Column({ type: 'text', nullable: true })
  respondedAt!: string | null;
}
