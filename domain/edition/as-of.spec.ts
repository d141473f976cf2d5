import { describe, expect, it } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { toldWithoutReminders } from '../../test/builders/told.js';
import { calendarOf } from '../calendar/calendar.js';
import type { World } from '../engine.types.js';
import { emptyWorld } from '../evolve.js';
import { progress } from '../report/progress.js';
import { shift, type PlainDate } from '../time/plain-date.js';
import { heldOn, worldAsOf } from './as-of.js';
import type { RecordedEvent } from './events.js';

const template = cycleTemplate([
  { id: 'M10', due: 'opening-12m' },
  { id: 'M11', due: 'M10+2m' },
  { id: 'M46', due: 'opening' },
  { id: 'M53', due: 'closing' },
]);
const dates = { opening: '2031-04-21', closing: '2031-04-26' };

/** Opened on 1 January 2030; dated on 1 June; what was done on 20 February becomes known on 10 June. */
function recordedLate(): EditionOnTheTable {
  const table = new EditionOnTheTable(template);
  const late = { type: 'complete', milestone: 'M10', evidence: { link: 'https://example.org/done' } } as const;
  expect([
    table.create('2030-01-01'),
    table.give('2030-06-01', { type: 'decide-dates', ...dates }),
    table.give('2030-06-10', late, { effectiveOn: '2030-02-20' }),
  ]).toEqual([undefined, undefined, undefined]);
  return table;
}

const asOf = (events: readonly RecordedEvent[], day: PlainDate): World => worldAsOf(emptyWorld(template), events, day);

describe('an edition as it stood on a day', () => {
  it('has a fact from its day on, whenever it was recorded, and as it was known then has it only once it was recorded', () => {
    const { events } = recordedLate();
    const status = (day: PlainDate, known = events) => asOf(known, day).edition?.milestones['M10']?.status;
    expect(['2030-02-19', '2030-02-20', '2030-06-10'].map((day) => status(day))).toEqual(['planned', 'done', 'done']);
    const knownBefore = events.filter((e) => e.recordedAt < '2030-06-09');
    expect(['2030-02-20', '2030-06-08'].map((day) => status(day, knownBefore))).toEqual(['planned', 'planned']);
  });

  it('has the dates that follow from its facts, not from those that came later', () => {
    const { events } = recordedLate();
    const seen = asOf(events, '2030-03-01').edition;
    expect(seen?.keyDates.present).toBeUndefined();
    expect(seen?.milestones['M11']?.due.on).toBe('2030-04-20');
    expect(seen?.milestones['M46']?.due).toEqual(asOf(events, '2030-01-01').edition?.milestones['M46']?.due);
    expect(seen?.moves.map(({ key }) => key)).toEqual(['M11']);
    expect(asOf(events, '2030-06-10').edition?.milestones['M46']?.due.on).toBe('2031-04-21');
  });

  it('is what was recorded, to the letter, where nothing was recorded late', () => {
    const { events, world } = recordedLate();
    expect(asOf(events, '2030-06-10').edition).toEqual(world.edition);
    const opened = events.filter((e) => e.recordedAt < '2030-02');
    expect(asOf(events, '2030-02-19').edition).toEqual(asOf(opened, '2030-02-19').edition);
    expect(asOf(events, '2029-12-31').edition).toBeUndefined();
  });

  it('counts what happened within a span from its end, and what has no date from its recording', () => {
    const [created] = recordedLate().events as [RecordedEvent];
    const calendar = calendarOf(template, []);
    const held = (effectiveOn: string): PlainDate =>
      heldOn({ ...created, effectiveOn, recordedAt: '2030-05-04T23:00:00.000Z' }, 'Asia/Tokyo', calendar);
    expect(['2030-03-04', '2030-03', '2030', '2031-01-01', 'unknown'].map(held)).toEqual([
      '2030-03-04',
      '2030-03-31',
      '2030-05-05',
      '2030-05-05',
      '2030-05-05',
    ]);
  });
});

describe('the Fourteenth', () => {
  const { result, template: its, script, worldOf } = toldWithoutReminders('fourteenth-congress');
  const sessions = result.world.edition?.sessions ?? [];
  const daysOf = (events: readonly RecordedEvent[]): PlainDate[] =>
    events.map((recorded) => heldOn(recorded, script.zone, calendarOf(its, sessions)));

  /** Between these days nothing changes: whoever has seen them has seen every day. */
  const turns = (days: readonly PlainDate[]): PlainDate[] => [...new Set(days)].sort();
  const reported = (events: readonly RecordedEvent[], day: PlainDate) => progress(worldAsOf(emptyWorld(its), events, day), day);

  it('stands on every day of its story as it was known then, for nothing of it was recorded after its day', () => {
    const days = turns(daysOf(result.events));
    expect(days.length).toBeGreaterThan(30);
    for (const day of days) {
      const [seen, known] = [worldAsOf(emptyWorld(its), result.events, day), worldOf(day)];
      expect([seen.edition, seen.stages]).toEqual([known.edition, known.stages]);
    }
  });

  it('is told whatever part of it became known late', () => {
    for (const step of [11, 31]) {
      const commands = [...new Set(result.events.map(({ commandId }) => commandId))];
      const early = new Map(commands.map((id, index) => [id, { count: -((index * step) % 900), unit: 'd' } as const]));
      const events = result.events.map((e) => ({
        ...e,
        effectiveOn: shift(
          daysOf([e])[0] as PlainDate,
          e.commandId === commands[0] ? { count: -900, unit: 'd' } : (early.get(e.commandId) ?? { count: 0, unit: 'd' }),
        ),
      }));
      const days = turns(daysOf(events));
      for (const day of days.filter((_, index) => index % step === 0)) expect(reported(events, day).counts.total).toBeGreaterThan(50);
    }
  });
});
