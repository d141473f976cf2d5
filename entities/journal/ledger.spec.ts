import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PendingNotice } from '../../domain/delivery/state.js';
import type { DeliveryEvent, EditionEvent, Notice } from '../../domain/edition/events.js';
import { deliveryStream, editionStream, emptyWorld } from '../../domain/engine.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk, manyMilestones } from '../../test/support/desk.js';
import { contents, readTables } from '../../test/support/tables.js';
import { Templates } from '../templates.js';
import { engine } from './engine.js';
import { eventsOf } from './log.js';
import { storedStates } from './pending.js';

/** What may happen to the notices of an edition, one thing after the other. */
type Act =
  | { act: 'intend'; of: Pick<Notice, 'kind' | 'recipient' | 'status'> & Partial<Notice> }
  | { act: 'begin' | 'withdraw' | 'collapse'; which: number[] }
  | { act: 'end'; which: number; how: 'sent' | 'refused' | 'nobody there' | 'given up' }
  | { act: 'bounce'; which: number }
  | {
      act: 'answer';
      type: 'reminder-acknowledged' | 'reminder-snoozed' | 'completion-reported' | 'milestone-declined';
      by: string;
      milestone: string;
    };

const people = ['ada', 'ben'];
const milestones = ['M100', 'M101'];
const which = fc.nat({ max: 30 });
const intent = fc.record(
  {
    kind: fc.constantFrom<Notice['kind']>('reminder', 'catch-up', 'digest', 'session', 'concern'),
    recipient: fc.constantFrom(...people),
    status: fc.constantFrom<Notice['status']>('intended', 'intended', 'intended', 'collapsed', 'nobody', 'calendar'),
    tone: fc.constantFrom<NonNullable<Notice['tone']>>('notice', 'urgent', 'escalation'),
    language: fc.constantFrom('ar', 'en'),
    why: fc.record({ capacity: fc.constantFrom('responsible' as const, 'deputy' as const), rule: fc.string() }),
  },
  { requiredKeys: ['kind', 'recipient', 'status'] },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('intend' as const), of: intent }),
  fc.record({ act: fc.constant('begin' as const), which: fc.array(which, { minLength: 1, maxLength: 4 }) }),
  fc.record({ act: fc.constantFrom('withdraw' as const, 'collapse' as const), which: fc.array(which, { minLength: 1, maxLength: 2 }) }),
  fc.record({ act: fc.constant('end' as const), which, how: fc.constantFrom('sent', 'sent', 'refused', 'nobody there', 'given up') }),
  fc.record({ act: fc.constant('bounce' as const), which }),
  fc.record({
    act: fc.constant('answer' as const),
    type: fc.constantFrom('reminder-acknowledged', 'reminder-snoozed', 'completion-reported', 'milestone-declined'),
    by: fc.constantFrom(...people),
    milestone: fc.constantFrom(...milestones),
  }),
);

/** One history in which everything comes about, whatever chance brings in the others. */
const eventful: Act[] = [
  ...(['reminder', 'digest', 'session', 'concern', 'catch-up', 'reminder', 'reminder'] as const).map((kind): Act => ({
    act: 'intend',
    of: { kind, recipient: 'ada', status: 'intended' },
  })),
  { act: 'begin', which: [0, 1, 2, 3, 4] },
  { act: 'end', which: 0, how: 'sent' },
  { act: 'answer', type: 'reminder-acknowledged', by: 'ada', milestone: 'M101' },
  { act: 'end', which: 0, how: 'given up' },
  { act: 'end', which: 0, how: 'refused' },
  { act: 'end', which: 0, how: 'nobody there' },
  { act: 'begin', which: [0] },
  { act: 'end', which: 0, how: 'sent' },
  { act: 'bounce', which: 1 },
  { act: 'collapse', which: [0] },
  { act: 'withdraw', which: [0] },
];

/** Clock and keys of one generated history, and what it has brought about so far. */
class History {
  readonly sent: string[] = [];
  private minutes = 0;
  private keys = 0;

  now(): string {
    this.minutes += 1;
    return new Date(Date.UTC(2031, 2, 15) + this.minutes * 60_000).toISOString();
  }

