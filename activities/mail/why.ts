import type { LetterWords } from './entry.js';
import type { Head, WhyItReaches } from './letter.js';

/** Whether its reader only wants to know: of such a one nothing is asked. */
export const isForInformation = ({ why }: Pick<Head, 'why'>): boolean =>
  why.length > 0 && why.every(({ capacity }) => capacity === 'informed');

/** In which way a letter reaches its reader; where there are several, all of them. */
export function whyInWords(why: readonly WhyItReaches[], words: LetterWords): string[] {
  const [only] = why;
  if (!only) return [];
  const roles = rolesIn(why, words);
  if (roles.length > 1) return [words.say('whySeveral', { roles: words.series(roles) })];
  const { role, capacity, isCover } = only;
  return [isCover ? words.say('whyCover', { role }) : words.say('why', { capacity, role })];
}

/** Each role with its capacity once, by whatever rules. */
const rolesIn = (why: readonly WhyItReaches[], words: LetterWords): string[] => [
  ...new Set(
    why.map(({ role, capacity, isCover }) => (isCover ? words.say('whyRoleCover', { role }) : words.say('whyRole', { capacity, role }))),
  ),
];
