import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import { isClosed, keysInOrder } from '../../../domain/edition/milestones.js';
import { knownFromPrevious, openExternals } from '../../../domain/edition/prerequisites.js';
import type { Evidence } from '../../../domain/edition/state.js';
import { partsOfKey } from '../../../domain/plan/keys.js';
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
  /** That it has come about, as the linked previous edition tells. */
  known: { edition?: string; milestone: string; on: string } | null;
  /** Ids of the milestones that still wait for it. */
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

const externalsOf = ({ world, edition }: Standing): ExternalView[] => {
  const waiting = keysInOrder(world).filter((key) => edition.milestones[key] && !isClosed(edition.milestones[key]));
  const awaited = waiting.flatMap((key) => openExternals(world, key).map(({ id }) => ({ id, by: partsOfKey(key).id })));
  return world.template.externals.map(({ id, title, satisfiedBy }) => ({
    id,
    title,
    recorded: edition.externals[id] ?? null,
    known: knownFromPrevious(edition, satisfiedBy) ?? null,
    awaitedBy: [...new Set(awaited.filter((one) => one.id === id).map(({ by }) => by))],
  }));
};
