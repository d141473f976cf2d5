/** The longest short title. */
export const shortTitleLength = 40;

/**
 * What an edition is called where there is little room: "Fourteenth Congress". Where none was entered, the beginning of its
 * title, broken off between words.
 */
export function shortTitleOf({ title, shortTitle }: { title: string; shortTitle?: string }): string {
  const long = shortTitle ?? title;
  const characters = [...long];
  if (characters.length <= shortTitleLength) return long;
  const cut = characters.slice(0, shortTitleLength - 1).join('');
  const end = cut.search(/\s+\S*$/);
  return `${(end > shortTitleLength / 2 ? cut.slice(0, end) : cut).replace(/[\s,:;–-]+$/, '')}…`;
}
