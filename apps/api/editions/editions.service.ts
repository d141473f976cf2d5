import { Injectable } from '@nestjs/common';
import { editionActions } from '../../../domain/edition/actions.js';
import type { Actor } from '../../../domain/edition/actor.js';
import type { CreateEdition, EditionCommand } from '../../../domain/edition/commands.js';
import { notPrevious } from '../../../domain/edition/previous.js';
import type { EditionState } from '../../../domain/edition/state.js';
import { refuse } from '../../../domain/refusal.js';
import { precisionOf } from '../../../domain/time/effective-on.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { ActBody } from '../commands/act.body.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { defaultLimit } from '../http/page.query.js';
import { Versioned } from '../http/versioned.js';
import { problemOf } from '../problems/problem.js';
import { type EditionEntry, Reading } from '../reading/reading.js';
import type { MomentQuery } from '../reading/moment.query.js';
import { seen } from '../reading/seen.js';
import { Worlds } from '../reading/worlds.js';
import type { CreateEditionBody, EditionQuery } from './edition.bodies.js';
import { editionPage } from './edition.page.js';
import { type EditionView, editionView } from './edition.view.js';

/** Editions that are looked through at once for those that fit. */
const batchSize = 500;

export interface EditionAnswer {
  edition: EditionView;
  command: Effect;
}

@Injectable()
export class EditionsService {
  constructor(
    private readonly reading: Reading,
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  /** In the order of their ids. */
  async list({ status, q, cursor, limit = defaultLimit }: EditionQuery): Promise<Page<EditionEntry>> {
    const text = q?.toLowerCase();
    const fits = (e: EditionEntry): boolean =>
      (status === undefined || e.status === status) &&
      (text === undefined || [e.id, e.title].some((words) => words.toLowerCase().includes(text)));
    const found: EditionEntry[] = [];
    for (let after = cursor === undefined ? '' : String(decodeCursor(cursor, 'id').id); found.length <= limit;) {
      const batch = await this.reading.editions({ after, limit: batchSize });
      found.push(...batch.filter(fits));
      const last = batch.at(-1);
      if (!last || batch.length < batchSize) break;
      after = last.id;
    }
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, next: last && found.length > limit ? encodeCursor({ sort: 'id', key: last.id, id: last.id }) : null };
  }

  async read(id: string, moment: MomentQuery, actor: Actor): Promise<Versioned<EditionView> | EditionView> {
    const standing = await this.worlds.standing(id, moment);
    return seen(editionView(standing, actor), standing);
  }

  /** The same as a page to read. */
  async page(id: string, moment: MomentQuery): Promise<string> {
    const standing = await this.worlds.standing(id, moment);
    return editionPage(standing, await this.worlds.milestones(standing));
  }

  async create(body: CreateEditionBody, asked: Asked): Promise<Versioned<EditionAnswer>> {
    const command = await this.creation(body);
    return answering(
      async () => {
        const effect = await this.commands.create(asked, body.id, command, body);
        const view = editionView(await this.worlds.standing(body.id), asked.actor);
        return new Versioned({ edition: view, command: effect }, view.touched, `/v1/editions/${body.id}`);
      },
      async () => [],
    );
  }

  /** Sends a command on the edition itself and answers with the edition as it then stands. */
  async change(id: string, asked: Asked, command: EditionCommand, act: ActBody): Promise<Versioned<EditionAnswer>> {
    return answering(
      async () => {
        const effect = await this.commands.send(asked, id, editionStream, command, act);
        const view = editionView(await this.worlds.standing(id), asked.actor);
        return new Versioned({ edition: view, command: effect }, view.touched);
      },
      async () => {
        const { world, today } = await this.worlds.standing(id);
        return editionActions(world, today, asked.actor).allowed;
      },
    );
  }

  private async creation(body: CreateEditionBody): Promise<CreateEdition> {
    const before = body.previous === undefined ? undefined : (await this.worlds.standing(body.previous)).edition;
    const { title, shortTitle, madeUp, template, zone, targetYear, dates, placement, conference, host, venue, meetings, adjustments } =
      body;
    const command: CreateEdition = {
      type: 'create',
      title,
      ...(shortTitle === undefined ? {} : { shortTitle }),
      ...(madeUp ? { madeUp } : {}),
      template: { id: template.id, version: template.version ?? (await this.latestVersion(template.id)) },
      zone,
      mode: 'live',
      placement: placement ?? 'opening',
      targetYear,
      sessions: before?.sessions ?? [],
      ...(dates === undefined ? {} : { dates: { opening: dates.opening, closing: dates.closing } }),
      ...(conference === undefined ? {} : { conference }),
      ...(host === undefined ? {} : { host }),
      ...(venue === undefined ? {} : { venue }),
      ...(meetings === undefined ? {} : { meetings: meetings.map((m) => ({ ...m })) }),
      ...(adjustments === undefined ? {} : { adjustments }),
      ...(before === undefined ? {} : { previous: { edition: before.id, dates: datesOf(before) } }),
    };
    const refusal = before && notPrevious(before, command);
    if (refusal) throw problemOf(refusal);
    return command;
  }

  private async latestVersion(id: string): Promise<number> {
    const versions = (await this.reading.templates()).filter((t) => t.id === id).map((t) => t.version);
    if (versions.length > 0) return Math.max(...versions);
    throw problemOf(
      refuse('template-unknown', `There is no template "${id}".`, { facts: [{ ref: id, says: 'unknown' }], pointer: '/template/id' }),
    );
  }
}

/** When the milestones of the previous edition were done, as far as the day is known. */
const datesOf = ({ milestones }: EditionState): Record<string, string> =>
  Object.fromEntries(
    Object.entries(milestones).flatMap(([key, m]) => (m.done && precisionOf(m.done.on) === 'day' ? [[key, m.done.on]] : [])),
  );
