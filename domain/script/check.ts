import { calendarOf, type Calendar } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import { partsOfKey } from '../plan/keys.js';
import type { Procedure } from '../procedures/procedure.js';
import { procedures } from '../procedures/registry.js';
import type { Fault } from '../template/fault.js';
import type { CycleTemplate } from '../template/template.js';
import { bounds, precisionOf } from '../time/effective-on.js';
import { isPlainDate, type PlainDate } from '../time/plain-date.js';
import { cycleFaults, type Span } from './cycle-faults.js';
import type { EditionScript, EditionScriptLine } from './schema.js';

/** Finds what is wrong with a script before it is told: names that its template does not know, and lines out of order. */
export function checkScript(script: EditionScript, template: CycleTemplate, sessions: Session[]): Fault[] {
  const calendar = calendarOf(template, sessions);
  return [
    ...script.lines.flatMap((line, index) =>
      lineFaults(line, script, template, calendar).map(({ path, message }) => ({ path: ['lines', index, ...path], message })),
    ),
    ...orderFaults(script, calendar),
    ...endFaults(script),
  ];
}

/** A story does not end before it begins. */
export const endFaults = ({ begins, until }: Pick<EditionScript, 'begins' | 'until'>): Fault[] =>
  until !== undefined && isPlainDate(until) && isPlainDate(begins) && until < begins
    ? [{ path: ['until'], message: `must not be before ${begins}, when it begins` }]
    : [];

/** What is wrong with one line, wherever it stands. */
export const lineFaults = (
  line: EditionScriptLine,
  script: Pick<EditionScript, 'people'> & Span,
  template: CycleTemplate,
  calendar: Calendar,
): Fault[] => [
  ...namesOf(line, script, template),
  ...stepFaults(line, script, template),
  ...dayFaults(line, template, calendar),
  ...cycleFaults(line, script, template, calendar),
];

/** Milestones, externals, roles and persons that a line names. */
function namesOf(line: EditionScriptLine, { people }: Pick<EditionScript, 'people'>, template: CycleTemplate): Fault[] {
  const milestones: [path: (string | number)[], key: string | undefined][] = [
    ...(['start', 'complete', 'waive', 'reopen', 'unpin', 'report-done', 'confirm-report', 'reject-report'] as const).map(
      (act): [string[], string | undefined] => [[act], line[act]],
    ),
    ...(['acknowledge', 'snooze', 'decline'] as const).map((act): [string[], string | undefined] => [
      [act, 'milestone'],
      line[act]?.milestone,
    ]),
    [['pin', 'milestone'], line.pin?.milestone],
    [['slip', 'milestone'], line.slip?.milestone],
    [['retarget', 'milestone'], line.retarget?.milestone],
    ...Object.keys(line.reconvene?.retarget ?? {}).map((key): [string[], string] => [['reconvene', 'retarget', key], key]),
  ];
  const external = line['record-external'];
  return [
    ...milestones.flatMap(([path, key]) => (key === undefined ? [] : milestoneFaults(path, key, template))),
    ...(external === undefined || template.externals.some((e) => e.id === external)
      ? []
      : [{ path: ['record-external'], message: `"${external}" is no external of ${template.id}` }]),
    ...(['assign-role', 'release-role'] as const).flatMap((act) => {
      const role = line[act]?.role;
      const known = role === undefined || template.roles.some((r) => r.id === role);
      return known ? [] : [{ path: [act, 'role'], message: `"${role}" is no role of ${template.id}` }];
    }),
    ...personsOf(line).flatMap(([path, person]) =>
      people.some((p) => p.id === person) ? [] : [{ path, message: `"${person}" is not among the people of this script` }],
    ),
    ...scopeFaults(line['set-ladder']?.scope, template),
  ];
}

/** Persons that a line names; of an answer also the one who gives it. */
function personsOf(line: EditionScriptLine): [path: string[], person: string][] {
  const { acknowledge, snooze, decline } = line;
  const answers = [acknowledge, snooze, line['report-done'], decline].some((answer) => answer !== undefined);
  const named: [string[], string | undefined][] = [
    [['assign-role', 'person'], line['assign-role']?.person],
    [['release-role', 'person'], line['release-role']?.person],
    [['decline', 'to'], decline?.to],
    [['by'], answers ? line.by : undefined],
  ];
  return named.flatMap(([path, person]): [string[], string][] => (person === undefined ? [] : [[path, person]]));
}

