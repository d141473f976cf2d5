import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that was made on this installation and is shared by its processes. */
@Entity('secrets')
export class SecretEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_secrets' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
