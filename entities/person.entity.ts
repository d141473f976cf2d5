import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How to reach a person of an edition. The only place where personal data stand: events carry the id alone, so that a
 * person can be corrected and erased here.
 */
@Entity('people')
export class PersonEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_people' })
  edition!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_people' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  email!: string;

  /** The zone in which the person reads (IANA name). */
  @Column({ type: 'text' })
  zone!: string;

  /** One of ar, zh, en, fr, ru, es. */
  @Column({ type: 'text' })
  language!: string;
}
