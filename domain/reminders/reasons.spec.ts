import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, beforeSessions, joins, papers } from '../../test/builders/reminding.js';
import { milestoneDefinition } from '../../test/builders/template.js';

/** `ada` writes, is informed of what organisers do and stands in for `ben`, who writes too, until the end of March. */
function manyWays(digest: 'none' | 'daily' = 'none'): Life {
  const template = papers({ sessions: beforeSessions });
  const report = milestoneDefinition({ id: 'M6', due: 'commission(+1 after opening)', responsible: 'organiser' });
  const absences = [{ from: '2031-01-01', to: '2031-03-31', cover: 'ada' }];
  const life = aLife({ ada: { digest }, ben: { absences } }, { template: { ...template, milestones: [...template.milestones, report] } });
  joins(life, 'ben', 'deputy');
  joins(life, 'ada', 'informed', 'organiser');
  life.act({ type: 'date-session', session: 'commission-40', start: '2031-05-19', end: '2031-05-23' });
  return life;
}

const ways = (life: Life, kind: 'catch-up' | 'digest') => {
  const notice = life.notices.findLast((one) => one.kind === kind && one.recipient === 'ada');
  const { others = [], ...first } = notice?.why ?? {};
  return { notice, ways: [{ role: notice?.role, ...first }, ...others] };
};

describe('a notice that collects others', () => {
  it('of what was missed names each role and rule once, and says of each milestone which session must receive it', () => {
    const life = manyWays().until('2031-01-20').downUntil('2031-03-11').until('2031-03-11', 13);
    const { notice, ways: all } = ways(life, 'catch-up');
    expect(all).toEqual([
      { role: 'author', capacity: 'responsible', rule: 'ladder of the template' },
      { role: 'author', capacity: 'responsible', rule: 'follow-up by sessions of commission' },
    ]);
    expect(notice?.about.map(({ milestone, rung, session }) => ({ milestone, rung, session }))).toEqual([
      { milestone: 'M1', rung: 7, session: undefined },
      { milestone: 'M2', rung: -14, session: undefined },
      { milestone: 'M6', rung: 0, session: { key: 'commission-40', weeks: 10 } },
    ]);
  });

  it('tells of which of its milestones a promise has passed', () => {
    const life = manyWays().until('2031-02-20');
    life.act({ type: 'acknowledge', milestone: 'M1', person: 'ada', promise: '2031-03-01' });
    const { notice } = ways(life.downUntil('2031-03-03').until('2031-03-03', 13), 'catch-up');
    expect(notice?.about.map(({ milestone, promised }) => [milestone, promised])).toEqual([
      ['M1', '2031-03-01'],
      ['M2', undefined],
    ]);
    expect(notice?.why?.promised).toBeUndefined();
  });

  it('regularly names every role of its reader that it speaks of, and whom the reader stands in for', () => {
    const { ways: all } = ways(manyWays('daily').until('2031-04-10'), 'digest');
    expect(all).toEqual([
      { role: 'organiser', capacity: 'informed', rule: 'daily digest' },
      { role: 'author', capacity: 'responsible', rule: 'daily digest' },
    ]);
    const before = ways(manyWays('daily').until('2031-02-20'), 'digest').ways;
    expect(before).toEqual([
      { role: 'author', capacity: 'responsible', rule: 'daily digest' },
      { role: 'author', capacity: 'deputy', rule: 'daily digest', coverFor: 'ben' },
    ]);
  });
});
