import { describe, expect, it } from '@jest/globals';
import { Life } from '../../test/builders/life.js';
import { cycleTemplate } from '../../test/builders/template.js';
import type { Ladder, Rung } from '../template/template.js';
import { followingRung, latestRung, meantFor, rungOfPromise } from './ladder.js';

const rung = (days: number, to: Rung['to'] = ['responsible'], tone: Rung['tone'] = 'notice'): Rung => ({ days, to, tone });
const ladder: Ladder = {
  rungs: [rung(-30), rung(-7, ['responsible', 'deputy']), rung(7, ['supervisor'], 'escalation')],
  then: { everyDays: 14, to: ['responsible', 'supervisor'], tone: 'escalation' },
};

describe('the rungs of a ladder', () => {
  const days = (as: Rung['to'], from: number, count: number, course = { ladder }): number[] => {
    const found: number[] = [];
    for (let day = from; found.length < count;) {
      const next = followingRung(course, day, meantFor(as));
      if (!next) break;
      found.push((day = next.days));
    }
    return found;
  };

  it('follow each other for those whom they name, and then repeat without end', () => {
    expect(days(['responsible'], -Infinity, 5)).toEqual([-30, -7, 21, 35, 49]);
    expect(days(['deputy'], -Infinity, 5)).toEqual([-7]);
    expect(days(['supervisor'], -Infinity, 3)).toEqual([7, 21, 35]);
    expect(days(['informed'], -Infinity, 3)).toEqual([]);
  });

  it('end where nothing follows the last', () => {
    expect(days(['responsible'], -8, 5, { ladder: { rungs: ladder.rungs } })).toEqual([-7]);
  });

  it('have a latest one on each day, of those that name someone', () => {
    const latest = (as: Rung['to'], day: number) => latestRung({ ladder }, day, meantFor(as))?.days;
    expect([-31, -30, -8, -7, 8, 21, 34, 35, 1000].map((day) => latest(['responsible'], day))).toEqual([
      undefined, -30, -30, -7, -7, 21, 21, 35, 987,
    ]); // prettier-ignore
    expect([6, 7, 30].map((day) => latest(['supervisor'], day))).toEqual([undefined, 7, 21]);
    expect([6, 700].map((day) => latest(['deputy'], day))).toEqual([-7, -7]);
  });

  it('begin anew on the day after a promise', () => {
    const course = { ladder, promised: rungOfPromise(ladder, 3) };
    expect(course.promised).toEqual({ days: 3, to: ['responsible', 'deputy'], tone: 'urgent' });
    expect(latestRung(course, 2, meantFor(['responsible']))).toBeUndefined();
    expect(latestRung(course, 5, meantFor(['responsible']))?.days).toBe(3);
    expect(latestRung(course, 5, meantFor(['supervisor']))).toBeUndefined();
    expect(followingRung(course, -30, meantFor(['responsible']))?.days).toBe(3);
    expect(followingRung(course, 3, meantFor(['supervisor']))?.days).toBe(7);
  });

  it('join the one on the day after a promise, where there is one on that day', () => {
    expect(rungOfPromise(ladder, 7)).toEqual({ days: 7, to: ['responsible', 'deputy', 'supervisor'], tone: 'escalation' });
    expect(rungOfPromise(ladder, 21)).toEqual({ days: 21, to: ['responsible', 'deputy', 'supervisor'], tone: 'escalation' });
  });
});

describe('which ladder holds', () => {
  const plain = (days: number): Ladder => ({ rungs: [rung(days)] });
  const made = (more: { milestone?: Ladder; stage?: Ladder } = {}): Life => {
    const template = cycleTemplate(
      [
        { id: 'M1', due: 'opening-2m', stage: 'papers', ...(more.milestone ? { ladder: more.milestone } : {}) },
        { id: 'M46', due: 'opening' },
        { id: 'M53', due: 'closing' },
      ],
      {
        stages: [
          { id: 'mandate', title: 'Mandate' },
          { id: 'papers', title: 'Papers', ...(more.stage ? { ladder: more.stage } : {}) },
        ],
      },
    );
    template.reminders.ladder = plain(-10);
    const life = new Life(template, 'Europe/Vienna', '2030-09-01', { ada: {} });
    life.create({ dates: { opening: '2031-05-01', closing: '2031-05-05' } });
    life.act({ type: 'assign-role', role: 'secretary', person: 'ada' });
    return life;
  };
  /** Due on 1 March. */
  const told = (life: Life): [string | undefined, string | undefined] => {
    life.until('2031-04-10');
    const first = life.notices.find((n) => n.about[0]?.milestone === 'M1');
    return [first?.at.slice(0, 10), first?.why?.rule];
  };
  const set = (scope: string, days: number) => ({ type: 'set-ladder' as const, scope, ladder: plain(days), reason: 'as agreed' });

  it('of the template, its stage, its milestone: the nearer', () => {
    expect(told(made())).toEqual(['2031-02-19', 'ladder of the template']);
    expect(told(made({ stage: plain(-9) }))).toEqual(['2031-02-20', 'ladder of the template for the stage papers']);
    expect(told(made({ stage: plain(-9), milestone: plain(-8) }))).toEqual(['2031-02-21', 'ladder of the template for M1']);
  });

  it('the edition’s own before the template’s at each of these', () => {
    expect(told(made().act(set('edition', -7)))).toEqual(['2031-02-22', 'ladder of this edition']);
    expect(told(made({ stage: plain(-9) }).act(set('edition', -7)))).toEqual(['2031-02-20', 'ladder of the template for the stage papers']);
    expect(told(made({ stage: plain(-9) }).act(set('stage:papers', -6)))).toEqual([
      '2031-02-23',
      'ladder of this edition for the stage papers',
    ]);
    expect(told(made({ milestone: plain(-8) }).act(set('stage:papers', -6)))).toEqual(['2031-02-21', 'ladder of the template for M1']);
    expect(told(made({ milestone: plain(-8) }).act(set('milestone:M1', -5)))).toEqual(['2031-02-24', 'ladder of this edition for M1']);
  });

  it('and the template’s again when the edition’s own is taken back', () => {
    const life = made().act(set('milestone:M1', -5));
    life.act({ type: 'set-ladder', scope: 'milestone:M1', ladder: null, reason: 'back to the usual' });
    expect(told(life)).toEqual(['2031-02-19', 'ladder of the template']);
  });
});
