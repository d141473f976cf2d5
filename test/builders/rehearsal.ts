import { rehearsalSchema, type RehearsalScript } from '../../domain/rehearsal/schema.js';
import type { Means } from '../../domain/rehearsal/rehearse.js';
import { readCalendar } from '../../seeds/calendar.js';
import { stationsIn } from '../../seeds/stations.js';
import { templates } from './told.js';

const template = templates.find(({ id }) => id === 'un-crime-congress')!;

/** What a rehearsal of the congress rests on: its template, its calendar, the duty stations. */
export const means: Means = { template, sessions: readCalendar(template), today: '2026-11-21', stations: stationsIn() };

/** By whom and from where a line is told. */
export const told = { by: 'ada', source: 'assumed' };

/** Somebody who is in the script. */
export const somebody = (id: string) => ({ id, name: id, email: `${id}@example.org`, zone: 'Asia/Tokyo', language: 'en' });

/** Some months of a live edition that opens in April 2029, as a caller has written them; without any line. */
export const written = {
  id: 'ahead',
  title: 'A congress ahead',
  about: 'For tests',
  template: template.id,
  zone: 'Asia/Tokyo',
  mode: 'live',
  placement: 'opening',
  targetYear: 2029,
  dates: { opening: '2029-04-23', closing: '2029-04-28' },
  begins: '2026-12-01',
};

/** The same, read, of which only what a test is about must be said. */
export const rehearsalScript = (change: object = {}): RehearsalScript => rehearsalSchema.parse({ ...written, ...change });
