import { channels, digestFrequencies, languages } from '../../../../domain/directory/profile.js';
import { kinds } from '../../../../domain/directory/entry.js';
import { capacities, modalities, type Capacity } from '../../../../domain/template/template.js';
import { z } from 'zod';
import type { EditionAnswer } from '../../editions/editions.service.js';
import type { EditionView } from '../../editions/edition.view.js';
import type { ExternalAnswer, ExternalView } from '../../externals/externals.service.js';
import type { ImportView } from '../../people/import.service.js';
import type { PersonView } from '../../people/people.service.js';
import type { EditionEntry } from '../../reading/reading.js';
import type { RoleAnswer, RoleView } from '../../roles/roles.service.js';
import type { HolidaysView, StationView } from '../../stations/stations.service.js';
import type { SessionAnswer, SessionView } from '../../sessions/sessions.service.js';
import { actions, effect, evidence } from './common.js';
import { certainty, mode, period, placement, status, template } from './edition-parts.js';
import { date, effectiveOn, instant, named, offset, page } from './named.js';

export const meetingFields = {
  id: z.string(),
  title: z.string(),
  host: z.string().optional(),
  number: z.int().optional(),
  dates: z.strictObject({ start: date, end: date }).optional(),
};
export const postponement = z.strictObject({
  announcedOn: effectiveOn,
  suspendedOn: effectiveOn.optional(),
  reconvenedOn: effectiveOn.optional(),
  withdrawnOn: effectiveOn.optional().describe('The announcement was taken back before anything was decided'),
  bases: z.array(z.string()),
});

export const edition = named<EditionView>(
  'Edition',
  'An edition as it stands today',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    shortTitle: z.string().optional(),
    madeUp: z.literal(true).optional().describe('A demonstration or an exercise'),
    template,
    zone: z.string(),
    mode,
    status,
    placement,
    conference: z.int().optional(),
    host: z.string().optional(),
    venue: z.string().optional(),
    modality: z.enum(modalities).optional().describe('How it is attended; absent: in person, for nothing else was decided'),
    cancelled: z
      .strictObject({ on: effectiveOn, evidence, by: z.string(), basis: z.string().optional() })
      .optional()
      .describe('It will not be held'),
    keyDates: z.strictObject({
      targetYear: z.int(),
      first: period.optional(),
      present: period.optional(),
      suspended: z.boolean(),
      cancelled: z.boolean().optional(),
    }),
    adjustments: z
      .record(z.string(), offset)
      .optional()
      .describe("Distances of its own instead of those in its template's rules, by milestones of the template"),
    postponements: z.array(postponement),
    previous: z.strictObject({ edition: z.string().optional(), dates: z.record(z.string(), date) }).optional(),
    stages: z.record(z.string(), z.enum(['running', 'ended'])),
    meetings: z.array(z.strictObject(meetingFields)),
    today: date.describe("Today in the edition's zone"),
    touched: z.int().describe('The number in its ETag'),
    actions,
  }),
);

const entry = named<EditionEntry>(
  'EditionEntry',
  'An edition in the list of editions',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    template,
    zone: z.string(),
    mode,
    status,
    targetYear: z.int(),
    opening: date.nullable(),
    closing: date.nullable(),
  }),
);
export const editionPage = named('EditionPage', 'A page of editions', page(entry));
export const editionAnswer = named<EditionAnswer>(
  'EditionAnswer',
  'An edition after a command',
  z.strictObject({ edition, command: effect }),
);

export const session = named<SessionView>(
  'Session',
  'A session of a body, with the milestones that are due at it',
  z.strictObject({
    key: z.string(),
    body: z.string(),
    title: z.string(),
    year: z.int(),
    start: date,
    end: date,
    certainty,
    source: z.string().optional(),
    milestones: z.array(z.string()),
  }),
);
export const sessionList = named('SessionList', 'A session calendar', z.strictObject({ items: z.array(session) }));
export const sessionAnswer = named<SessionAnswer>(
  'SessionAnswer',
  'A session after a command',
  z.strictObject({ session, command: effect }),
);

