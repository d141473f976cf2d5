import { refuse, type Refusal } from '../refusal.js';
import { isZone } from '../time/plain-date.js';
import type { CreateEdition } from './commands.js';
import { durationViolations, malformedPeriod } from './dates.js';
import type { Turn } from './turn.js';

/** Opens an edition from a template and its key dates, or from a target year alone (R153). */
export function create(turn: Turn, command: CreateEdition): Refusal | undefined {
  const { template } = turn.world;
  if (turn.world.edition) {
    return refuse('edition-exists', `There is an edition "${turn.envelope.edition}" already. Choose another id, or work on that one.`, {
      facts: [{ ref: turn.envelope.edition, says: 'exists' }],
    });
  }
  if (command.template.id !== template.id || command.template.version !== template.version) {
    return refuse('template-unknown', `There is no template ${command.template.id} version ${command.template.version}.`, {
      pointer: '/template',
    });
  }
  if (!isZone(command.zone)) {
    return refuse('zone-unknown', `"${command.zone}" is not a time zone; give an IANA name such as Asia/Tokyo.`, { pointer: '/zone' });
  }
  const { dates } = command;
  const fault = dates && malformedPeriod(dates.opening, dates.closing);
  if (fault) return fault;
  const tooLong = dates && command.mode === 'live' ? durationViolations(template, dates.opening, dates.closing)[0] : undefined;
  if (tooLong) return tooLong;
  const { type: _, ...event } = command;
  turn.emit({ ...event, type: 'edition-created', meetings: command.meetings ?? template.meetings?.planned ?? [] });
  return undefined;
}
