import { z } from 'zod';
import { shortTitleLength } from '../edition/short-title.js';
import { kinds } from '../directory/entry.js';
import { channels, digestFrequencies, languages } from '../directory/profile.js';
import { ladderSchema } from '../template/schema.js';
import { capacities, modalities, type Placement } from '../template/template.js';
import { precisionOf } from '../time/effective-on.js';
import { isPlainDate, isZone } from '../time/plain-date.js';
import { weekdays } from '../directory/weekdays.js';

const slug = z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens');
const plainDay = z.string().refine(isPlainDate, 'must be a date that exists, such as 2020-04-13');

/** What is said of a field that is not there, or has none of the shapes that it may have. */
const missingOr =
  (message: string) =>
  ({ input }: { input?: unknown }): string =>
    input === undefined ? 'is missing' : message;

/** A day as a script may give it: a date, or a distance from the opening (`opening-18m`), from the day of loading (`today-3d`) or from a milestone's due date (`M31+5d`). */
export const day = z.union([plainDay, z.string().regex(/^(opening|closing|today|[A-Z]\d+(\.[a-z0-9-]+)?)([+-]\d{1,4}[dwm]){0,3}$/)], {
  error: missingOr('must be a date that exists, such as 2020-04-13, or a distance such as opening-18m, today-3d or M31+5d'),
});

const whenShapes =
  'must be a day that exists (2018-09-12), a month (2018-09), a year, a session (commission-26), a distance (opening-18m, M31+5d) or "unknown"';

/** When something was so; a year may stand without quotes. */
const on = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.union([z.string().refine((text) => precisionOf(text) !== undefined, whenShapes), day], { error: missingOr(whenShapes) }),
);

const placements = ['opening', 'closing'] as const satisfies readonly Placement[];

const evidence = z.strictObject({
  symbol: z.string().optional(),
  also: z.array(z.string()).optional(),
  link: z.string().optional(),
  date: z.string().refine(isPlainDate, 'must be a date that exists, such as 2020-04-13').optional(),
  note: z.string().optional(),
});

const period = { opening: day, closing: day, venue: z.string().optional(), host: z.string().optional() };

const inRole = z.strictObject({ role: z.string(), person: z.string(), capacity: z.enum(capacities).optional() });

const meeting = z.strictObject({
  id: z.string(),
  title: z.string(),
  host: z.string().optional(),
  number: z.int().positive().optional(),
  dates: z.strictObject({ start: day, end: day }).optional(),
});

/** An act that carries nothing: what proves it stands beside it. */
const alone = z.literal(true, 'must be "true": it carries nothing; its document stands under "evidence", beside it');

/** What a line may do: exactly one of these. */
const acts = {
  'decide-dates': z.strictObject(period),
  'set-conference': z.int().positive(),
  start: z.string(),
  complete: z.string(),
  waive: z.string(),
  reopen: z.string(),
  pin: z.strictObject({ milestone: z.string(), on: day }),
  unpin: z.string(),
  slip: z.strictObject({ milestone: z.string(), days: z.int() }),
  place: z.enum(placements),
  'agree-meetings': z.array(meeting).min(1),
  'date-session': z.strictObject({ session: z.string(), start: day, end: day }),
  'announce-postponement': alone,
  suspend: alone,
  reconvene: z.strictObject({ ...period, modality: z.enum(modalities).optional(), retarget: z.record(z.string(), z.string()).default({}) }),
  cancel: alone,
  retarget: z.strictObject({ milestone: z.string(), session: z.string() }),
  'record-external': z.string(),
  'assign-role': inRole,
  'release-role': inRole,
  'set-ladder': z.strictObject({ scope: z.string(), ladder: ladderSchema.nullable() }),
  // What readers answer: the person is the one by whom the line is.
  acknowledge: z.strictObject({ milestone: z.string(), promise: day.optional(), note: z.string().optional() }),
  snooze: z.strictObject({ milestone: z.string(), until: day }),
  'report-done': z.string(),
  decline: z.strictObject({ milestone: z.string(), to: z.string().optional() }),
  'confirm-report': z.string(),
  'reject-report': z.string(),
  step: z.string().regex(/^[a-z-]+(\.[a-z-]+)?\/[a-z-]+$/, 'must be stage/step, such as discussion-guide/submit-draft'),
  close: z.string(),
};

