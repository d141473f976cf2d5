import { describe, expect, it } from '@jest/globals';
import type { Life } from '../../test/builders/life.js';
import { aLife, joins } from '../../test/builders/reminding.js';

/** Which dates readers are told that the paper had: day and reader, the former date, the present one. */
const told = (life: Life): string[] =>
  life.notices
    .filter(({ kind, about }) => kind === 'reminder' && about[0]?.milestone === 'M1')
    .map(({ at, recipient, about: [entry] }) => `${at.slice(0, 10)} ${recipient}: ${entry?.movedFrom ?? '-'} ${entry?.dueOn}`);
const pin = (life: Life, on: string): Life =>
  life.act({ type: 'pin', milestone: 'M1', on, reason: 'the printer is away' }, { actor: 'olga' });

describe('a date that has moved', () => {
  it('is told with the one that its reader was told of, once', () => {
    const life = pin(aLife().until('2031-02-03'), '2031-03-20').until('2031-03-07');
    expect(told(life)).toEqual(['2031-02-01 ada: - 2031-03-03', '2031-02-18 ada: 2031-03-03 2031-03-20', '2031-03-06 ada: - 2031-03-20']);
  });

  it('is told with the one that each reader knows, however often it moved in between', () => {
    const life = pin(aLife({ ben: {} }).until('2031-02-03'), '2031-03-20').until('2031-02-10');
    joins(pin(life, '2031-03-25'), 'ben').until('2031-02-24');
    expect(told(life).slice(1)).toEqual(['2031-02-23 ada: 2031-03-03 2031-03-25', '2031-02-23 ben: 2031-03-20 2031-03-25']);
  });

  it('is told with the last one to whoever was told of none, while that is news', () => {
    expect(told(pin(aLife().until('2031-01-20'), '2031-03-01').until('2031-02-01'))).toEqual(['2031-01-30 ada: 2031-03-03 2031-03-01']);
    expect(told(pin(aLife(), '2031-03-20').until('2031-02-19'))).toEqual(['2031-02-18 ada: - 2031-03-20']);
  });

  it('is none where it came back to the date that its reader knows', () => {
    const life = pin(pin(aLife().until('2031-02-03'), '2031-03-20').until('2031-02-10'), '2031-03-03').until('2031-02-18');
    expect(told(life)).toEqual(['2031-02-01 ada: - 2031-03-03', '2031-02-10 ada: - 2031-03-03', '2031-02-17 ada: - 2031-03-03']);
  });
});
