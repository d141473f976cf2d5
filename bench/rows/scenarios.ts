import { setTimeout as pause } from 'node:timers/promises';
import type { RehearsalScript, Scenario } from '../../domain/rehearsal/schema.js';
import type { Rehearsal } from '../../domain/rehearsal/rehearsal.types.js';
import { runScript } from '../../domain/script/run.js';
import { editionScriptSchema } from '../../domain/script/schema.js';
import { tell } from '../../domain/script/tell.js';
import { shift, type PlainDate } from '../../domain/time/plain-date.js';
import { readCalendar } from '../../seeds/calendar.js';
import { congress } from '../parts/editions.js';
import { residentMegabytes } from '../parts/process.js';
import type { Row } from '../row.js';
import { measured } from '../samples.js';

const begins = '2026-12-01';
const until = '2031-12-01';
const count = 1_000;
const decisions = 32;

const told = { by: 'bench', source: 'bench' };

interface Line {
  name: string;
  on: PlainDate;
}

/** Five years of the congress with 40 decisions: eight roles are given, and 32 milestones, evenly spread, are waived on the days on which they are due. */
function fiveYears(): { script: object; waived: Line[] } {
  const template = congress();
  const script = {
    id: 'five-years',
    title: 'Five years',
    about: 'For measuring',
    template: template.id,
    zone: 'Asia/Tokyo',
    mode: 'live',
    placement: 'opening',
    targetYear: 2031,
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    begins,
    until,
    people: ['ada', 'bo'].map((id) => ({ id, name: id, email: `${id}@example.org`, zone: 'Asia/Tokyo', language: 'en' })),
  };
  const telling = { template, sessions: readCalendar(template), today: begins, whole: true };
  const { edition } = runScript(template, tell(editionScriptSchema.parse(script), telling), { wakes: false }).world;
  const due = Object.entries(edition?.milestones ?? {})
    .flatMap(
      ([
        key,
        {
          due: { on },
        },
      ]) => (on !== null && on > begins && on < until ? [{ key, on }] : []),
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const given = template.roles
    .slice(0, 40 - decisions)
    .map(({ id }, n) => ({ name: `role-${n}`, on: begins, 'assign-role': { role: id, person: n % 2 ? 'bo' : 'ada' }, ...told }));
  const waived = due
    .filter((_, n) => Math.floor((n * decisions) / due.length) !== Math.floor(((n - 1) * decisions) / due.length))
    .map(({ key, on }, n) => ({ name: `decision-${n}`, on, waive: key, reason: 'as planned', ...told }));
  return { script: { ...script, lines: [...given, ...waived] }, waived };
}

/**
 * What a secretariat would ask: of every 20 scenarios, 14 have one decision late by one to 64 days, anywhere in the five years; three
 * place the high-level segment at the closing, decided on as many days; three open one to 25 weeks later from the beginning, and have one
 * decision late besides.
 */
function scenariosOf(waived: readonly Line[]): Scenario[] {
  const late = (n: number, by: number): Pick<Scenario, 'shift'> => {
    const line = waived[n % waived.length];
    return line ? { shift: [{ lines: [line.name], by: `${by}d`, carried: false }] } : {};
  };
  const placed = (n: number): Pick<Scenario, 'add'> => ({
    add: [{ on: shift(begins, { count: 5 * n, unit: 'd' }), place: 'closing', reason: 'the host wishes it', ...told }],
  });
  const later = (weeks: number): Pick<Scenario, 'edition'> => {
    const by = { count: 7 * weeks, unit: 'd' } as const;
    return { edition: { dates: { opening: shift('2031-04-21', by), closing: shift('2031-04-26', by) } } };
  };
  return Array.from({ length: count }, (_, n) => ({
    id: `s${n}`,
    title: `Scenario ${n}`,
    ...(n < 0.7 * count
      ? late(Math.floor(n / 22), 1 + 3 * (n % 22))
      : n < 0.85 * count
        ? placed(n - 0.7 * count)
        : { ...later(1 + (n % 25)), ...late(n, 14) }),
  }));
}

/** Very many courses of events in one call, as a caller finds it. */
export const scenariosRow: Row = {
  name: 'scenarios',
  says: `${count.toLocaleString('en')} scenarios of five years with 40 decisions, in outline, in one call over HTTP: 700 with one decision late, 150 with the segment placed otherwise, 150 with other dates from the beginning`,
  formula: 'time from the request to the last byte of its answer, once; memory of the API, resident, at most',
  target: 60_000,
  unit: 'ms',
  async measure(surroundings) {
    const { http, api } = await surroundings.lustrum();
    const { script, waived } = fiveYears();
    const rehearsal = { ...script, scenarios: scenariosOf(waived) } as unknown as RehearsalScript;
    const readings = [residentMegabytes(api.pid)];
    const begun = performance.now();
    const call = http.post('/v1/rehearsals', { rehearsal, detail: 'outline' });
    let open = true;
    void call.finally(() => (open = false)).catch(() => undefined);
    while (open) {
      await pause(100);
      readings.push(residentMegabytes(api.pid));
    }
    const answer = await call;
    const time = performance.now() - begun;
    const { scenarios } = JSON.parse(answer) as Rehearsal;
    const refused = scenarios.filter(({ counts }) => counts.refused > 0).length;
    if (scenarios.length !== count || refused > 0)
      throw new Error(`${scenarios.length} scenarios were told, ${refused} of them with refusals.`);
    return {
      value: time,
      parts: [
        measured(`${count} scenarios`, [time]),
        measured('memory of the API before', readings.slice(0, 1), 'MB'),
        measured('memory of the API at most', [Math.max(...readings)], 'MB'),
      ],
    };
  },
};
