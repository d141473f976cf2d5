import type { Envelope } from '../edition/commands.js';
import type { Refusal } from '../refusal.js';
import { actOf, type EditionScript } from '../script/schema.js';
import { dateIn, type Instant } from '../time/plain-date.js';
import type { RefusedLine } from './rehearsal.types.js';

/** A line that was not taken, in the words of the script. */
export function refusedLine(
  script: EditionScript,
  envelope: Pick<Envelope, 'id'> | undefined,
  at: Instant,
  { code, reason, facts }: Refusal,
  place = Number(/\d+$/.exec(envelope?.id ?? '')?.[0] ?? 0),
): RefusedLine {
  const line = script.lines[place - 1];
  return {
    line: place,
    ...(line?.name === undefined ? {} : { name: line.name }),
    at,
    on: dateIn(script.zone, at),
    by: line?.by ?? 'secretariat',
    asked: line ? askedBy(line) : 'open the edition',
    code,
    reason,
    facts,
  };
}

/** "complete M12", "step discussion-guide/issue", "suspend". */
export function askedBy(line: EditionScript['lines'][number]): string {
  const act = actOf(line);
  if (act === undefined) return 'nothing';
  const said: unknown = line[act];
  if (typeof said === 'string') return `${act} ${said}`;
  if (said !== null && typeof said === 'object' && 'milestone' in said) return `${act} ${String(said.milestone)}`;
  if (said !== null && typeof said === 'object' && 'role' in said) return `${act} ${String(said.role)}`;
  return act;
}