const lineFields = z.strictObject({
  /** By which scenarios of a rehearsal refer to it. */
  name: slug.optional(),
  on,
  /** The day on which it became known; absent: the last day on which it can have happened. */
  recorded: day.optional(),
  by: z.string(),
  basis: z.string().optional(),
  /** Where the fact is known from. */
  source: z.string(),
  ...(Object.fromEntries(Object.entries(acts).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof acts]: z.ZodOptional<(typeof acts)[K]>;
  }),
  evidence: evidence.optional(),
  reason: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});

type Act = keyof typeof acts;
const actNames = Object.keys(acts) as Act[];

/** What a line does. */
export const actOf = (line: Partial<Record<Act, unknown>>): Act | undefined => actNames.find((act) => line[act] !== undefined);

const hasOneAct = (line: Partial<Record<Act, unknown>>): boolean => actNames.filter((act) => line[act] !== undefined).length === 1;
const oneAct = { message: `must say exactly one of ${actNames.join(', ')}` };

export const lineSchema = lineFields.refine(hasOneAct, oneAct);
/** A line that a scenario adds; `after`: the name of the line that it follows, where its day does not tell. */
export const addedLineSchema = lineFields.extend({ after: z.string().optional() }).refine(hasOneAct, oneAct);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as "20:00"');

/** Somebody of a made-up edition; what is left out follows from the duty station or is the usual. */
const person = z.strictObject({
  id: slug,
  kind: z.enum(kinds).optional(),
  name: z.string(),
  email: z.string(),
  zone: z.string().refine(isZone, 'must be an IANA time zone, such as Europe/Vienna'),
  language: z.enum(languages),
  station: z.string().optional(),
  workingDays: weekdays.optional(),
  channel: z.enum(channels).optional(),
  digest: z.enum(digestFrequencies).optional(),
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  absences: z.array(z.strictObject({ from: day, to: day, cover: z.string().optional() })).optional(),
});

/** A real or made-up edition, told as a dated script of commands. */
export const editionScriptSchema = z.strictObject({
  id: slug,
  title: z.string(),
  /** What it is called where there is little room. */
  shortTitle: z.string().min(1).max(shortTitleLength).optional(),
  /** A demonstration or an exercise: what it took is no evidence for the rules of its template. */
  madeUp: alone.optional(),
  /** What it is and where its facts come from. */
  about: z.string(),
  template: z.string(),
  zone: z.string().refine(isZone, 'must be an IANA time zone, such as Europe/Vienna'),
  mode: z.enum(['live', 'historic']),
  placement: z.enum(placements),
  /** The year, or the year in which so many months after the day of loading lie. */
  targetYear: z.union([z.int().min(1900).max(2200), z.strictObject({ monthsFromToday: z.int().min(-1_200).max(1_200) })]),
  /** Dates of a demonstration: so many months after the day of loading, on the Monday that follows. */
  opens: z.strictObject({ monthsFromToday: z.int().min(-1_200).max(1_200), days: z.int().min(1).max(100) }).optional(),
  /** Dates that are known when it is opened. */
  dates: z.strictObject({ opening: plainDay, closing: plainDay }).optional(),
  conference: z.int().optional(),
  host: z.string().optional(),
  venue: z.string().optional(),
  meetings: z.array(z.strictObject({ id: z.string(), title: z.string() })).optional(),
  /** Distances of its own instead of those in the template's rules, by milestones of the template. */
  adjustments: z.record(z.string(), z.strictObject({ count: z.int(), unit: z.enum(['d', 'w', 'm']) })).optional(),
  previous: z
    .strictObject({
      edition: z.string().optional(),
      dates: z.record(z.string(), z.string().refine(isPlainDate, 'must be a date that exists, such as 2020-04-13')),
    })
    .optional(),
  /** The day on which the story begins. */
  begins: day,
  /** The day up to which time passes after the last line; absent: the last line's. */
  until: day.optional(),
  people: z.array(person).default([]),
  lines: z
    .array(lineSchema)
    .default([])
    .superRefine((lines, context) =>
      lines.forEach(({ name }, index) => {
        const before = name === undefined ? -1 : lines.findIndex((line) => line.name === name);
        if (before >= 0 && before < index)
          context.addIssue({ code: 'custom', path: [index, 'name'], message: `"${name}" is the name of an earlier line` });
      }),
    ),
});

export type EditionScript = z.infer<typeof editionScriptSchema>;
export type EditionScriptLine = EditionScript['lines'][number];
