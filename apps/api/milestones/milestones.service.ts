import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../domain/edition/actor.js';
import { milestoneView, type MilestoneView, viewTo } from '../../../domain/edition/view.js';
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
import type { MomentQuery } from '../reading/moment.query.js';
import { seen } from '../reading/seen.js';
import { type Standing, Worlds } from '../reading/worlds.js';
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

  async list(edition: string, query: MilestoneQuery, actor: Actor): Promise<Page<MilestoneView>> {
    const standing = await this.worlds.standing(edition, query);
    const { milestones, stages, bodies, roles } = standing.world.template;
    onlyKnown({ ...query }, { stage: stages, body: bodies, responsible: roles });
    const page = selected(
      await this.worlds.milestones(standing),
      query,
      milestones.map(({ id }) => id),
    );
    return { ...page, items: page.items.map((view) => viewTo(standing.world, actor, view)) };
  }

  async read(edition: string, key: MilestoneKey, moment: MomentQuery, actor: Actor): Promise<Versioned<MilestoneView> | MilestoneView> {
    const standing = await this.worlds.standing(edition, moment);
    return seen(viewOf(standing, key, actor), standing);
  }

  /** The same as a page to read. */
  async page(edition: string, key: MilestoneKey, moment: MomentQuery, actor: Actor): Promise<string> {
    const standing = await this.worlds.standing(edition, moment);
    return milestonePage(standing, viewOf(standing, key, actor));
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
        const milestone = viewOf(await this.worlds.standing(edition), command.milestone, asked.actor);
        return new Versioned({ milestone, command: effect }, milestone.touched);
      },
      async () => found(await this.worlds.standing(edition), command.milestone, asked.actor)?.actions.allowed ?? [],
    );
  }

  /** An address that leads to nothing is answered so, whatever is asked of it. */
  private async known(edition: string, key: MilestoneKey): Promise<void> {
    const { edition: state } = await this.worlds.standing(edition);
    if (!Object.hasOwn(state.milestones, key)) throw milestoneUnknown(key);
  }
}

function viewOf(standing: Standing, key: MilestoneKey, actor: Actor): MilestoneView {
  const view = found(standing, key, actor);
  if (view) return view;
  throw milestoneUnknown(key);
}

function found({ world, edition, today }: Standing, key: MilestoneKey, actor: Actor): MilestoneView | undefined {
  const view = Object.hasOwn(edition.milestones, key) ? milestoneView(world, key, today) : undefined;
  return view && viewTo(world, actor, view);
}

export const milestoneUnknown = (key: MilestoneKey): Problem =>
  new Problem('milestone-unknown', `This edition has no milestone "${key}".`, {
    facts: [{ ref: key, says: 'unknown' }],
    errors: [{ parameter: 'milestone', detail: 'is unknown' }],
  });
