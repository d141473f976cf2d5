import { Injectable } from '@nestjs/common';
import { comparisonOf } from '../../../domain/replanning/comparison.js';
import type { Comparison } from '../../../domain/replanning/comparison.types.js';
import { titlesOf, type Titles } from '../../../domain/template/titles.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Worlds } from '../reading/worlds.js';

/** Two editions beside each other. */
@Injectable()
export class ComparisonsService {
  constructor(private readonly worlds: Worlds) {}

  /**
   * @param editions their ids, with a comma between them
   * @throws Problem `query-invalid`, `edition-unknown`, `templates-differ`
   */
  async of(editions: string): Promise<{ comparison: Comparison; titles: Titles }> {
    const [first = '', second = '', ...more] = editions.split(',').map((id) => id.trim());
    if (first === '' || second === '' || more.length > 0) throw faulty('must name two editions, with a comma between them');
    if (first === second) throw faulty('names one edition twice');
    const [one, other] = [await this.worlds.standing(first), await this.worlds.standing(second)];
    const comparison = comparisonOf(one.world, other.world);
    if ('refusal' in comparison) throw problemOf(comparison.refusal);
    return { comparison, titles: titlesOf(other.world.template) };
  }
}

const faulty = (detail: string): Problem =>
  new Problem('query-invalid', `The query has faults: editions ${detail}.`, { errors: [{ parameter: 'editions', detail }] });
