import { Injectable } from '@nestjs/common';
import { figuresOnRecord } from '../../../domain/memory/figures.js';
import type { World } from '../../../domain/engine.types.js';
import { whyNoEvidence } from '../../../domain/memory/evidence.js';
import type { Figures, LeftOut, Memory } from '../../../domain/memory/memory.types.js';
import { memoryOf } from '../../../domain/memory/proposal.js';
import { Problem } from '../problems/problem.js';
import { Reading } from '../reading/reading.js';
import { editionUnknown } from '../reading/worlds.js';
import { TemplatesService } from '../templates/templates.service.js';
import type { MemoryQuery } from './memory.query.js';

/** How many editions are looked at; a congress that meets every five years has not had so many. */
const mostEditions = 100;

/** What the editions of a template have needed, and what that says of its rules. */
@Injectable()
export class MemoryService {
  constructor(
    private readonly reading: Reading,
    private readonly templates: TemplatesService,
  ) {}

  /** @throws Problem `template-unknown`, `edition-unknown`, `query-invalid` for an edition of another template */
  async of(id: string, { version, editions }: MemoryQuery): Promise<Memory> {
    const template = await this.templates.template(id, version);
    const { wanted, earlier } = editions === undefined ? await this.closedLast(id) : { wanted: named(editions), earlier: 0 };
    const all: Figures[] = [];
    const leftOut: LeftOut[] = [];
    // one after the other: each is an edition with all that it holds
    for (const edition of wanted) {
      const world = await this.world(edition, id);
      const figures = figuresOnRecord(world);
      const why = editions === undefined ? whyNoEvidence(world) : undefined;
      if (why === undefined) all.push(figures);
      else leftOut.push({ ...figures.edition, why });
    }
    return memoryOf(template, all, { leftOut, earlier });
  }

  /** Editions of a template, in whichever version, that nothing changes any more; and how many were closed before those. */
  private async closedLast(template: string): Promise<{ wanted: string[]; earlier: number }> {
    const closed = await this.reading.closedEditions(template);
    return { wanted: closed.slice(-mostEditions), earlier: Math.max(0, closed.length - mostEditions) };
  }

  private async world(edition: string, template: string): Promise<World> {
    const world = await this.reading.world(edition);
    if (!world?.edition) throw editionUnknown(edition);
    if (world.edition.template.id === template) return world;
    throw faulty(`names ${edition}, which follows the template ${world.edition.template.id}`);
  }
}

function named(editions: string): string[] {
  const ids = [...new Set(editions.split(',').map((id) => id.trim()))];
  if (ids.includes('')) throw faulty('must be ids of editions, separated by commas');
  if (ids.length > mostEditions) throw faulty(`names ${ids.length} editions; at most ${mostEditions} can be told from`);
  return ids;
}

const faulty = (detail: string): Problem =>
  new Problem('query-invalid', `The query has faults: editions ${detail}.`, { errors: [{ parameter: 'editions', detail }] });
