/**
 * Symbols of United Nations documents: `organ/[body/]{component}`. Source: the symbol guide of the United Nations
 * library (research.un.org/en/docs/symbols) and, for the congresses, the list annexed to A/CONF.234/RPM.5/1.
 */

/** `L.6`, `CRP.1`, `INF/2`, `SR.43`, `18`. */
const nature = String.raw`(?:(?:L|CRP|WP|SR|PV|PET)\.\d+|(?:INF|NGO|PET)/\d+|\d+)`;
/** Later versions and parts of a document; an asterisk marks a technical reissue. */
const ending = String.raw`(?:/(?:Add|Amend|Corr|Rev)\.\d+|/Summary)*\*{0,3}`;

const forms = [
  // The Congress itself: A/CONF.234/16, A/CONF.213/PM.1, A/CONF.234/RPM.5/L.2/Add.4; the oldest reports end with the meeting (A/CONF.169/RPM.2).
  String.raw`[AE]/CONF\.\d+/(?:RPM\.\d+(?:/${nature})?|PM(?:\.\d+|/CRP\.\d+)|${nature})${ending}`,
  // Resolutions and decisions: A/RES/72/192, A/RES/57/270B, E/RES/2021/20, A/DEC/74/550A; by sessions in Roman numerals or by years.
  String.raw`[AE]/(?:RES|DEC)/\d+/\d+[A-Z]?${ending}`,
  String.raw`[AES]/RES/\d+[A-Z]?\((?:[IVXLC]+|S-[IVXLC]+|\d{4})\)[A-Z]?${ending}`,
  // General Assembly and its committees: A/72/490, A/C.3/72/L.2/Rev.1, A/C.3/72/SR.43, A/AC.261/L.1, A/HRC/40/59.
  String.raw`A/(?:\d{1,3}|C\.\d/\d{1,3}|BUR/\d{1,3}|AC\.\d+(?:/\d{1,4})?|HRC(?:/\d{1,3})?)/${nature}${ending}`,
  String.raw`A/(?:AC\.\d+|INF/\d{1,3})/\d+${ending}`,
  // Economic and Social Council and its commissions: E/2021/30, E/CN.15/2017/11, E/CN.15/2019/CRP.3.
  String.raw`E/(?:(?:CN|C|AC)\.\d+/)?(?:\d{4}/)?${nature}${ending}`,
  // Security Council and Secretariat: S/2020/1, ST/AI/342, ST/SGB/2018/1.
  String.raw`S/\d{4}/${nature}${ending}`,
  String.raw`ST/[A-Z]+(?:/[A-Z]+)*(?:/\d{4})?/\d+${ending}`,
  // Reports of the Commission's expert groups: UNODC/CCPCJ/EG.4/2017/4.
  String.raw`UNODC/CCPCJ/(?:EG|WG)\.\d+/\d{4}/${nature}${ending}`,
];
const symbolPattern = new RegExp(`^(?:${forms.join('|')})$`);
const decisionPattern = /^decision \d+\/\d+(?: [A-Z])?$/;

/**
 * The symbol as it is filed: without the white space that line breaks and typesetting leave in it (`A/CONF. 213/18`).
 * Decisions of the General Assembly are filed as they are cited, `decision 74/550 A`, also where they come as `A/DEC/74/550A`.
 */
export function normaliseSymbol(text: string): string {
  const bare = text.replace(/\s+/g, '');
  const decision = /^(?:decision|A\/DEC\/)(\d+\/\d+)([A-Z]?)$/i.exec(bare);
  return decision ? `decision ${decision[1]}${decision[2] ? ` ${decision[2]}` : ''}` : bare;
}

/** Whether the text is a well-formed symbol or a decision cited in words; a document under two symbols joins them by a hyphen. */
export function isSymbol(text: string): boolean {
  const symbol = normaliseSymbol(text);
  return decisionPattern.test(symbol) || jointParts(symbol).every((part) => symbolPattern.test(part));
}

/** What is known of the edition that a symbol must belong to; what is absent may be any number. */
export interface SymbolContext {
  /** Number of the conference (`{c}`). */
  conference?: number | undefined;
  /** Number of the regional meeting in the order of holding (`{k}`). */
  meetingNumber?: number | undefined;
}

/**
 * Whether a symbol is one that the pattern asks for. In a pattern `{c}` is the conference's number, `{k}` the regional
 * meeting's, `{s}` a session of the General Assembly, `{year}` a year, `{n}` and `{m}` any number. A revision or a
 * reissue of the document counts as the document; a corrigendum or an addendum does not.
 */
export function matchesPattern(symbol: string, pattern: string, context: SymbolContext = {}): boolean {
  if (!isSymbol(symbol)) return false;
  // Parts of one resolution carry letters: 57/270 B.
  const part = pattern.includes('/RES/') ? '[A-Z]?' : '';
  const wanted = new RegExp(`^${bodyOf(pattern, context)}${part}(?:/Rev\\.\\d+)*\\*{0,3}$`);
  return jointParts(normaliseSymbol(symbol)).some((one) => wanted.test(one.replace(/\s+/g, '')));
}

/** The session (`{s}`) or the year that a symbol names where a pattern asks for one; undefined: it names none, or is of another kind. */
export function namedBy(symbol: string, pattern: string, place: 's' | 'year'): number | undefined {
  const parts = pattern.replace(/\s+/g, '').split(`{${place}}`);
  if (parts.length !== 2) return undefined;
  const [before = '', after = ''] = parts.map((part) => bodyOf(part, {}));
  const wanted = new RegExp(`^${before}(${placeholders[place]?.({})})${after}(?![0-9])`);
  const found = jointParts(normaliseSymbol(symbol)).flatMap((one) => wanted.exec(one.replace(/\s+/g, ''))?.[1] ?? [])[0];
  return found === undefined ? undefined : Number(found);
}

/** A symbol that a pattern takes, with the numbers of the edition as far as they are known: what somebody can be shown. */
export function exampleOf(pattern: string, { conference, meetingNumber }: SymbolContext = {}): string {
  const known: Record<string, string> = {
    c: conference?.toString() ?? '…',
    k: meetingNumber?.toString() ?? '1',
    s: '81',
    year: '2030',
    n: '12',
    m: '1',
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
}

/** What is wrong with a pattern, or undefined: every placeholder must be known, and the result must be a symbol. */
export function patternFault(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(/\{([^}]*)\}/g)].find(([, name]) => !(name !== undefined && name in placeholders));
  if (unknown)
    return `unknown placeholder ${unknown[0]}; known are ${Object.keys(placeholders)
      .map((p) => `{${p}}`)
      .join(' ')}`;
  const sample = pattern.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'year' ? '2020' : '7'));
  return isSymbol(sample) ? undefined : `"${pattern}" does not make a document symbol`;
}

const placeholders: Record<string, (context: SymbolContext) => string> = {
  c: ({ conference }) => conference?.toString() ?? '\\d+',
  k: ({ meetingNumber }) => meetingNumber?.toString() ?? '\\d+',
  s: () => '\\d{1,3}',
  year: () => '\\d{4}',
  n: () => '\\d+',
  m: () => '\\d+',
};

function bodyOf(pattern: string, context: SymbolContext): string {
  return pattern
    .replace(/\s+/g, '')
    .split(/(\{\w+\})/)
    .map((piece) => placeholders[piece.slice(1, -1)]?.(context) ?? piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
}

/** `E/2021/30-E/CN.15/2021/20` is one document with two symbols. */
const jointParts = (symbol: string): string[] => symbol.split(/-(?=[AES]\/)/);
