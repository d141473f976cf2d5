import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CycleTemplate } from '../domain/template/template.js';
import { upcastTemplate, type StoredTemplate } from '../domain/template/upcast.js';
import type { Database } from './database.js';
import { findIn } from './statements.js';
import { TemplateEntity } from './template.entity.js';

/** Cycle templates by id and version. What stands under a version never changes, so it is read and parsed once. */
export class Templates {
  private readonly known = new Map<string, CycleTemplate>();
  private readonly ofOne = new Map<string, readonly CycleTemplate[]>();

  constructor(private readonly database: Database) {}

  /**
   * Keeps a template under its version; one that is kept already is left alone.
   *
   * @throws TemplateChanged where another body stands under that version
   */
  async store(template: CycleTemplate): Promise<void> {
    const { id, version } = template;
    const body = canonical(template);
    const hash = createHash('sha256').update(body).digest('hex');
    await this.database.write(async (tx) => {
      await tx.createQueryBuilder().insert().into(TemplateEntity).values({ id, version, hash, body }).orIgnore().execute();
      const kept = await tx.findOneByOrFail(TemplateEntity, { id, version });
      if (kept.hash !== hash) throw new TemplateChanged(id, version);
    });
  }

  /** Undefined where there is no such template. `through`: the transaction that asks, if one does. */
  async find(id: string, version: number, through: EntityManager = this.database.reads.manager): Promise<CycleTemplate | undefined> {
    const key = `${id} ${version}`;
    const known = this.known.get(key);
    if (known) return known;
    const row = await through.findOneBy(TemplateEntity, { id, version });
    if (!row) return undefined;
    const template = upcastTemplate(JSON.parse(row.body) as StoredTemplate);
    this.known.set(key, template);
    return template;
  }

  /** All versions of a template, oldest first. Whoever asks again is given the same list as long as there is none to add. */
  async versions(id: string, through: EntityManager = this.database.reads.manager): Promise<readonly CycleTemplate[]> {
    const rows = await findIn(through, TemplateEntity, { id }, ['version']);
    const before = this.ofOne.get(id);
    if (before?.length === rows.length) return before; // what stands in the database stays there
    const oldestFirst = rows.map(({ version }) => version).sort((a, b) => a - b);
    const versions = (await Promise.all(oldestFirst.map((version) => this.find(id, version, through)))).filter((one) => one !== undefined);
    this.ofOne.set(id, versions);
    return versions;
  }

  /** All versions of all templates, by id and then version. */
  async list(): Promise<CycleTemplate[]> {
    const rows = await this.database.reads.manager.find(TemplateEntity, {
      select: { id: true, version: true },
      order: { id: 'ASC', version: 'ASC' },
    });
    const templates = await Promise.all(rows.map(({ id, version }) => this.find(id, version)));
    return templates.filter((template) => template !== undefined);
  }
}

/** Thrown when a template has been changed under a version that is in the database. */
export class TemplateChanged extends Error {
  constructor(
    readonly id: string,
    readonly version: number,
  ) {
    super(
      `The template ${id} differs from its version ${version} in the database, by which editions have been opened. ` +
        `Raise its version to ${version + 1}, or undo the change.`,
    );
    this.name = 'TemplateChanged';
  }
}

/** JSON with the members of every object in order: equal templates have equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