  /** Undefined: there is nothing that this could be done to. */
  eventOf(one: Act, pending: ReadonlyMap<string, PendingNotice>, at: string): DeliveryEvent | EditionEvent | undefined {
    const waiting = [...pending.values()];
    const waits = waiting.filter(({ begunAt }) => begunAt === undefined).map(({ notice }) => notice.key);
    const underWay = waiting.filter(({ begunAt }) => begunAt !== undefined).map(({ notice }) => notice.key);
    const pick = (keys: string[], n: number): string | undefined => keys[n % keys.length];
    const some = (keys: string[], of: number[]): string[] => [...new Set(of.flatMap((n) => pick(keys, n) ?? []))];
    switch (one.act) {
      case 'intend':
        return { type: 'notices-intended', notices: [this.notice(one.of, at)] };
      case 'begin': {
        const keys = some([...pending.keys()], one.which);
        return keys.length === 0 ? undefined : { type: 'delivery-begun', keys, at };
      }
      case 'withdraw': {
        const keys = some(waits, one.which);
        return keys.length === 0 ? undefined : { type: 'notices-withdrawn', keys, why: 'done' };
      }
      case 'collapse': {
        const keys = some(waits, one.which);
        return keys.length === 0 ? undefined : { type: 'notices-collapsed', keys, into: 'other/digest/ada/2031-03-15' };
      }
      case 'end': {
        const key = pick(underWay, one.which);
        if (key === undefined) return undefined;
        if (one.how === 'sent') {
          this.sent.push(key);
          return { type: 'delivery-succeeded', key, at, messageId: `<${key}>`, answer: '250' };
        }
        const retryAt = one.how === 'given up' ? null : new Date(Date.parse(at) + 3_600_000).toISOString();
        const nobodyThere = one.how === 'nobody there' ? { nobodyThere: true as const } : {};
        return { type: 'delivery-failed', key, at, answer: '451', permanent: retryAt === null, retryAt, ...nobodyThere };
      }
      case 'bounce': {
        const key = pick(this.sent, one.which);
        return key === undefined ? undefined : { type: 'delivery-bounced', key, at, answer: '550', permanent: true };
      }
      case 'answer': {
        const { type, by: person, milestone } = one;
        const until = '2031-04-01';
        if (type === 'reminder-acknowledged') return { type, milestone, person, promise: until, revision: 1 };
        if (type === 'reminder-snoozed') return { type, milestone, person, until, revision: 1, reason: 'leave' };
        if (type === 'completion-reported') return { type, milestone, person, evidence: {}, until: '2031-03-08', told: [] };
        return { type, milestone, person, note: 'not mine' };
      }
    }
  }

  private notice(of: Extract<Act, { act: 'intend' }>['of'], at: string): Notice {
    this.keys += 1;
    const entry = { milestone: milestones[this.keys % 2]!, rung: -7, dueOn: '2031-03-22', revision: 1 };
    return {
      key: `edition/${this.keys}`,
      role: 'secretary',
      about: of.kind === 'catch-up' ? [entry, { ...entry, milestone: 'M100' }] : [entry],
      at,
      ...of,
      ...(of.status === 'collapsed' ? { collapsedInto: 'edition/into' } : {}),
      ...(of.kind === 'session' ? { session: { key: 'commission-40', start: '2031-05-01', weeks: 10 } } : {}),
      ...(of.kind === 'concern' ? { concern: { kind: 'vacant-role' as const, role: 'host' } } : {}),
    };
  }
}

describe.each(engines)('the ledger on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  it('holds at every moment what its events fold to, line by line, and is the same when it is rebuilt', async () => {
    const desk = new Desk(await databases.migrated());
    await new Templates(desk.database).store(manyMilestones);
    let round = 0;
    const seen = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
        const edition = `edition-${(round += 1)}`;
        await desk.open({}, edition);
        const history = new History();
        for (const one of acts) {
          const at = history.now();
          const stream = one.act === 'answer' ? editionStream : deliveryStream;
          await desk.journal.record(edition, stream, at, ({ delivery }) => {
            const event = history.eventOf(one, delivery.pending, at);
            return event ? [prefixed(event, edition)] : [];
          });
          if (acts.indexOf(one) % 8 === 0) await agrees(edition);
        }
        await agrees(edition);
        const projected = await contents(desk.database, readTables);
        for (const { status, response } of projected['notices'] ?? []) seen.add(status).add(response);
        await desk.journal.rebuild(edition);
        expect(await contents(desk.database, readTables)).toEqual(projected);
      }),
      { numRuns: engineName === 'sqlite' ? 30 : 10, examples: [[eventful]] },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['intended', 'begun', 'sent', 'failed', 'bounced', 'withdrawn', 'collapsed', 'acknowledged']),
    );

    async function agrees(edition: string): Promise<void> {
      const { manager } = desk.database.reads;
      const events = await eventsOf(manager, edition);
      const { delivery } = events.reduce((world, recorded) => engine.evolve(world, recorded), emptyWorld(manyMilestones));
      const { pending } = await storedStates(manager, edition);
      expect(pending).toEqual([...delivery.pending.values()]);
      // One process has folded, another one loads: both must see the same.
      const [folded, loaded] = [await desk.journal.look(edition), await new Desk(desk.database).journal.look(edition)];
      expect(loaded?.delivery).toEqual(folded?.delivery);
      expect(loaded?.delivery.sequence).toBe(delivery.sequence);
    }
  }, 60_000);
});

/** Keys are unique over all editions. */
function prefixed<E extends DeliveryEvent | EditionEvent>(event: E, edition: string): E {
  return JSON.parse(JSON.stringify(event).replaceAll('"edition/', `"${edition}/`)) as E;
}
