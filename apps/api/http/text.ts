/** Control characters other than tab and line breaks, and halves of characters: no text holds them. */
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;
/** Whatever ends a line, and tabs. */
const breaking = /[\t\n\r\u2028\u2029]/u;

/** A text that can be stored and shown. */
export const isPrintable = (text: string): boolean => !unprintable.test(text);
/** The same on one line, as names and titles are. */
export const isOneLine = (text: string): boolean => isPrintable(text) && !breaking.test(text);
