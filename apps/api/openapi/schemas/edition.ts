import { channels, digestFrequencies, languages } from '../../../../domain/directory/profile.js';
import { z } from 'zod';
import type { EditionAnswer } from '../../editions/editions.service.js';
import type { EditionView } from '../../editions/edition.view.js';
import type { ExternalAnswer, ExternalView } from '../../externals/externals.service.js';
import type { PersonView } from '../../people/people.service.js';
import type { EditionEntry } from '../../reading/reading.js';
import type { RoleAnswer, RoleView } from '../../roles/roles.service.js';
import type { SessionAnswer, SessionView } from '../../sessions/sessions.service.js';
import { actions, effect, evidence } from './common.js';
import { date, effectiveOn, named, page } from './named.js';

const status = z.enum(['preparing', 'suspended', 'archived']);
const mode = z.enum(['live', 'historic']);
const template = z.strictObject({ id: z.string(), version: z.int() });
export const period = z.strictObject({ opening: date, closing: date });
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
    template,
    zone: z.string(),
    mode,
    status,
    placement: z.enum(['opening', 'closing']),
    conference: z.int().optional(),
    host: z.string().optional(),
    venue: z.string().optional(),
    keyDates: z.strictObject({ targetYear: z.int(), first: period.optional(), present: period.optional(), suspended: z.boolean() }),
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
    certainty: z.enum(['dated', 'expected']),
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
    awaitedBy: z.array(z.string()),
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
  z.strictObject({ id: z.string(), title: z.string(), holders: z.array(z.string()) }),
);
export const roleList = named('RoleList', 'The roles of an edition', z.strictObject({ items: z.array(role) }));
export const roleAnswer = named<RoleAnswer>('RoleAnswer', 'A role after a command', z.strictObject({ role, command: effect }));

export const person = named<PersonView>(
  'Person',
  'A person of an edition',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    kind: z.enum(['person', 'body', 'delegation']),
    zone: z.string(),
    language: z.enum(languages),
    workingDays: z.array(z.int()),
    station: z.string().optional(),
    channel: z.enum(channels),
    digest: z.enum(digestFrequencies),
    quiet: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    absences: z.array(z.strictObject({ from: z.string(), to: z.string(), cover: z.string().optional() })),
    roles: z.array(z.string()),
  }),
);
export const personPage = named('PersonPage', 'A page of the people of an edition', page(person));
