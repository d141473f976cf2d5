/** What a spreadsheet takes for the beginning of a formula, in either width, with the apostrophes that would hide it. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;
const hidden = /^'+[=+\-@\t\r＝＋－＠]/u;

/** A cell that no spreadsheet carries out: an apostrophe makes it a text. */
export const defused = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text that was defused, whatever it was. */
export const restored = (cell: string): string => (hidden.test(cell) ? cell.slice(1) : cell);
