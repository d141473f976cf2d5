import type { Session } from '../../domain/calendar/session.js';
import { plainProfile } from '../../domain/directory/profile.js';
import type { EditionState } from '../../domain/edition/state.js';
import { emptyWorld } from '../../domain/evolve.js';
import { runScript } from '../../domain/script/run.js';
import { editionScriptSchema, type EditionScript } from '../../domain/script/schema.js';
import { tell } from '../../domain/script/tell.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { PlainDate } from '../../domain/time/plain-date.js';
import { readCalendar } from '../../seeds/calendar.js';

export const begins: PlainDate = '2026-12-01';
export const dates = { opening: '2031-04-21', closing: '2031-04-26' };
const until: PlainDate = '2031-12-01';

/** How many of the decisions give a role; the others waive a milestone. */
const roles = 8;
const waived = 32;
export const decisions = roles + waived;

/** By whom and from where a line is told. */
export const told = { by: 'bench', source: 'bench' };

/** Five years of an edition, ready to be told again and again. */
export interface FiveYears {
  template: CycleTemplate;
  sessions: Session[];
  /** As a file or a caller has it. */
  written: object;
  script: EditionScript;
  /** Names of the lines by which milestones are waived. */
  waivers: string[];
}

/** Which of the milestones that fall due in the five years are waived, in the order of their days. */
export type Choice = <T>(due: readonly T[], count: number) => T[];
/** Those of the first months. */
export const theFirst: Choice = (due, count) => due.slice(0, count);
/** As many in each part of the five years. */
export const evenlySpread: Choice = (due, count) => {
  const part = (n: number): number => Math.floor((n * count) / due.length);
  return due.filter((_, n) => part(n) !== part(n - 1));
};

/** Five years of the congress with 40 decisions: roles are given, and milestones waived on the days on which they are due. */
export function fiveYears(template: CycleTemplate, chosen: Choice): FiveYears {
  const sessions = readCalendar(template);
  const empty = {
    id: 'five-years',
    title: 'Five years',
    about: 'For measuring',
    template: template.id,
    zone: 'Asia/Tokyo',
    mode: 'live',
    placement: 'opening',
    targetYear: 2031,
    dates,
    begins,
    until,
    people: ['ada', 'bo'].map((id) => ({ id, name: id, email: `${id}@example.org`, zone: 'Asia/Tokyo', language: 'en' })),
    lines: [],
  };
  const { milestones } = lived({ template, sessions, script: editionScriptSchema.parse(empty) }, false);
  const due = Object.entries(milestones)
    .flatMap(([key, { due }]) => (due.on !== null && due.on > begins && due.on < until ? [{ key, on: due.on }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const given = template.roles
    .slice(0, roles)
    .map(({ id }, n) => ({ name: `role-${n}`, on: begins, 'assign-role': { role: id, person: n % 2 ? 'bo' : 'ada' }, ...told }));
  const waivers = chosen(due, waived).map(({ key, on }, n) => ({ name: `decision-${n}`, on, waive: key, reason: 'as planned', ...told }));
  const written = { ...empty, lines: [...given, ...waivers] };
  return { template, sessions, written, script: editionScriptSchema.parse(written), waivers: waivers.map(({ name }) => name) };
}

/**
 * Lives them in the core: every decision and, unless `wakes` says otherwise, every wake-up.
 *
 * @throws Error where a line is refused
 */
export function lived({ template, script, sessions }: Pick<FiveYears, 'template' | 'script' | 'sessions'>, wakes = true): EditionState {
  const people = Object.fromEntries(script.people.map(({ id, zone }) => [id, plainProfile(zone)]));
  const { world, refused } = runScript(template, tell(script, { template, sessions, today: begins, whole: true }), {
    world: { ...emptyWorld(template), people },
    until: () => `${until}T00:00:00.000Z`,
    wakes,
    delivers: true,
  });
  if (refused[0] || !world.edition) throw new Error(`The five years cannot be told: ${refused[0]?.refusal.reason}`);
  return world.edition;
}
