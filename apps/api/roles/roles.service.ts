import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { type Standing, Worlds } from '../reading/worlds.js';

/** A role of the template with those who hold it in the edition. */
export interface RoleView {
  id: string;
  title: string;
  /** Ids of persons. */
  holders: string[];
}

export interface RoleAnswer {
  role: RoleView;
  command: Effect;
}

@Injectable()
export class RolesService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  async list(edition: string): Promise<{ items: RoleView[] }> {
    return { items: rolesOf(await this.worlds.standing(edition)) };
  }

  async change(edition: string, asked: Asked, command: { type: 'assign-role' | 'release-role'; role: string; person: string }, act: ActBody): Promise<Versioned<RoleAnswer>> {
    return answering(
      async () => {
        const effect = await this.commands.send(asked, edition, editionStream, command, act);
        const standing = await this.worlds.standing(edition);
        const role = rolesOf(standing).find((r) => r.id === command.role);
        if (!role) throw new Error(`The role ${command.role} was changed and is not in the template.`);
        return new Versioned({ role, command: effect }, standing.edition.touched);
      },
      async () => {
        const { world, today } = await this.worlds.standing(edition);
        return editionActions(world, today).allowed;
      },
    );
  }
}

const rolesOf = ({ world, edition }: Standing): RoleView[] => world.template.roles.map(({ id, title }) => ({ id, title, holders: edition.roles[id] ?? [] }));
