import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import fc from 'fast-check';
import { deliveryActivities } from '../activities/deliver.js';
import { letterSources } from '../activities/letter-sources.js';
import { lettersFrom } from '../activities/letters.js';
import type { LetterEntry } from '../activities/mail/letter.js';
import type { Message } from '../activities/mail/message.js';
import { smtp } from '../activities/mail/smtp.js';
import type { MailTransport } from '../activities/mail/transport.js';
import type { Command } from '../domain/edition/commands.js';
import type { DeliveryEvent, Notice } from '../domain/edition/events.js';
import type { EditionState } from '../domain/edition/state.js';
import { asInstant, dateIn, dateOfDay, dayNumber, instantAt, shift, type Instant, type PlainDate } from '../domain/time/plain-date.js';
import { Links } from '../entities/links.js';
import { Secrets } from '../entities/secrets.js';
import { DeliveryRecords } from '../entities/journal/delivery.js';
import { EventEntity } from '../entities/event.entity.js';
import { NoticeAttemptEntity } from '../entities/notice-attempt.entity.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { People } from '../entities/people.js';
import { Templates } from '../entities/templates.js';
import type { DeliverRequest, DeliverResult } from '../workflows/contracts/delivery.js';
import { creation, envelope } from './builders/command.js';
import { person } from './builders/person.js';
import { cycleTemplate } from './builders/template.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { silent } from './support/silent.js';
import { tries } from './support/tries.js';
import { startMailServer, type MailServer } from './support/smtp.js';

/**
 * Generated lives of milestones on the real journal, the real database and a real mail server: dates are moved, pinned and
 * suspended, readers answer, the clock jumps, the process dies before and after a message is taken, the mail server is
 * down, refuses, or drops the line after it has taken a message.
 */

const zone = 'Europe/Vienna';
const start: PlainDate = '2030-12-02';
const milestones = ['M1', 'M2', 'M3'];
const readers = ['ada', 'ben', 'chi'];
const mailFrom = 'lustrum@example.org';
/** As many lives as take some fifteen seconds; more where they are asked for. */
const lives = tries(5, 100);

const template = cycleTemplate(
  [
    { id: 'M1', due: 'opening-3m', responsible: 'author' },
    { id: 'M2', due: 'opening-2m', responsible: 'author' },
    { id: 'M3', due: 'commission(+1 after closing).start-4w', responsible: 'author' },
    { id: 'M46', due: 'opening', responsible: 'secretary' },
    { id: 'M53', due: 'closing', responsible: 'secretary' },
    { id: 'P1', due: 'announced', responsible: 'secretary', repeats: 'postponement' },
    { id: 'P2', due: 'announced+2w', responsible: 'secretary', repeats: 'postponement' },
    { id: 'P4', due: 'announced+4m', responsible: 'secretary', repeats: 'postponement' },
  ],
  {
    roles: ['author', 'secretary'].map((id) => ({ id, title: id })),
    postponement: { announced: 'P1', suspended: 'P2', reconvened: 'P4' },
  },
);

type Mood = 'takes' | 'is down' | 'refuses for now' | 'refuses' | 'drops the line';
type Step =
  | { pass: number }
  | { server: Mood }
  | { dies: 'before' | 'after' }
  | { command: (today: PlainDate) => Command }
  | { absent: string; days: number; cover: string | undefined };

