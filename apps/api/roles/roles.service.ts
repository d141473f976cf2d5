import { Injectable } from '@nestjs/common';
import { isUnfilled } from '../../../domain/directory/roles.js';
import { editionActions } from '../../../domain/edition/actions.js';
import type { Holders } from '../../../domain/edition/state.js';
import { refuse } from '../../../domain/refusal.js';
import type { RoleCommand } from '../../../domain/edition/commands.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { Directory } from '../people/directory.js';
import { problemOf } from '../problems/problem.js';
import { type Standing, Worlds } from '../reading/worlds.js';

/** A role of the template with those who hold it in the edition. */
export interface RoleView {
  id: string;
  title: string;
  /** Ids of those responsible. */
  holders: string[];
  /** Ids of all holders, by capacity. */
  byCapacity: Holders;
  /** Neither somebody responsible nor a deputy is there to act. */
  vacant: boolean;
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
    private readonly directory: Directory,
  ) {}

  async list(edition: string): Promise<{ items: RoleView[] }> {
    return { items: rolesOf(await this.worlds.standing(edition)) };
  }

  async change(edition: string, asked: Asked, command: RoleCommand, act: ActBody): Promise<Versioned<RoleAnswer>> {
    // what is given back may be held by somebody whom the directory has lost: that the core looks at
    if (command.type === 'assign-role') await this.known(edition, command);
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
        return editionActions(world, today, asked.actor).allowed;
      },
    );
  }

  /** The directory says who there is; what the core knows of persons are their zones alone. */
  private async known(edition: string, { role, person }: { role: string; person: string }): Promise<void> {
    const { world } = await this.worlds.standing(edition);
    if (!world.template.roles.some((r) => r.id === role) || (await this.directory.find(edition, person))) return;
    throw problemOf(
      refuse('person-unknown', `There is no person "${person}" in this edition's directory. Enter the person first.`, {
        pointer: '/person',
      }),
    );
  }
}

const rolesOf = ({ world, edition }: Standing): RoleView[] =>
  world.template.roles.map(({ id, title }) => {
    const { responsible = [], deputy = [], supervisor = [], informed = [] } = edition.roles[id] ?? {};
    const byCapacity = { responsible, deputy, supervisor, informed };
    return { id, title, holders: responsible, byCapacity, vacant: isUnfilled(byCapacity) };
  });
