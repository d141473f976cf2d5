import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { languages, type Language } from '../../domain/directory/profile.js';
import { locales } from '../../domain/words/dates.js';
import { wordsFrom, type Catalogues } from '../../domain/words/words.js';

/** Counts at which one of the six languages turns to another form. */
const counts = [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000];

/** What is wrong with an area's catalogues: keys or arguments that differ, forms of number that lack, messages that cannot be said. */
export function catalogueFaults<Key extends string>(catalogues: Catalogues<Key>): string[] {
  return languages.flatMap((language) => {
    const own = catalogues[language] as Readonly<Record<string, string>>;
    const english = catalogues.en as Readonly<Record<string, string>>;
    const surplus = Object.keys(own).filter((key) => !(key in english));
    return [
      ...surplus.map((key) => `${language}: ${key} is not in English`),
      ...Object.entries(english).flatMap(([key, original]) =>
        messageFaults(language, own[key], original).map((fault) => `${language}: ${key} ${fault}`),
      ),
    ];
  });

  function messageFaults(language: Language, message: string | undefined, original: string): string[] {
    if (message === undefined || message.trim() === '') return ['is missing'];
    try {
      const [own, english] = [parse(message, { ignoreTag: true }), parse(original, { ignoreTag: true })];
      return [
        ...argumentFaults(own, english),
        ...pluralFaults(language, own),
        ...(language === 'en' ? [] : leftInEnglish(message, original)),
        ...said(language, message, own),
      ];
    } catch (error) {
      return [`cannot be parsed: ${String(error)}`];
    }
  }
}

function argumentFaults(own: MessageFormatElement[], english: MessageFormatElement[]): string[] {
  const [these, those] = [own, english].map((elements) => [...new Set(argumentsOf(elements))].sort().join(', '));
  return these === those ? [] : [`takes ${these || 'nothing'}, English ${those || 'nothing'}`];
}

/** Names with their kinds; those of a choice with its options, for plurals differ by nature. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.plural:
      case TYPE.select: {
        const options = element.type === TYPE.select ? `(${Object.keys(element.options).sort().join('|')})` : '#';
        return [`${element.value}${options}`, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
      }
      case TYPE.tag:
        return [`<${element.value}>`];
      default:
        return [element.value];
    }
  });
}

function pluralFaults(language: Language, elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralFaults(language, value));
    if (element.type === TYPE.select) return inner;
    const { pluralCategories } = new Intl.PluralRules(locales[language], { type: element.pluralType }).resolvedOptions();
    const lacking = pluralCategories.filter((category) => !(category in element.options));
    return [...lacking.map((category) => `has no form "${category}" for ${element.value}`), ...inner];
  });
}

/** A sentence that is the English one has not been translated. */
const leftInEnglish = (message: string, original: string): string[] =>
  message === original && /[a-z]{3}/i.test(original.replaceAll(/\{[^}]*\}/g, '')) ? ['is English'] : [];

function said(language: Language, message: string, elements: MessageFormatElement[]): string[] {
  const names = argumentsOf(elements).map((name) => name.replace(/[#(].*$/, ''));
  const one = { en: { message }, ar: {}, zh: {}, fr: {}, ru: {}, es: {}, [language]: { message } } as Catalogues<'message'>;
  return counts.flatMap((count) => {
    const text = wordsFrom(one, language).say('message', Object.fromEntries(names.map((name) => [name, count])));
    return text === '' || /[{}#]/.test(text) ? [`says "${text}" of ${count}`] : [];
  });
}
