import type { Language } from '../directory/profile.js';
import { remembered } from '../remembered.js';
import type { Instant, PlainDate, Zone } from '../time/plain-date.js';
import { each, locales } from './locales.js';

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
// A plain date has no zone: read and written in UTC it stays the same day.
const dates = each((language) => new Intl.DateTimeFormat(locales[language], { ...day, timeZone: 'UTC' }));
/** By its name from Egypt to the Gulf each month with its name from Lebanon to Iraq before it: readers of all regions know one. */
const twinMonths: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 12 }, (_, n) => {
    const [gulf, levant] = ['ar-EG', 'ar-SY'].map((region) =>
      new Intl.DateTimeFormat(region, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2028, n)),
    );
    return [gulf ?? '', `${levant}/${gulf}`];
  }),
);

/** No clock is changed within a minute, and none is written to the second. */
const minuteOf = (at: Instant): string => at.slice(0, 'YYYY-MM-DDTHH:mm'.length);

const ofMoment = remembered(
  500,
  (language: Language, zone: Zone) => `${language} ${zone}`,
  (language, zone) => new Intl.DateTimeFormat(locales[language], { ...day, ...clock, timeZone: zone, timeZoneName: 'longGeneric' }),
);

/** Weekday, day, month and year: "Saturday 20 May 2028". */
export const dateInWords = remembered(
  2_000,
  (language: Language, on: PlainDate) => `${language} ${on}`,
  (language, on) => written(language, dates[language], Date.parse(on)),
);

/** Date and hour on a clock of the zone, with the zone's name: "Saturday 20 May 2028 at 08:00 Central European Time". */
export const instantInWords = remembered(
  500,
  (language: Language, at: Instant, zone: Zone) => `${language} ${zone} ${minuteOf(at)}`,
  (language, at, zone) => written(language, ofMoment(language, zone), Date.parse(at)),
);

/** What the time of a zone is called, around the moment: "Central European Time". */
export const zoneInWords = remembered(
  500,
  (language: Language, zone: Zone, around: Instant) => `${language} ${zone} ${minuteOf(around)}`,
  (language, zone, around) =>
    ofMoment(language, zone)
      .formatToParts(Date.parse(around))
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone,
);

/** The library's parts, put together as documents of the United Nations write them. */
const written = (language: Language, format: Intl.DateTimeFormat, moment: number): string =>
  format
    .formatToParts(moment)
    .map((part) => inHouse(language, part))
    .join('');

function inHouse(language: Language, { type, value }: Intl.DateTimeFormatPart): string {
  if (language === 'fr' && type === 'day' && value === '1') return '1er';
  if (language === 'ru' && type === 'literal') return value.replace(/[\s\u00A0\u202F]г\./, '\u00A0года');
  if (language === 'ar' && type === 'month') return twinMonths.get(value) ?? value;
  return value;
}
