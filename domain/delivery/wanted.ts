import { isActive } from '../edition/milestones.js';
import type { Notice } from '../edition/events.js';
import type { EditionState } from '../edition/state.js';

/** What a notice is about and still has a point: open, and due on the day it says. */
export function wantedEntries(edition: EditionState, { about }: Notice): Notice['about'] {
  if (edition.status === 'archived') return [];
  return about.filter(({ milestone: key, revision }) => {
    const milestone = edition.milestones[key];
    return milestone !== undefined && isActive(milestone) && milestone.revision === revision;
  });
}

/** Whether a notice still has a point, for someone who still holds a role of the edition. */
export function isWanted(edition: EditionState, notice: Notice): boolean {
  const holds = Object.values(edition.roles).some((holders) => Object.values(holders).some((ids) => ids.includes(notice.recipient)));
  return holds && wantedEntries(edition, notice).length > 0;
}
