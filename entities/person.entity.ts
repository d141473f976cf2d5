import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * How to reach a person of an edition. The only place where personal data stand: events carry the id alone, so that a
 * person can be corrected and erased here.
 */
@Entity('people')
@Index('ix_people_email', ['email'])
export class PersonEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_people' })
  edition!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_people' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  email!: string;

  /** Since when the address is this one; null: since the person was entered. What came back before came back from another. */
  @Column({ type: 'text', nullable: true })
  emailSince!: string | null;

  /** The zone in which the person reads (IANA name). */
  @Column({ type: 'text' })
  zone!: string;

  /** One of ar, zh, en, fr, ru, es. */
  @Column({ type: 'text' })
  language!: string;

  /** A body and a delegation are reached like a person: by the address of their office. */
  @Column({ type: 'text', default: 'person' })
  kind!: 'person' | 'body' | 'delegation';

  /** ISO weekdays on which the person works, Monday is 1: `1,2,3,4,5`. */
  @Column({ type: 'text', default: '1,2,3,4,5' })
  workingDays!: string;

  /** Duty station, whose holidays are kept. */
  @Column({ type: 'text', nullable: true })
  station!: string | null;

  @Column({ type: 'text', default: 'email' })
  channel!: 'email' | 'webhook' | 'calendar';

  @Column({ type: 'text', default: 'none' })
  digest!: 'none' | 'daily' | 'weekly';

  /** First and last hour of the quiet time, `HH:MM`; both or none. */
  @Column({ type: 'text', nullable: true })
  quietFrom!: string | null;

  @Column({ type: 'text', nullable: true })
  quietTo!: string | null;

  /** JSON: `[{from, to, cover?}]`, first to last day. */
  @Column({ type: 'text', default: '[]' })
  absences!: string;
}
