import { expect, it } from '@jest/globals';
import { aLife, joins } from '../../test/builders/reminding.js';
import type { Concern, Notice } from '../edition/events.js';
import { concernsAbout } from './concerns.js';

const life = joins(aLife({ dan: {} }), 'dan', 'deputy');
const lost = (recipient: string, concern?: Concern): Notice => ({
  key: `lost/${recipient}`,
  recipient,
  role: 'author',
  kind: concern ? 'concern' : 'reminder',
  about: [],
  status: 'intended',
  at: life.now,
  ...(concern ? { concern } : {}),
});
const told = (notice: Notice): (string | undefined)[][] =>
  concernsAbout(life.world, [{ notice, answer: '550 unknown' }], life.now).map(({ recipient, concern }) => [
    recipient,
    concern?.kind === 'undelivered' ? concern.recipient : concern?.kind,
  ]);
const rejected: Concern = { kind: 'report-rejected', milestone: 'M1', of: 'ada', by: 'olga', reason: 'x' };
const replaced: Concern = { kind: 'promise-replaced', milestone: 'M1', of: 'ada', by: 'dan', promise: '2031-02-01' };

it.each([
  ['a reminder', undefined],
  ['the answer to a report', rejected],
  ['word of a promise that was replaced', replaced],
] as const)('%s that cannot reach its reader is told to the organisers', (_, concern) => {
  expect(told(lost('ada', concern))).toEqual([['olga', 'ada']]);
});

it('a concern of an organiser that cannot be delivered brings no other one about', () => {
  expect(told(lost('olga', { kind: 'reported', milestone: 'M1', by: 'ada' }))).toEqual([]);
});