const reader = fc.constantFrom(...readers);
const milestone = fc.constantFrom(...milestones);
const inDays = (today: PlainDate, days: number): PlainDate => dateOfDay(dayNumber(today) + days);
const told = (arbitrary: fc.Arbitrary<(today: PlainDate) => Command>): fc.Arbitrary<Step> => arbitrary.map((command) => ({ command }));
const evidence = { link: 'https://example.org/act' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 16 }).map((pass) => ({ pass })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Mood>('takes', 'is down', 'refuses for now', 'refuses', 'drops the line').map((server) => ({ server })),
  },
  { weight: 2, arbitrary: fc.constantFrom('before' as const, 'after' as const).map((dies) => ({ dies })) },
  fc.record({ absent: reader, days: fc.integer({ min: 1, max: 20 }), cover: fc.option(reader, { nil: undefined }) }),
  told(
    fc
      .record({ milestone, days: fc.integer({ min: 1, max: 60 }) })
      .map(({ milestone: m, days }) => (today) => ({ type: 'pin', milestone: m, on: inDays(today, days), reason: 'moved' })),
  ),
  told(
    fc
      .record({ milestone, person: reader, days: fc.integer({ min: 1, max: 30 }) })
      .map(({ milestone: m, person: by, days }) => (today) => ({
        ...{ type: 'acknowledge', milestone: m, person: by },
        promise: inDays(today, days),
      })),
  ),
  told(
    fc
      .record({ milestone, person: reader, days: fc.integer({ min: 1, max: 21 }) })
      .map(({ milestone: m, person: by, days }) => (today) => ({
        ...{ type: 'snooze', milestone: m, person: by, reason: 'later' },
        until: inDays(today, days),
      })),
  ),
  told(
    fc
      .record({ milestone, person: reader })
      .map(({ milestone: m, person: by }) => () => ({ type: 'decline', milestone: m, person: by, note: 'no' })),
  ),
  told(
    fc
      .record({ milestone, person: reader })
      .map(({ milestone: m, person: by }) => () => ({ type: 'report-done', milestone: m, person: by, evidence })),
  ),
  told(milestone.map((m) => () => ({ type: 'reopen', milestone: m, reason: 'too early' }))),
  told(
    fc.constantFrom<(today: PlainDate) => Command>(
      () => ({ type: 'announce-postponement', evidence }),
      () => ({ type: 'suspend', evidence }),
      (today) => ({
        ...{ type: 'reconvene', evidence, retarget: {} },
        opening: inDays(today, 120),
        closing: inDays(today, 125),
      }),
    ),
  ),
);

/** Four months in which nothing happens but time. */
const uneventful: Step[] = Array.from({ length: 8 }, () => ({ pass: 16 }));

let data: DataFolder;
beforeAll(async () => {
  data = await dataFolder();
  await new Templates(data.database).store(template);
});
afterAll(() => data.close());

/** The process that delivers has died. */
class Death extends Error {}

/** One edition's life, lived by a clock of its own. */
class Life {
  private now: Instant = instantAt(zone, start, 0);
  private mood: Mood = 'takes';
  private dies: 'before' | 'after' | undefined;
  private commands = 0;
  private nextWake: Instant | null = null;
  /** What was received, by Message-ID, and what a reader got who should have been left alone. */
  private readonly received = new Map<string, number>();
  readonly chased: string[] = [];

  private constructor(
    private readonly edition: string,
    private server: MailServer,
    private readonly links: Links,
  ) {}

  static async begin(edition: string): Promise<Life> {
    const life = new Life(edition, await startMailServer(), new Links(new Secrets(data.database)));
    const people = new People(data.database);
    for (const id of readers) await people.save(person({ edition, id, email: `${id}@example.org`, zone }));
    life.treatMail();
    await life.give(creation(template, { zone, dates: { opening: '2031-06-02', closing: '2031-06-06' } }));
    await life.give({ type: 'assign-role', role: 'author', person: 'ada' });
    await life.give({ type: 'assign-role', role: 'author', person: 'ben' });
    await life.give({ type: 'assign-role', role: 'secretary', person: 'chi' });
    return life;
  }

  async live(step: Step): Promise<void> {
    if ('pass' in step) await this.pass(step.pass);
    else if ('server' in step) await this.become(step.server);
    else if ('dies' in step) this.dies = step.dies;
    else if ('absent' in step) await this.leave(step);
    else await this.give(step.command(dateIn(zone, this.now)));
  }

  /** All is well again, for long enough that everything that waits goes out. */
  async recover(): Promise<void> {
    await this.become('takes');
    this.dies = undefined;
    await this.pass(2);
  }

