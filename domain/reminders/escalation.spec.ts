import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, joins, papers, tellings } from '../../test/builders/reminding.js';
import type { Profile } from '../directory/profile.js';

describe('a milestone that nobody attends to', () => {
  it('turns to the deputy when it comes near and to the supervisor when it is late, each time with another tone', () => {
    const life = aLife({ dan: {}, sue: {}, ina: {} });
    joins(life, 'dan', 'deputy');
    joins(life, 'sue', 'supervisor');
    joins(life, 'ina', 'informed');
    life.until('2031-04-10');
    expect(tellings(life)).toEqual([
      '2031-02-01 ada',
      '2031-02-17 ada',
      '2031-02-24 ada',
      '2031-02-24 dan',
      '2031-03-02 ada',
      '2031-03-02 dan',
      '2031-03-04 ada',
      '2031-03-04 dan',
      '2031-03-10 ada',
      '2031-03-10 dan',
      '2031-03-10 sue',
      '2031-03-24 ada',
      '2031-03-24 sue',
      '2031-04-07 ada',
      '2031-04-07 sue',
    ]);
    const tones = life.notices.filter((n) => n.recipient === 'ada' && n.about[0]?.milestone === 'M1').map((n) => n.tone);
    expect(tones).toEqual(['notice', 'notice', 'notice', 'urgent', 'urgent', 'escalation', 'escalation', 'escalation']);
    expect(life.notices.find((n) => n.recipient === 'sue')?.why).toEqual({ capacity: 'supervisor', rule: 'ladder of the template' });
  });

  it('speaks to each in the language they asked for', () => {
    const life = aLife({ ada: { language: 'fr' } });
    life.until('2031-02-02');
    expect(life.notices[0]).toMatchObject({ recipient: 'ada', language: 'fr' });
  });

  it('tells who holds two roles in it once, as the nearer one', () => {
    const life = aLife();
    joins(life, 'ada', 'supervisor');
    life.until('2031-03-12');
    expect(tellings(life).filter((t) => t.startsWith('2031-03-10'))).toEqual(['2031-03-10 ada']);
    expect(life.notices.at(-1)?.why?.capacity).toBe('responsible');
  });

  it('sends nothing to those who want a calendar only, but keeps on record what they would have been told', () => {
    const life = aLife({ ada: { channel: 'calendar', digest: 'daily' } });
    life.until('2031-02-20');
    expect(life.notices.map((n) => n.status)).toEqual(['calendar', 'calendar']);
  });
});

describe('who acknowledges', () => {
  it('silences it for everyone until the day that was promised has passed', () => {
    const life = joins(aLife({ dan: {}, sue: {} }), 'dan', 'deputy');
    joins(life, 'sue', 'supervisor').until('2031-02-25');
    life.act({ type: 'acknowledge', milestone: 'M1', person: 'dan', promise: '2031-03-12' });
    life.until('2031-03-13', 8);
    expect(tellings(life).filter((t) => t > '2031-02-25')).toEqual([]);
  });

  it('is held to it: on the day after, those who were to act are told that the promise was not kept; then the ladder goes on', () => {
    const life = joins(aLife({ dan: {}, sue: {} }), 'dan', 'deputy');
    joins(life, 'sue', 'supervisor').until('2031-02-25');
    life.act({ type: 'acknowledge', milestone: 'M1', person: 'dan', promise: '2031-03-12' });
    life.until('2031-04-01');
    expect(tellings(life).filter((t) => t > '2031-02-25')).toEqual([
      '2031-03-13 ada',
      '2031-03-13 dan',
      '2031-03-24 ada',
      '2031-03-24 sue',
    ]);
    const broken = life.notices.find((n) => n.at.startsWith('2031-03-13'));
    expect(broken).toMatchObject({ tone: 'urgent', about: [{ milestone: 'M1', rung: 10 }], why: { promised: '2031-03-12' } });
  });

  it('is not reminded of what was then done', () => {
    const life = aLife().until('2031-02-25');
    life.act({ type: 'acknowledge', milestone: 'M1', person: 'ada', promise: '2031-03-12' });
    life.until('2031-03-10').act({ type: 'complete', milestone: 'M1', evidence: { link: 'https://example.org/paper' } });
    life.until('2031-04-20');
    expect(tellings(life).filter((t) => t > '2031-02-25')).toEqual([]);
  });

  it('promised for that date: another date is another matter', () => {
    const life = aLife().until('2031-02-25');
    life.act({ type: 'acknowledge', milestone: 'M1', person: 'ada', promise: '2031-03-20' });
    life.act({ type: 'pin', milestone: 'M1', on: '2031-03-08', reason: 'printing takes longer' });
    life.until('2031-03-08');
    expect(tellings(life).filter((t) => t > '2031-02-25')).toEqual(['2031-02-25 ada catch-up', '2031-03-01 ada', '2031-03-07 ada']);
  });
});

describe('who puts it off', () => {
  it('is left alone until the day, then told once of where it stands; the others are told as before', () => {
    const life = joins(aLife({ dan: {} }), 'dan', 'deputy').until('2031-02-20');
    life.act({ type: 'snooze', milestone: 'M1', person: 'ada', until: '2031-03-06', reason: 'on mission' });
    life.until('2031-03-12');
    expect(tellings(life).filter((t) => t > '2031-02-20')).toEqual([
      '2031-02-24 dan',
      '2031-03-02 dan',
      '2031-03-04 dan',
      '2031-03-06 ada',
      '2031-03-10 ada',
      '2031-03-10 dan',
    ]);
    expect(life.notices.find((n) => n.at.startsWith('2031-03-06'))).toMatchObject({ kind: 'reminder', about: [{ rung: 1 }] });
  });
});

