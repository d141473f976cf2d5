import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** An address that is told of what happens in an edition, or of one person’s notices. */
@Entity('webhooks')
@Unique('uq_webhooks_person', ['edition', 'person'])
@Index('ix_webhooks_edition', ['edition'])
export class WebhookEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_webhooks' })
  id!: string;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'text' })
  url!: string;

  /** Whose notices it receives; null: it receives the events of the edition. */
  @Column({ type: 'text', nullable: true })
  person!: string | null;

  /** JSON: the types of events it is told of; empty: all. */
  @Column({ type: 'text' })
  types!: string;

  /** Signs every message (`whsec_…`). */
  @Column({ type: 'text' })
  secret!: string;

  /** Signs as well until it expires, so that a receiver can change over. */
  @Column({ type: 'text', nullable: true })
  previousSecret!: string | null;

  @Column({ type: 'text', nullable: true })
  previousUntil!: string | null;

  @Column({ type: 'text' })
  status!: 'active' | 'disabled';

  @Column({ type: 'text', nullable: true })
  disabledWhy!: string | null;

  /** Position of the last event of the edition that is done with. */
  @Column({ type: 'integer' })
  position!: number;

  /** Attempts in a row that came to nothing. */
  @Column({ type: 'integer' })
  failures!: number;

  /** When the first of them was. */
  @Column({ type: 'text', nullable: true })
  failingSince!: string | null;

  /** No attempt at the events of the edition before this instant. */
  @Column({ type: 'text', nullable: true })
  retryAt!: string | null;

  @Column({ type: 'text' })
  createdBy!: string;

  @Column({ type: 'text' })
  createdAt!: string;
}
