import type { MilestoneStatus } from '../edition/state.js';

/** Still to be done, now or after a suspension. */
export const isOpen = (status: MilestoneStatus): boolean => status === 'planned' || status === 'in-progress' || status === 'suspended';
