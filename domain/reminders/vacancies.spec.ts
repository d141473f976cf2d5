import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, joins } from '../../test/builders/reminding.js';

const concerns = (life: Life) =>
  life.notices
    .filter((n) => n.kind === 'concern')
    .map((n) => [n.at.slice(0, 10), n.recipient, n.status, n.concern?.kind === 'vacant-role' ? n.concern.role : ''].join(' '));
const vacant = (people = {}): Life => aLife(people).act({ type: 'release-role', role: 'author', person: 'ada' });

describe('a role that nobody holds', () => {
  it('is on record with each rung, and told to the organiser once', () => {
    const life = vacant().until('2031-03-12');
    const silent = life.notices.filter((n) => n.recipient === 'role:author');
    expect(silent.length).toBeGreaterThan(4);
    expect(silent.every((n) => n.status === 'nobody')).toBe(true);
    expect(concerns(life)).toEqual(['2031-02-01 olga intended author']);
    expect(life.notices.find((n) => n.kind === 'concern')?.about.map((entry) => entry.milestone)).toEqual(['M1']);
  });

  it('is told again when it falls vacant again', () => {
    const life = joins(vacant().until('2031-02-10'), 'ada').until('2031-02-20');
    life.act({ type: 'release-role', role: 'author', person: 'ada' }).until('2031-03-12');
    expect(concerns(life)).toEqual(['2031-02-01 olga intended author', '2031-02-20 olga intended author']);
  });

  it('is told to one who becomes organiser later, too', () => {
    const life = vacant({ otto: {} }).until('2031-02-10');
    joins(life, 'otto', 'responsible', 'organiser').until('2031-03-12');
    expect(concerns(life)).toEqual(['2031-02-01 olga intended author', '2031-02-10 otto intended author']);
  });

  it('is not vacant while a deputy can act, though nobody is responsible', () => {
    const life = joins(vacant({ dan: {} }), 'dan', 'deputy').until('2031-02-02');
    expect(concerns(life)).toEqual([]);
    expect(life.notices).toMatchObject([{ recipient: 'dan', why: { capacity: 'deputy' } }]);
  });

  it('is as good as vacant where all have said that it is not theirs', () => {
    const life = aLife().until('2031-02-02');
    life.act({ type: 'decline', milestone: 'M1', person: 'ada', note: 'not mine' }).until('2031-02-20');
    expect(life.notices.filter((n) => n.kind === 'concern' && n.concern?.kind === 'vacant-role')).toHaveLength(1);
  });

  it('is told when it falls vacant, though it was as good as vacant for one milestone before', () => {
    const life = aLife().until('2031-02-02');
    life.act({ type: 'decline', milestone: 'M1', person: 'ada', note: 'not mine' }).until('2031-02-20');
    life.act({ type: 'release-role', role: 'author', person: 'ada' }).until('2031-03-12');
    expect(concerns(life).filter((told) => told.endsWith('author'))).toEqual([
      '2031-02-02 olga intended author',
      '2031-02-22 olga intended author', // when the annex comes up
    ]);
  });

  it('is not told anew when one leaves who could not act', () => {
    const life = joins(vacant({ ina: {} }), 'ina', 'informed').until('2031-02-10');
    life.act({ type: 'release-role', role: 'author', person: 'ina', capacity: 'informed' }).until('2031-03-12');
    expect(concerns(life)).toEqual(['2031-02-01 olga intended author']);
  });

  it('waits for the organiser’s hours, and goes to whoever covers', () => {
    const quiet = { zone: 'America/New_York', quiet: { from: '18:00', to: '07:30' } };
    const life = vacant({ olga: { absences: [{ from: '2031-01-20', to: '2031-02-10', cover: 'otto' }] }, otto: quiet }).until('2031-02-12');
    expect(concerns(life)).toEqual(['2031-02-01 otto intended author']);
    expect(life.notices.find((n) => n.kind === 'concern')).toMatchObject({ at: '2031-02-01T12:30:00.000Z', why: { coverFor: 'olga' } });
  });

  it('with others makes one concern', () => {
    const life = vacant().act({ type: 'assign-role', role: 'organiser', person: 'ada' });
    life.act({ type: 'release-role', role: 'organiser', person: 'olga' }).act({ type: 'release-role', role: 'organiser', person: 'ada' });
    life.downUntil('2031-04-20').until('2031-04-21');
    expect(life.notices.filter((n) => n.kind === 'concern')).toMatchObject([
      { recipient: 'role:organiser', status: 'nobody', concern: { kind: 'vacant-role', role: 'author', others: ['organiser'] } },
    ]);
  });
});
