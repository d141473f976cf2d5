import { Injectable } from '@nestjs/common';
import { milestoneView, type MilestoneView } from '../../../domain/edition/view.js';
import type { MilestoneCommand } from '../../../domain/edition/change.js';
import type { ResponseCommand } from '../../../domain/edition/commands.js';
import type { MilestoneKey } from '../../../domain/template/template.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { onlyKnown } from '../http/known.js';
import type { Page } from '../http/cursor.js';
import { Versioned } from '../http/versioned.js';
import { Problem } from '../problems/problem.js';
import { Worlds } from '../reading/worlds.js';
import { milestonePage } from './milestone.page.js';
import type { MilestoneQuery } from './milestone.query.js';
import { selected } from './select.js';
import { editionStream } from '../../../workflows/contracts/naming.js';

export interface MilestoneAnswer {
  milestone: MilestoneView;
  command: Effect;
}

@Injectable()
export class MilestonesService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  async list(edition: string, query: MilestoneQuery): Promise<Page<MilestoneView>> {
    const standing = await this.worlds.standing(edition);
    const { stages, bodies, roles } = standing.world.template;
    onlyKnown({ ...query }, { stage: stages, body: bodies, responsible: roles });
    return selected(await this.worlds.milestones(standing), query);
  }

  async read(edition: string, key: MilestoneKey): Promise<Versioned<MilestoneView>> {
    const view = await this.view(edition, key);
    return new Versioned(view, view.touched);
  }

  /** The same as a page to read. */
  async page(edition: string, key: MilestoneKey): Promise<string> {
    return milestonePage(await this.worlds.standing(edition), await this.view(edition, key));
  }

  /** Sends a command on one milestone and answers with the milestone as it then stands. */
  async change(
    edition: string,
    asked: Asked,
    command: MilestoneCommand | ResponseCommand,
    act: ActBody,
  ): Promise<Versioned<MilestoneAnswer>> {
    await this.known(edition, command.milestone);
    return answering(
      async () => {
        const effect = await this.commands.send(asked, edition, editionStream, command, act);
        const milestone = await this.view(edition, command.milestone);
        return new Versioned({ milestone, command: effect }, milestone.touched);
      },
      async () => (await this.found(edition, command.milestone))?.actions.allowed ?? [],
    );
  }

  private async view(edition: string, key: MilestoneKey): Promise<MilestoneView> {
    const view = await this.found(edition, key);
    if (view) return view;
    throw milestoneUnknown(key);
  }

  private async found(edition: string, key: MilestoneKey): Promise<MilestoneView | undefined> {
    const { world, edition: state, today } = await this.worlds.standing(edition);
    return Object.hasOwn(state.milestones, key) ? milestoneView(world, key, today) : undefined;
  }

  /** An address that leads to nothing is answered so, whatever is asked of it. */
  private async known(edition: string, key: MilestoneKey): Promise<void> {
    const { edition: state } = await this.worlds.standing(edition);
    if (!Object.hasOwn(state.milestones, key)) throw milestoneUnknown(key);
  }
}

export const milestoneUnknown = (key: MilestoneKey): Problem =>
  new Problem('milestone-unknown', `This edition has no milestone "${key}".`, {
    facts: [{ ref: key, says: 'unknown' }],
    errors: [{ parameter: 'milestone', detail: 'is unknown' }],
  });
