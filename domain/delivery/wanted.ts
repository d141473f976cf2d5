import { isActive } from '../edition/milestones.js';
import type { Notice } from '../edition/events.js';
import type { EditionState } from '../edition/state.js';

/** Whether a notice still has a point: something it is about is open and due on the day it says. */
export function isWanted(edition: EditionState, { about }: Notice): boolean {
  if (edition.status === 'archived') return false;
  return about.some(({ milestone: key, revision }) => {
    const milestone = edition.milestones[key];
    return milestone !== undefined && isActive(milestone) && milestone.revision === revision;
  });
}
