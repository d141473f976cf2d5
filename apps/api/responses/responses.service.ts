import { Injectable } from '@nestjs/common';
import type { ResponseCommand } from '../../../domain/edition/commands.js';
import { milestoneView } from '../../../domain/edition/view.js';
import type { Responses } from '../../../domain/edition/state.js';
import { own } from '../../../domain/own.js';
import type { MilestoneKey } from '../../../domain/template/template.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { milestoneUnknown } from '../milestones/milestones.service.js';
import { type Standing, Worlds } from '../reading/worlds.js';

/** What readers have answered about one milestone. What holds for a due date that has moved since is left out. */
export interface ResponsesView {
  milestone: MilestoneKey;
  /** The due date that they are about. */
  revision: number;
  acknowledged: { by: string; on: string; promise: string } | null;
  snoozed: { by: string; until: string; reason: string; times: number }[];
  declined: { by: string; on: string; note: string; to: string | null }[];
  reported: Responses['reported'] | null;
}

export interface ResponseAnswer {
  responses: ResponsesView;
  command: Effect;
}

@Injectable()
export class ResponsesService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  async read(edition: string, key: MilestoneKey): Promise<Versioned<ResponsesView>> {
    return viewOf(await this.worlds.standing(edition), key);
  }

  /** Sends an answer, and says what the answers then are. */
  async change(edition: string, asked: Asked, command: ResponseCommand, act: ActBody): Promise<Versioned<ResponseAnswer>> {
    viewOf(await this.worlds.standing(edition), command.milestone);
    return answering(
      async () => {
        const effect = await this.commands.send(asked, edition, editionStream, command, act);
        const { body, touched } = viewOf(await this.worlds.standing(edition), command.milestone);
        return new Versioned({ responses: body, command: effect }, touched);
      },
      async () => {
        const { world, today } = await this.worlds.standing(edition);
        return milestoneView(world, command.milestone, today)?.actions.allowed ?? [];
      },
    );
  }
}

/** @throws Problem `milestone-unknown` */
function viewOf({ edition }: Standing, key: MilestoneKey): Versioned<ResponsesView> {
  const milestone = own(edition.milestones, key);
  if (!milestone) throw milestoneUnknown(key);
  const { revision, touched } = milestone;
  const { acknowledged, snoozed = {}, declined = {}, reported }: Partial<Responses> = own(edition.responses, key) ?? {};
  return new Versioned(
    {
      milestone: key,
      revision,
      acknowledged:
        acknowledged?.revision === revision ? { by: acknowledged.by, on: acknowledged.on, promise: acknowledged.promise } : null,
      snoozed: Object.entries(snoozed).flatMap(([by, { until, reason, times, revision: of }]) =>
        of === revision ? [{ by, until, reason, times }] : [],
      ),
      declined: Object.entries(declined).map(([by, { on, note, to = null }]) => ({ by, on, note, to })),
      reported: reported ?? null,
    },
    touched,
  );
}
