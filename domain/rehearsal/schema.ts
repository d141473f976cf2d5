import { z } from 'zod';
import { addedLineSchema, day, editionScriptSchema, lineSchema } from '../script/schema.js';
import { isPlainDate } from '../time/plain-date.js';

/** Scenarios of one rehearsal at most: more are better told apart in several. */
export const mostScenarios = 1_000;

const slug = z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens');

/** Lines by their names, or all from one on, up to another or to the end. */
const selection = z.union(
  [z.array(z.string()).min(1), z.strictObject({ from: z.string(), to: z.string().optional() })],
  'must be a list of names, or {from: name, to: name}',
);

/** What of the edition itself a scenario may have otherwise. */
const head = editionScriptSchema
  .pick({
    mode: true,
    placement: true,
    targetYear: true,
    dates: true,
    opens: true,
    host: true,
    venue: true,
    meetings: true,
    previous: true,
    adjustments: true,
    begins: true,
  })
  .partial();

/** How one course of events differs from the script. */
export const scenarioSchema = z.strictObject({
  id: slug,
  title: z.string().min(1).max(200),
  about: z.string().optional(),
  edition: head.optional(),
  /** Lines that are left out. */
  drop: selection.optional(),
  /** Lines that are told otherwise, by the name of the line whose place they take. */
  replace: z.record(z.string(), lineSchema).optional(),
  /** Lines that come so much later, or earlier; `carried`: together with the days that they carry. */
  shift: z
    .array(
      z.strictObject({
        lines: selection,
        by: z.string().regex(/^[+-]?\d{1,5}[dwm]$/, 'must be a distance such as 30d, -46w or 2m'),
        carried: z.boolean().default(false),
      }),
    )
    .optional(),
  /** Further lines; each is put in the order of days, or after another one. */
  add: z.array(addedLineSchema).optional(),
  /** The day on which it ends; lines after it are not told. */
  until: day.optional(),
});

/** A script, and the courses of events in which it is rehearsed; without any: as it stands. */
export const rehearsalSchema = z.strictObject({
  ...editionScriptSchema.shape,
  /** From which day distances from today count; absent: from the day of the rehearsal. */
  today: z.string().refine(isPlainDate, 'must be a date that exists, such as 2020-04-13').optional(),
  scenarios: z.array(scenarioSchema).min(1).max(mostScenarios).optional(),
});

export type RehearsalScript = z.infer<typeof rehearsalSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
export type Selection = z.infer<typeof selection>;
