import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from '../../domain/directory/profile.js';
import { locales } from '../../domain/words/locales.js';
import { wordsFrom, type Catalogues } from '../../domain/words/words.js';

/** A piece of a parsed message; one with options is a plural or a choice. */
type Piece = ReturnType<IntlMessageFormat['getAst']>[number];
/** The type of a piece that is put into words as it stands. */
const literal = 0;
const parse = (message: string, language: Language): Piece[] =>
  new IntlMessageFormat(message, locales[language], undefined, { ignoreTag: true }).getAst();

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
      const [own, english] = [parse(message, language), parse(original, 'en')];
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

function argumentFaults(own: Piece[], english: Piece[]): string[] {
  const [these, those] = [own, english].map((elements) => [...new Set(argumentsOf(elements))].sort().join(', '));
  return these === those ? [] : [`takes ${these || 'nothing'}, English ${those || 'nothing'}`];
}

/** Names with their kinds; those of a choice with its options, for plurals differ by nature. */
function argumentsOf(elements: Piece[]): string[] {
  return elements.flatMap((element): string[] => {
    if (!('value' in element) || Number(element.type) === literal) return [];
    if (!('options' in element)) return [element.value];
    const options = 'pluralType' in element ? '#' : `(${Object.keys(element.options).sort().join('|')})`;
    return [`${element.value}${options}`, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
  });
}

function pluralFaults(language: Language, elements: Piece[]): string[] {
  return elements.flatMap((element): string[] => {
    if (!('options' in element)) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralFaults(language, value));
    if (!('pluralType' in element)) return inner;
    const { pluralCategories } = new Intl.PluralRules(locales[language], { type: element.pluralType }).resolvedOptions();
    const lacking = pluralCategories.filter((category) => !(category in element.options));
    return [...lacking.map((category) => `has no form "${category}" for ${element.value}`), ...inner];
  });
}

/** A sentence that is the English one has not been translated. */
const leftInEnglish = (message: string, original: string): string[] =>
  message === original && /[a-z]{3}/i.test(original.replaceAll(/\{[^}]*\}/g, '')) ? ['is English'] : [];

function said(language: Language, message: string, elements: Piece[]): string[] {
  const names = argumentsOf(elements).map((name) => name.replace(/[#(].*$/, ''));
  const one = { en: { message }, ar: {}, zh: {}, fr: {}, ru: {}, es: {}, [language]: { message } } as Catalogues<'message'>;
  return counts.flatMap((count) => {
    const text = wordsFrom(one, language).say('message', Object.fromEntries(names.map((name) => [name, count])));
    return text === '' || /[{}#]/.test(text) ? [`says "${text}" of ${count}`] : [];
  });
}
