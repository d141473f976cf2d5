import type { EditionBehind } from '../../../entities/editions-behind.js';
import type { MissingEvent } from './missing.js';

/** What an edition lacks, event by event, for who has to decide how to go on. */
export function inWords({ edition, recorded, remembered }: EditionBehind, missing: readonly MissingEvent[]): string {
  const count =
    remembered > recorded
      ? `${recorded} events are recorded, ${remembered} are remembered`
      : `${recorded} events are recorded, and not those that are remembered`;
  const others = remembered - recorded - missing.length;
  return [
    `${edition}: ${count}. Missing:`,
    ...missing.map(
      ({ stream, sequence, type, command }) =>
        `  ${command.at}  ${stream} ${sequence}  ${type}, by ${command.type === 'wake' ? 'a wake-up' : `"${command.type}" of ${command.actor} (${command.id})`}`,
    ),
    ...(others > 0 ? [`  ${others} more of which only the number is remembered: messages that were sent, and what became of them`] : []),
  ].join('\n');
}
