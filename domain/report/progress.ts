import { calendarOf } from '../calendar/calendar.js';
import { isUnfilled } from '../directory/roles.js';
import { stageViews } from '../edition/actions.js';
import { isPursued } from '../edition/milestones.js';
import { milestoneStandings, type MilestoneStanding } from '../edition/view.js';
import type { EditionState, Evidence, Move, Postponement } from '../edition/state.js';
import type { World } from '../engine.types.js';
import type { Period } from '../plan/plan.types.js';
import type { BlockingFact, Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { PlainDate } from '../time/plain-date.js';
import { headline } from './headline.js';

/** How an edition, or one of its stages, stands on a day. */
export interface ProgressReport {
  edition: {
    id: string;
    title: string;
    template: { id: string; version: number };
    status: EditionState['status'];
    mode: EditionState['mode'];
    zone: string;
    targetYear: number;
    first?: Period;
    present?: Period;
    host?: string;
    venue?: string;
    placement: EditionState['placement'];
  };
  /** The day for which it is true, in the edition's zone. */
  asOf: PlainDate;
  /** The stage it is confined to. */
  stage?: string;
  /** The story in one or two sentences. */
  headline: string;
  counts: Counts;
  stages: (Counts & { id: string; title: string; words: string[] })[];
  done: { key: MilestoneKey; title: string; on: EffectiveOn; evidence: Evidence; by: string }[];
  inProgress: Line[];
  nextDue: Line[];
  overdue: (Line & { days: number })[];
  /** Roles with open milestones that nobody is there to act in; of a record it is not known who held them. */
  vacantRoles: { id: string; title: string; open: number; nextDue: PlainDate | null }[];
  blocked: (Line & { by: BlockingFact[] })[];
  atRisk: (Line & { slackDays: number | null; forecast: PlainDate | null })[];
  waived: { key: MilestoneKey; title: string; on: EffectiveOn; reason: string; by: string }[];
  suspended: { key: MilestoneKey; title: string; why: string }[];
  undated: { key: MilestoneKey; title: string; why: string }[];
  notRecorded: { key: MilestoneKey; title: string }[];
  /** The next session of each body and what it must receive. */
  nextSessions: {
    body: string;
    session: string;
    title: string;
    start: PlainDate;
    end: PlainDate;
    certainty: 'dated' | 'expected';
    receives: Line[];
  }[];
  moves: Move[];
  postponements: Postponement[];
  /** Facts of record that bend a rule, with the rules they bend. */
  deviations: { key: string; on: EffectiveOn; deviations: Refusal[] }[];
}

export interface Counts {
  total: number;
  done: number;
  inProgress: number;
  planned: number;
  waived: number;
  suspended: number;
  notRecorded: number;
  overdue: number;
  blocked: number;
  atRisk: number;
  dueSoon: number;
}

export interface Line {
  key: MilestoneKey;
  title: string;
  stage: string;
  responsible: string;
  dueOn: PlainDate | null;
  /** Why it is due then. */
  why: string;
}

/** How many of the milestones that come next a report names. */
const nextDueLines = 10;

/** How an edition stands on a day, in a sentence or two; `world` must be the world as it stood then. */
export function headlineOf(world: World, today: PlainDate): string {
  const { edition } = world;
  if (!edition) throw new Error('There is no edition to report on.');
  return headline(world, edition, countsOf(milestoneStandings(world, today)), today);
}

/** The report for a day; `world` must be the world as it stood then. */
export function progress(world: World, today: PlainDate, options: { stage?: string } = {}): ProgressReport {
  const { edition, template } = world;
  if (!edition) throw new Error('There is no edition to report on.');
  const all = milestoneStandings(world, today);
  const views = options.stage === undefined ? all : all.filter((v) => v.stage === options.stage);
  const words = stageViews(world, today);
  const counts = countsOf(views);
  return {
    edition: {
      id: edition.id,
      title: edition.title,
      template: edition.template,
      status: edition.status,
      mode: edition.mode,
      zone: edition.zone,
      targetYear: edition.keyDates.targetYear,
      ...(edition.keyDates.first ? { first: edition.keyDates.first } : {}),
      ...(edition.keyDates.present ? { present: edition.keyDates.present } : {}),
      ...(edition.host === undefined ? {} : { host: edition.host }),
      ...(edition.venue === undefined ? {} : { venue: edition.venue }),
      placement: edition.placement,
    },
    asOf: today,
    ...(options.stage === undefined ? {} : { stage: options.stage }),
    headline: headline(world, edition, counts, today),
    counts,
    stages: template.stages
      .filter((s) => options.stage === undefined || s.id === options.stage)
      .map((s) => ({
        id: s.id,
        title: s.title,
        words: words
          .filter((w) => w.stream === s.id || (w.meeting !== undefined && s.procedure?.perMeeting?.id === w.procedure))
          .map((w) => `${w.title}: ${w.words}`),
        ...countsOf(views.filter((v) => v.stage === s.id)),
      })),
    done: views.flatMap((v) => (v.done ? [{ key: v.key, title: v.title, on: v.done.on, evidence: v.done.evidence, by: v.done.by }] : [])),
    inProgress: views.filter((v) => v.status === 'in-progress').map(line),
    nextDue: byDue(views.filter((v) => active(v) && v.due.on !== null && v.due.on >= today))
      .slice(0, nextDueLines)
      .map(line),
    overdue: byDue(views.filter((v) => v.overdue)).map((v) => ({ ...line(v), days: v.overdueDays })),
    vacantRoles: vacantRoles(world, views),
    blocked: byDue(views.filter((v) => v.blocked)).map((v) => ({ ...line(v), by: v.blockedBy })),
    atRisk: byDue(views.filter((v) => v.atRisk)).map((v) => ({ ...line(v), slackDays: v.slackDays, forecast: v.forecast })),
    waived: views.flatMap((v) =>
      v.waived ? [{ key: v.key, title: v.title, on: v.waived.on, reason: v.waived.reason, by: v.waived.by }] : [],
    ),
    suspended: views.filter((v) => v.status === 'suspended').map((v) => ({ key: v.key, title: v.title, why: v.due.why })),
    undated: views.filter((v) => active(v) && v.due.on === null).map((v) => ({ key: v.key, title: v.title, why: v.due.why })),
    notRecorded: views.filter((v) => v.status === 'not-recorded').map((v) => ({ key: v.key, title: v.title })),
    nextSessions: nextSessions(world, views, today),
    moves: edition.moves.filter((m) => views.some((v) => v.key === m.key)),
    postponements: edition.postponements,
    deviations: deviationsOf(world, views, options.stage),
  };
}

function nextSessions({ template, edition }: World, views: MilestoneStanding[], today: PlainDate): ProgressReport['nextSessions'] {
  if (!edition || !isPursued(edition)) return [];
  const calendar = calendarOf(template, edition.sessions);
  const sessions = template.bodies.flatMap((body) => {
    const next = body.sessions && calendar.nth(body.id, +1, today);
    if (!next) return [];
    const receives = views.filter((v) => active(v) && v.due.session === next.key).map(line);
    return [
      { body: body.title, session: next.key, title: next.title, start: next.start, end: next.end, certainty: next.certainty, receives },
    ];
  });
  return sessions.sort((a, b) => compare(a.start, b.start));
}

function vacantRoles({ template, edition }: World, views: MilestoneStanding[]): ProgressReport['vacantRoles'] {
  if (!edition || edition.mode === 'historic' || !isPursued(edition)) return [];
  return template.roles.flatMap(({ id, title }) => {
    const open = byDue(views.filter((v) => v.responsible === id && active(v)));
    return isUnfilled(edition.roles[id]) && open.length > 0 ? [{ id, title, open: open.length, nextDue: open[0]?.due.on ?? null }] : [];
  });
}

function deviationsOf(world: World, views: MilestoneStanding[], stage?: string): ProgressReport['deviations'] {
  const milestones = views.flatMap((v) =>
    v.done && v.done.deviations.length > 0 ? [{ key: v.key, on: v.done.on, deviations: v.done.deviations }] : [],
  );
  const performed = Object.values(world.stages)
    .filter((s) => stage === undefined || s.stream === stage || s.stream.startsWith(`${stage}.`))
    .flatMap((s) =>
      s.performed
        .filter((p) => p.deviations.length > 0)
        .map((p) => ({ key: `${s.stream}/${p.step}`, on: p.effectiveOn, deviations: p.deviations })),
    );
  return [...milestones, ...performed];
}

function countsOf(views: MilestoneStanding[]): Counts {
  const count = (test: (v: MilestoneStanding) => boolean): number => views.filter(test).length;
  return {
    total: views.length,
    done: count((v) => v.status === 'done'),
    inProgress: count((v) => v.status === 'in-progress'),
    planned: count((v) => v.status === 'planned'),
    waived: count((v) => v.status === 'waived'),
    suspended: count((v) => v.status === 'suspended'),
    notRecorded: count((v) => v.status === 'not-recorded'),
    overdue: count((v) => v.overdue),
    blocked: count((v) => v.blocked),
    atRisk: count((v) => v.atRisk),
    dueSoon: count((v) => v.dueSoon),
  };
}

/** Sorts after every date. */
const undated = '~';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const active = (v: MilestoneStanding): boolean => v.status === 'planned' || v.status === 'in-progress';
const byDue = (views: MilestoneStanding[]): MilestoneStanding[] =>
  [...views].sort((a, b) => compare(a.due.on ?? undated, b.due.on ?? undated));
const line = (v: MilestoneStanding): Line => ({
  key: v.key,
  title: v.title,
  stage: v.stage,
  responsible: v.responsible,
  dueOn: v.due.on,
  why: v.due.why,
});
