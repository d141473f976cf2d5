import { afterEach, describe, expect, it } from '@jest/globals';
import { person } from '../test/builders/person.js';
import { Databases, engines } from '../test/support/databases.js';
import { Desk } from '../test/support/desk.js';
import { People } from './people.js';
import { switchOff } from './webhook-end.js';
import { WebhookLog, type BegunAttempt, type LogPlace } from './webhook-log.js';
import { mostWebhooks, Webhooks, type NewWebhook, type Webhook } from './webhooks.js';

const at = '2030-01-02T00:00:00.000Z';
const edition = 'edition';
const url = 'https://receiver.test/hook?token=t';

describe.each(engines)('webhooks on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  async function opened() {
    const desk = new Desk(await databases.migrated());
    await desk.open();
    const { database } = desk;
    return { desk, webhooks: new Webhooks(database), log: new WebhookLog(database) };
  }
  let addresses = 0;
  const entered = async (webhooks: Webhooks, more: Partial<NewWebhook> = {}): Promise<{ webhook: Webhook; secret: string }> => {
    const added = await webhooks.add({ edition, url: `${url}${++addresses}`, types: [], by: 'organiser', at, ...more });
    if ('refused' in added) throw new Error('It was not entered.');
    return added;
  };
  const state = async (webhooks: Webhooks, id: string): Promise<Webhook> => (await webhooks.find(edition, id))!;
  const told = (message: string) => ({ message, type: 'milestone.started', position: 3 });

  it('begin with the events after the last one, and are shown without their secrets', async () => {
    const { desk, webhooks } = await opened();
    const { position } = (await desk.reading.events(edition, {}, 0, 100)).at(-1)!;
    const { webhook, secret } = await entered(webhooks);
    expect(webhook).toMatchObject({ position, status: 'active', types: [], person: null, failures: 0, retryAt: null });
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    const others = await Promise.all([1, 2, 3].map(() => entered(webhooks)));
    const first = await webhooks.list(edition, { limit: 3 });
    const all = [...first, ...(await webhooks.list(edition, { after: first.at(-1)!.id, limit: 3 }))];
    expect(all.map(({ id }) => id)).toEqual([webhook, ...others.map((other) => other.webhook)].map(({ id }) => id).sort());
    expect(JSON.stringify([all, await state(webhooks, webhook.id)])).not.toContain('whsec_');
    expect(new Set([secret, ...others.map((other) => other.secret)]).size).toBe(4);
    expect(await webhooks.find('another', webhook.id)).toBeUndefined();
  });

  it('of a person there is one, also of two that are entered at once', async () => {
    const { webhooks } = await opened();
    const both = await Promise.all([1, 2].map(() => webhooks.add({ edition, url, types: [], person: 'p1', by: 'organiser', at })));
    expect(both.filter((added) => 'webhook' in added)).toHaveLength(1);
    expect((await entered(webhooks, { url, person: 'p2' })).webhook).toMatchObject({ person: 'p2', position: null });
  });

  it('of an address there is one in an edition, also of two that are entered at once, and of one that moves there', async () => {
    const { desk, webhooks } = await opened();
    const both = await Promise.all([1, 2].map(() => webhooks.add({ edition, url, types: [], by: 'organiser', at })));
    const [there] = both.flatMap((added) => ('webhook' in added ? [added.webhook] : []));
    expect(both).toContainEqual({ refused: 'exists', by: there?.id });
    expect(await webhooks.list(edition, { limit: 10 })).toHaveLength(1);
    const { webhook: another } = await entered(webhooks);
    expect(await webhooks.change(edition, another.id, { url, types: [] })).toEqual({ refused: 'exists', by: there?.id });
    expect(await state(webhooks, another.id)).toEqual(another);
    expect(await webhooks.change(edition, there!.id, { url, types: ['milestone.waived'] })).toBe(true);
    const { webhook: hers } = await entered(webhooks, { person: 'p1' });
    expect(await webhooks.change(edition, hers.id, { url, types: [] })).toBe(true);
    await desk.open({}, 'another');
    expect(await webhooks.add({ edition: 'another', url, types: [], by: 'organiser', at })).toHaveProperty('webhook.url', url);
  });

  it('are bounded in number, also of many that are entered at once; one that is removed makes room, and persons’ do not count', async () => {
    const { webhooks } = await opened();
    await entered(webhooks, { person: 'p1' });
    for (let n = 2; n < mostWebhooks; n += 1) await entered(webhooks);
    const last = await Promise.all(
      [1, 2, 3, 4].map((n) => webhooks.add({ edition, url: `${url}last${n}`, types: [], by: 'organiser', at })),
    );
    expect(last.filter((added) => 'webhook' in added)).toHaveLength(2);
    expect(last).toContainEqual({ refused: 'too-many' });
    expect((await entered(webhooks, { person: 'p2' })).webhook).toMatchObject({ status: 'active' });
    const [one] = last.flatMap((added) => ('webhook' in added ? [added.webhook.id] : []));
    await webhooks.remove(edition, one!);
    await entered(webhooks);
  });

  it('are behind from the next event on until they are told, unless they are off, a person’s, or of another edition', async () => {
    const { desk, webhooks, log } = await opened();
    const { webhook } = await entered(webhooks);
    const { webhook: off } = await entered(webhooks);
    await entered(webhooks, { person: 'p1' });
    await switchOff(desk.journal, edition, off.id, { cause: 'gone', answer: 'HTTP 410' }, at);
    await webhooks.resume(edition, webhook.id, 'now');
    expect(await webhooks.behind()).toEqual([]);
    await desk.give({ type: 'start', milestone: 'M100' });
    expect(await webhooks.behind()).toEqual([{ id: webhook.id, edition }]);
    expect(await webhooks.behind(edition)).toEqual([{ id: webhook.id, edition }]);
    expect(await webhooks.behind('another')).toEqual([]);
    await log.pass(webhook.id, (await desk.reading.events(edition, {}, 0, 100)).at(-1)!.position);
    expect(await webhooks.behind()).toEqual([]);
  });

  it('move on with the record of an attempt, never back; a repetition after a crash is the next attempt', async () => {
    const { webhooks, log } = await opened();
    const { webhook, secret } = await entered(webhooks);
    const from = webhook.position!;
    const lost = await log.begin(edition, webhook.id, told('msg_1'), at);
    expect(lost).toMatchObject({ attempt: 1, webhook: { secret, url: webhook.url } });
    const again = (await log.begin(edition, webhook.id, told('msg_1'), '2030-01-02T00:01:00.000Z'))!;
    expect(again.attempt).toBe(2);
    await log.end(again, { at, outcome: 'failed', status: 500, answer: 'no' }, { failures: 1, failingSince: at, retryAt: at });
    expect(await state(webhooks, webhook.id)).toMatchObject({ position: from, failures: 1, failingSince: at, retryAt: at });
    const last = (await log.begin(edition, webhook.id, told('msg_1'), '2030-01-02T00:02:00.000Z'))!;
    const untroubled = { failures: 0, failingSince: null, retryAt: null };
    await log.end(last, { at, outcome: 'delivered', status: 204, answer: '' }, { position: from + 5, ...untroubled });
    await log.pass(webhook.id, from + 2);
    expect(await state(webhooks, webhook.id)).toMatchObject({ position: from + 5, ...untroubled });
    const attempts = await log.attempts(webhook.id, {}, undefined, 10);
    expect(attempts.map(({ attempt, outcome, status }) => [attempt, outcome, status])).toEqual([
      [3, 'delivered', 204],
      [2, 'failed', 500],
      [1, 'outcome-unknown', null],
    ]);
    expect(await log.taken(webhook.id, 3)).toEqual(new Set(['msg_1']));
  });

  it('have a log that is read in pages and filtered', async () => {
    const { webhooks, log } = await opened();
    const { webhook } = await entered(webhooks);
    const made: BegunAttempt[] = [];
    // several at one instant, as happens
    for (let n = 0; n < 7; n += 1) made.push((await log.begin(edition, webhook.id, told(`msg_${n % 3}`), at))!);
    for (const [n, attempt] of made.entries()) await log.end(attempt, { at, outcome: n < 5 ? 'failed' : 'delivered', answer: '' }, {});
    const whole = await log.attempts(webhook.id, {}, undefined, 100);
    const pages: typeof whole = [];
    for (let after: LogPlace | undefined; ; after = pages.at(-1)) {
      const page = await log.attempts(webhook.id, {}, after, 2);
      pages.push(...page);
      if (page.length < 2) break;
    }
    expect(pages).toEqual(whole);
    expect(whole).toHaveLength(7);
    expect(await log.attempts(webhook.id, { outcome: 'delivered' }, undefined, 100)).toHaveLength(2);
    expect(await log.attempts(webhook.id, { message: 'msg_0' }, undefined, 100)).toHaveLength(3);
    expect(await log.attempts(webhook.id, { type: 'webhook.test' }, undefined, 100)).toEqual([]);
  });

  it('sign with the secret before as well for a while after they were given a new one', async () => {
    const { webhooks, log } = await opened();
    const { webhook, secret } = await entered(webhooks);
    const renewed = await webhooks.rotate(edition, webhook.id, '2030-01-03T00:00:00.000Z');
    expect(await log.webhook(edition, webhook.id)).toMatchObject({
      secret: renewed,
      previousSecret: secret,
      previousUntil: '2030-01-03T00:00:00.000Z',
    });
    expect(renewed).not.toBe(secret);
    expect(await webhooks.rotate('another', webhook.id, at)).toBeUndefined();
  });

  it('that are switched off are told nothing, and report it to each organiser once, together with being off', async () => {
    const { desk, webhooks, log } = await opened();
    await new People(desk.database).save(person());
    await desk.give({ type: 'assign-role', role: desk.template.reminders.organiser, person: 'p1' });
    const { webhook } = await entered(webhooks);
    const ending = { cause: 'failing', answer: 'HTTP 503: <b>ada@example.org</b> is away' } as const;
    expect(await switchOff(desk.journal, edition, webhook.id, ending, at)).toBe(true);
    expect(await switchOff(desk.journal, edition, webhook.id, ending, at)).toBe(false);
    expect(await log.begin(edition, webhook.id, told('msg_1'), at)).toBeUndefined();
    expect(await log.begin(edition, webhook.id, told('msg_1'), at, { evenIfDisabled: true })).toBeDefined();
    expect(await state(webhooks, webhook.id)).toMatchObject({ status: 'disabled', disabledWhy: expect.stringContaining('HTTP 503') });
    const notices = (await desk.reading.notices(edition, {}, 0, 100)).filter(({ kind }) => kind === 'concern');
    expect(notices.filter(({ recipient }) => recipient === 'p1')).toMatchObject([{ status: 'intended', about: [] }]);
    const events = JSON.stringify(await desk.reading.events(edition, {}, 0, 100));
    expect(events).toContain('"answer":"HTTP 503"');
    expect(events).not.toMatch(/token=t|ada@example/);
    expect((await desk.wake('2030-01-02T00:00:01.000Z')).notices).toBe(true);
  });

  it('go on from where they stopped or from now, and are gone with their log when they are removed', async () => {
    const { desk, webhooks, log } = await opened();
    const { webhook } = await entered(webhooks);
    await switchOff(desk.journal, edition, webhook.id, { cause: 'gone', answer: 'HTTP 410' }, at);
    await desk.give({ type: 'start', milestone: 'M100' });
    await webhooks.resume(edition, webhook.id, 'where-it-stopped');
    expect(await state(webhooks, webhook.id)).toMatchObject({ status: 'active', disabledWhy: null, position: webhook.position });
    await webhooks.resume(edition, webhook.id, 'now');
    expect((await state(webhooks, webhook.id)).position).toBeGreaterThan(webhook.position!);
    await log.begin(edition, webhook.id, told('msg_1'), at);
    expect([await webhooks.remove(edition, webhook.id), await webhooks.remove(edition, webhook.id)]).toEqual([true, false]);
    expect(await log.attempts(webhook.id, {}, undefined, 10)).toEqual([]);
  });
});