/** Whose ladder is set: the edition's, a stage's or a milestone's. */
function scopeFaults(scope: string | undefined, template: CycleTemplate): Fault[] {
  const path = ['set-ladder', 'scope'];
  const [kind, id] = scope?.split(':', 2) ?? [];
  if (scope === undefined || scope === 'edition' || (kind === 'stage' && template.stages.some((s) => s.id === id))) return [];
  if (kind === 'milestone' && id !== undefined) return milestoneFaults(path, id, template);
  return [{ path, message: `"${scope}" is neither "edition", nor "stage:…" with a stage of ${template.id}, nor "milestone:…"` }];
}

function milestoneFaults(path: (string | number)[], key: string, template: CycleTemplate): Fault[] {
  const { id, occurrence } = partsOfKey(key);
  const milestone = template.milestones.find((m) => m.id === id);
  if (!milestone) return [{ path, message: `${template.id} has no milestone ${id}` }];
  if (milestone.repeats === undefined) return occurrence === undefined ? [] : [{ path, message: `${id} occurs once; there is no ${key}` }];
  return occurrence === undefined
    ? [
        {
          path,
          message: `${id} repeats for each ${milestone.repeats}; say which, such as ${id}.${milestone.repeats === 'meeting' ? 'africa' : '1'}`,
        },
      ]
    : [];
}

/** The step must be one of its stage's procedure; what it carries must have the step's shape, unless it is to be filled in when told. */
function stepFaults(
  { step, with: payload = {} }: EditionScriptLine,
  script: Pick<EditionScript, 'mode'>,
  template: CycleTemplate,
): Fault[] {
  const [stream = '', id = ''] = step?.split('/') ?? [];
  if (step === undefined) return [];
  const procedure = procedureOf(stream, template);
  if (!procedure) return [{ path: ['step'], message: `${template.id} has no stage "${stream}" with steps` }];
  const known = procedure.steps.find((s) => s.id === id);
  if (!known)
    return [{ path: ['step'], message: `${stream} has no step "${id}"; its steps are ${procedure.steps.map((s) => s.id).join(', ')}` }];
  if (script.mode === 'live') return [];
  const parsed = known.payload.safeParse(payload);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        path: ['with', ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))],
        message: issue.message,
      }));
}

function procedureOf(stream: string, template: CycleTemplate): Procedure | undefined {
  const [name, meeting] = stream.split('.');
  const found = template.stages
    .map(({ id, procedure }) =>
      meeting === undefined ? id === name && procedure?.id : procedure?.perMeeting?.id === name && procedure?.perMeeting?.id,
    )
    .find(Boolean);
  return found ? procedures[found] : undefined;
}

/** Sessions and milestones that a date counts from, and the want of a day. */
function dayFaults(line: EditionScriptLine, template: CycleTemplate, calendar: Calendar): Fault[] {
  const counted = [['on'] as const, ['recorded'] as const].flatMap((path) => {
    const { anchor } = /^(?<anchor>[A-Z]\d+(?:\.[a-z0-9-]+)?)(?:[+-]\d+[dwm])*$/.exec(line[path[0]] ?? '')?.groups ?? {};
    return anchor === undefined ? [] : milestoneFaults([...path], anchor, template);
  });
  const session =
    precisionOf(line.on) === 'session' && !calendar.session(line.on) ? [{ path: ['on'], message: `there is no session "${line.on}"` }] : [];
  const dayless =
    line.on === 'unknown' && line.recorded === undefined
      ? [{ path: ['on'], message: 'is unknown: say under "recorded" when it became known' }]
      : [];
  return [...counted, ...session, ...dayless];
}

/** Lines stand in the order in which they became known. In a made-up past dates hang on the day of loading; the telling puts them in order. */
function orderFaults({ lines, mode, begins }: EditionScript, calendar: Calendar): Fault[] {
  if (mode === 'live') return [];
  let last: PlainDate = isPlainDate(begins) ? begins : '';
  return lines.flatMap((line, index): Fault[] => {
    const day = line.recorded ?? bounds(line.on, (key) => calendar.session(key))?.last;
    if (day === undefined || !isPlainDate(day)) return [];
    if (day < last)
      return [
        {
          path: ['lines', index, line.recorded === undefined ? 'on' : 'recorded'],
          message: `became known on ${day}, before the line above it (${last}); lines stand in the order in which they became known`,
        },
      ];
    last = day;
    return [];
  });
}
