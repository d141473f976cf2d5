import { describe, expect, it } from '@jest/globals';
import type { Notice } from '../edition/events.js';
import { messagesOf } from './together.js';

const notice = (kind: Notice['kind'], recipient: string): { notice: Notice } => ({
  notice: { key: `${kind}/${recipient}`, recipient, role: 'r', kind, about: [], status: 'intended', at: '2031-03-15T00:00:00.000Z' },
});
const keysIn = (all: { notice: Notice }[]): string[][] => messagesOf(all).map((message) => message.map((one) => one.notice.key));

describe('what goes out as one message', () => {
  it('is all that a reader is to be told at once, what leads first; each reader’s by itself', () => {
    const all = [notice('concern', 'ada'), notice('session', 'bo'), notice('session', 'ada'), notice('catch-up', 'ada')];
    expect(keysIn(all)).toEqual([['catch-up/ada', 'session/ada', 'concern/ada'], ['session/bo']]);
  });

  it('is no reminder of a milestone, which has its own thread', () => {
    const all = [notice('reminder', 'ada'), notice('concern', 'ada'), notice('reminder', 'ada')];
    expect(keysIn(all)).toEqual([['reminder/ada'], ['concern/ada'], ['reminder/ada']]);
  });

  it('is no decision on the congress, which is not to be looked for among other things', () => {
    const all = [notice('catch-up', 'ada'), notice('decision', 'ada'), notice('concern', 'ada')];
    expect(keysIn(all)).toEqual([['catch-up/ada', 'concern/ada'], ['decision/ada']]);
  });
});
