import { refuse, type Refusal } from '../refusal.js';
import type { CreateEdition } from './commands.js';
import type { EditionState } from './state.js';

/** Why an edition cannot follow on another: its milestones are others, or it is none that comes before. */
export function notPrevious(before: EditionState, { template, targetYear }: CreateEdition): Refusal | undefined {
  if (before.template.id !== template.id) {
    return refuse(
      'templates-differ',
      `${before.id} follows the template ${before.template.id}; an edition of ${template.id} counts from nothing in it.`,
      { facts: [{ ref: before.id, says: `follows ${before.template.id}` }], pointer: '/previous' },
    );
  }
  const year = before.keyDates.targetYear;
  if (year < targetYear) return undefined;
  return refuse('dates-invalid', `${before.id} is meant for ${year}, and does not come before an edition of ${targetYear}.`, {
    facts: [{ ref: before.id, says: `target year ${year}` }],
    pointer: '/previous',
  });
}
