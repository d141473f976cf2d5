/**
 * Title of the standing agenda item of the Commission between two congresses. It rolls over with each congress, which
 * the ordinals of the congress held and the next one tell. Source: E/RES/2021/20, para. 10.
 */
export function standingItemTitle(held: number, next: number, congress: string): string {
  return `Follow-up to the ${ordinalWord(held)} ${congress} and preparations for the ${ordinalWord(next)} ${congress}`;
}

const units = [
  '',
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
  'Eleventh',
  'Twelfth',
  'Thirteenth',
  'Fourteenth',
  'Fifteenth',
  'Sixteenth',
  'Seventeenth',
  'Eighteenth',
  'Nineteenth',
];
const tens = ['', '', 'Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety'];

/** 14 → "Fourteenth", 21 → "Twenty-first"; from 100 on in figures ("100."). */
export function ordinalWord(number: number): string {
  const small = units[number];
  if (small) return small;
  const ten = tens[Math.floor(number / 10)];
  if (!ten) return `${number}.`;
  const unit = units[number % 10];
  return unit ? `${ten}-${unit.toLowerCase()}` : ten.replace(/y$/, 'ieth');
}
