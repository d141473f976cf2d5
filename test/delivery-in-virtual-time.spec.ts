import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { FindOptionsWhere } from 'typeorm';
import { activitiesOver } from '../activities/index.js';
import { smtp } from '../activities/mail/smtp.js';
import type { MailTransport } from '../activities/mail/transport.js';
import type { Command } from '../domain/edition/commands.js';
import { dateIn, daysBetween, instantAt, shift } from '../domain/time/plain-date.js';
import { EventEntity } from '../entities/event.entity.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { NoticeAttemptEntity } from '../entities/notice-attempt.entity.js';
import { PersonEntity } from '../entities/person.entity.js';
import { readTemplates } from '../seeds/templates.js';
import { deliveryStream, workflowId } from '../workflows/contracts/naming.js';
import { creationFor, envelope } from './builders/command.js';
import { give as giveTo, send } from './support/commands.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { startMailServer, type MailServer } from './support/smtp.js';
import { begin, describeInVirtualTime, runsInVirtualTime, startEngine, type Engine } from './support/virtual-time.js';

/** A live edition's reminders over days and months: real workflows in virtual time, a real database, a real mail server. */

const edition = 'reminded';
const taskQueue = 'reminded';
const zone = 'Asia/Tokyo';
const hour = 3_600_000;
const day = 24 * hour;
const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;
const ada = { id: 'ada', edition, name: 'Ada Example', email: 'ada@example.org', zone, language: 'en' };

let engine: Engine;
let time: TestWorkflowEnvironment;
let data: DataFolder;
let mail: MailServer;
let transport: MailTransport;

beforeAll(async () => {
  if (!runsInVirtualTime) return;
  data = await dataFolder();
  mail = await startMailServer();
  transport = smtp(mail.url);
  const parts = { ...data, transport, mailFrom: 'lustrum@example.org', publicUrl: 'http://localhost:3000' };
  engine = await startEngine(taskQueue, activitiesOver(parts));
  ({ time } = engine);
}, 60_000);

afterAll(async () => {
  await engine?.stop();
  await transport?.close();
  await mail?.stop();
  await data?.close();
});

const give = (command: Command): Promise<void> => giveTo(time.client, envelope(command, { edition, actor: 'ada' }));
const present = async (): Promise<string> => new Date(await time.currentTimeMs()).toISOString();
const sleepUntil = async (instant: string): Promise<void> => time.sleep(Math.max(0, Date.parse(instant) - (await time.currentTimeMs())));
const ledger = (where: FindOptionsWhere<NoticeEntity>): Promise<NoticeEntity[]> =>
  data.database.reads.manager.find(NoticeEntity, { where: { edition, ...where }, order: { position: 'ASC' } });
const successes = async (): Promise<string[]> => {
  const events = await data.database.reads.manager.find(EventEntity, { where: { edition, type: 'delivery-succeeded' } });
  return events.map(({ payload }) => (JSON.parse(payload) as { messageId: string }).messageId).sort();
};
const received = (): string[] => mail.received.map((message) => message.mail.messageId ?? '').sort();

describeInVirtualTime('a reminder that is due', () => {
  /** The milestone's due date, ninety days after the test begins: its first reminder comes sixty days from then. */
  let dueOn: string;
  const milestone = 'M10';

  it('is of an edition that opens in fourteen months, of which one milestone is one person’s', async () => {
    const today = dateIn(zone, await present());
    const opening = shift(today, { count: 14, unit: 'm' });
    await data.database.write((tx) => tx.insert(PersonEntity, ada));
    await begin(time, taskQueue, { edition, clockOffset: 0, deliver: true });
    dueOn = shift(today, { count: 90, unit: 'd' });
    const before = -daysBetween(dueOn, opening);
    await give(creationFor(template, opening, { adjustments: { [milestone]: { count: before, unit: 'd' } } }));
    const role = template.milestones.find((m) => m.id === milestone)!.responsible;
    for (const { id } of template.milestones.filter((m) => m.responsible === role && m.id !== milestone && m.repeats === undefined))
      await give({ type: 'waive', milestone: id, reason: 'not part of this story' });
    await give({ type: 'assign-role', role, person: 'ada' });
    expect(await ledger({ recipient: 'ada' })).toEqual([]);
  }, 60_000);

  it('arrives thirty days before, at the hour of its reader’s day, once', async () => {
    const at = instantAt(zone, shift(dueOn, { count: -30, unit: 'd' }), template.reminders.hour);
    await time.sleep(Date.parse(at) - (await time.currentTimeMs()) - hour);
    expect(mail.received).toEqual([]);
    await time.sleep(2 * hour);
    expect(mail.received.map(({ to }) => to)).toEqual([['ada@example.org']]);
    expect(mail.received[0]?.raw).toContain(milestone);
    const [notice, ...more] = await ledger({ recipient: 'ada' });
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ milestone, rung: -30, dueOn, status: 'sent', attempts: 1, messageId: received()[0] });
    expect(notice?.sentAt?.slice(0, 16)).toBe(at.slice(0, 16));
  }, 60_000);

  it('waits while the mail server is down for more than a day, and arrives once, later', async () => {
    await mail.stop();
    const at = instantAt(zone, shift(dueOn, { count: -14, unit: 'd' }), template.reminders.hour);
    await sleepUntil(at);
    await time.sleep(30 * hour);
    expect(await ledger({ milestone, rung: -14 })).toMatchObject([{ recipient: 'ada', status: 'intended', sentAt: null }]);
    const key = (await ledger({ milestone, rung: -14 }))[0]!.key;
    const attempts = await data.database.reads.manager.findBy(NoticeAttemptEntity, { edition, noticeKey: key });
    expect(attempts.length).toBeGreaterThan(5);
    expect(new Set(attempts.map(({ outcome }) => outcome))).toEqual(new Set(['failed']));

    const before = mail.received;
    mail = await startMailServer(mail.port);
    await time.sleep(12 * hour);
    expect(before).toHaveLength(1);
    expect(mail.received).toHaveLength(1);
    const [late] = await ledger({ milestone, rung: -14 });
    expect(late).toMatchObject({ status: 'sent', attempts: attempts.length + 1, messageId: received()[0] });
    expect(Date.parse(late!.sentAt!) - Date.parse(at)).toBeGreaterThan(30 * hour);
    const delivery = await time.client.workflow.getHandle(workflowId(edition, deliveryStream)).describe();
    expect(delivery.status.name).toBe('COMPLETED');
  }, 60_000);

  it('is not sent any more when its milestone is closed; the others came once each', async () => {
    await sleepUntil(instantAt(zone, shift(dueOn, { count: -6, unit: 'd' }), template.reminders.hour));
    expect((await ledger({ recipient: 'ada' })).map(({ rung, status }) => [rung, status])).toEqual([
      [-30, 'sent'],
      [-14, 'sent'],
      [-7, 'sent'],
    ]);
    await give({ type: 'waive', milestone, reason: 'the host has done without' });
    await time.sleep(40 * day);
    expect(await ledger({ recipient: 'ada' })).toHaveLength(3);
    expect(mail.received).toHaveLength(2);
    expect(await successes()).toHaveLength(3);
  }, 60_000);
});

