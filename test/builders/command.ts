import type { Command, CreateEdition, Envelope } from '../../domain/edition/commands.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { shift, yearOf, type PlainDate } from '../../domain/time/plain-date.js';

/** An envelope of which only what a test is about must be said; the hash follows from the command. */
export function envelope(command: Command, more: Partial<Omit<Envelope, 'command'>> = {}): Envelope {
  const rest = { edition: 'edition', stream: 'edition', actor: 'organiser', ...more };
  return { id: JSON.stringify(command), hash: JSON.stringify([rest.stream, command]), ...rest, command };
}

/** A live edition in 2031, dates undecided unless said. */
export function creation(template: CycleTemplate, more: Partial<CreateEdition> = {}): CreateEdition {
  const { id, version } = template;
  return {
    type: 'create',
    title: 'An edition',
    template: { id, version },
    zone: 'Asia/Tokyo',
    mode: 'live',
    placement: 'opening',
    targetYear: 2031,
    sessions: [],
    ...more,
  };
}

/** A live edition that opens on a day, for a week. */
export const creationFor = (template: CycleTemplate, opening: PlainDate, more: Partial<CreateEdition> = {}): CreateEdition =>
  creation(template, { targetYear: yearOf(opening), dates: { opening, closing: shift(opening, { count: 7, unit: 'd' }) }, ...more });
