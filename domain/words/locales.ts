import { languages, type Language } from '../directory/profile.js';

/**
 * How dates and numbers are written. Arabic with the digits 0-9, as the United Nations print them today; without the
 * extension that would depend on the machine's version of ICU. English puts the day before the month.
 */
export const locales: Readonly<Record<Language, string>> = {
  ar: 'ar-u-nu-latn',
  zh: 'zh-Hans',
  en: 'en-GB',
  fr: 'fr',
  ru: 'ru',
  es: 'es',
};

/** Something for each language. */
export const each = <T>(of: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;

/** How a list ends in words: "a, b and c". */
export const lists = each((language) => new Intl.ListFormat(locales[language], { type: 'conjunction' }));
/** What stands between the items of a list that does not. */
export const commas: Readonly<Record<Language, string>> = { ar: '، ', zh: '、', en: ', ', fr: ', ', ru: ', ', es: ', ' };

/** French sets double signs and quotation marks apart, by spaces at which no line may break. */
export const typeset = (message: string, language: Language): string =>
  language === 'fr' ? message.replaceAll(/ (?=[:;?!»])/g, '\u00A0').replaceAll('« ', '«\u00A0') : message;
