import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer that each command was given, to be repeated word for word. */
@Entity('commands')
export class CommandEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_commands' })
  edition!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_commands' })
  commandId!: string;

  /** Hash of the request, to tell a repetition from another command under the same key. */
  @Column({ type: 'text' })
  hash!: string;

  /** JSON. */
  @Column({ type: 'text' })
  answer!: string;

  @Column({ type: 'text' })
  recordedAt!: string;
}
