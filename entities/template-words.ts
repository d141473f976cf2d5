import type { Language } from '../domain/directory/profile.js';
import type { TemplateWords } from '../domain/template/words.js';
import type { Database } from './database.js';
import { TranslationEntity } from './translation.entity.js';

/**
 * The names of templates' parts by language. They belong to all versions of a template: a better word corrects the past
 * too, and needs no new version.
 */
export class TemplateNames {
  constructor(private readonly database: Database) {}

  /** Keeps the words of one language in place of those that were there. */
  async store(words: TemplateWords): Promise<void> {
    const { template, language } = words;
    await this.database.write((tx) =>
      tx.upsert(TranslationEntity, { template, language, body: JSON.stringify(words) }, ['template', 'language']),
    );
  }

  /** Undefined where the template has not been put into that language. */
  async find(template: string, language: Language): Promise<TemplateWords | undefined> {
    const row = await this.database.reads.manager.findOneBy(TranslationEntity, { template, language });
    return row ? (JSON.parse(row.body) as TemplateWords) : undefined;
  }
}
