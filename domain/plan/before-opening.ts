import type { MilestoneDefinition, Placement } from '../template/template.js';

/** Whether a milestone comes before the opening by its rule: it counts back from it, or hangs on what is held before it. */
export function comesBeforeOpening({ due }: MilestoneDefinition, placement: Placement): boolean {
  const { anchor, offset } = (due.byPlacement?.[placement] ?? due).on;
  switch (anchor.kind) {
    case 'opening':
      return offset !== undefined && offset.count < 0;
    case 'chain':
    case 'nth-session':
      return anchor.k < 0;
    case 'meeting':
    case 'first-meeting':
      return true;
    default:
      return false;
  }
}
