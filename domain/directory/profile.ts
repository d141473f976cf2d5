import type { PlainDate, Zone } from '../time/plain-date.js';

export const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export type Language = (typeof languages)[number];

export const channels = ['email', 'webhook', 'calendar'] as const;
/** `calendar`: wants no messages, only a calendar to subscribe to. */
export type Channel = (typeof channels)[number];

export const digestFrequencies = ['none', 'daily', 'weekly'] as const;
export type DigestFrequency = (typeof digestFrequencies)[number];

/** How and when a person (or a body, or a delegation) of the directory may be reached. Holds nothing that tells who it is. */
export interface Profile {
  zone: Zone;
  language: Language;
  /** ISO weekdays on which the person works: 1 is Monday. */
  workingDays: number[];
  /** Duty station, whose holidays are kept; absent: none are. */
  station?: string;
  channel: Channel;
  digest: DigestFrequency;
  /** Hours between which nothing is sent, `HH:MM`; may pass over midnight. */
  quiet?: { from: string; to: string };
  /** First to last day, with the person who stands in, if anyone does. */
  absences: Absence[];
}

export interface Absence {
  from: PlainDate;
  to: PlainDate;
  cover?: string;
}

export const mondayToFriday: readonly number[] = [1, 2, 3, 4, 5];

/** Someone of whom nothing is known but the zone. */
export const plainProfile = (zone: Zone): Profile => ({
  zone,
  language: 'en',
  workingDays: [...mondayToFriday],
  channel: 'email',
  digest: 'none',
  absences: [],
});

/** Whether a correction changes when, or whether, somebody is to be told. */
export function movesHours(before: Profile, after: Profile): boolean {
  const telling = ({ zone, workingDays, station, channel, digest, quiet, absences }: Profile): string =>
    JSON.stringify([
      zone,
      workingDays,
      station,
      channel,
      digest,
      quiet && [quiet.from, quiet.to],
      absences.map((a) => [a.from, a.to, a.cover]),
    ]);
  return telling(before) !== telling(after);
}
