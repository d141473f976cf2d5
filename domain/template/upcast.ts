import type { CycleTemplate, ReminderRules, Rung } from './template.js';

/** A template as some version of the code stored it. */
export type StoredTemplate = Omit<CycleTemplate, 'reminders'> & { reminders: ReminderRules | EarlyReminders };

/** Reminders before there were capacities: days before and after the due date, then every so many days. */
interface EarlyReminders {
  before: number[];
  after: number[];
  thenEvery: number;
  hour: number;
}

/**
 * A stored template in its present shape. What stands under a version is never written anew: editions that were opened with
 * it go on by its rules. Those who were reminded then are the responsible ones now; what the older shape did not say is as
 * the engine would have it.
 */
export function upcastTemplate(stored: StoredTemplate): CycleTemplate {
  const { reminders } = stored;
  return { ...stored, reminders: 'ladder' in reminders ? reminders : remindersFrom(reminders, stored.roles) };
}

function remindersFrom({ before, after, thenEvery, hour }: EarlyReminders, roles: CycleTemplate['roles']): ReminderRules {
  const days = [...new Set([...before.map((day) => 0 - day), ...after])].sort((a, b) => a - b);
  return {
    hour,
    ladder: {
      rungs: days.map((day): Rung => ({ days: day, to: ['responsible'], tone: 'notice' })),
      then: { everyDays: thenEvery, to: ['responsible'], tone: 'notice' },
    },
    // The first role of a template is the one that leads it.
    organiser: roles[0]?.id ?? '',
    snooze: { longestDays: 21, times: 2 },
    promise: { usualDays: 7, longestDays: 60 },
    sessions: [],
  };
}
