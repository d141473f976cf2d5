import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import type { LadderScope } from '../../../domain/edition/state.js';
import { keysInOrder } from '../../../domain/edition/view.js';
import { own } from '../../../domain/own.js';
import { refuse } from '../../../domain/refusal.js';
import { ladderOf, ladderOfEdition, ladderOfStage, type LadderInForce } from '../../../domain/reminders/ladder.js';
import type { Ladder, MilestoneKey } from '../../../domain/template/template.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { problemOf } from '../problems/problem.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { LadderParts } from './ladder.bodies.js';

/** The ladder of the edition as a whole, of a stage, or of a milestone. */
export interface LadderView {
  scope: LadderScope;
  /** Set for this edition; null: none is. */
  own: Ladder | null;
  /** Of the template; null: it has none there. */
  template: Ladder | null;
  /** Which one holds there: this one, or else that of what it is a part of. */
  inForce: LadderInForce;
}

export interface LadderList {
  /** Those that there are, from the whole to its parts. */
  items: LadderView[];
  /** Which one holds for each milestone: the nearest one, and at the same place the edition's own before the template's. */
  inForce: ({ milestone: MilestoneKey } & LadderInForce)[];
}

export interface LadderAnswer {
  ladder: LadderView;
  command: Effect;
}

@Injectable()
export class LaddersService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  async list(edition: string): Promise<Versioned<LadderList>> {
    const standing = await this.worlds.standing(edition);
    const views = scopesOf(standing).map((scope) => viewOf(standing, scope));
    return new Versioned(
      {
        items: views.filter((view) => view.own !== null || view.template !== null),
        inForce: keysInOrder(standing.world).map((milestone) => ({ milestone, ...ladderOf(standing.world, milestone) })),
      },
      standing.edition.touched,
    );
  }

  async read(edition: string, scope: LadderScope): Promise<Versioned<LadderView>> {
    const standing = await this.worlds.standing(edition);
    return new Versioned(found(standing, scope), standing.edition.touched);
  }

  /** Sets a ladder, or with null lets the template's hold again. */
  async change(
    edition: string,
    asked: Asked,
    { scope, ladder, reason }: { scope: LadderScope; ladder: LadderParts | null; reason: string },
    act: ActBody,
  ): Promise<Versioned<LadderAnswer>> {
    found(await this.worlds.standing(edition), scope);
    return answering(
      async () => {
        const command = { type: 'set-ladder', scope, ladder: ladder && withTones(ladder), reason } as const;
        const effect = await this.commands.send(asked, edition, editionStream, command, act);
        const standing = await this.worlds.standing(edition);
        return new Versioned({ ladder: found(standing, scope), command: effect }, standing.edition.touched);
      },
      async () => {
        const { world, today } = await this.worlds.standing(edition);
        return editionActions(world, today, asked.actor).allowed;
      },
    );
  }
}

const scopesOf = ({ world }: Standing): LadderScope[] => [
  'edition',
  ...world.template.stages.map(({ id }) => `stage:${id}`),
  ...keysInOrder(world).map((key) => `milestone:${key}`),
];

function viewOf({ world, edition }: Standing, scope: LadderScope): LadderView {
  const { template } = world;
  const [kind, ...rest] = scope.split(':');
  const id = rest.join(':');
  const inForce = kind === 'edition' ? ladderOfEdition(world) : kind === 'stage' ? ladderOfStage(world, id) : ladderOf(world, id);
  const ofTemplate =
    kind === 'edition'
      ? template.reminders.ladder
      : kind === 'stage'
        ? template.stages.find((stage) => stage.id === id)?.ladder
        : template.milestones.find((milestone) => milestone.id === id.split('.', 1)[0])?.ladder;
  return { scope, own: own(edition.ladders, scope) ?? null, template: ofTemplate ?? null, inForce };
}

/** @throws Problem `scope-unknown` */
function found(standing: Standing, scope: LadderScope): LadderView {
  if (scopesOf(standing).includes(scope)) return viewOf(standing, scope);
  const says = `There is no "${scope}". Name "edition", a stage of the template ("stage:host") or a milestone ("milestone:M11").`;
  throw problemOf(refuse('scope-unknown', says, { facts: [{ ref: scope, says: 'unknown' }], pointer: '/scope' }));
}

/** A ladder with a tone on every rung. */
const withTones = ({ rungs, then }: LadderParts): Ladder => ({
  rungs: rungs.map(({ days, to, tone = 'notice' }) => ({ days, to, tone })),
  ...(then ? { then: { everyDays: then.everyDays, to: then.to, tone: then.tone ?? 'escalation' } } : {}),
});
