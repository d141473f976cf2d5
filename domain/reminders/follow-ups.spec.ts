import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, beforeSessions, joins, papers } from '../../test/builders/reminding.js';
import { milestoneDefinition } from '../../test/builders/template.js';
import type { Profile } from '../directory/profile.js';

/** What the 40th session of the Commission must receive: a report that is due there, and its documents ten weeks before. */
function beforeTheCommission(people: Record<string, Partial<Profile>> = {}): Life {
  const template = papers({ sessions: beforeSessions, ladder: { rungs: [{ days: 300, to: ['responsible'], tone: 'notice' }] } });
  const milestones = [
    ...template.milestones,
    milestoneDefinition({ id: 'M6', due: 'commission(+1 after opening)', responsible: 'organiser' }),
    milestoneDefinition({ id: 'M5', due: 'commission(+1 after opening).start-10w', responsible: 'author' }),
    milestoneDefinition({ id: 'M7', due: 'commission(+1 after opening)+1w', responsible: 'author' }),
  ];
  const life = aLife(people, { template: { ...template, milestones } });
  return life.act({ type: 'date-session', session: 'commission-40', start: '2031-05-19', end: '2031-05-23' });
}

const asked = (life: Life): string[] =>
  life.notices
    .filter((n) => n.kind === 'session')
    .map((n) => [n.at.slice(0, 10), n.recipient, `${n.session?.weeks} weeks`, ...n.about.map((entry) => entry.milestone)].join(' '));

