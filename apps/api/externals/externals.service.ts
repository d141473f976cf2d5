import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import type { Evidence } from '../../../domain/edition/state.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { type Standing, Worlds } from '../reading/worlds.js';

/** Something outside the edition that milestones wait for. */
export interface ExternalView {
  id: string;
  title: string;
  recorded: { effectiveOn: string; evidence: Evidence } | null;
  /** Ids of the milestones that wait for it. */
  awaitedBy: string[];
}

export interface ExternalAnswer {
  external: ExternalView;
  command: Effect;
}

@Injectable()
export class ExternalsService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  async list(edition: string): Promise<{ items: ExternalView[] }> {
    return { items: externalsOf(await this.worlds.standing(edition)) };
  }

  async record(edition: string, id: string, evidence: Evidence, act: ActBody, asked: Asked): Promise<Versioned<ExternalAnswer>> {
    return answering(
      async () => {
        const effect = await this.commands.send(asked, edition, editionStream, { type: 'record-external', external: id, evidence }, act);
        const standing = await this.worlds.standing(edition);
        const external = externalsOf(standing).find((e) => e.id === id);
        if (!external) throw new Error(`The external ${id} was recorded and is not in the template.`);
        return new Versioned({ external, command: effect }, standing.edition.touched);
      },
      async () => {
        const { world, today } = await this.worlds.standing(edition);
        return editionActions(world, today, asked.actor).allowed;
      },
    );
  }
}

const externalsOf = ({ world, edition }: Standing): ExternalView[] =>
  world.template.externals.map(({ id, title }) => ({
    id,
    title,
    recorded: edition.externals[id] ?? null,
    awaitedBy: world.template.milestones.filter((m) => m.external.includes(id)).map((m) => m.id),
  }));
