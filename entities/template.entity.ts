import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Cycle templates as editions were opened with them; a version never changes. */
@Entity('templates')
export class TemplateEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_templates' })
  id!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_templates' })
  version!: number;

  /** Hash of the body, by which a changed one is noticed. */
  @Column({ type: 'text' })
  hash!: string;

  /** The template, as JSON. */
  @Column({ type: 'text' })
  body!: string;
}
