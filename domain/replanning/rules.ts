import { clashes } from '../edition/clashes.js';
import { durationViolations } from '../edition/dates.js';
import { regionalSettings } from '../procedures/regional-meetings/settings.js';
import type { Stage } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { shift, type PlainDate } from '../time/plain-date.js';
import type { BrokenRule, Difference } from './difference.types.js';
import type { Side } from './standing.js';

/** Rules that the plan breaks after a change and did not before, and the other way round. */
export function ruleDifference(before: Side, after: Side): Difference['rules'] {
  const [earlier, now] = [brokenRules(before), brokenRules(after)];
  return { broken: without(now, earlier), mended: rests(after) ? [] : without(earlier, now) };
}

/** Without an opening no rule has been mended: what it would be held to has no date, or will not be. */
const rests = ({ edition }: Side): boolean => edition.keyDates.suspended || edition.cancelled !== undefined;

const without = (rules: readonly BrokenRule[], others: readonly BrokenRule[]): BrokenRule[] =>
  rules.filter(({ rule, about }) => !others.some((other) => other.rule === rule && other.about === about));

const brokenRules = (side: Side): BrokenRule[] => [...tooLong(side), ...tooLate(side), ...outOfOrder(side)];

/** Sources: R020. */
function tooLong({ world, edition }: Side): BrokenRule[] {
  const { present } = edition.keyDates;
  const violations = present ? durationViolations(world.template, present.opening, present.closing) : [];
  return violations.map(({ reason, facts }) => ({
    rule: 'duration',
    about: 'congress',
    requirements: facts.map(({ ref }) => ref),
    says: reason,
  }));
}

/** The last regional meeting closes so many months before the opening. Sources: R032. */
function tooLate(side: Side): BrokenRule[] {
  const { world, edition } = side;
  const { present } = edition.keyDates;
  const stage = world.template.stages.find(({ procedure }) => procedure?.id === 'regional-meetings');
  if (!stage?.procedure || !present) return [];
  const { closeMonthsBefore } = regionalSettings.parse(stage.procedure.settings ?? {});
  const latest = shift(present.opening, { count: -closeMonthsBefore, unit: 'm' });
  return edition.meetings.flatMap((meeting): BrokenRule[] => {
    const end = meeting.dates?.end ?? endAsPlanned(meeting.id, stage, side);
    if (end === null || end <= latest) return [];
    const says = `The regional meeting "${meeting.title}" ends on ${dateInWords(end)}; the last one closes at least ${closeMonthsBefore} months before the opening, by ${dateInWords(latest)}.`;
    return [{ rule: 'last-meeting', about: meeting.id, requirements: ['R032'], says }];
  });
}

function endAsPlanned(meeting: string, { procedure }: Stage, { edition }: Side): PlainDate | null {
  const held = procedure?.perMeeting?.slots['held'];
  return (held === undefined ? undefined : edition.milestones[`${held}.${meeting}`]?.due.on) ?? null;
}

const outOfOrder = ({ world }: Side): BrokenRule[] =>
  [...clashes(world)].map(([about, says]) => ({ rule: 'order', about, requirements: [], says: `${says}.` }));
