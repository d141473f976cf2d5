import type { Database } from '../entities/database.js';
import type { Journal } from '../entities/journal/journal.js';
import { noticeOf } from '../entities/journal/pending.js';
import type { Links } from '../entities/links.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { People } from '../entities/people.js';
import { PersonEntity } from '../entities/person.entity.js';
import { findIn } from '../entities/statements.js';
import { TemplateNames } from '../entities/template-words.js';
import type { LetterSources } from './letters.js';
import { Not } from 'typeorm';

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
  const people = new People(database);
  return {
    publicUrl,
    missing,
    world: (edition) => journal.look(edition),
    person: async (edition, id) => (await findIn(manager, PersonEntity, { edition, id }))[0],
    words: lately((template, language) => names.find(template, language)),
    async collapsedInto(edition, into) {
      const rows = await manager.find(NoticeEntity, { where: { collapsedInto: into, edition: Not(edition) }, order: { key: 'ASC' } });
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
    unreachable: async (edition) => [...(await people.bounced(edition)).keys()],
    link: async (purpose, claims, expires) => `${publicUrl}/r/${purpose}/${await links.sign(purpose, claims, expires)}`,
  };
}

/** Milliseconds for which the words of a template are taken as they were last read; a correction is in the next letters. */
const moment = 10_000;

/** Asks anew once in a while: thousands of letters are written from the words of a few languages. */
function lately<T, L extends string>(find: (template: string, language: L) => Promise<T>): (template: string, language: L) => Promise<T> {
  const known = new Map<string, { at: number; found: Promise<T> }>();
  return (template, language) => {
    const key = `${template}/${language}`;
    const before = known.get(key);
    if (before && Date.now() - before.at < moment) return before.found;
    const found = find(template, language);
    known.set(key, { at: Date.now(), found });
    found.catch(() => known.delete(key)); // a failure is not remembered
    return found;
  };
}
