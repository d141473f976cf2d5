import { Injectable } from '@nestjs/common';
import { titlesOf, type Titles } from '../../../domain/template/titles.js';
import { whatIf } from '../../../domain/whatif/what-if.js';
import type { WhatIf } from '../../../domain/whatif/what-if.types.js';
import { problemOf } from '../problems/problem.js';
import { Worlds } from '../reading/worlds.js';
import { hypothesesFrom, type WhatIfBody } from './what-if.bodies.js';

/** What would follow if something were so. It is reckoned and answered; nothing of it is kept. */
@Injectable()
export class WhatIfService {
  constructor(private readonly worlds: Worlds) {}

  /** @throws Problem `edition-unknown`, or whatever the core refuses the hypotheses with */
  async reckon(edition: string, { facts }: WhatIfBody): Promise<{ answer: WhatIf; titles: Titles }> {
    const { world, today } = await this.worlds.standing(edition);
    const answer = whatIf(world, hypothesesFrom(facts), today);
    if ('refusal' in answer) throw problemOf(answer.refusal);
    return { answer, titles: titlesOf(world.template) };
  }
}
