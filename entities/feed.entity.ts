import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A calendar that can be subscribed to. Its address holds a token of which only the digest is kept. */
@Entity('feeds')
@Unique('uq_feeds_token', ['tokenHash'])
@Index('ix_feeds_edition', ['edition'])
export class FeedEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_feeds' })
  id!: string;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'text' })
  scope!: 'edition' | 'stage' | 'body' | 'person';

  /** Which stage, body or person; null for the edition. */
  @Column({ type: 'text', nullable: true })
  of!: string | null;

  @Column({ type: 'text' })
  language!: string;

  /** Days before an entry at which a calendar program reminds; null: not at all. */
  @Column({ type: 'integer', nullable: true })
  alarmDays!: number | null;

  /** SHA-256 of the token, in hexadecimal. */
  @Column({ type: 'text' })
  tokenHash!: string;

  @Column({ type: 'text' })
  createdBy!: string;

  @Column({ type: 'text' })
  createdAt!: string;

  @Column({ type: 'text', nullable: true })
  revokedAt!: string | null;
}
