import { z } from 'zod';
import { procedureIds } from '../../../../domain/template/template.js';
import type { MeetingView } from '../../meetings/meetings.service.js';
import type { ShownStage } from '../../stages/stage.view.js';
import type { StageAnswer } from '../../stages/stages.service.js';
import { effect, refusal } from './common.js';
import { meetingFields } from './edition.js';
import { effectiveOn, named } from './named.js';

export const stage = named<ShownStage>(
  'Stage',
  'A stage as it stands today',
  z.strictObject({
    stream: z.string(),
    procedure: z.enum(procedureIds),
    title: z.string(),
    status: z.enum(['waiting', 'running', 'suspended', 'ended']),
    words: z.string().describe('Present state in words'),
    startsAfter: z.string().describe('The milestone that starts it'),
    meeting: z.string().optional(),
    milestones: z.array(z.string()),
    performed: z.array(
      z.strictObject({
        step: z.string(),
        payload: z.record(z.string(), z.unknown()),
        effectiveOn,
        by: z.string(),
        sequence: z.int(),
        deviations: z.array(refusal),
      }),
    ),
    steps: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        sources: z.array(z.string()),
        allowed: z.boolean(),
        refusals: z.array(refusal),
        schema: z.string().describe('Address of the schema of its payload'),
      }),
    ),
    touched: z.int().describe('The number in its ETag'),
  }),
);
export const stageList = named('StageList', 'The stages of an edition', z.strictObject({ items: z.array(stage) }));
export const stageAnswer = named<StageAnswer>('StageAnswer', 'A stage after a step', z.strictObject({ stage, command: effect }));

export const meeting = named<MeetingView>('Meeting', 'A regional meeting with its own stage', z.strictObject({ ...meetingFields, stage }));
export const meetingList = named('MeetingList', 'The regional meetings of an edition', z.strictObject({ items: z.array(meeting) }));
