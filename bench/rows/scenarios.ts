import { setTimeout as pause } from 'node:timers/promises';
import type { Rehearsal } from '../../domain/rehearsal/rehearsal.types.js';
import type { Scenario } from '../../domain/rehearsal/schema.js';
import { shift } from '../../domain/time/plain-date.js';
import { congress } from '../parts/editions.js';
import { begins, dates, decisions, evenlySpread, fiveYears, told } from '../parts/five-years.js';
import { residentMegabytes } from '../parts/process.js';
import type { Row } from '../row.js';
import { measured } from '../samples.js';

const count = 1_000;

/**
 * What a secretariat would ask: of every 20 scenarios, 14 have one decision late by one to 64 days, anywhere in the five years; three
 * place the high-level segment at the closing, decided on as many days; three open one to 25 weeks later from the beginning, and have one
 * decision late besides.
 */
function scenariosOf(waivers: readonly string[]): Scenario[] {
  const late = (n: number, by: number): Pick<Scenario, 'shift'> => {
    const line = waivers[n % waivers.length];
    return line ? { shift: [{ lines: [line], by: `${by}d`, carried: false }] } : {};
  };
  const placed = (n: number): Pick<Scenario, 'add'> => ({
    add: [{ on: shift(begins, { count: 5 * n, unit: 'd' }), place: 'closing', reason: 'the host wishes it', ...told }],
  });
  const later = (weeks: number): Pick<Scenario, 'edition'> => {
    const by = { count: 7 * weeks, unit: 'd' } as const;
    return { edition: { dates: { opening: shift(dates.opening, by), closing: shift(dates.closing, by) } } };
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
  says: `${count.toLocaleString('en')} scenarios of five years with ${decisions} decisions, in outline, in one call over HTTP: 700 with one decision late, 150 with the segment placed otherwise, 150 with other dates from the beginning`,
  formula: 'time from the request to the last byte of its answer, once; memory of the API, resident, at most',
  target: 60_000,
  unit: 'ms',
  async measure(surroundings) {
    const { http, api } = await surroundings.lustrum();
    const { written, waivers } = fiveYears(congress(), evenlySpread);
    const rehearsal = { ...written, scenarios: scenariosOf(waivers) };
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
