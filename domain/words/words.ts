import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from '../directory/profile.js';
import { dateIn, type Instant, type PlainDate, type Zone } from '../time/plain-date.js';
import { directed, isolated } from './bidi.js';
import { dateInWords, instantInWords, zoneInWords } from './dates.js';
import { commas, lists, locales, typeset } from './locales.js';

/** Messages of one language by their keys, each in ICU MessageFormat. */
export type Catalogue<Key extends string> = Readonly<Record<Key, string>>;
/** One area's messages in all languages. English is whole; what another lacks is said in English. */
export type Catalogues<Key extends string> = Readonly<{ en: Catalogue<Key> } & Record<Exclude<Language, 'en'>, Partial<Catalogue<Key>>>>;

/** What is put into a message: numbers where it counts, text elsewhere. */
export type Arguments = Readonly<Record<string, string | number>>;

/** Says things in one language. Plain text: escaping is the business of who puts it into markup. */
export interface Words<Key extends string> {
  language: Language;
  direction: 'ltr' | 'rtl';
  /**
   * A message with its arguments. Text that runs in the other direction (a symbol in an Arabic sentence, an Arabic name in
   * an English one) stands between marks that isolate it, so that neither turns the other round.
   */
  say(key: Key, args?: Arguments): string;
  /** Weekday, day, month and year of a plain date. */
  date(on: PlainDate): string;
  /** The day on which a moment falls in a zone, as `date` writes it. */
  dateOf(at: Instant, zone: Zone): string;
  /** Date and hour of a moment on the clocks of a zone, with the zone's name. */
  instant(at: Instant, zone: Zone): string;
  /** What the time of a zone is called, summer or winter, in the year around a moment: "Central European Time". */
  zone(zone: Zone, around: Instant): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  /** "a, b, c". */
  series(items: readonly string[]): string;
}

/** Told of each message that a language lacks and English stood in for: "fr: greeting". */
export type OnMissing = (what: string) => void;

/** The language of a tag (`fr-CA` is French); English for one that has no catalogues. */
export const languageOf = (tag: string): Language => languages.find((language) => language === tag.slice(0, 2).toLowerCase()) ?? 'en';
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The words of one area in one language. */
export function wordsFrom<Key extends string>(catalogues: Catalogues<Key>, language: Language, onMissing?: OnMissing): Words<Key> {
  const direction = directionOf(language);
  const safe = (text: string): string => isolated(text, direction);
  return {
    language,
    direction,
    say(key, args = {}) {
      const message = messageOf(catalogues, key, language, onMissing);
      const values: Record<string, string | number> = {};
      for (const name in args) {
        const value = args[name] ?? '';
        values[name] = typeof value === 'string' && !message.choices.has(name) ? safe(value) : value;
      }
      return directed(inWords(message, values), direction);
    },
    date: (on) => dateInWords(language, on),
    dateOf: (at, zone) => dateInWords(language, dateIn(zone, at)),
    instant: (at, zone) => instantInWords(language, at, zone),
    zone: (zone, around) => zoneInWords(language, zone, around),
    list: (items) => directed(lists[language].format(items.map(safe)), direction),
    series: (items) => directed(items.map(safe).join(commas[language]), direction),
  };
}

function messageOf<Key extends string>(catalogues: Catalogues<Key>, key: Key, language: Language, onMissing?: OnMissing): Message {
  const own: Partial<Catalogue<Key>> = catalogues[language];
  const message = own[key];
  if (message !== undefined) return parsed(own, key, message, language);
  onMissing?.(`${language}: ${key}`);
  return parsed(catalogues.en, key, catalogues.en[key], 'en');
}

interface Message {
  format: IntlMessageFormat;
  /** Arguments that it chooses by (`select`). */
  choices: ReadonlySet<string>;
  /** Where it neither counts nor chooses: its pieces in their order, each as it stands or the name of what is put there. */
  plain?: readonly Piece[];
}

type Piece = { text: string } | { name: string };

/** Most messages are a sentence with a name or two in it, which needs none of the library's rules. */
const inWords = ({ format, plain }: Message, values: Record<string, string | number>): string =>
  plain?.every((piece) => 'text' in piece || piece.name in values)
    ? plain.map((piece) => ('text' in piece ? piece.text : values[piece.name])).join('')
    : String(format.format(values));

/** What has been parsed, by catalogue and key: a letter says the same few messages thousands of times. */
const known = new WeakMap<object, Map<string, Message>>();

function parsed(catalogue: object, key: string, message: string, language: Language): Message {
  const messages = known.get(catalogue) ?? new Map<string, Message>();
  known.set(catalogue, messages);
  const before = messages.get(key);
  if (before) return before;
  const format = new IntlMessageFormat(typeset(message, language), locales[language], undefined, { ignoreTag: true });
  const pieces = format.getAst();
  const plain = plainPieces(pieces);
  const parsedNow: Message = { format, choices: new Set(choicesIn(pieces)), ...(plain ? { plain } : {}) };
  messages.set(key, parsedNow);
  return parsedNow;
}

type Pieces = ReturnType<IntlMessageFormat['getAst']>;
/** The library's numbers for a piece that stands as it is, and for one that is put in as it is. */
const [literal, argument] = [0, 1];

/** Undefined where one of them counts, chooses or is written by rules of its own. */
function plainPieces(pieces: Pieces): Piece[] | undefined {
  const plain = pieces.flatMap((piece): Piece[] => {
    const kind: number = piece.type;
    if (!('value' in piece)) return [];
    return kind === literal ? [{ text: piece.value }] : kind === argument ? [{ name: piece.value }] : [];
  });
  return plain.length === pieces.length ? plain : undefined;
}

const choicesIn = (pieces: Pieces): string[] =>
  pieces.flatMap((piece) => {
    if (!('options' in piece)) return [];
    const inner = Object.values(piece.options).flatMap(({ value }) => choicesIn(value));
    return 'pluralType' in piece ? inner : [piece.value, ...inner];
  });
