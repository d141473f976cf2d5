import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../edition/events.js';
import { eventTypes, messagesOf, type Message } from './messages.js';

const told = (event: DomainEvent, stream = 'edition'): Message[] =>
  messagesOf({
    edition: 'congress-15',
    position: 42,
    stream,
    sequence: 7,
    commandId: 'c',
    index: 0,
    actor: 'a.tanaka',
    effectiveOn: '2030-02-11',
    recordedAt: '2030-02-11T09:00:00.000Z',
    basis: 'note verbale of Ada',
    version: 1,
    event,
  });
const due = { on: '2030-05-01', from: null, root: 'opening', certainty: 'firm', why: 'Ada asked for it' } as const;

describe('what webhooks are told of an event', () => {
  it('is what happened to what, on which day, under an id that is the event’s own', () => {
    expect(
      told({
        type: 'milestone-completed',
        milestone: 'M11',
        evidence: { symbol: 'A/RES/81/190', link: 'https://files.test/?token=secret', note: 'Ada has signed' },
        deviations: [],
      }),
    ).toEqual([
      {
        id: 'msg_congress-15_42_0',
        type: 'milestone.completed',
        timestamp: '2030-02-11T09:00:00.000Z',
        data: {
          edition: 'congress-15',
          position: 42,
          effectiveOn: '2030-02-11',
          milestone: 'M11',
          evidence: { symbol: 'A/RES/81/190' },
        },
      },
    ]);
  });

  it('names each date that moved, and each milestone that is gone, in a message of its own', () => {
    const messages = told({
      type: 'plan-revised',
      changes: [
        { milestone: 'M1', due, previous: '2030-04-01', moved: true, why: 'Ada' },
        { milestone: 'M2', due, previous: '2030-05-01', moved: false, why: 'Ada' },
        { milestone: 'M3', due: { ...due, on: null, certainty: 'undated' }, previous: '2030-05-01', moved: true, why: 'Ada' },
      ],
      gone: ['M4'],
    });
    expect(messages.map(({ id, type, data }) => [id, type, data['milestone'], data['from'], data['to']])).toEqual([
      ['msg_congress-15_42_0', 'date.moved', 'M1', '2030-04-01', '2030-05-01'],
      ['msg_congress-15_42_1', 'date.moved', 'M3', '2030-05-01', null],
      ['msg_congress-15_42_2', 'milestone.dropped', 'M4', undefined, undefined],
    ]);
  });

  it('includes what time alone has brought about', () => {
    const messages = told({
      type: 'time-passed',
      passed: [
        { kind: 'due-soon', milestone: 'M1', dueOn: '2030-03-11', revision: 2 },
        { kind: 'overdue', milestone: 'M2', dueOn: '2030-02-10', revision: 1 },
        { kind: 'session-approaching', session: 'commission-39', start: '2030-05-20', weeks: 10 },
      ],
    });
    expect(messages.map(({ type, data }) => [type, data['milestone'] ?? data['session']])).toEqual([
      ['milestone.due-soon', 'M1'],
      ['milestone.overdue', 'M2'],
      ['session.approaching', 'commission-39'],
    ]);
  });

  it('is nothing where the event is of people, their answers and notices', () => {
    const internal: DomainEvent[] = [
      { type: 'role-assigned', role: 'secretariat', person: 'ada', capacity: 'responsible' },
      { type: 'reminders-reached', rungs: [] },
      { type: 'reminder-acknowledged', milestone: 'M1', person: 'ada', promise: '2030-03-01', revision: 1 },
      { type: 'milestone-declined', milestone: 'M1', person: 'ada', note: 'not mine' },
      { type: 'delivery-begun', keys: ['k'], at: '2030-02-11T09:00:00.000Z' },
    ];
    expect(internal.flatMap((event) => told(event))).toEqual([]);
  });

  it('names each milestone that comes to wait or goes on while the congress has no date', () => {
    const sides = told({ type: 'suspension-revised', suspended: ['M22.europe'], resumed: ['M22.africa'] });
    expect(sides.map(({ type, data }) => [type, data['milestone']])).toEqual([
      ['milestone.suspended', 'M22.europe'],
      ['milestone.resumed', 'M22.africa'],
    ]);
  });

  it('holds neither names, nor words of people, nor payloads', () => {
    const events: [DomainEvent, string?][] = [
      [{ type: 'milestone-waived', milestone: 'M1', reason: 'Ada says so' }],
      [{ type: 'milestone-reopened', milestone: 'M1', reason: 'Ada says so' }],
      [{ type: 'date-pinned', milestone: 'M1', on: '2030-03-01', reason: 'Ada says so' }],
      [{ type: 'postponement-announced', on: '2030-03-01', evidence: { note: 'Ada says so' } }],
      [{ type: 'completion-reported', milestone: 'M1', person: 'ada', evidence: { note: 'Ada' }, until: '2030-03-08', told: ['ada'] }],
      [{ type: 'edition-closed', reason: 'Ada says so', notRecorded: [] }],
      [{ type: 'step-performed', step: 'name-institutes', payload: { contact: 'Ada' }, deviations: [] }, 'discussion-guide'],
    ];
    const messages = events.flatMap(([event, stream]) => told(event, stream));
    expect(messages).toHaveLength(events.length);
    expect(JSON.stringify(messages)).not.toMatch(/ada|tanaka/i);
    for (const { type } of messages) expect(Object.keys(eventTypes)).toContain(type);
  });
});
