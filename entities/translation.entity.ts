import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The names of a template’s parts in one language. */
@Entity('template_words')
export class TranslationEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_template_words' })
  template!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_template_words' })
  language!: string;

  /** JSON, as `domain/template/words.ts` describes it. */
  @Column({ type: 'text' })
  body!: string;
}
