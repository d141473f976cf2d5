import { z } from 'zod';
import { key } from '../fields.js';
import type { StageView } from '../procedure.js';

/** What a template may set for its regional meetings; the coordinator and each meeting read the same settings. */
export const regionalSettings = z.strictObject({
  guide: z
    .string()
    .nullable()
    .default('discussion-guide')
    .describe('Stage that prepares the discussion guide; null: the congress has none'),
  coordinator: z.string().default('regional-meetings').describe('Stage that coordinates the meetings'),
  fewest: z.int().min(1).default(1).describe('Fewest meetings that a calendar may have'),
  most: z.int().optional().describe('Most meetings that a calendar may have'),
  specialEfforts: z.array(key).default([]).describe('Meetings that may be left out of the calendar only after a special effort for them'),
  days: z.int().min(1).default(3).describe('Days that a meeting usually lasts'),
  closeMonthsBefore: z.int().default(7).describe('Months before the opening by which the last meeting must have closed'),
  preferMonthsBefore: z.int().default(12).describe('Months before the opening by which it should have closed'),
});
export type RegionalSettings = z.output<typeof regionalSettings>;

export const settingsOf = (view: StageView): RegionalSettings => regionalSettings.parse(view.settings);
