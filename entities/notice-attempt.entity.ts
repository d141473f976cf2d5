import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `outcome-unknown`: a process ended between the beginning of the attempt and the record of its outcome. */
export type AttemptOutcome = 'under-way' | 'sent' | 'failed' | 'outcome-unknown';

/** Read table: every attempt at sending a notice, projected from the delivery stream. */
@Entity('notice_attempts')
@Index('ix_notice_attempts_edition', ['edition'])
export class NoticeAttemptEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_notice_attempts' })
  noticeKey!: string;

  /** From 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_notice_attempts' })
  attempt!: number;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'text' })
  begunAt!: string;

  @Column({ type: 'text', nullable: true })
  endedAt!: string | null;

  @Column({ type: 'text' })
  outcome!: AttemptOutcome;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'text', nullable: true })
  messageId!: string | null;

  @Column({ type: 'text', nullable: true })
  retryAt!: string | null;
}
