import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { deviationsOf, toldWithoutReminders } from '../test/builders/told.js';
import { readYaml } from './yaml.js';

/** One rule that a fact bends: the record is silent, history bent it, the rule is at fault, or the script leaves something out. */
const bending = z
  .strictObject({
    bends: z.string(),
    silent: z.string().optional(),
    history: z.string().optional(),
    rule: z.string().optional(),
    'left-out': z.string().optional(),
  })
  .refine(({ bends: _, ...why }) => Object.keys(why).length === 1, 'gives exactly one reason');
const fixture = readYaml('test/fixtures/deviations.yaml', z.record(z.string(), z.record(z.string(), z.array(bending))));

describe('facts of record that bend a rule', () => {
  it.each(Object.keys(fixture))('are those that are explained, no fewer and no more: %s', (id) => {
    const { result, reportOf } = toldWithoutReminders(id);
    const last = result.events.at(-1)?.recordedAt.slice(0, 10) ?? '';
    const explained = Object.entries(fixture[id] ?? {}).map(([key, bendings]) => [key, bendings.map((b) => b.bends)]);
    expect(deviationsOf(reportOf(last))).toEqual(Object.fromEntries(explained));
  });

  it('are explained for every historic edition', () => {
    expect(Object.keys(fixture).sort()).toEqual(['fourteenth-congress', 'thirteenth-congress', 'twelfth-congress']);
  });

  it.each(Object.keys(fixture))('are never dates out of order, nor symbols of another document: %s', (id) => {
    const { result } = toldWithoutReminders(id);
    const all = result.events.flatMap(({ event }) => ('deviations' in event ? (event.deviations ?? []) : []));
    expect(all.length).toBeGreaterThan(10);
    expect(
      all.filter(
        (d) =>
          d.pointer === '/effectiveOn' ||
          d.code === 'effective-in-future' ||
          d.code === 'symbol-malformed' ||
          d.code === 'duration-exceeded',
      ),
    ).toEqual([]);
  });

  it('are bent by history in three facts alone; all else is what the record does not tell, or a rule to be mended', () => {
    const bent = Object.values(fixture).flatMap((edition) =>
      Object.entries(edition).flatMap(([key, all]) => (all.some((b) => b.history !== undefined) ? [key] : [])),
    );
    expect(bent).toEqual([
      'regional-meetings/agree-calendar',
      'commission-follow-up/issue-congress-report',
      'commission-follow-up/answer-mandate',
    ]);
  });
});