  /** How many messages the server has taken. */
  get arrived(): number {
    return [...this.received.values()].reduce((sum, times) => sum + times, 0);
  }

  async end(): Promise<void> {
    await this.server.stop();
  }

  private async give(command: Command): Promise<void> {
    await this.handle(command);
    await this.deliver();
  }

  private async leave({ absent, days, cover }: Extract<Step, { absent: string }>): Promise<void> {
    const today = dateIn(zone, this.now);
    const absences = [{ from: today, to: inDays(today, days), ...(cover === undefined || cover === absent ? {} : { cover }) }];
    await new People(data.database).save(person({ edition: this.edition, id: absent, email: `${absent}@example.org`, zone, absences }));
  }

  /** Time passes: the edition is woken whenever it asks to be, and what may be sent is tried. */
  private async pass(days: number): Promise<void> {
    const until = instantAt(zone, shift(dateIn(zone, this.now), { count: days, unit: 'd' }), 12);
    for (let still = 0; ;) {
      const attempt = await this.records().nextAttempt(this.edition);
      const next = [this.nextWake, attempt].filter((at) => at !== null && at <= until).sort()[0];
      if (!next) break;
      still = next > this.now ? 0 : still + 1;
      if (still > 50) throw new Error(`The wheel spins at ${this.now}.`);
      if (next > this.now) this.now = next;
      if (this.nextWake !== null && this.nextWake <= this.now) await this.handle({ type: 'wake' });
      await this.deliver();
    }
    this.now = until;
  }

  private async handle(command: Command): Promise<void> {
    this.commands += 1;
    const asked = envelope(command, { id: `c${this.commands}`, edition: this.edition, actor: 'lustrum' });
    this.nextWake = (await data.journal.handle({ envelope: asked, now: this.now })).nextInstant;
  }

  private records(): DeliveryRecords {
    return new DeliveryRecords(data.database, data.journal);
  }

  private async deliver(): Promise<void> {
    const transport = smtp(this.server.url);
    const letterOf = lettersFrom(
      letterSources({
        database: data.database,
        journal: data.journal,
        links: this.links,
        publicUrl: 'http://localhost:3000',
        missing: () => undefined,
      }),
    );
    const activities = deliveryActivities({
      records: this.records(),
      mailFrom,
      transport: this.mortal(transport),
      letterOf: async (edition, notice, now) => {
        const letter = await letterOf(edition, notice, now);
        if (letter?.kind === 'reminder') await this.watch(notice, [letter.entry]);
        if (letter?.kind === 'catch-up') await this.watch(notice, letter.entries);
        return letter;
      },
    });
    try {
      const at = Date.now();
      const environment = new MockActivityEnvironment(
        { scheduledTimestampMs: at, currentAttemptScheduledTimestampMs: at },
        { logger: silent },
      );
      await environment.run<[DeliverRequest], DeliverResult, typeof activities.deliver>(activities.deliver, {
        edition: this.edition,
        now: this.now,
      });
    } catch (error) {
      if (!(error instanceof Death)) throw error;
    } finally {
      await transport.close();
    }
  }

  /** The process dies when it is told to, once. */
  private mortal(transport: MailTransport): MailTransport {
    return {
      ...transport,
      send: async (message: Message) => {
        const dies = this.dies;
        this.dies = undefined;
        if (dies === 'before') throw new Death();
        const sending = await transport.send(message);
        if (dies === 'after') throw new Death();
        return sending;
      },
    };
  }

  /** Those who have acted are left alone: what a message names must still be theirs to see to. */
  private async watch({ recipient }: Notice, named: LetterEntry[]): Promise<void> {
    const edition = (await data.journal.look(this.edition))?.edition;
    const today = dateIn(zone, this.now);
    for (const { milestone: key } of named) {
      if (edition && isLeftAlone(edition, key, recipient, today)) this.chased.push(`${recipient} for ${key}`);
    }
  }

