import { In, Not, type EntityManager } from 'typeorm';
import { sameDay } from '../../domain/delivery/digests.js';
import { gatheredInto, gatheringKinds } from '../../domain/delivery/together.js';
import { isWanted, refusedBy } from '../../domain/delivery/wanted.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';
import { deliveryStream } from '../../domain/evolve.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../database.js';
import { EditionEntity } from '../edition.entity.js';
import { DatabaseBehind } from '../faults.js';
import { NoticeEntity } from '../notice.entity.js';
import { PersonEntity } from '../person.entity.js';
import { findIn } from '../statements.js';
import type { Journal } from './journal.js';

/**
 * One message for the digests of several editions to one address, and one for what catches up. The one that is about to be sent takes
 * those with it that wait elsewhere: they are collapsed into it in their own streams, one edition after the other. Should the process
 * end before the message is sent, its repetition finds them as they are then: still a part of it.
 */
export class Gathering {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Collapses into a notice whose attempt has begun what waits for its reader in other live editions; of digests, those for the same day. */
  async into(edition: string, into: Notice, now: Instant): Promise<void> {
    const waiting = await this.waitingElsewhere(edition, into);
    const others = waiting.filter(({ key }) => into.kind !== 'digest' || sameDay(key, into.key));
    for (const other of [...new Set(others.map((line) => line.edition))].sort()) {
      const keys = others.filter((line) => line.edition === other).map(({ key }) => key);
      const collapsed = this.journal.record<DeliveryEvent>(other, deliveryStream, now, (world) => {
        const still = keys.filter((key) => {
          const pending = world.delivery.pending.get(key);
          return pending?.attempts === 0 && isWanted(world, pending.notice) && !refusedBy(world, pending.notice);
        });
        return still.length === 0 ? [] : [{ type: 'notices-collapsed', keys: still, into: into.key }];
      });
      await collapsed.catch(leavingWhatIsBehind);
    }
  }

  /** What can go into a notice and nobody has begun to send, of people with the same address in other live editions. */
  private async waitingElsewhere(edition: string, into: Notice): Promise<{ edition: string; key: string }[]> {
    const { manager } = this.database.reads;
    const reader = await manager.findOneBy(PersonEntity, { edition, id: into.recipient, channel: 'email' });
    if (!reader || reader.email === '') return [];
    return manager
      .createQueryBuilder(PersonEntity, 'person')
      .innerJoin(EditionEntity, 'edition', "edition.id = person.edition AND edition.mode = 'live' AND edition.status <> 'archived'")
      .innerJoin(NoticeEntity, 'notice', 'notice.edition = person.edition AND notice.recipient = person.id')
      .select('notice.edition', 'edition')
      .addSelect('notice.key', 'key')
      .where("person.email = :email AND person.edition <> :edition AND person.channel = 'email'", { email: reader.email, edition })
      .andWhere("notice.kind IN (:...kinds) AND notice.status = 'intended' AND notice.attempts = 0", { kinds: gatheredInto(into) })
      .getRawMany();
  }
}

/** Nothing is done with an edition that has lost something, and no other waits for it. */
function leavingWhatIsBehind(error: unknown): void {
  if (!(error instanceof DatabaseBehind)) throw error;
}

/** Whether notices were collapsed into a digest that are told by no other. */
export const carriesAny = (tx: EntityManager, digest: string): Promise<boolean> => tx.existsBy(NoticeEntity, { collapsedInto: digest });

/** The parts that a digest, or what catches up, carries of other editions. */
export const partsElsewhere = (manager: EntityManager, edition: string, digest: string): Promise<NoticeEntity[]> =>
  manager.find(NoticeEntity, { where: { collapsedInto: digest, edition: Not(edition) }, order: { edition: 'ASC', position: 'ASC' } });

/** What gathers in an edition and has been tried and carries parts of others: it has a point as long as these have. */
export async function carriers(tx: EntityManager, edition: string): Promise<Set<string>> {
  const tried = await findIn(tx, NoticeEntity, { edition, kind: gatheringKinds, status: ['intended', 'begun'] }, ['key']);
  if (tried.length === 0) return new Set();
  const carried = await tx.find(NoticeEntity, {
    select: { collapsedInto: true },
    where: { collapsedInto: In(tried.map(({ key }) => key)), edition: Not(edition) },
  });
  return new Set(carried.flatMap(({ collapsedInto }) => (collapsedInto === null ? [] : [collapsedInto])));
}