describe('what a session must receive', () => {
  it('is asked for ten, six and four weeks before it, each once: what falls on it or is due before it', () => {
    const life = beforeTheCommission().until('2031-06-30');
    expect(asked(life)).toEqual(['2031-03-10 ada 10 weeks M6 M5', '2031-04-07 ada 6 weeks M6 M5', '2031-04-21 ada 4 weeks M6 M5']);
    expect(life.notices.find((n) => n.kind === 'session')).toMatchObject({
      key: 'edition/session/commission-40/10/ada/2031-05-19',
      status: 'intended',
      session: { key: 'commission-40', start: '2031-05-19', weeks: 10 },
      why: { capacity: 'responsible', rule: 'follow-up by sessions of commission' },
    });
  });

  it('is no longer asked for when it has been received', () => {
    const life = beforeTheCommission().until('2031-03-20');
    life.act({ type: 'waive', milestone: 'M6', reason: 'not needed' }).until('2031-04-10');
    life.act({ type: 'waive', milestone: 'M5', reason: 'not needed' }).until('2031-06-30');
    expect(asked(life)).toEqual(['2031-03-10 ada 10 weeks M6 M5', '2031-04-07 ada 6 weeks M5']);
  });

  it('is asked for anew where the session is to meet on other days', () => {
    const life = beforeTheCommission().until('2031-04-10');
    life.act({ type: 'date-session', session: 'commission-40', start: '2031-06-16', end: '2031-06-20' }).until('2031-06-30');
    expect(asked(life).slice(2)).toEqual(['2031-04-10 ada 10 weeks M6 M5', '2031-05-05 ada 6 weeks M6 M5', '2031-05-19 ada 4 weeks M6 M5']);
  });

  it('is not asked for again what was asked for that day, where the session comes back to it', () => {
    const life = beforeTheCommission().until('2031-04-10');
    life.act({ type: 'date-session', session: 'commission-40', start: '2031-05-12', end: '2031-05-16' }).until('2031-04-11');
    life.act({ type: 'date-session', session: 'commission-40', start: '2031-05-19', end: '2031-05-23' }).until('2031-06-30');
    const keys = life.notices.filter((n) => n.kind === 'session').map((n) => n.key.replace('edition/session/commission-40/', ''));
    expect(keys).toEqual(['10/ada/2031-05-19', '6/ada/2031-05-19', '6/ada/2031-05-12', '4/ada/2031-05-19']);
  });

  it('is asked of the cover while the reader is away', () => {
    const life = beforeTheCommission({ ada: { absences: [{ from: '2031-04-01', to: '2031-04-15', cover: 'carl' }] }, carl: {} });
    expect(asked(life.until('2031-05-01'))).toEqual([
      '2031-03-10 ada 10 weeks M6 M5',
      '2031-04-07 carl 6 weeks M6 M5',
      '2031-04-21 ada 4 weeks M6 M5',
    ]);
  });

  it('is not asked of a cover who has said that it is not theirs: that stays with the reader', () => {
    const life = beforeTheCommission({ ada: { absences: [{ from: '2031-04-01', to: '2031-04-15', cover: 'carl' }] }, carl: {} });
    life.until('2031-04-02').act({ type: 'decline', milestone: 'M5', person: 'carl', note: 'x' }).until('2031-04-10');
    expect(asked(life).slice(1)).toEqual(['2031-04-07 carl 6 weeks M6', '2031-04-07 ada 6 weeks M5']);
  });

  it('is not asked of a cover before the day until which they put it off', () => {
    const life = beforeTheCommission({ ada: { absences: [{ from: '2031-04-01', to: '2031-04-30', cover: 'carl' }] }, carl: {} });
    life.until('2031-04-02').act({ type: 'waive', milestone: 'M6', reason: 'x' });
    life.act({ type: 'snooze', milestone: 'M5', person: 'carl', until: '2031-04-10', reason: 'x' }).until('2031-04-15');
    expect(asked(life).slice(1)).toEqual(['2031-04-10 carl 6 weeks M5']);
  });

  it('is not asked twice of a cover who takes the role over', () => {
    const life = beforeTheCommission({ ada: { absences: [{ from: '2031-04-01', to: '2031-04-15', cover: 'carl' }] }, carl: {} });
    joins(life.until('2031-04-08'), 'carl').until('2031-04-20');
    expect(asked(life)).toEqual(['2031-03-10 ada 10 weeks M6 M5', '2031-04-07 carl 6 weeks M6 M5']);
  });

  it('is not asked of those who have promised it', () => {
    const life = beforeTheCommission().until('2031-04-01');
    life.act({ type: 'acknowledge', milestone: 'M5', person: 'ada', promise: '2031-04-15' });
    life.act({ type: 'waive', milestone: 'M6', reason: 'x' }).until('2031-05-01');
    expect(asked(life).slice(1)).toEqual(['2031-04-16 ada 6 weeks M5', '2031-04-21 ada 4 weeks M5']);
  });

  it('is made up for with all else that was missed, and no more once the session has begun', () => {
    const life = beforeTheCommission().until('2031-03-20').downUntil('2031-04-25').until('2031-04-30');
    expect(asked(life)).toEqual(['2031-03-10 ada 10 weeks M6 M5', '2031-04-25 ada 4 weeks M6 M5']);
    const late = life.notices.at(-1);
    expect(life.notices.find((n) => n.kind === 'session' && n.session?.weeks === 4)).toMatchObject({
      status: 'collapsed',
      collapsedInto: late?.key,
    });
    expect(late).toMatchObject({ kind: 'catch-up', recipient: 'ada', status: 'intended' });

    const tooLate = beforeTheCommission().until('2031-03-20').downUntil('2031-05-19', 9).until('2031-06-10');
    expect(asked(tooLate)).toEqual(['2031-03-10 ada 10 weeks M6 M5']);
  });

  it('does not get lost in a digest that does not name it', () => {
    const life = beforeTheCommission({ ada: { digest: 'daily' } })
      .until('2031-03-20')
      .downUntil('2031-04-25', 11)
      .until('2031-04-30');
    expect(life.notices.filter((n) => n.kind === 'catch-up')).toMatchObject([
      { recipient: 'ada', about: [{ milestone: 'M6' }, { milestone: 'M5' }] },
    ]);
  });

  it('is asked of several, each at their own hour', () => {
    const life = joins(beforeTheCommission({ ben: { zone: 'America/New_York' } }), 'ben').until('2031-03-11');
    expect(life.notices.filter((n) => n.kind === 'session').map((n) => n.at)).toEqual([
      '2031-03-10T08:00:00.000Z',
      '2031-03-10T13:00:00.000Z',
    ]);
  });

  it('of nobody, where nobody holds the role: that is on record, and the organiser is told', () => {
    const life = beforeTheCommission().act({ type: 'release-role', role: 'author', person: 'ada' }).until('2031-03-11');
    expect(life.notices.filter((n) => n.kind === 'session')).toMatchObject([{ recipient: 'role:author', status: 'nobody' }]);
    expect(life.notices.filter((n) => n.kind === 'concern')).toMatchObject([
      { recipient: 'olga', concern: { kind: 'vacant-role', role: 'author' } },
    ]);
  });
});
