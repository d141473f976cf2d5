import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * `refused`: it was not made, for the address leads where none may lead. `outcome-unknown`: a process ended between the beginning
 * of the attempt and the record of its outcome.
 */
export const webhookOutcomes = ['under-way', 'delivered', 'failed', 'refused', 'outcome-unknown'] as const;
export type WebhookOutcome = (typeof webhookOutcomes)[number];

/** One attempt at telling a webhook: the delivery log. */
@Entity('webhook_attempts')
@Index('ix_webhook_attempts_log', ['webhook', 'begunAt'])
@Index('ix_webhook_attempts_event', ['webhook', 'position'])
export class WebhookAttemptEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_webhook_attempts' })
  webhook!: string;

  /** Id of the message; the same in each of its attempts. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_webhook_attempts' })
  message!: string;

  /** From 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_webhook_attempts' })
  attempt!: number;

  @Column({ type: 'text' })
  edition!: string;

  /** Position of the event that it tells of. */
  @Column({ type: 'integer', nullable: true })
  position!: number | null;

  /** Key of the notice that it brings. */
  @Column({ type: 'text', nullable: true })
  notice!: string | null;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  begunAt!: string;

  @Column({ type: 'text', nullable: true })
  endedAt!: string | null;

  @Column({ type: 'text' })
  outcome!: WebhookOutcome;

  /** HTTP status of the answer, where there was one. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  /** What was answered, cut short, or why there was no answer. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}
