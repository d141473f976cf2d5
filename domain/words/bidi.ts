/** Begins and ends a piece of text whose direction is its own and does not touch what stands around it. */
const [isolate, end] = ['\u2068', '\u2069'];
const marks = /[\u2066-\u2069]/;
/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Marks that turn the direction of all that follows: in data they could make a line read as another. */
const turning = /[\u202A-\u202E]/g;

/** Text from elsewhere as it may stand in a sentence: shut off where the two might be written in different directions. */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
  const tame = balanced(text.replace(turning, ''));
  return tame !== '' && (direction === 'rtl' || rightToLeft.test(tame)) ? `${isolate}${tame}${end}` : tame;
}

/** A right-to-left mark: says in which direction a line runs, and shows nothing. */
const mark = '\u200F';

/**
 * A sentence that runs in its language's direction wherever it stands alone: a line of plain text runs as its first letter
 * does, and what is isolated in it does not count.
 */
export function directed(text: string, direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr') return text;
  const first = firstLetter(text);
  return first !== undefined && rightToLeft.test(first) ? text : `${mark}${text}`;
}

/** The first letter that is not isolated. */
function firstLetter(text: string): string | undefined {
  let depth = 0;
  for (const character of text) {
    if (character === isolate) depth += 1;
    else if (character === end) depth -= 1;
    else if (depth === 0 && letter.test(character)) return character;
  }
  return undefined;
}

const letter = /\p{L}/u;

/** The text itself where each isolate that it begins ends in it; else without any. */
function balanced(text: string): string {
  if (!marks.test(text)) return text;
  let open = 0;
  for (const character of text) {
    if (character >= '\u2066' && character <= '\u2068') open += 1;
    if (character === end && --open < 0) break;
  }
  return open === 0 ? text : text.replace(/[\u2066-\u2069]/g, '');
}
