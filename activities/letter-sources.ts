import type { Notice } from '../domain/edition/events.js';
import type { Database } from '../entities/database.js';
import type { Journal } from '../entities/journal/journal.js';
import type { Links } from '../entities/links.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { PersonEntity } from '../entities/person.entity.js';
import { TemplateNames } from '../entities/template-words.js';
import type { LetterSources } from './letters.js';

export interface SourceParts {
  database: Database;
  journal: Journal;
  links: Links;
  /** Where people reach the API, without a slash at its end. */
  publicUrl: string;
  missing(what: string): void;
}

/** What letters are written from, read from the database. */
export function letterSources({ database, journal, links, publicUrl, missing }: SourceParts): LetterSources {
  const { manager } = database.reads;
  const names = new TemplateNames(database);
  return {
    publicUrl,
    missing,
    world: (edition) => journal.look(edition),
    person: async (edition, id) => (await manager.findOneBy(PersonEntity, { edition, id })) ?? undefined,
    words: (template, language) => names.find(template, language),
    async collapsedInto(digest) {
      const rows = await manager.find(NoticeEntity, { where: { collapsedInto: digest, kind: 'digest' }, order: { key: 'ASC' } });
      return rows.map((row) => ({ edition: row.edition, notice: noticeOf(row) }));
    },
    async digestBefore(edition, recipient, before) {
      const last = await manager
        .createQueryBuilder(NoticeEntity, 'notice')
        .where('notice.edition = :edition AND notice.recipient = :recipient AND notice.kind = :kind AND notice.at < :before', {
          edition,
          recipient,
          kind: 'digest',
          before,
        })
        .orderBy('notice.at', 'DESC')
        .limit(1)
        .getOne();
      return last?.at;
    },
    link: async (purpose, claims, expires) => `${publicUrl}/r/${purpose}/${await links.sign(purpose, claims, expires)}`,
  };
}

/** What the ledger keeps of a digest, as the core intended it. */
const noticeOf = ({ key, recipient, role, about, at, why, language }: NoticeEntity): Notice => ({
  key,
  recipient,
  role,
  kind: 'digest',
  about: JSON.parse(about) as Notice['about'],
  status: 'intended',
  at,
  ...(why === null ? {} : { why: JSON.parse(why) as NonNullable<Notice['why']> }),
  ...(language === null ? {} : { language }),
});
