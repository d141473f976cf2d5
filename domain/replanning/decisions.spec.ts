import { describe, expect, it } from '@jest/globals';
import { readTemplates } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { PlanningCommand } from '../edition/commands.js';
import type { Difference } from './difference.types.js';
import { markdownOf } from './markdown.js';
import { simulate } from './simulate.js';

const template = readTemplates().find(({ id }) => id === 'un-crime-congress')!;
const announced: PlanningCommand[] = [
  { type: 'announce-postponement', evidence: { link: 'https://example.org/announcement' } },
  { type: 'suspend', evidence: { symbol: 'decision 81/550 A' } },
];

/** A congress of April 2031, reconvened 321 days later while all of it lies ahead. */
function reconvened(retarget: Record<string, string> = {}): Difference {
  const table = new EditionOnTheTable(template);
  table.create('2026-11-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  const decided: PlanningCommand = {
    type: 'reconvene',
    opening: '2032-03-07',
    closing: '2032-03-12',
    evidence: { symbol: 'decision 81/550 B' },
    retarget,
  };
  const circumstances = { now: '2026-11-21T12:00:00.000Z', actor: 'organiser', basis: 'decision 81/550 B' };
  const simulation = simulate(table.world, [...announced, decided], circumstances);
  if ('refusal' in simulation) throw new Error(simulation.refusal.reason);
  return simulation.difference;
}

const keysOf = ({ decisions }: Difference, test: (decision: Difference['decisions'][number]) => boolean): string[] =>
  decisions.filter(test).map(({ milestone }) => milestone);

describe('the sessions of a congress that is held later', () => {
  const difference = reconvened();
  const of = (key: string) => difference.decisions.find(({ milestone }) => milestone === key);

  it('need a decision only where they cannot stay, whatever is decided on others', () => {
    expect(keysOf(difference, ({ mayStay }) => !mayStay)).toEqual(['M55', 'M56', 'M57', 'M60', 'M63', 'M65.1']);
    expect(of('M55')?.why).toBe('M54, which it needs, is there on 9 April 2032 at the earliest, when the session is over.');
    expect(of('M57')?.why).toMatch(/^M56, which it needs, is there on 31 July 2032 at the earliest/);
  });

  it('may follow others that go where that is suggested, and say so', () => {
    expect(of('M04')).toMatchObject({ mayStay: true, why: expect.stringMatching(/^It is counted from the dates first decided;/) });
    expect(of('M06')).toMatchObject({
      mayStay: true,
      suggestion: { key: 'commission-38' },
      why: 'If M04 goes to the 83rd session of the General Assembly, as suggested, it is there on 31 December 2028, when the session is over.',
    });
    const resting = difference.decisions.filter(({ why }) => /which it needs, is there on [^.]*at the earliest/.test(why));
    expect(resting.filter(({ mayStay }) => mayStay)).toEqual([]);
  });

  it('are counted and listed apart', () => {
    expect(difference.counts).toMatchObject({ decisions: 6, mayFollow: 15 });
    expect(difference.headline).toContain('6 sessions need a decision, 15 sessions may follow');
    const text = markdownOf(difference);
    expect(text).toContain('## Sessions that need a decision (6)');
    expect(text).toContain('## Sessions that may follow (15)');
  });

  it('need one once that on which they would rest is decided so', () => {
    const decided = reconvened({ M04: 'general-assembly-83' }).decisions.find(({ milestone }) => milestone === 'M06');
    expect(decided?.why).toBe('M04, which it needs, is there on 31 December 2028 at the earliest, when the session is over.');
    expect(decided?.mayStay).toBeUndefined();
  });
});
