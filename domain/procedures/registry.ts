import type { ProcedureId } from '../template/template.js';
import { discussionGuide } from './discussion-guide/discussion-guide.js';
import type { Procedure } from './procedure.js';

/** Every procedure that a template may name. */
export const procedures = {
  'discussion-guide': discussionGuide,
} as Record<ProcedureId, Procedure>;
