import { responseOf } from '../../domain/delivery/response.js';
import { firstAttemptAt } from '../../domain/delivery/times.js';
import type { DeliveryEvent, Notice, RecordedEvent } from '../../domain/edition/events.js';
import { assertUnreachable } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { NoticeAttemptEntity } from '../notice-attempt.entity.js';
import type { NoticeEntity, NoticeStatus } from '../notice.entity.js';

/**
 * The ledger of notices as the events of the delivery stream leave it: one line per notice, one per attempt. It starts
 * with the lines that the events are about (or with none, to rebuild it) and knows which of them have changed.
 */
export class Ledger {
  private readonly changedNotices = new Set<NoticeEntity>();
  private readonly changedAttempts = new Set<NoticeAttemptEntity>();
  private readonly notices: Map<string, NoticeEntity>;
  private readonly lastAttempts: Map<string, NoticeAttemptEntity>;

  constructor(
    private readonly edition: string,
    /** Position of the ledger's last line. */
    public position: number,
    known: { notices: NoticeEntity[]; lastAttempts: NoticeAttemptEntity[] } = { notices: [], lastAttempts: [] },
  ) {
    this.notices = new Map(known.notices.map((notice) => [notice.key, notice]));
    this.lastAttempts = new Map(known.lastAttempts.map((attempt) => [attempt.noticeKey, attempt]));
  }

  /** Lines to be stored. */
  get changes(): { notices: NoticeEntity[]; attempts: NoticeAttemptEntity[] } {
    return { notices: [...this.changedNotices], attempts: [...this.changedAttempts] };
  }

  /** Takes in the next event of the edition; those that are nothing to the ledger leave it as it is. */
  take(recorded: RecordedEvent): void {
    const response = responseOf(recorded);
    if (response) this.answer(response, recorded.recordedAt);
    for (const event of deliveryEvents([recorded])) this.apply(event);
  }

  private apply(event: DeliveryEvent): void {
    switch (event.type) {
      case 'notices-intended':
        for (const notice of event.notices) this.intend(notice);
        return;
      case 'notices-withdrawn':
        for (const key of event.keys) this.change(key, { status: 'withdrawn', nextAttemptAt: null, withdrawnWhy: event.why });
        return;
      case 'delivery-begun':
        for (const key of event.keys) this.begin(key, event.at);
        return;
      case 'delivery-succeeded':
        this.end(event.key, { endedAt: event.at, outcome: 'sent', answer: event.answer, messageId: event.messageId });
        this.change(event.key, {
          status: 'sent',
          nextAttemptAt: null,
          lastAnswer: event.answer,
          messageId: event.messageId,
          sentAt: event.at,
        });
        return;
      case 'delivery-failed':
        this.end(event.key, { endedAt: event.at, outcome: 'failed', answer: event.answer, retryAt: event.retryAt });
        this.fail(event);
        return;
      case 'delivery-bounced':
        this.change(event.key, { status: 'bounced', lastAnswer: event.answer });
        return;
      case 'notices-collapsed':
        for (const key of event.keys) this.change(key, { status: 'collapsed', nextAttemptAt: null, collapsedInto: event.into });
        return;
      default:
        assertUnreachable(event);
    }
  }

  private intend(notice: Notice): void {
    this.position += 1;
    const [only] = notice.kind === 'reminder' ? notice.about : [];
    const line: NoticeEntity = {
      key: notice.key,
      edition: this.edition,
      position: this.position,
      recipient: notice.recipient,
      role: notice.role,
      kind: notice.kind,
      milestone: only?.milestone ?? null,
      rung: only?.rung ?? null,
      dueOn: only?.dueOn ?? null,
      revision: only?.revision ?? null,
      about: JSON.stringify(notice.about),
      at: notice.at,
      status: notice.status,
      attempts: 0,
      refused: 0,
      unreachable: 0,
      nextAttemptAt: notice.status === 'intended' ? firstAttemptAt(notice) : null,
      lastAttemptAt: null,
      lastAnswer: null,
      messageId: null,
      sentAt: null,
      collapsedInto: notice.collapsedInto ?? null,
      withdrawnWhy: null,
      why: notice.why ? JSON.stringify(notice.why) : null,
      tone: notice.tone ?? null,
      language: notice.language ?? null,
      subject: subjectOf(notice),
      response: null,
      respondedAt: null,
    };
    this.notices.set(line.key, line);
    this.changedNotices.add(line);
  }

