import type { Language } from '../../../domain/directory/profile.js';
import type { TemplateWords } from '../../../domain/template/words.js';

/** The names of templates' parts by language. */
export abstract class Vocabulary {
  /** Undefined where the template has not been put into that language. */
  abstract find(template: string, language: Language): Promise<TemplateWords | undefined>;
}