describe('who says that it is not theirs', () => {
  it('hears no more of it; the deputy acts instead, and learns at once what has come up so far', () => {
    const life = joins(aLife({ dan: {} }), 'dan', 'deputy').until('2031-02-02');
    life.act({ type: 'decline', milestone: 'M1', person: 'ada', note: 'Dan writes this one' });
    life.until('2031-03-01');
    expect(tellings(life)).toEqual(['2031-02-01 ada', '2031-02-02 dan catch-up', '2031-02-17 dan', '2031-02-24 dan']);
    expect(life.notices.find((n) => n.at.startsWith('2031-02-17'))?.why?.capacity).toBe('deputy');
  });

  it('still hears of the others', () => {
    const life = joins(aLife({ dan: {} }), 'dan', 'deputy').until('2031-02-02');
    life.act({ type: 'decline', milestone: 'M1', person: 'ada', note: 'not mine' });
    life.until('2031-02-25');
    expect(tellings(life, 'M2')).toEqual(['2031-02-22 ada']);
  });
});

describe('who reports it done', () => {
  const template = papers();
  const reporting = { ...template, roles: template.roles.map((role) => ({ ...role, reports: true as const })) };
  const asked = (life: Life): string[] =>
    life.notices.filter((n) => n.concern?.kind === 'reported').map((n) => `${n.at.slice(0, 16)} ${n.recipient} ${n.status}`);
  const reported = (people: Record<string, Partial<Profile>> = {}): Life =>
    aLife(people, { template: reporting })
      .until('2031-02-20')
      .act({ type: 'report-done', milestone: 'M1', person: 'ada', evidence: { note: 'it is with the printer' } });

  it('is left alone as long as a promise usually takes; without the organiser’s word the ladder then goes on', () => {
    const life = reported({ sue: {} }).until('2031-02-24');
    joins(life, 'sue', 'supervisor').act({ type: 'report-done', milestone: 'M1', person: 'ada', evidence: { note: 'I have said so' } });
    life.until('2031-03-12');
    expect(tellings(life).filter((t) => t > '2031-02-20')).toEqual([
      '2031-02-28 ada',
      '2031-03-02 ada',
      '2031-03-04 ada',
      '2031-03-10 ada',
      '2031-03-10 sue',
    ]);
  });

  it('has the organisers asked again as often, and who becomes one later, until they answer', () => {
    const life = reported({ otto: {}, olga: { absences: [{ from: '2031-02-26', to: '2031-03-01', cover: 'otto' }] } }).send();
    joins(life.until('2031-03-04').send(), 'otto', 'responsible', 'organiser').until('2031-03-12');
    life.act({ type: 'confirm-report', milestone: 'M1' }).until('2031-04-20');
    expect(asked(life)).toEqual([
      '2031-02-20T11:00 olga intended',
      '2031-02-27T08:00 otto intended',
      '2031-03-06T08:00 olga intended',
      '2031-03-06T08:00 otto intended',
    ]);
    const late = joins(reported({ ben: {} }).send().until('2031-02-22'), 'ben', 'responsible', 'organiser').until('2031-02-28');
    expect(asked(late).slice(1)).toEqual(['2031-02-22T11:00 ben intended', '2031-02-27T08:00 olga intended']);
  });

  it('has nobody asked twice by what could not be sent for longer than that', () => {
    const life = reported().until('2031-03-04');
    expect(asked(life)).toEqual(['2031-02-20T11:00 olga intended']);
    expect(asked(life.send().until('2031-03-08'))).toEqual(['2031-02-20T11:00 olga intended', '2031-03-06T08:00 olga intended']);
  });

  it('is not asked for that word again while somebody else can give it, and never stands in for who can', () => {
    const life = aLife({ sue: {} }, { template: reporting }).act({ type: 'release-role', role: 'organiser', person: 'olga' });
    joins(joins(life, 'ada', 'responsible', 'organiser'), 'sue', 'supervisor', 'organiser');
    life.enter('sue', { absences: [{ from: '2031-02-20', to: '2031-03-01', cover: 'ada' }] });
    life.until('2031-02-20').act({ type: 'report-done', milestone: 'M1', person: 'ada', evidence: { note: 'x' } });
    life.send().until('2031-02-28').send();
    life.act({ type: 'release-role', role: 'organiser', person: 'sue', capacity: 'supervisor' }).until('2031-03-08');
    expect(asked(life)).toEqual(['2031-02-20T11:00 sue intended', '2031-02-27T08:00 sue intended', '2031-02-28T11:00 ada intended']);
    expect(life.notices.findLast((n) => n.concern?.kind === 'reported')?.why).toMatchObject({
      capacity: 'responsible',
      rule: 'completion to be confirmed by its author',
    });
  });

  it('is not chased at once, but is when the word is not accepted', () => {
    const life = aLife(
      {},
      { template: { ...reporting, reminders: { ...template.reminders, promise: { usualDays: 20, longestDays: 60 } } } },
    );
    life.until('2031-02-20').act({ type: 'report-done', milestone: 'M1', person: 'ada', evidence: { link: 'https://example.org/p' } });
    life.until('2031-03-06');
    expect(tellings(life).filter((t) => t > '2031-02-20')).toEqual([]);
    life.act({ type: 'reject-report', milestone: 'M1', reason: 'that is the old one' });
    life.until('2031-03-12');
    expect(tellings(life).filter((t) => t > '2031-02-20')).toEqual(['2031-03-06 ada catch-up', '2031-03-10 ada']);
  });
});