  private begin(key: string, at: Instant): void {
    const before = this.lastAttempts.get(key);
    if (before?.outcome === 'under-way') this.end(key, { outcome: 'outcome-unknown' });
    const attempt = (before?.attempt ?? 0) + 1;
    const line: NoticeAttemptEntity = {
      noticeKey: key,
      attempt,
      edition: this.edition,
      begunAt: at,
      endedAt: null,
      outcome: 'under-way',
      answer: null,
      messageId: null,
      retryAt: null,
    };
    this.lastAttempts.set(key, line);
    this.changedAttempts.add(line);
    this.change(key, { status: 'begun', attempts: attempt, lastAttemptAt: at, nextAttemptAt: null });
  }

  private fail({ key, answer, retryAt, nobodyThere }: Extract<DeliveryEvent, { type: 'delivery-failed' }>): void {
    const { refused, unreachable } = this.line(key);
    this.change(key, {
      status: retryAt === null ? 'failed' : 'intended',
      nextAttemptAt: retryAt,
      lastAnswer: answer,
      ...(nobodyThere ? { unreachable: unreachable + 1 } : { refused: refused + 1, unreachable: 0 }),
    });
  }

  /** Whoever answers has been told: by what was sent, or is on its way as far as anyone knows. */
  private answer({ milestone, person, response }: NonNullable<ReturnType<typeof responseOf>>, at: Instant): void {
    for (const notice of this.notices.values()) {
      if (notice.recipient !== person || notice.response !== null || !answerable.includes(notice.status)) continue;
      const about = JSON.parse(notice.about) as Notice['about'];
      if (about.some((entry) => entry.milestone === milestone)) this.change(notice.key, { response, respondedAt: at });
    }
  }

  private end(key: string, outcome: Partial<NoticeAttemptEntity>): void {
    const attempt = this.lastAttempts.get(key);
    if (!attempt) return;
    Object.assign(attempt, outcome);
    this.changedAttempts.add(attempt);
  }

  private change(key: string, change: Partial<Pick<NoticeEntity, (typeof changing)[number]>>): void {
    const notice = this.line(key);
    Object.assign(notice, change);
    this.changedNotices.add(notice);
  }

  private line(key: string): NoticeEntity {
    const notice = this.notices.get(key);
    if (!notice) throw new Error(`The ledger of ${this.edition} has no notice ${key}.`);
    return notice;
  }
}

/** What becomes of a notice. All else of its line is as it was intended. */
export const changing = [
  'status',
  'attempts',
  'refused',
  'unreachable',
  'nextAttemptAt',
  'lastAttemptAt',
  'lastAnswer',
  'messageId',
  'sentAt',
  'collapsedInto',
  'withdrawnWhy',
  'response',
  'respondedAt',
] as const satisfies (keyof NoticeEntity)[];

/** Statuses of notices that may be answered. */
export const answerable: NoticeStatus[] = ['sent', 'begun'];

/** What a follow-up of a session or a concern is about. */
function subjectOf({ session, concern, decision }: Notice): string | null {
  const subject = session ?? concern ?? decision;
  return subject ? JSON.stringify(subject) : null;
}

/** Keys of the lines that events change but do not make. */
export function keysTouched(events: readonly DeliveryEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'notices-intended':
        return [];
      case 'notices-withdrawn':
      case 'delivery-begun':
        return event.keys;
      case 'notices-collapsed':
        return event.keys;
      case 'delivery-succeeded':
      case 'delivery-failed':
      case 'delivery-bounced':
        return [event.key];
      default:
        return assertUnreachable(event);
    }
  });
}

/** The events of the ledger among these. */
export function deliveryEvents(recorded: readonly RecordedEvent[]): DeliveryEvent[] {
  // The delivery stream holds delivery events only; the journal never mixes them.
  return recorded.flatMap(({ stream, event }) => (stream === 'delivery' ? [event as DeliveryEvent] : []));
}