describeInVirtualTime('a decision on the congress', () => {
  const evidence = { symbol: 'decision 84/501' };
  const announce = { type: 'announce-postponement', evidence: { link: 'https://example.org/statement' } } as const;
  const decided = async (id: string, command: Command) =>
    send(time.client, envelope(command, { id, edition, actor: 'olga', basis: 'decision 84/501' }));
  const lettersTo = (address: string): string[] =>
    mail.received
      .filter(({ to, mail: { subject = '' } }) => to.includes(address) && !/M\d\d/.test(subject))
      .map((m) => m.mail.subject ?? '');
  const lines = async (recipient: string) =>
    (await ledger({ kind: 'decision', recipient })).map(({ subject, status }) => [(JSON.parse(subject!) as { kind: string }).kind, status]);

  it('is one letter to each who holds a role, however much one command decides and however often it is sent', async () => {
    for (const id of ['olga', 'bo'])
      await data.database.write((tx) => tx.insert(PersonEntity, { ...ada, id, name: id, email: `${id}@example.org` }));
    await give({ type: 'assign-role', role: 'organiser', person: 'olga' });
    await give({ type: 'assign-role', role: 'drafter', person: 'bo', capacity: 'informed' });
    const opening = shift(dateIn(zone, await present()), { count: 20, unit: 'm' });
    const closing = shift(opening, { count: 5, unit: 'd' });
    const reconvene = { type: 'reconvene', opening, closing, evidence, retarget: {} } as const;
    const changes = [announce, { type: 'suspend', evidence } as const, reconvene];
    const applied: Command = { type: 'replan', changes, simulation: 1 };
    expect(await Promise.all([decided('postponed', applied), decided('postponed', applied)])).toMatchObject([
      { accepted: true },
      { accepted: true },
    ]);
    expect(await decided('once more', applied)).toMatchObject({ accepted: false, refusal: { code: 'simulation-applied' } });
    await time.sleep(hour);
    expect([await lines('ada'), await lines('bo'), await lines('olga')]).toEqual([[['dates', 'sent']], [['dates', 'sent']], []]);
    for (const address of ['ada@example.org', 'bo@example.org'])
      expect(lettersTo(address)).toEqual([expect.stringMatching(/^New dates: from /)]);
  }, 60_000);

  it('is told though the congress is cancelled by then; what waited to be told before it is not', async () => {
    await mail.stop();
    expect(await decided('announced', announce)).toMatchObject({ accepted: true });
    expect(await decided('suspended', { type: 'suspend', evidence })).toMatchObject({ accepted: true });
    await time.sleep(3 * hour);
    expect(await decided('cancelled', { type: 'cancel', evidence })).toMatchObject({ accepted: true });
    mail = await startMailServer(mail.port);
    await time.sleep(12 * hour);
    for (const person of ['ada', 'bo']) {
      expect((await lines(person)).slice(1)).toEqual([
        ['suspended', 'withdrawn'],
        ['cancelled', 'sent'],
      ]);
      expect(lettersTo(`${person}@example.org`)).toEqual(['Cancelled (An edition)']);
    }
  }, 60_000);
});
