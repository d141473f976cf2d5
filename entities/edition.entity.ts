import type { EditionStatus } from '../domain/edition/state.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Read table: one line per edition. On PostgreSQL this line is also the lock that puts the commands on one edition in
 * a row.
 */
@Entity('editions')
export class EditionEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_editions' })
  id!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  templateId!: string;

  @Column({ type: 'integer' })
  templateVersion!: number;

  @Column({ type: 'text' })
  zone!: string;

  @Column({ type: 'text' })
  mode!: 'live' | 'historic';

  @Column({ type: 'text' })
  status!: EditionStatus;

  @Column({ type: 'integer' })
  targetYear!: number;

  /** Present dates of the congress; null while none are decided, or after a postponement without a date. */
  @Column({ type: 'text', nullable: true })
  opening!: string | null;

  @Column({ type: 'text', nullable: true })
  closing!: string | null;

  /** Position of its last event: the number of its events, and the version of everything read about it. */
  @Column({ type: 'integer' })
  position!: number;

  /** Position of the last line of its ledger of notices. */
  @Column({ type: 'integer' })
  notices!: number;
}