  private async become(mood: Mood): Promise<void> {
    const { port } = this.server;
    if (this.mood === 'is down' && mood !== 'is down') this.server = await startMailServer(port);
    if (this.mood !== 'is down' && mood === 'is down') await this.server.stop();
    this.mood = mood;
    if (mood !== 'is down') this.treatMail();
    await this.deliver();
  }

  private treatMail(): void {
    const { mood, server } = this;
    server.refuse = () => (mood === 'refuses for now' ? 451 : mood === 'refuses' ? 550 : undefined);
    server.drops = () => mood === 'drops the line';
    server.beforeAnswer = ({ mail }) => {
      const id = mail.messageId ?? '';
      this.received.set(id, (this.received.get(id) ?? 0) + 1);
      return Promise.resolve();
    };
  }

  /** Faults of this life, in words; none: it was as it should be. */
  async faults(): Promise<string[]> {
    const { manager } = data.database.reads;
    const { edition } = this;
    const events = await manager.find(EventEntity, { where: { edition, type: 'notices-intended' } });
    const intended = events.flatMap(({ payload }) => (JSON.parse(payload) as Extract<DeliveryEvent, { type: 'notices-intended' }>).notices);
    const keys = intended.map(({ key }) => key);
    const notices = await manager.findBy(NoticeEntity, { edition });
    const attempts = await manager.findBy(NoticeAttemptEntity, { edition });
    const now = asInstant(Date.parse(this.now) - 1);
    return [
      ...keys.filter((key, n) => keys.indexOf(key) < n).map((key) => `${key} was intended twice`),
      ...this.chased.map((who) => `${who} was chased`),
      ...notices.flatMap(({ key, messageId }) => {
        const times = this.received.get(messageId ?? '') ?? 0;
        const uncertain = attempts.filter((a) => a.noticeKey === key && a.outcome !== 'sent' && mayHaveArrived(a)).length;
        return times > 1 + uncertain ? [`${key} arrived ${times} times, and the ledger doubts ${uncertain} attempts`] : [];
      }),
      ...notices
        .filter(({ status, nextAttemptAt }) => status === 'begun' || (status === 'intended' && (nextAttemptAt ?? '') < now))
        .map(({ key, status }) => `${key} is still ${status}`),
    ];
  }
}

/** The server had it, perhaps: nobody knows, or the line broke before an answer came. */
const mayHaveArrived = ({ outcome, answer }: NoticeAttemptEntity): boolean =>
  outcome === 'outcome-unknown' || (outcome === 'failed' && !/^\d{3}/.test(answer ?? ''));

/** By the answers alone, without the code that is on trial. */
function isLeftAlone({ milestones: all, responses }: EditionState, key: string, who: string, today: PlainDate): boolean {
  const milestone = all[key];
  const answers = responses[key];
  if (!milestone || (milestone.status !== 'planned' && milestone.status !== 'in-progress')) return true;
  if (!answers) return false;
  const { acknowledged, snoozed, declined, reported } = answers;
  const holds = (answer: { revision: number } | undefined): boolean => answer?.revision === milestone.revision;
  return (
    reported !== undefined ||
    declined[who] !== undefined ||
    (acknowledged !== undefined && holds(acknowledged) && acknowledged.promise >= today) ||
    (holds(snoozed[who]) && (snoozed[who]?.until ?? '') > today)
  );
}

it(
  'reminds once of each due date, leaves alone who has acted, and loses nothing, whatever happens',
  async () => {
    let count = 0;
    let arrived = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        count += 1;
        const life = await Life.begin(`life-${count}`);
        try {
          for (const each of steps) await life.live(each);
          await life.recover();
          expect(await life.faults()).toEqual([]);
          arrived += life.arrived;
        } finally {
          await life.end();
        }
      }),
      { numRuns: lives, examples: [[uneventful]], interruptAfterTimeLimit: tries(240_000, 1_800_000), markInterruptAsFailure: true },
    );
    expect(arrived).toBeGreaterThan(0);
  },
  tries(300_000, 2_000_000),
);