export const external = named<ExternalView>(
  'External',
  'Something outside the edition that milestones wait for',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    recorded: z.strictObject({ effectiveOn, evidence }).nullable(),
    known: z
      .strictObject({ edition: z.string().optional(), milestone: z.string(), on: date })
      .nullable()
      .describe('That it has come about, as the linked previous edition tells: which milestone of it was done, and when'),
    awaitedBy: z.array(z.string()).describe('Ids of the milestones that still wait for it'),
  }),
);
export const externalList = named('ExternalList', 'What an edition waits for from outside', z.strictObject({ items: z.array(external) }));
export const externalAnswer = named<ExternalAnswer>(
  'ExternalAnswer',
  'An external fact after a command',
  z.strictObject({ external, command: effect }),
);

export const role = named<RoleView>(
  'Role',
  'A role with its holders',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    holders: z.array(z.string()).describe('Ids of those responsible'),
    byCapacity: z.strictObject(
      Object.fromEntries(capacities.map((c) => [c, z.array(z.string())])) as Record<Capacity, z.ZodArray<z.ZodString>>,
    ),
    vacant: z.boolean().describe('Neither somebody responsible nor a deputy is there to act'),
  }),
);
export const roleList = named('RoleList', 'The roles of an edition', z.strictObject({ items: z.array(role) }));
export const roleAnswer = named<RoleAnswer>('RoleAnswer', 'A role after a command', z.strictObject({ role, command: effect }));

const bouncedFields = {
  at: instant.describe('When the last message was sent that did not arrive'),
  answer: z.string().describe('What the mail server said, without addresses'),
};
const held = { role: z.string(), capacity: z.enum(capacities) };
const assignment = z.strictObject({ ...held, person: z.string() });

export const person = named<PersonView>(
  'Person',
  'A person of an edition',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    kind: z.enum(kinds),
    zone: z.string(),
    language: z.enum(languages),
    workingDays: z.array(z.int()),
    station: z.string().optional(),
    channel: z.enum(channels),
    digest: z.enum(digestFrequencies),
    quiet: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    absences: z.array(z.strictObject({ from: z.string(), to: z.string(), cover: z.string().optional() })),
    roles: z.array(z.string()).describe('Ids of the roles held, in whatever capacity'),
    holds: z.array(z.strictObject(held)),
    bounced: z.strictObject(bouncedFields).optional().describe('The address does not take messages; a correction of the address ends it'),
  }),
);
export const personPage = named('PersonPage', 'A page of the people of an edition', page(person));

const fields = [
  'id',
  'kind',
  'name',
  'email',
  'language',
  'zone',
  'station',
  'workingDays',
  'channel',
  'digest',
  'quiet',
  'absences',
] as const;
export const peopleImport = named<ImportView>(
  'Import',
  'What a list of people changed, or would change',
  z.strictObject({
    applied: z.boolean().describe('False: a preview'),
    entered: z.array(z.string()),
    corrected: z.array(z.strictObject({ person: z.string(), fields: z.array(z.enum(fields)) })),
    left: z.array(z.string()).describe('In the list and in the directory alike'),
    unlisted: z.array(z.string()).describe('In the directory and not in the list: they stay as they are'),
    given: z.array(assignment),
    taken: z.array(assignment),
    vacant: z
      .array(z.strictObject({ role: z.string(), already: z.boolean().describe('So already; otherwise it comes of the list') }))
      .describe('Roles in which nobody will be there to act'),
    bounced: z
      .array(z.strictObject({ person: z.string(), ...bouncedFields }))
      .describe('People of the list whose address does not take messages'),
    faults: z.array(
      z.strictObject({ line: z.int().describe('From 1, the head included'), column: z.string().optional(), reason: z.string() }),
    ),
  }),
);

const station = named<StationView>(
  'Station',
  'A duty station with its working week',
  z.strictObject({ id: z.string(), title: z.string(), zone: z.string(), workingDays: z.array(z.int()).describe('Monday is 1') }),
);
export const stationList = named('StationList', 'The duty stations', z.strictObject({ items: z.array(station) }));
export const holidayList = named<HolidaysView>(
  'HolidayList',
  'The holidays of a duty station in a year',
  z.strictObject({ station: z.string(), year: z.int(), items: z.array(z.strictObject({ on: date, title: z.string() })) }),
);
