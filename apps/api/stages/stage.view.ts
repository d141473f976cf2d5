import { stageView, stageViews, type StageView } from '../../../domain/edition/actions.js';
import type { World } from '../../../domain/engine.types.js';
import type { PlainDate } from '../../../domain/time/plain-date.js';
import { stepSchemaAddress } from '../openapi/step-schema-name.js';

/** A stage as it stands today; each step leads to the schema of what it must carry. */
export interface ShownStage extends Omit<StageView, 'steps'> {
  steps: (StageView['steps'][number] & { schema: string })[];
}

export const shownStages = (world: World, today: PlainDate): ShownStage[] => stageViews(world, today).map(shown);

export function shownStage(world: World, stream: string, today: PlainDate): ShownStage | undefined {
  const view = stageView(world, stream, today);
  return view && shown(view);
}

const shown = (stage: StageView): ShownStage => ({
  ...stage,
  steps: stage.steps.map((step) => ({ ...step, schema: stepSchemaAddress(stage.procedure, step.id) })),
});
