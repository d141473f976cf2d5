import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, joins, papers, risingLadder } from '../../test/builders/reminding.js';
import { milestoneDefinition } from '../../test/builders/template.js';

const evidence = { link: 'https://example.org/note' };

/** An announcement asks for a decision so long after it; it is announced on Wednesday, 12 March 2031. */
function announced(decision: string, hour = 12): Life {
  const template = papers();
  const overlay = [
    ['P1', 'announced'],
    ['P2', decision],
    ['P4', 'announced+4m'],
  ].map(([id = '', due = '']) => milestoneDefinition({ id, due, responsible: 'organiser', repeats: 'postponement' }));
  const milestones = [...template.milestones, ...overlay];
  const life = aLife(
    { dan: {}, sue: {} },
    { template: { ...template, milestones, postponement: { announced: 'P1', suspended: 'P2', reconvened: 'P4' } } },
  );
  joins(life, 'dan', 'deputy', 'organiser');
  joins(life, 'sue', 'supervisor', 'organiser').until('2031-03-12', hour);
  return life.act({ type: 'announce-postponement', evidence });
}

/** Day, reader, tone and kind of what is said of the decision. */
const said = (life: Life): string[] =>
  life.notices
    .filter(({ about, kind }) => kind !== 'digest' && about.some(({ milestone }) => milestone === 'P2.1'))
    .map(({ at, recipient, tone, kind, status }) =>
      [at.slice(0, 10), recipient, tone, kind, ...(status === 'intended' ? [] : [status])].join(' '),
    );

describe('the first word on what was planned after its first rungs', () => {
  it('does not press: nobody could have known of it', () => {
    expect(said(announced('announced+1d').until('2031-03-13', 8))).toEqual([
      '2031-03-12 olga notice reminder',
      '2031-03-12 dan notice reminder',
    ]);
  });

  it('is one, whatever has gone by, and the ladder goes on from there', () => {
    const life = announced('announced+3d').until('2031-03-22');
    expect(said(life).filter((line) => line.includes('olga'))).toEqual([
      '2031-03-12 olga notice reminder collapsed',
      '2031-03-12 olga notice catch-up',
      '2031-03-14 olga urgent reminder',
      '2031-03-16 olga urgent reminder',
      '2031-03-22 olga escalation reminder',
    ]);
  });

  it('presses where the date has passed before it can be said', () => {
    const life = announced('announced+1d').downUntil('2031-03-15').until('2031-03-15', 13);
    expect(said(life)).toEqual([
      '2031-03-15 olga urgent reminder collapsed',
      '2031-03-15 dan urgent reminder collapsed',
      '2031-03-15 olga urgent catch-up',
      '2031-03-15 dan urgent catch-up',
    ]);
  });

  it('presses where it is late for another reason: the role was given away only now', () => {
    const life = aLife({ zoe: {} }).until('2031-03-01');
    joins(life, 'zoe').until('2031-03-02');
    expect(life.notices.filter(({ recipient }) => recipient === 'zoe').map(({ tone, kind }) => `${tone} ${kind}`)).toEqual([
      'notice reminder',
      'notice reminder',
      'notice catch-up',
      'urgent reminder',
    ]);
    const late = aLife({ zoe: {} }).until('2031-03-02', 15);
    joins(late, 'zoe').until('2031-03-02', 16);
    expect(late.notices.filter(({ recipient, about }) => recipient === 'zoe' && about[0]?.milestone === 'M1')[0]?.tone).toBe('urgent');
    expect(risingLadder.rungs.find(({ days }) => days === -1)?.tone).toBe('urgent');
  });
});
